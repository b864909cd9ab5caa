import type { FallbackPolicy } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { Needs } from './needs.ts';
import { AS_IT_IS, availabilityOf, callsOutOf, isNeeded, type View } from './requests.ts';

/** Weakest dependencies one by one; where that is not enough, the request does without everything that it can. */
const MOST_ROUNDS = 12;

/** Calls without whose answers the request meets the objective: those into its weakest dependencies, as few as it takes. Nothing where it cannot be met. */
export function callsToCut(facts: Facts, entry: number, falls: (availability: number) => boolean, doubtful: boolean): number[] {
  const cut = new Set<number>();
  const view: View = { ...AS_IT_IS, doubtful, cut };
  for (let round = 0; ; round++) {
    const needs = new Needs(facts, view);
    const need = needs.worstOf(entry);
    if (!falls(need.availability)) return facts.flowsInOrder(cut);
    const fixed = new Set([...need.way.elements, ...need.way.starts]);
    const calls = round < MOST_ROUNDS ? callsToWeakest(facts, needs.elementsOf(need), fixed, view) : callsOutOf(facts, fixed, view);
    if (calls.length === 0) return [];
    for (const flow of calls) cut.add(flow);
  }
}

/** The calls over which a request reaches the weakest element that it could do without. */
function callsToWeakest(facts: Facts, reached: ReadonlySet<number>, fixed: ReadonlySet<number>, view: View): number[] {
  const ranked = [...reached]
    .flatMap((slot) => {
      const availability = availabilityOf(facts, slot);
      return availability === undefined ? [] : [{ slot, availability }];
    })
    .sort((a, b) => a.availability - b.availability || facts.compareElements(a.slot, b.slot));
  for (const { slot } of ranked) {
    const calls = callsInto(facts, slot, reached, fixed, view);
    if (calls.length > 0) return calls;
  }
  return [];
}

/** Calls of the request into an element, or into those that use it where it is a store; empty where one of them cannot be done without. */
function callsInto(facts: Facts, slot: number, reached: ReadonlySet<number>, fixed: ReadonlySet<number>, view: View): number[] {
  const owners = facts.element(slot)?.kind === 'datastore' ? sourcesOf(facts, slot, reached) : [slot];
  const calls: number[] = [];
  for (const owner of owners) {
    if (fixed.has(owner)) return [];
    calls.push(...Array.from(facts.incoming(owner)).filter((flow) => facts.call(flow) && reached.has(facts.source(flow)) && isNeeded(facts, flow, view)));
  }
  return calls;
}

const sourcesOf = (facts: Facts, store: number, reached: ReadonlySet<number>): number[] =>
  facts.inOrder(Array.from(facts.incoming(store), (flow) => facts.source(flow)).filter((source) => reached.has(source)));

/** What stands in for an answer: an old one for a question, a promise for a command. */
export function standIn(intent: 'query' | 'command' | undefined): FallbackPolicy {
  if (intent === 'query') return { kind: 'cached' };
  return { kind: intent === 'command' ? 'queued' : 'degraded' };
}
