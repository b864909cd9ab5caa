import { Amplification, amplifiedPaths } from '../../facts/amplification.ts';
import type { Facts } from '../../facts/facts.ts';
import { retryOf, worstAttempts } from '../../facts/retries.ts';
import { stepsAlong } from '../../figures/steps.ts';
import type { Fix } from '../../finding.ts';
import { withoutRetries } from '../../fixing/retries.ts';
import { defineRule, type FixRequest, type Occurrence, type ValuesOf, type Verdict } from '../../rule.ts';
import { capitalised, chained, counted, listed, located, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

const parameters = {
  warningAttempts: { label: 'Warn at', help: 'Attempts in all, by several layers, that are a warning.', default: 9, min: 4, max: 1_000_000, unit: 'attempts' },
  errorAttempts: { label: 'Error at', help: 'Attempts in all, by several layers, that are an error.', default: 27, min: 4, max: 1_000_000, unit: 'attempts' },
} as const;
type Values = ValuesOf<typeof parameters>;

/** Layers after which a person should look again rather than the machine go on. */
const MOST_ROUNDS = 50;

export const retryAmplification = defineRule({
  id: 'retry-amplification',
  title: 'Retry amplification',
  summary: 'Several layers retry the same request, and their attempts multiply.',
  group: 'Resilience',
  severity: 'error',
  confidence: 'P',
  parameters,
  sources: ['SRE', 'AWS'],
  docs: {
    wrong:
      'Along a way of synchronous calls at least two calls are retried, and the product of their attempts is 9 or more (warning) or 27 or more (error). Retries of clients and gateways count like those of services, external systems at the end too; a cycle counts as one place. A retry that does not say how often counts as three; where an import knows no more than that there is one, it counts as none. Calls off the request path and to infrastructure do not count. It is told once, where the first layer is.',
    why: 'When the last one fails, each layer multiplies what the layer above already repeats: three attempts at each of three layers are 27 requests for one, at the moment when the target can take least.',
    fix: 'Retry at one layer, next to what fails, and let the layers above say at once that it failed.',
    pictures: {
      bad: 'grid gate orders payments bank; gate(gateway {name: API gateway}) -> orders(service {name: Order service}): call {label: 3 tries, intent: query, timeout: {}, retry: {retries: 2, backoff: exponential, jitter: full}}; orders -> payments(service {name: Payment service}): call {label: 3 tries, intent: query, timeout: {}, retry: {retries: 2, backoff: exponential, jitter: full}}; payments -> bank(external {name: Card provider}): call {label: 3 tries, intent: query, timeout: {}, retry: {retries: 2, backoff: exponential, jitter: full}}',
      good: 'grid gate orders payments bank; gate(gateway {name: API gateway}) -> orders(service {name: Order service}): call {label: 1 try, intent: query, timeout: {}}; orders -> payments(service {name: Payment service}): call {label: 1 try, intent: query, timeout: {}}; payments -> bank(external {name: Card provider}): call {label: 3 tries, intent: query, timeout: {}, retry: {retries: 2, backoff: exponential, jitter: full}}',
    },
  },
  reads: ['platform'],
  judgement: { each: 'graph', find, also: (facts) => facts.requests, describe },
  fixes,
});

const leastOf = ({ warningAttempts, errorAttempts }: Values): number => Math.min(warningAttempts, errorAttempts);

function find(facts: Facts, values: Values): readonly Occurrence[] {
  return amplifiedPaths(facts, leastOf(values)).map(({ elements, flows }) => ({ subject: elements[0] ?? -1, elements, flows }));
}

function describe(facts: Facts, { subject, elements, flows }: Occurrence, { errorAttempts }: Values): Verdict {
  const attempts = flows.map((flow) => worstAttempts(retryOf(facts, flow)));
  const product = attempts.reduce((all, each) => all * each, 1);
  const names = elements.map((slot) => facts.name(slot));
  const last = names[names.length - 1] ?? '';
  const layers = attempts.filter((each) => each > 1).length;
  const sum = attempts.filter((each) => each > 1).map((each) => (Number.isFinite(each) ? each : '∞'));
  return {
    severity: product >= errorAttempts ? 'error' : 'warning',
    evidence: [...elements.map((slot) => facts.elementId(slot)), ...flows.map((flow) => facts.flowId(flow))],
    title: Number.isFinite(product)
      ? titled`${strong(chained(names, 5))}: one request becomes up to ${product}`
      : titled`${strong(chained(names, 5))}: one request becomes requests without end`,
    where: located(names),
    why: Number.isFinite(product)
      ? say`${capitalised(counted(layers, 'layer'))} retry the same request: ${sum.join(' × ')} attempts along ${chained(names)}. When ${last} fails, one request of ${facts.name(subject)} becomes up to ${product} requests there, just when it can take least, and all of ${listed(names.slice(0, -1))} wait for them.`
      : say`${capitalised(counted(layers, 'layer'))} retry the same request: ${sum.join(' × ')} attempts along ${chained(names)}. When ${last} fails, one request of ${facts.name(subject)} becomes requests without end there, just when it can take least, and all of ${listed(names.slice(0, -1))} wait for them.`,
    path: stepsAlong(facts, elements, flows),
  };
}

function fixes({ facts, slot, draft, values }: FixRequest<Values>): readonly Fix[] {
  const stopped = callsToStop(facts, slot, leastOf(values));
  const kept = draft('next-to-fault');
  withoutRetries(facts, kept, stopped);
  const steps = listed(
    stopped.map((flow) => `${facts.name(facts.source(flow))} → ${facts.name(facts.target(flow))}`),
    2,
  );
  return stopped.length === 0 ? [] : [{ id: 'next-to-fault', title: say`Retry only next to the fault, not at ${steps}`, edits: kept.edits, safe: true }];
}

/** Calls without whose retries neither this place, nor one that comes to light by that, multiplies: of each worst way all layers but the last. */
function callsToStop(facts: Facts, subject: number, least: number): number[] {
  const before = new Set(amplifiedPaths(facts, least).map(({ elements }) => elements[0]));
  const stopped = new Set<number>();
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const offender = new Amplification(facts, stopped).worstPaths(least).find(({ elements: [place] }) => place === subject || !before.has(place));
    if (!offender) break;
    const retried = offender.flows.filter((flow) => !stopped.has(flow) && worstAttempts(retryOf(facts, flow)) > 1);
    for (const flow of retried.slice(0, -1)) stopped.add(flow);
  }
  return facts.flowsInOrder(stopped);
}
