import { DEFAULTS, type FlowOf } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isBalancer, isService } from '../../facts/kinds.ts';
import type { Fix } from '../../finding.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { callEvidence, targetNames } from '../../wording/calls.ts';
import { counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  targets: { label: 'Targets', help: 'From that many targets on, calls without a bulkhead are a warning.', default: 5, min: 2, max: 100 },
} as const;
type Values = ValuesOf<typeof parameters>;

export const missingBulkhead = defineRule({
  id: 'missing-bulkhead',
  title: 'Missing bulkhead',
  summary: 'Calls to many targets share one pool, so the slowest of them takes it all.',
  group: 'Resilience',
  severity: 'warning',
  confidence: 'P',
  preset: 'production',
  parameters,
  sources: ['own', 'NYG'],
  docs: {
    wrong:
      'A service, with its workers, or a gateway calls at least five different targets and waits for them, and none of these calls has a bulkhead: neither its own, nor its source’s, nor the platform’s. Calls off the request path, calls to infrastructure and load balancers do not count. Where an import could not know, the rule asks.',
    why: 'One slow target holds a thread or connection for each request that needs it, until none is left for those that need only the others.',
    fix: 'Bound the calls in flight to each target, with a short queue in front.',
    pictures: {
      bad: 'grid . stock .; grid page prices reviews; grid . stars media; page(service {name: Page service, technology: no bulkhead}) -> prices(service {name: Prices}): call {timeout: {ms: 200}}; page -> stock(service {name: Stock}): call {timeout: {ms: 200}}; page -> reviews(service {name: Reviews}): call {timeout: {ms: 200}}; page -> stars(service {name: Ratings}): call {timeout: {ms: 200}}; page -> media(service {name: Media}): call {timeout: {ms: 200}}',
      good: 'grid . stock .; grid page prices reviews; grid . stars media; page(service {name: Page service, technology: bulkhead of 10, defaults: {bulkhead: {concurrent: 10, queue: 20}}}) -> prices(service {name: Prices}): call {timeout: {ms: 200}}; page -> stock(service {name: Stock}): call {timeout: {ms: 200}}; page -> reviews(service {name: Reviews}): call {timeout: {ms: 200}}; page -> stars(service {name: Ratings}): call {timeout: {ms: 200}}; page -> media(service {name: Media}): call {timeout: {ms: 200}}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'element', kinds: ['service', 'monolith', 'gateway'], judge },
  fixes,
});

function judge(facts: Facts, slot: number, { targets: least }: Values): Verdict | undefined {
  if (facts.root(slot) !== slot || isBalancer(facts.element(slot))) return undefined;
  const group = facts.group(slot);
  let calls = 0;
  for (const member of group) calls += facts.outgoing(member).length;
  if (calls < least) return undefined;
  const flows = waitingCalls(facts, slot);
  const reached = new Set(flows.map((flow) => facts.root(facts.target(flow)))).size;
  if (reached < least || flows.some((flow) => facts.policyState(flow, 'bulkhead') === 'set')) return undefined;
  return flows.some((flow) => facts.policyState(flow, 'bulkhead') === 'unknown') ? question(facts, slot, flows, reached) : verdict(facts, slot, flows, reached);
}

/** Calls of an element and its workers to others that it waits for. */
function waitingCalls(facts: Facts, slot: number): number[] {
  const flows: number[] = [];
  for (const member of facts.group(slot)) {
    for (const flow of facts.outgoing(member)) {
      const call = facts.call(flow);
      if (call && isWaitedFor(facts, flow, call)) flows.push(flow);
    }
  }
  return facts.flowsInOrder(flows);
}

const isWaitedFor = (facts: Facts, flow: number, call: FlowOf<'call'>): boolean =>
  call.offPath !== true && facts.root(facts.target(flow)) !== facts.root(facts.source(flow)) && !facts.isInfrastructure(facts.target(flow));

function verdict(facts: Facts, slot: number, flows: readonly number[], reached: number): Verdict {
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  return {
    severity: 'warning',
    evidence: callEvidence(facts, slot, flows),
    title: titled`${strong(name)} waits for ${counted(reached, 'target')} without a bulkhead`,
    where: located(targets),
    why: say`The calls of ${name} to ${listed(targets, 6)} share its threads and connections. When one of them gets slow, its calls take them all, and requests that need only the other ${reached - 1} wait as well.`,
  };
}

function question(facts: Facts, slot: number, flows: readonly number[], reached: number): Verdict {
  const name = facts.name(slot);
  const targets = targetNames(facts, flows);
  return {
    severity: 'info',
    question: true,
    evidence: callEvidence(facts, slot, flows),
    title: titled`Does ${strong(name)} bound its calls to each of its ${counted(reached, 'target')}?`,
    where: located(targets),
    why: say`The source that this was imported from does not say whether the calls of ${name} to ${listed(targets, 6)} have a bulkhead. Without one the slowest target takes all threads and connections.`,
  };
}

function fixes({ facts, slot, draft }: FixRequest<Values>): readonly Fix[] {
  const flows = waitingCalls(facts, slot);
  const bulkhead = { ...DEFAULTS.bulkhead };
  const onSource = draft('on-source');
  for (const member of facts.inOrder(flows.map((flow) => facts.source(flow)))) {
    const element = facts.element(member);
    if (!isService(element) && element?.kind !== 'gateway') continue;
    onSource.update('elements', facts.elementId(member), { defaults: { ...element.defaults, bulkhead } });
  }
  const onCalls = draft('on-calls');
  for (const flow of flows) onCalls.update('flows', facts.flowId(flow), { bulkhead });
  return [
    {
      id: 'on-source',
      title: say`${bulkhead.concurrent} calls at once, ${bulkhead.queue} queued, for each target of ${facts.name(slot)}`,
      edits: onSource.edits,
      safe: true,
    },
    { id: 'on-calls', title: say`Give each call its own bulkhead`, edits: onCalls.edits, safe: true },
  ];
}
