import { ConnectPicker, KindPicker, ReconnectPicker } from '../../ui/outline/index.ts';
import { useDesign, useView, view } from '../../workspace/index.ts';

/** `C`: connects what is selected with something that is found by typing its name; a flow is led there instead. Of an element its kind is asked for the same way. */
export default function ConnectDialog() {
  const fromId = useView((state) => state.selection[0]);
  const part = useView((state) => state.about?.part);
  const isFlow = useDesign((state) => fromId !== undefined && state.design.flows[fromId] !== undefined);
  const close = () => view.openDialog(null);
  if (fromId !== undefined && isFlow) return <ReconnectPicker flowId={fromId} end={part === 'from' ? 'from' : 'to'} onClose={close} />;
  if (fromId !== undefined && part === 'kind') return <KindPicker elementId={fromId} onClose={close} />;
  return fromId === undefined ? null : <ConnectPicker fromId={fromId} onClose={close} />;
}
