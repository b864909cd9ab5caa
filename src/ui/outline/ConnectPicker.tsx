import { compareNames, inSentence, t } from '../../language/index.ts';
import { type Design, type FlowKind, legalFlowKinds } from '../../model/index.ts';
import { addRelation, canConnect, connect, relationPartners, useDesign } from '../../workspace/index.ts';
import { announce } from '../controls/announce.ts';
import type { Option } from '../controls/SelectField.tsx';
import { elementKind, titleOf } from '../records/describe.ts';
import { FLOW_VERBS } from '../records/words.ts';
import { Picker } from './Picker.tsx';

/** Asks with what an element or a bounded context is connected, and connects it: by name, without a pointer. */
export function ConnectPicker({ fromId, onClose }: { fromId: string; onClose: () => void }) {
  const design = useDesign((state) => state.design);
  const context = design.contexts[fromId] !== undefined;
  return (
    <Picker
      title={t('Connect {{name}} to', { name: titleOf(design, fromId) })}
      placeholder={context ? t('Name of a context or external system') : t('Name of an element')}
      empty={t('There is nothing that it could be connected to.')}
      options={context ? contextTargets(design, fromId) : elementTargets(design, fromId)}
      onClose={onClose}
      onPick={(chosen) => {
        const [kind, to] = context ? [undefined, chosen] : split(chosen);
        const made = context ? addRelation(fromId, to) : connect(fromId, to, kind || undefined);
        if (!made.ok) return;
        const flow = useDesign.getState().design.flows[made.id];
        // What is no flow says itself what it is.
        if (!flow && !context) return;
        announce(
          t('{{from}} {{verb}} {{to}}. Connected.', {
            from: titleOf(design, fromId),
            verb: flow ? t(FLOW_VERBS[flow.kind]) : t('is upstream of'),
            to: titleOf(design, to),
          }),
        );
      }}
    />
  );
}

/** `kind:id` of a target; a broker that a channel can live on has no kind of flow. */
const split = (chosen: string): readonly [kind: FlowKind | '', id: string] => {
  const at = chosen.indexOf(':');
  return [chosen.slice(0, at) as FlowKind | '', chosen.slice(at + 1)];
};

/** Elements to which a flow can legally run, with what it would be: the likeliest kind of each first, the other kinds after all of those. */
function elementTargets(design: Design, fromId: string): readonly Option[] {
  const from = design.elements[fromId];
  if (!from) return [];
  return Object.entries(design.elements)
    .flatMap(([id, to]) => {
      const kinds = legalFlowKinds(from, to);
      return (kinds.length === 0 && canConnect(design, fromId, id) ? ([''] as const) : kinds).map((kind, rank) => ({
        rank: (rank === 0 ? 0 : 2) + (id === fromId ? 1 : 0),
        option: {
          value: `${kind}:${id}`,
          label: to.name,
          hint: `${kind === '' ? t('lives on, or carries') : t(FLOW_VERBS[kind])}, ${inSentence(t(elementKind(to)))}`,
        },
      }));
    })
    .toSorted((a, b) => a.rank - b.rank || compareNames(a.option.label, b.option.label))
    .map(({ option }) => option);
}

const contextTargets = (design: Design, fromId: string): readonly Option[] =>
  relationPartners(design, fromId).map((id) => ({
    value: id,
    label: titleOf(design, id),
    hint: design.contexts[id] ? t('context relation') : t('external system'),
  }));
