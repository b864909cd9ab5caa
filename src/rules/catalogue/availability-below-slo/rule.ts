import type { Facts } from '../../facts/facts.ts';
import type { PathStep } from '../../figures/path.ts';
import type { Fix } from '../../finding.ts';
import { decouple, decouplingOf } from '../../fixing/decouple.ts';
import { defineRule, type FixRequest, type Occurrence, type Verdict } from '../../rule.ts';
import { duration, listed, located, strong } from '../../wording/text.ts';
import { callsToCut, standIn } from './fixes.ts';
import { MOST_TO_NAME, needsOf, type Need, type Needs, type Reached } from './needs.ts';
import { availabilityOf, entriesOf } from './requests.ts';
import { say } from '../../../speech/index.ts';
import { titled } from '../../wording/title.ts';

/** What multiplying shares may be off by. */
const ROUNDING = 1e-9;
/** Of a need of more elements than that only the first ones are shown, and nobody reads the way through all of them. */
const MOST_TO_SHOW = 80;
const YEAR = 365 * 24 * 3_600_000;

export const availabilityBelowSlo = defineRule({
  id: 'availability-below-slo',
  title: 'Availability below the objective',
  summary: 'What a request needs is together less often there than is promised.',
  group: 'Resilience',
  severity: 'warning',
  confidence: 'P',
  parameters: {},
  sources: ['SRE', 'DOC'],
  docs: {
    wrong:
      'The design states an objective, and the product of the stated availabilities of all that a request cannot do without is below it; each element counts once, and those that say nothing count as always there. A request comes in where clients call, or, without clients, where nobody calls. Of a gateway the worst way counts, calls of one parallel group together. What is behind a fallback, uncritical, off the request path or behind a message does not count, nor do caches; to fail at once is no fallback. Where an import could not know whether something stands in, the rule asks.',
    why: 'A chain is there only when all of its links are. Ten services of 99.9 % in a row are 99 %: more than three days of outage a year, whatever each of them promises.',
    fix: 'Let something stand in for the weakest dependency, or tell it by event instead of waiting for it.',
    pictures: {
      bad: 'grid shop orders payments; meta {slo: 0.999}; shop(client {name: Web shop}) -> orders(service {name: Order service, technology: 99.95 %, availability: 0.9995}): call; orders -> payments(service {name: Payment service, technology: 99.9 %, availability: 0.999}): call {timeout: {ms: 800}}',
      good: 'grid shop orders payments; meta {slo: 0.999}; shop(client {name: Web shop}) -> orders(service {name: Order service, technology: 99.95 %, availability: 0.9995}): call; orders -> payments(service {name: Payment service, technology: 99.9 %, availability: 0.999}): call {label: or queued, timeout: {ms: 800}, fallback: {kind: queued}}',
    },
  },
  reads: ['meta', 'platform'],
  judgement: { each: 'graph', find, also: (facts) => facts.requests, describe },
  fixes,
});

const isBelow = (availability: number, slo: number): boolean => availability < slo - ROUNDING;

function find(facts: Facts): readonly Occurrence[] {
  const { slo } = facts.design.meta;
  if (slo === undefined || !isBelow(productOfAll(facts), slo)) return [];
  return entriesOf(facts).flatMap((entry) => {
    const { needs, need } = worstOf(facts, entry, slo);
    if (!isBelow(need.availability, slo)) return [];
    const { elements, flows } = needs.firstOf(need, MOST_TO_SHOW);
    const told = [need.availability, need.size, need.weak, needs.canBeMet(entry, (availability) => isBelow(availability, slo))].join(' ');
    return [{ subject: entry, elements: isWide(need) ? [...elements, ...need.weakest] : elements, flows, told }];
  });
}

const isWide = ({ size }: Need): boolean => size > MOST_TO_SHOW;

/** A lower bound for every request. */
function productOfAll(facts: Facts): number {
  let product = 1;
  for (let slot = 0; slot < facts.elementSlots; slot++) product *= availabilityOf(facts, slot) ?? 1;
  return product;
}

/** What an entry needs at worst; with what it may need only where that decides. */
function worstOf(facts: Facts, entry: number, slo: number): { needs: Needs; need: Need; isDoubtful: boolean } {
  const sure = needsOf(facts, false);
  const need = sure.worstOf(entry);
  if (isBelow(need.availability, slo)) return { needs: sure, need, isDoubtful: false };
  const doubtful = needsOf(facts, true);
  return { needs: doubtful, need: doubtful.worstOf(entry), isDoubtful: true };
}

