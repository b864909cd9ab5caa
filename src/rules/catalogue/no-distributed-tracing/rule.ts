import type { Element } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { Observation } from '../../facts/observed.ts';
import type { Fix } from '../../finding.ts';
import { observeFixes } from '../../fixing/observe.ts';
import { defineRule, type FixRequest, type ValuesOf, type Verdict } from '../../rule.ts';
import { capitalised, counted, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  services: { label: 'Services', help: 'Fewer services than that need no tracing.', default: 3, min: 2, max: 1_000 },
  interactions: {
    label: 'Interactions',
    help: 'Fewer calls and messages between services than that need no tracing.',
    default: 2,
    min: 1,
    max: 1_000,
  },
} as const;
type Values = ValuesOf<typeof parameters>;

export const noDistributedTracing = defineRule({
  id: 'no-distributed-tracing',
  title: 'No distributed tracing',
  summary: 'Services that work together leave no common trace of a request.',
  group: 'Observability, delivery, context map',
  severity: 'warning',
  confidence: 'P',
  parameters,
  sources: ['DOC'],
  docs: {
    wrong:
      'Three services or more work together in two interactions or more (calls, direct messages, consumptions of what another one publishes), and one of them has no tracing, neither of its own nor from the platform. A tracing back end in the picture is no statement that services report to it. Monoliths and infrastructure do not count, a worker has what its service has. Where an import could not know, the rule asks.',
    why: 'A request that fails or is slow has passed through several services. Without an id that travels along and a span in each, their logs cannot be put together, and nobody can say where the time went.',
    fix: 'Pass the trace context on with every call and message (W3C Trace Context, OpenTelemetry), or let the mesh or framework do it for all.',
    pictures: {
      bad: 'grid orders payments fraud; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge, timeout: {ms: 800}}; payments -> fraud(service {name: Fraud check}): call {label: score, timeout: {ms: 300}}',
      good: 'platform {tracing: true}; grid orders payments fraud | . traces .; orders(service {name: Order service}) -> payments(service {name: Payment service}): call {label: charge, timeout: {ms: 800}}; payments -> fraud(service {name: Fraud check}): call {label: score, timeout: {ms: 300}}; orders -> traces(observability {name: Traces}): call {label: span}; payments -> traces: call {label: span}; fraud -> traces: call {label: span}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'design', judge },
  fixes,
});

const TRACING = new Observation('tracing', isJudged);

/** A service, or a worker of one. */
function isJudged(facts: Facts, slot: number): boolean {
  const root = facts.root(slot);
  return isTraceable(facts.element(slot)) && (root === slot || isTraceable(facts.element(root)));
}

const isTraceable = (element: Element | undefined): boolean => element?.kind === 'service' && element.infrastructure !== true;

function judge(facts: Facts, { services, interactions }: Values): Verdict | undefined {
  const { absent, unknown, services: all } = TRACING.of(facts);
  const lacking = absent.length > 0 ? absent : unknown;
  if (lacking.length === 0 || all < services || !hasInteractions(facts, interactions)) return undefined;
  const names = lacking.slice(0, 4).map((id) => facts.design.elements[id]?.name ?? id);
  const place = { evidence: lacking, where: whereOf(names, lacking.length) };
  if (absent.length === 0) {
    return {
      severity: 'info',
      question: true,
      ...place,
      title: titled`Is a request traced through ${lacking.length === 1 ? strong(names[0] ?? '') : counted(lacking.length, 'service')}?`,
      why: say`The source that this was imported from does not say whether ${lacking.length} of ${all} services report spans. Where one does not, the trace of a request ends.`,
    };
  }
  return {
    severity: 'warning',
    ...place,
    title:
      lacking.length === 1
        ? titled`${strong(names[0] ?? '')} has no distributed tracing`
        : titled`${capitalised(counted(lacking.length, 'service'))} have no distributed tracing`,
    why: say`${lacking.length} of ${all} services record no spans. When a request through them is slow or fails, their logs cannot be put together, and nobody sees in which of them the time went.`,
  };
}

const whereOf = (names: readonly string[], count: number): string => located(names, count > 4 ? 3 : 4, count);

/** Whether services work together at least that often: calls and direct messages between two, and what one consumes of another's messages. */
function hasInteractions(facts: Facts, least: number): boolean {
  let count = 0;
  for (let flow = 0; flow < facts.flowSlots && count < least; flow++) {
    const kind = facts.flow(flow)?.kind;
    if (kind !== 'call' && kind !== 'send' && kind !== 'consume') continue;
    const target = facts.target(flow);
    if (target < 0 || !isJudged(facts, target)) continue;
    const source = facts.source(flow);
    if (kind === 'consume' ? hasPublisher(facts, source, target) : source >= 0 && isJudged(facts, source) && facts.root(source) !== facts.root(target)) count++;
  }
  return count >= least;
}

function hasPublisher(facts: Facts, channel: number, consumer: number): boolean {
  for (const flow of facts.incoming(channel)) {
    const publisher = facts.source(flow);
    if (facts.flow(flow)?.kind === 'publish' && isJudged(facts, publisher) && facts.root(publisher) !== facts.root(consumer)) return true;
  }
  return false;
}

function fixes({ facts, finding, draft }: FixRequest<Values>): readonly Fix[] {
  return observeFixes(facts, finding.evidence, 'tracing', draft);
}
