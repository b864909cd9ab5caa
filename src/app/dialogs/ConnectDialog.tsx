import { ConnectPicker } from '../../ui/outline/index.ts';
import { useView, view } from '../../workspace/index.ts';

/** `C`: connects what is selected with something that is found by typing its name. */
export default function ConnectDialog() {
  const fromId = useView((state) => state.selection[0]);
  return fromId === undefined ? null : <ConnectPicker fromId={fromId} onClose={() => view.openDialog(null)} />;
}
