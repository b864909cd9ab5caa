import type { FlowOf } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { callsLacking, type Lacking } from '../../facts/lacking.ts';
import type { Fix } from '../../finding.ts';
import { defaultBreaker, fallbackFor, needsBreaker } from '../../fixing/callPolicies.ts';
import { defineRule, type FixRequest, type Verdict } from '../../rule.ts';
import { callEvidence, flowTitle, targetNames } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

export const missingCircuitBreaker = defineRule({
  id: 'missing-circuit-breaker',
  title: 'Missing circuit breaker',
  summary: 'A call that leaves its context, the gateway or the company goes on when its target keeps failing.',
  group: 'Resilience',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['DOC', 'MF', 'MSE'],
  docs: {
    wrong:
      'A synchronous call between two bounded contexts, from a gateway or to an external system has no circuit breaker of its own, none from its source and none from the platform. Calls off the request path, calls of load balancers and calls to infrastructure are not judged. Where an import could not know, the rule asks.',
    why: 'A target that is down or slow takes a full timeout from every request, and gets no pause in which to recover.',
    fix: 'Add a breaker (5 failures in 10 s, open for 30 s, 3 probes) and say what the caller answers while it is open.',
    pictures: {
      bad: 'grid payments bank; payments(service {name: Payment service}) -> bank(external {name: Card provider}): call {label: charge, timeout: {ms: 800}}',
      good: 'grid payments bank; payments(service {name: Payment service}) -> bank(external {name: Card provider}): call {label: charge · breaker, timeout: {ms: 800}, circuitBreaker: {failures: 5}, fallback: {kind: fail-fast}}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['service', 'monolith', 'gateway'], judge },
  fixes,
});

function judge(facts: Facts, slot: number): Verdict | undefined {
  const lacking = unguardedCalls(facts, slot);
  if (!lacking) return undefined;
  return lacking.absent.length > 0 ? verdict(facts, slot, lacking.absent) : question(facts, slot, lacking.unknown);
}

const unguardedCalls = (facts: Facts, slot: number): Lacking | undefined => callsLacking(facts, slot, 'circuitBreaker', isJudged);

const isJudged = (facts: Facts, flow: number, call: FlowOf<'call'>): boolean =>
  call.offPath !== true && needsBreaker(facts, facts.source(flow), facts.target(flow));

function verdict(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  const [only] = flows;
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, flows),
    title:
      flows.length === 1 && only !== undefined
        ? titled`${flowTitle(facts, only)} has no circuit breaker`
        : titled`${strong(name)} makes ${counted(flows.length, 'call')} without a circuit breaker`,
    where: located(targets),
    why:
      targets.length === 1
        ? say`When ${listed(targets)} is down, every request of ${name} still goes there and waits out its timeout, and the target gets no pause in which to recover. ${reason(facts, slot, flows)}`
        : say`When ${listed(targets)} are down, every request of ${name} still goes there and waits out its timeout, and the targets get no pause in which to recover. ${reason(facts, slot, flows)}`,
  };
}

function question(facts: Facts, slot: number, flows: readonly number[]): Verdict {
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title:
      targets.length === 1
        ? titled`Does ${strong(name)} stop calling ${listed(targets, 3)} when it keeps failing?`
        : titled`Does ${strong(name)} stop calling ${listed(targets, 3)} when they keep failing?`,
    where: located(targets),
    why:
      flows.length === 1
        ? say`The source that this was imported from does not say whether one call of ${name} has a circuit breaker. ${reason(facts, slot, flows)}`
        : say`The source that this was imported from does not say whether ${counted(flows.length, 'call')} of ${name} have a circuit breaker. ${reason(facts, slot, flows)}`,
  };
}

function reason(facts: Facts, slot: number, flows: readonly number[]): string {
  if (facts.element(slot)?.kind === 'gateway') return say`${facts.name(slot)} is the way in: what blocks it blocks everybody.`;
  const external = flows.filter((flow) => facts.element(facts.target(flow))?.kind === 'external');
  if (external.length > 0) return say`Nobody here can repair ${listed(targetNames(facts, external))}.`;
  return say`Another bounded context fails, deploys and recovers on its own schedule.`;
}

function fixes({ facts, finding, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const lacking = unguardedCalls(facts, slot);
  const flows = (finding.question ? lacking?.unknown : lacking?.absent) ?? [];
  const onCalls = draft('on-calls');
  // An old answer in place of a new one is for the business to allow; failing at once is not.
  const isSafe = flows.every((flow) => facts.policyState(flow, 'fallback') === 'set' || facts.call(flow)?.intent !== 'query');
  for (const flow of flows) {
    const hasFallback = facts.policyState(flow, 'fallback') === 'set';
    const fallback = hasFallback ? {} : { fallback: fallbackFor(facts.call(flow)?.intent) };
    onCalls.update('flows', facts.flowId(flow), { circuitBreaker: defaultBreaker(), ...fallback });
  }
  const proposed: Fix[] = [
    {
      id: 'on-calls',
      title: flows.length === 1 ? say`Add a breaker and a fallback` : say`Add a breaker and a fallback to each call`,
      edits: onCalls.edits,
      ...(isSafe && { safe: true }),
    },
  ];
  if (flows.length > 1) {
    const element = facts.element(slot);
    const defaults = element && 'defaults' in element ? element.defaults : undefined;
    const onSource = draft('on-source');
    const fallback = defaults?.fallback ?? { kind: 'fail-fast' as const };
    onSource.update('elements', facts.elementId(slot), { defaults: { ...defaults, circuitBreaker: defaultBreaker(), fallback } });
    proposed.push({ id: 'on-source', title: say`A breaker and a fallback for every call of ${facts.name(slot)}`, edits: onSource.edits });
  }
  return proposed;
}
