import type { ElementOf, FlowOf } from '../../../model/index.ts';
import { encryption } from '../../facts/boundary.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { defaultBreaker, fallbackFor, suggestedTimeoutMs } from '../../fixing/callPolicies.ts';
import type { FixDraft } from '../../fixing/draft.ts';
import { coined, type NewName } from '../../fixing/names.ts';
import type { FixRequest } from '../../rule.ts';
import { listed } from '../../wording/text.ts';
import { kindWord, reachOf, type ClientKind } from './reach.ts';
import { say } from '../../../speech/index.ts';

/** A backend for frontend for each kind of client. Which service each kind needs nobody has said, so each calls all of them; what is too much is taken away by hand. */
export function fixes({ facts, slot, draft }: FixRequest<unknown>): readonly Fix[] {
  const gateway = facts.element(slot);
  if (gateway?.kind !== 'gateway') return [];
  const { clients } = reachOf(facts, slot);
  const [first, ...others] = clients.keys();
  if (first === undefined) return [];
  const edited = draft('bff');
  // The gateway stays for the first kind, so that whatever refers to it goes on doing so.
  edited.update('elements', facts.elementId(slot), { variant: 'bff', name: BFF_NAMES[first]().said });
  for (const kind of others) {
    const id = addBff(facts, edited, slot, gateway, kind);
    for (const flow of clients.get(kind) ?? []) reroute(facts, edited, flow, slot, id);
  }
  return [{ id: 'bff', title: say`A backend for frontend for each of ${listed([...clients.keys()].map(kindWord))} clients`, edits: edited.edits }];
}

const BFF_NAMES: Readonly<Record<ClientKind, () => NewName>> = {
  web: () => coined`Web BFF`,
  mobile: () => coined`Mobile BFF`,
  partner: () => coined`Partner BFF`,
  device: () => coined`Device BFF`,
};

/** A gateway that does for one kind of client what the old one did for all: the same calls, with the same policies. */
function addBff(facts: Facts, draft: FixDraft, slot: number, like: ElementOf<'gateway'>, kind: ClientKind): string {
  const { description: _, unknown, ...kept } = like;
  const name = BFF_NAMES[kind]();
  const bff: ElementOf<'gateway'> = {
    ...kept,
    variant: 'bff',
    name: name.said,
    ...(like.authentication === undefined && like.publicContent !== true && { authentication: true }),
    rateLimit: like.rateLimit ?? { limit: 100, perMs: 1_000 },
    ...(unknown && { unknown: unknown.filter((field) => field !== 'variant' && field !== 'authentication' && field !== 'rateLimit') }),
  };
  const id = draft.addElement(bff, facts.elementId(slot), draft.newId(name));
  for (const flow of facts.flowsInOrder(facts.outgoing(slot))) {
    const record = facts.flow(flow);
    if (record?.kind === 'call' && facts.target(flow) !== slot) draft.addFlow({ ...record, ...whatLacks(facts, flow, record), from: id });
  }
  return id;
}

/** Timeout and breaker of a copied call that had none, so that the copy is no new finding. */
function whatLacks(facts: Facts, flow: number, call: FlowOf<'call'>): Partial<FlowOf<'call'>> {
  const lacksBreaker = facts.policyState(flow, 'circuitBreaker') === 'absent';
  return {
    ...(facts.policyState(flow, 'timeout') === 'absent' && { timeout: { ms: suggestedTimeoutMs(facts, facts.source(flow), facts.target(flow)) } }),
    ...(lacksBreaker && { circuitBreaker: defaultBreaker() }),
    ...(lacksBreaker && facts.policyState(flow, 'fallback') === 'absent' && { fallback: fallbackFor(call.intent) }),
  };
}

/** A client that came to the gateway comes to its own, past a load balancer that stands in front of the old one. */
function reroute(facts: Facts, draft: FixDraft, flow: number, gateway: number, bffId: string): void {
  const tls = encryption(facts, flow) === 'absent' ? { tls: true } : {};
  const target = facts.target(flow);
  const leadsOnlyThere = target === gateway || Array.from(facts.outgoing(target)).every((next) => facts.target(next) === gateway);
  if (leadsOnlyThere) draft.update('flows', facts.flowId(flow), { to: bffId, ...tls });
  else draft.addFlow({ kind: 'call', from: facts.elementId(facts.source(flow)), to: bffId, ...tls });
}