function describe(facts: Facts, { subject }: Occurrence): Verdict {
  const slo = facts.design.meta.slo ?? 1;
  const { needs, need, isDoubtful } = worstOf(facts, subject, slo);
  const name = facts.name(subject);
  const factors = need.weakest.map((slot) => `${facts.name(slot)} ${share(availabilityOf(facts, slot) ?? 1)}`);
  const [reached, promised] = told(need.availability, slo);
  const first = needs.firstOf(need, MOST_TO_SHOW);
  const shown = onTheWay(facts, first, subject);
  if (isWide(need)) for (const slot of need.weakest) if (slot !== subject) shown.add(slot);
  const evidence = {
    evidence: [facts.elementId(subject), ...facts.elementIds(shown), ...facts.flowIds(flowsOnTheWay(facts, first))],
    where: located(
      need.weakest.map((slot) => facts.name(slot)),
      undefined,
      need.weak,
    ),
    ...(!isWide(need) && { path: pathOf(facts, first, subject) }),
  };
  const noFix = needs.canBeMet(subject, (availability) => isBelow(availability, slo)) ? {} : { noFixReason: fixedText(facts, need.weakest) };
  if (isDoubtful) {
    return {
      ...evidence,
      ...noFix,
      severity: 'info',
      question: true,
      title: titled`Does something stand in when what ${strong(name)} needs is down?`,
      why: say`The source that this was imported from does not say whether there are fallbacks. Without them a request to ${name} is answered ${reached} of the time at best, and ${promised} are promised: ${listed(factors, MOST_TO_NAME, need.weak)}.`,
    };
  }
  const outage = duration((1 - need.availability) * YEAR);
  const allowed = duration((1 - slo) * YEAR);
  return {
    ...evidence,
    severity: 'warning',
    title: titled`${strong(name)} answers ${reached} of the time at best, ${promised} are promised`,
    why:
      need.weak === 1
        ? say`A request to ${name} needs ${factors[0] ?? ''}. The product is ${reached}: ${outage} of outage a year, where ${allowed} are allowed. Who says nothing about its availability counts as always there, so it is rather less.`
        : say`A request to ${name} needs all of these at the same time: ${listed(factors, MOST_TO_NAME, need.weak)}. The product is ${reached}: ${outage} of outage a year, where ${allowed} are allowed. Who says nothing about its availability counts as always there, so it is rather less.`,
    ...noFix,
  };
}

function fixedText(facts: Facts, weakest: readonly number[]): string {
  const names = weakest.slice(0, 2).map((slot) => facts.name(slot));
  return say`${listed(names)} cannot be done without here: only a higher availability, or a lower promise, would help.`;
}

/** What a request needs and what says how available it is, in the order in which it is reached. */
function pathOf(facts: Facts, reached: Reached, subject: number): readonly PathStep[] {
  const kept = new Set(flowsOnTheWay(facts, reached));
  const step = (slot: number): PathStep => {
    const element = facts.element(slot);
    const availability = element && 'availability' in element ? element.availability : undefined;
    return { elementId: facts.elementId(slot), ...(availability !== undefined && { availability }) };
  };
  return [step(subject), ...reached.flows.filter((flow) => kept.has(flow)).map((flow) => ({ ...step(facts.target(flow)), flowId: facts.flowId(flow) }))];
}

/** Elements that say how available they are, and those between the entry and them. */
function onTheWay(facts: Facts, reached: Reached, subject: number): Set<number> {
  const slots = new Set(flowsOnTheWay(facts, reached).flatMap((flow) => [facts.source(flow), facts.target(flow)]));
  slots.delete(subject);
  return slots;
}

function flowsOnTheWay(facts: Facts, reached: Reached): number[] {
  const into = new Map<number, number>();
  for (const flow of reached.flows) if (!into.has(facts.target(flow))) into.set(facts.target(flow), flow);
  const kept = new Set<number>();
  for (const slot of reached.elements) {
    if (availabilityOf(facts, slot) === undefined) continue;
    for (let flow = into.get(slot); flow !== undefined && !kept.has(flow); flow = into.get(facts.source(flow))) kept.add(flow);
  }
  return [...kept];
}

const cutsOf = (facts: Facts, entry: number, slo: number, doubtful: boolean): number[] =>
  callsToCut(facts, entry, (availability) => isBelow(availability, slo), doubtful);

function fixes({ facts, finding, slot, draft }: FixRequest<Record<never, number>>): readonly Fix[] {
  const cut = cutsOf(facts, slot, facts.design.meta.slo ?? 1, finding.question);
  if (cut.length === 0) return [];
  const targets = listed([...new Set(cut.map((flow) => facts.name(facts.target(flow))))], 2);
  const fallen = draft('fallback');
  for (const flow of cut) fallen.update('flows', facts.flowId(flow), { fallback: standIn(facts.call(flow)?.intent) });
  const proposed: Fix[] = [{ id: 'fallback', title: say`Let something stand in for ${targets}`, edits: fallen.edits }];
  if (cut.every((flow) => facts.isSync(flow))) {
    const told = draft('event');
    decouple(facts, told, cut, (flow) => decouplingOf(facts, flow));
    proposed.push({
      id: 'event',
      title: say`Events between ${listed([...new Set(cut.map((flow) => facts.name(facts.source(flow))))], 2)} and ${targets}`,
      edits: told.edits,
    });
  }
  return proposed;
}

/** Two shares with as many decimals as it takes to tell them apart, the first one rounded down. */
function told(reached: number, promised: number): [string, string] {
  for (let decimals = 1; decimals <= 6; decimals++) {
    const down = share(reached, decimals);
    if (down !== share(promised, decimals)) return [down, share(promised)];
  }
  return [share(reached), share(promised)];
}

/** `99.95 %`, rounded down. */
function share(value: number, decimals = 6): string {
  const scale = 10 ** decimals;
  return `${Math.floor(Number((value * 100 * scale).toFixed(3))) / scale} %`;
}
