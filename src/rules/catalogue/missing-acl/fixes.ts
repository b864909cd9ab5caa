import { grouped, policyState, type ElementOf, type FlowOf } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import type { Fix } from '../../finding.ts';
import { callerTimeoutMs, defaultBreaker, fallbackFor, needsBreaker, rounded, suggestedTimeoutMs, totalWaitMs } from '../../fixing/callPolicies.ts';
import type { FixDraft } from '../../fixing/draft.ts';
import { homeOf } from '../../fixing/events.ts';
import { inherited } from '../../fixing/merge.ts';
import { coined } from '../../fixing/names.ts';
import type { FixRequest } from '../../rule.ts';
import { targetNames } from '../../wording/calls.ts';
import { listed } from '../../wording/text.ts';
import { unprotectedCalls } from './foreign.ts';
import { say } from '../../../speech/index.ts';

/** An adapter for each system · an adapter as a sidecar · the declaration that we conform. */
export function layerFixes({ facts, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const { flows } = unprotectedCalls(facts, slot);
  const service = facts.element(slot);
  if (service?.kind !== 'service') return [];
  const systems = listed(targetNames(facts, flows), 3);
  const inserted = draft('adapter');
  for (const [system, calls] of grouped(flows, (flow) => facts.target(flow))) insertAdapter(facts, inserted, slot, system, calls);
  const beside = draft('sidecar');
  beside.update('elements', facts.elementId(slot), { sidecars: [...(service.sidecars ?? []), 'adapter'] });
  const conforming = draft('conform');
  for (const system of facts.inOrder(flows.map((flow) => facts.target(flow)))) conforming.update('elements', facts.elementId(system), { conformist: true });
  return [
    { id: 'adapter', title: say`An adapter translates between ${service.name} and ${systems}`, edits: inserted.edits },
    { id: 'sidecar', title: say`${service.name} gets an adapter as a sidecar`, edits: beside.edits },
    { id: 'conform', title: say`Declare that we conform to ${systems}`, edits: conforming.edits },
  ];
}

/**
 * Puts an adapter between a service and a system: a part of that service, so that nothing gets longer. The calls start there from now on and keep
 * their policies, those that their service gave them included; what they lacked they get.
 */
function insertAdapter(facts: Facts, draft: FixDraft, slot: number, system: number, calls: readonly number[]): void {
  const service = facts.element(slot);
  const name = coined`${facts.name(system)} adapter`;
  const adapter: ElementOf<'service'> = {
    kind: 'service',
    name: name.said,
    role: 'anti-corruption-layer',
    partOfId: facts.elementId(facts.root(slot)),
    ...(service?.kind === 'service' && service.observability && { observability: service.observability }),
    ...homeOf(facts, slot),
  };
  const adapterId = draft.addElement(adapter, facts.elementId(slot), draft.newId(name));
  for (const flow of calls) draft.update('flows', facts.flowId(flow), { from: adapterId, ...inherited(facts, flow), ...lacking(facts, flow) });
  draft.addFlow({ kind: 'call', from: facts.elementId(slot), to: adapterId, ...intentOfAll(facts, calls), ...budget(facts, slot, calls) });
}

/** Timeout, breaker and encryption for a call that has none. */
function lacking(facts: Facts, flow: number): Partial<FlowOf<'call'>> {
  const [from, to] = [facts.source(flow), facts.target(flow)];
  const needsIt = facts.policy(flow, 'circuitBreaker').state === 'absent' && needsBreaker(facts, from, to) && facts.call(flow)?.offPath !== true;
  const hasFallback = facts.policy(flow, 'fallback').state === 'set';
  const isPlain = policyState(facts.call(flow), 'tls') === 'absent' && policyState(facts.design.platform, 'tls') === 'absent';
  return {
    ...(isPlain && { tls: true }),
    ...(facts.policy(flow, 'timeout').state === 'absent' && { timeout: { ms: suggestedTimeoutMs(facts, from, to, flow) } }),
    ...(needsIt && { circuitBreaker: defaultBreaker(), ...(!hasFallback && { fallback: fallbackFor(facts.call(flow)?.intent) }) }),
  };
}

function intentOfAll(facts: Facts, calls: readonly number[]): Partial<FlowOf<'call'>> {
  const intents = new Set(calls.map((flow) => facts.call(flow)?.intent));
  const [intent] = intents;
  const areOffPath = calls.every((flow) => facts.call(flow)?.offPath === true);
  return { ...(intents.size === 1 && intent !== undefined && { intent }), ...(areOffPath && { offPath: true }) };
}

const SHARE_OF_CALLER = 0.8;

/** A timeout longer than what the adapter waits for, and shorter than what the service's callers wait; where there is no such time, the deadline travels along. */
function budget(facts: Facts, slot: number, calls: readonly number[]): Partial<FlowOf<'call'>> {
  let longest = 0;
  for (const flow of calls) {
    const call = facts.call(flow);
    const total = call && facts.policy(flow, 'timeout').state === 'absent' ? suggestedTimeoutMs(facts, slot, facts.target(flow), flow) : undefined;
    longest = Math.max(longest, total ?? (call ? totalWaitMs(facts, flow, call) : undefined) ?? 0);
  }
  const callers = callerTimeoutMs(facts, slot);
  const wanted = longest > 0 && Number.isFinite(longest) ? longest / SHARE_OF_CALLER : suggestedTimeoutMs(facts, slot, facts.target(calls[0] ?? -1));
  const ms = Math.max(1, rounded(Math.min(wanted, SHARE_OF_CALLER * callers)));
  return { timeout: { ms }, ...(ms <= longest && { propagatesDeadline: true }) };
}
