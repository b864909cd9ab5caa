import { t } from '../../language/index.ts';
import { add, allIds, legalFlow, legalFlowKinds, newId, type Flow, type FlowKind } from '../../model/index.ts';
import { apply } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { notices } from '../stores/notices.ts';
import type { Made } from './add.ts';
import { refusalWords } from './legality.ts';

/**
 * Makes a flow between two elements, of the best legal kind or of `kind`. Where none is legal nothing is made and a notice says why.
 * @param fields more of the flow's own fields
 */
export function connect(fromId: string, toId: string, kind?: FlowKind, fields: { readonly [field: string]: unknown } = {}): Made {
  const { design } = useDesign.getState();
  const from = design.elements[fromId];
  const to = design.elements[toId];
  if (!from || !to) return refused(`elements.${from ? toId : fromId}`, t('This element is not there any more.'));
  const chosen = kind ?? legalFlowKinds(from, to)[0];
  const verdict = legalFlow(chosen ?? 'call', from, to);
  if (!chosen || !verdict.legal)
    return refused(`${from.name} → ${to.name}`, verdict.legal ? t('No kind of flow is possible between these two.') : refusalWords(verdict));
  const id = newId(`${from.name}-${to.name}`, allIds(design), Math.random);
  const flow = { ...fields, kind: chosen, from: fromId, to: toId } as Flow;
  const result = apply([add('flows', id, flow)], { label: t('Connect {{from}} and {{to}}', { from: from.name, to: to.name }), select: [id] });
  return result.ok ? { ok: true, id } : result;
}

function refused(path: string, message: string): Made {
  notices.show({ id: 'refused', tone: 'warning', title: message });
  return { ok: false, problems: [{ path, message }] };
}
