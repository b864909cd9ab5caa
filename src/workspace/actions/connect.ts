import { t } from '../../language/index.ts';
import { add, allIds, legalFlow, legalFlowKinds, newId, update, type Design, type Flow, type FlowKind } from '../../model/index.ts';
import { apply } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { notices } from '../stores/notices.ts';
import type { Made } from './add.ts';
import { refusalWords } from './legality.ts';

/** Whether connecting these two makes something: a flow, or a channel that lives on a broker. */
export function canConnect(design: Design, fromId: string, toId: string): boolean {
  const [from, to] = [design.elements[fromId], design.elements[toId]];
  return from !== undefined && to !== undefined && (legalFlowKinds(from, to).length > 0 || channelOnBroker(design, fromId, toId) !== undefined);
}

/**
 * Makes a flow between two elements, of the best legal kind or of `kind`. A channel and a broker are no flow: the channel lives on the broker from
 * then on, and its id is told. Where nothing is legal nothing is made and a notice says why.
 * @param fields more of the flow's own fields
 */
export function connect(fromId: string, toId: string, kind?: FlowKind, fields: { readonly [field: string]: unknown } = {}): Made {
  const { design } = useDesign.getState();
  const from = design.elements[fromId];
  const to = design.elements[toId];
  if (!from || !to) return refused(`elements.${from ? toId : fromId}`, t('This element is not there any more.'));
  const hosting = kind === undefined ? channelOnBroker(design, fromId, toId) : undefined;
  if (hosting) return putOnBroker(design, hosting);
  const chosen = kind ?? legalFlowKinds(from, to)[0];
  const verdict = legalFlow(chosen ?? 'call', from, to);
  if (!chosen || !verdict.legal)
    return refused(`${from.name} → ${to.name}`, verdict.legal ? t('No kind of flow is possible between these two.') : refusalWords(verdict));
  const id = newId(`${from.name}-${to.name}`, allIds(design), Math.random);
  const flow = { ...fields, kind: chosen, from: fromId, to: toId } as Flow;
  const result = apply([add('flows', id, flow)], { label: t('Connect {{from}} and {{to}}', { from: from.name, to: to.name }), select: [id] });
  return result.ok ? { ok: true, id } : result;
}

interface Hosting {
  readonly channelId: string;
  readonly brokerId: string;
}

function channelOnBroker(design: Design, a: string, b: string): Hosting | undefined {
  const kinds = [design.elements[a]?.kind, design.elements[b]?.kind];
  if (kinds[0] === 'channel' && kinds[1] === 'broker') return { channelId: a, brokerId: b };
  return kinds[0] === 'broker' && kinds[1] === 'channel' ? { channelId: b, brokerId: a } : undefined;
}

function putOnBroker({ elements }: Design, { channelId, brokerId }: Hosting): Made {
  const said = t('“{{channel}}” is on {{broker}}', { channel: elements[channelId]?.name ?? channelId, broker: elements[brokerId]?.name ?? brokerId });
  const result = apply([update('elements', channelId, { brokerId })], { label: said, select: [channelId] });
  if (!result.ok) return result;
  notices.show({ id: 'hosted', tone: 'info', title: said });
  return { ok: true, id: channelId };
}

function refused(path: string, message: string): Made {
  notices.show({ id: 'refused', tone: 'warning', title: message });
  return { ok: false, problems: [{ path, message }] };
}
