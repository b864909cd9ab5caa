import { type Design, legalFlowKinds } from '../../model/index.ts';
import { addRelation, connect, relationPartners, useDesign } from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import type { Option } from '../controls/SelectField.tsx';
import { elementKind, titleOf } from '../records/describe.ts';
import { FLOW_VERBS, inSentence } from '../records/words.ts';
import { Picker } from './Picker.tsx';

/** Asks with what an element or a bounded context is connected, and connects it: by name, without a pointer. */
export function ConnectPicker({ fromId, onClose }: { fromId: string; onClose: () => void }) {
  const design = useDesign((state) => state.design);
  const context = design.contexts[fromId] !== undefined;
  return (
    <Picker
      title={`Connect ${titleOf(design, fromId)} to`}
      placeholder={context ? 'Name of a context or external system' : 'Name of an element'}
      empty="There is nothing that it could be connected to."
      options={context ? contextTargets(design, fromId) : elementTargets(design, fromId)}
      onClose={onClose}
      onPick={(to) => {
        const made = context ? addRelation(fromId, to) : connect(fromId, to);
        if (!made.ok) return;
        const flow = useDesign.getState().design.flows[made.id];
        announce(`${titleOf(design, fromId)} ${flow ? FLOW_VERBS[flow.kind] : 'is upstream of'} ${titleOf(design, to)}. Connected.`);
      }}
    />
  );
}

/** Elements to which a flow can legally run, with what it would be. */
function elementTargets(design: Design, fromId: string): readonly Option[] {
  const from = design.elements[fromId];
  if (!from) return [];
  return Object.entries(design.elements)
    .flatMap(([id, to]): Option[] => {
      const [kind] = legalFlowKinds(from, to);
      return kind === undefined ? [] : [{ value: id, label: to.name, hint: `${kind}, ${inSentence(elementKind(to))}` }];
    })
    .toSorted((a, b) => Number(a.value === fromId) - Number(b.value === fromId) || a.label.localeCompare(b.label));
}

const contextTargets = (design: Design, fromId: string): readonly Option[] =>
  relationPartners(design, fromId).map((id) => ({ value: id, label: titleOf(design, id), hint: design.contexts[id] ? 'context relation' : 'external system' }));
