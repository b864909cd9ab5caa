import type { Facts } from '../../facts/facts.ts';
import { availabilityAlong, p99Along, type PathStep } from '../../figures/path.ts';
import { stepsAlong } from '../../figures/steps.ts';
import type { Fix } from '../../finding.ts';
import { callsBetween, decouple, decouplingCost, decouplingOf, type Decoupling } from '../../fixing/decouple.ts';
import { defineRule, type FixRequest, type Occurrence, type ValuesOf, type Verdict } from '../../rule.ts';
import { capitalised, chained, counted, duration, listed, located, numberWord, percent, strong } from '../../wording/text.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';
import { flowName } from '../../wording/calls.ts';

const parameters = {
  warningHops: { label: 'Warn at', help: 'Synchronous calls one behind the other that are a warning.', default: 3, min: 2, max: 50, unit: 'hops' },
  errorHops: { label: 'Error at', help: 'Synchronous calls one behind the other that are an error.', default: 4, min: 2, max: 100, unit: 'hops' },
} as const;
type Values = ValuesOf<typeof parameters>;

/** Cuts after which a person should look again rather than the machine go on. */
const MOST_CUTS = 30;

export const syncChain = defineRule({
  id: 'sync-chain',
  title: 'Long synchronous chain',
  summary: 'A request waits for services that wait for services.',
  group: 'Communication',
  severity: 'error',
  confidence: 'S',
  parameters,
  sources: ['DOC', 'CIMET'],
  docs: {
    wrong:
      'At least three synchronous calls one behind the other, counted from a service that no other service calls synchronously; a cycle on the way counts as one service. Clients, gateways, externals, infrastructure and calls off the request path do not count. Only the longest chain of a head is shown.',
    why: 'The request is only there when all of them are, and takes as long as all of them together. One slow service at the end blocks a thread in each of those before it.',
    fix: 'Publish an event in place of a call whose answer nobody needs, or keep a copy of the data that a query would ask for.',
    pictures: {
      bad: 'shop(service {name: Checkout service}) -> prices(service {name: Price service}): call; prices -> promo(service {name: Promotion service}): call; promo -> points(service {name: Loyalty service}): call; grid shop prices promo points',
      good: 'shop(service {name: Checkout service}) -> prices(service {name: Price service}): call; promo(service {name: Promotion service}) -> changed(channel {name: Promotions changed}) -> prices; promo -> points(service {name: Loyalty service}): call; grid shop prices changed | . points promo',
    },
  },
  reads: ['platform'],
  judgement: { each: 'graph', find, describe },
  fixes,
});

function find(facts: Facts, { warningHops, errorHops }: Values): readonly Occurrence[] {
  const graph = facts.sync();
  return graph.heads(Math.min(warningHops, errorHops)).map((head) => ({ subject: head, ...graph.longestChain(head) }));
}

function describe(facts: Facts, { elements, flows }: Occurrence, { errorHops }: Values): Verdict {
  const path = stepsAlong(facts, elements, flows);
  const names = elements.map((slot) => facts.name(slot));
  const hops = flows.length;
  const figures = [availabilityOf(path), latencyOf(path)].filter((figure) => figure !== undefined);
  const cycle = elements.length > hops + 1 ? say` A cycle on the way counts as one.` : '';
  return {
    severity: hops >= errorHops ? 'error' : 'warning',
    evidence: [...elements.map((slot) => facts.elementId(slot)), ...flows.map((flow) => facts.flowId(flow))],
    title: titled`${strong(chained(names, 5))}: ${[say`${hops} synchronous hops`, ...figures].join(', ')}`,
    where: located(names),
    why:
      elements.length === 2
        ? say`A request to ${names[0] ?? ''} waits for ${listed(names.slice(1), 12)}, one behind the other: ${chained(names)}. It is only answered when both are up, and when the last one is slow each of the others keeps a thread waiting.${cycle}`
        : say`A request to ${names[0] ?? ''} waits for ${listed(names.slice(1), 12)}, one behind the other: ${chained(names)}. It is only answered when all ${numberWord(elements.length)} are up, and when the last one is slow each of the others keeps a thread waiting.${cycle}`,
    path,
  };
}

function availabilityOf(path: readonly PathStep[]): string | undefined {
  const product = availabilityAlong(path);
  return product < 1 ? say`${percent(product)} at best` : undefined;
}

function latencyOf(path: readonly PathStep[]): string | undefined {
  const { ms, stated } = p99Along(path);
  if (stated < 2) return undefined;
  return stated === path.length ? say`p99 adds up to ${duration(ms)}` : say`p99 adds up to at least ${duration(ms)}`;
}

function fixes({ facts, slot, draft, values }: FixRequest<Values>): readonly Fix[] {
  const cut = callsToCut(facts, slot, Math.min(values.warningHops, values.errorHops));
  const stated = cut.filter((flow) => facts.call(flow)?.intent !== undefined);
  const queries = stated.filter((flow) => facts.call(flow)?.intent === 'query').length;
  const order: readonly Decoupling[] = queries * 2 > cut.length ? ['replicate', 'publish'] : ['publish', 'replicate'];
  return (stated.length < cut.length ? order : order.slice(0, 1)).map((preferred) => {
    const edited = draft(preferred);
    const how = (flow: number): Decoupling => (facts.call(flow)?.intent === undefined ? preferred : decouplingOf(facts, flow));
    decouple(facts, edited, cut, how);
    return { id: preferred, title: fixTitle(facts, cut, how), edits: edited.edits };
  });
}

function fixTitle(facts: Facts, cut: readonly number[], how: (flow: number) => Decoupling): string {
  const steps = (flows: readonly number[]) => listed(flows.map((flow) => flowName(facts, flow)));
  const published = cut.filter((flow) => how(flow) === 'publish');
  const copied = cut.filter((flow) => how(flow) === 'replicate');
  const parts = [
    published.length > 2 && say`publish events in place of ${counted(published.length, 'call')}`,
    published.length > 0 && published.length <= 2 && say`publish an event in place of ${steps(published)}`,
    copied.length > 2 && say`keep copies in place of ${counted(copied.length, 'call')}`,
    copied.length > 0 && copied.length <= 2 && say`keep a copy in place of ${steps(copied)}`,
  ];
  return capitalised(listed(parts.filter((part) => part !== false)));
}

/** Calls without which neither this head, nor one that comes to be by the cuts, begins a chain of `hops`. */
function callsToCut(facts: Facts, head: number, hops: number): number[] {
  const headsBefore = new Set(facts.sync().heads(hops));
  const cut = new Set<number>();
  for (let round = 0; round < MOST_CUTS; round++) {
    const graph = facts.syncWithout(cut);
    const offender = facts.inOrder(graph.heads(hops).filter((candidate) => candidate === head || !headsBefore.has(candidate)))[0];
    if (offender === undefined) break;
    const flow = hopToCut(facts, graph.longestChain(offender).flows, hops);
    if (flow === undefined) break;
    for (const parallel of callsBetween(facts, facts.source(flow), facts.target(flow))) cut.add(parallel);
  }
  return [...cut];
}

/** In a chain that is just too long the cheapest call, from the middle outwards; in a longer one the last that may stay no longer. */
function hopToCut(facts: Facts, flows: readonly number[], hops: number): number | undefined {
  if (flows.length > hops) return flows[hops - 1];
  const middle = (flows.length - 1) / 2;
  const ranked = flows.map((flow, i) => ({ flow, cost: decouplingCost(facts, flow), off: Math.abs(i - middle) }));
  return ranked.sort((a, b) => a.cost - b.cost || a.off - b.off)[0]?.flow;
}
