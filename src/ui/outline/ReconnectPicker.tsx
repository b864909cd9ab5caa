import { compareNames, inSentence, t } from '../../language/index.ts';
import { type FlowEnd, reconnect, reconnectTargets, useDesign } from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import { elementKind, titleOf } from '../records/describe.ts';
import { Picker } from './Picker.tsx';

/** Asks where one end of a flow is to be instead, and leads it there: by name, without a pointer. */
export function ReconnectPicker({ flowId, end, onClose }: { flowId: string; end: FlowEnd; onClose: () => void }) {
  const design = useDesign((state) => state.design);
  const flow = titleOf(design, flowId);
  const options = reconnectTargets(design, flowId, end)
    .filter((id) => id !== design.flows[flowId]?.[end])
    .map((id) => ({ value: id, label: titleOf(design, id), hint: design.elements[id] ? inSentence(t(elementKind(design.elements[id]))) : '' }))
    .toSorted((a, b) => compareNames(a.label, b.label));
  return (
    <Picker
      title={end === 'to' ? t('Lead {{flow}} to', { flow }) : t('Lead {{flow}} from', { flow })}
      placeholder={t('Name of an element')}
      empty={t('There is nothing else that it could be connected to.')}
      options={options}
      onClose={onClose}
      onPick={(id) => {
        if (reconnect(flowId, end, id).ok) announce(t('{{flow}} leads to {{name}} now.', { flow, name: titleOf(useDesign.getState().design, id) }));
      }}
    />
  );
}
