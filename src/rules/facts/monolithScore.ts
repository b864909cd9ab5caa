import { census } from './census.ts';
import type { Facts } from './facts.ts';
import { markSharers } from './sharing.ts';

/** How much of a distributed monolith a design is, and what makes it one; every number but the last is a share from 0 to 1. */
export interface MonolithScore {
  /** `1 − (1 − 0.6p)(1 − 0.8d)(1 − 0.7c)(1 − 0.9l)` of the four parts in their order. */
  readonly score: number;
  /** Propagation cost (MacCormack, Rusnak and Baldwin 2006) over synchronous calls: of all ordered pairs of services those of which the first reaches the second. */
  readonly propagation: number;
  /** Share of the services that use a part of a store which another one uses too. */
  readonly sharedData: number;
  /** Share of the services in cycles of synchronous calls. */
  readonly cyclic: number;
  /** Share of the services that are released as one unit with another. */
  readonly lockstep: number;
  /** How many services that is a share of: neither edge nor infrastructure, a worker one with its service. */
  readonly services: number;
}

/** Names of the parts, in the order of the formula. */
export const SYMPTOMS = ['propagation', 'sharedData', 'cyclic', 'lockstep'] as const satisfies readonly (keyof MonolithScore)[];

const known = new WeakMap<Facts, { readonly version: number; readonly score: MonolithScore }>();

/** The score as the facts stand. Asked twice of the same design, it answers the second time at once. */
export function monolithScore(facts: Facts): MonolithScore {
  const before = known.get(facts);
  if (before?.version === facts.version) return before.score;
  const score = scored({
    ...countServices(facts),
    propagation: (services) => shareOfPairs(facts.sync().reachablePairs(), services),
    cyclic: facts.sync().servicesInCycles(),
    sharing: sharingServices(facts),
  });
  known.set(facts, { version: facts.version, score });
  return score;
}

/**
 * The score if it is at least `least` and two of its parts are at least `symptom`, for callers who ask after every edit:
 * what is costly is counted only where an upper bound of it could make a difference.
 */
export function monolithScoreFrom(facts: Facts, least: number, symptom: number): MonolithScore | undefined {
  const counted = countServices(facts);
  const graph = facts.sync();
  const cyclic = graph.servicesInCycles();
  const passes = (score: MonolithScore) => score.score >= least && SYMPTOMS.filter((part) => score[part] >= symptom).length >= 2;
  const boundOf = (sharing: number) => {
    const most = scored({ ...counted, propagation: (services) => shareOfPairs(graph.reachablePairsAtMost(), services), cyclic, sharing });
    return passes(most);
  };
  if (!boundOf(counted.services)) return undefined;
  if (!boundOf(sharingServices(facts))) return undefined;
  const score = monolithScore(facts);
  return passes(score) ? score : undefined;
}

interface Counts {
  readonly services: number;
  readonly lockstep: number;
  readonly cyclic: number;
  readonly sharing: number;
  propagation(services: number): number;
}

function scored({ services, lockstep, cyclic, sharing, propagation }: Counts): MonolithScore {
  const share = (count: number) => (services === 0 ? 0 : count / services);
  const p = propagation(services);
  const d = share(sharing);
  const c = share(cyclic);
  const l = share(lockstep);
  const score = 1 - (1 - 0.6 * p) * (1 - 0.8 * d) * (1 - 0.7 * c) * (1 - 0.9 * l);
  return { score, propagation: p, sharedData: d, cyclic: c, lockstep: l, services };
}

const shareOfPairs = (pairs: number, services: number): number => (services < 2 ? 0 : Math.min(1, pairs / (services * (services - 1))));

/** Services, and how many of them name a unit of release that another one names too. */
function countServices(facts: Facts): { services: number; lockstep: number } {
  const { services, units } = census(facts);
  let lockstep = 0;
  for (const members of units.values()) lockstep += members.length;
  return { services, lockstep };
}

/** How many services certainly share a part of a store with another one. */
function sharingServices(facts: Facts): number {
  const marks = new Uint8Array(facts.elementSlots);
  for (const store of facts.elementsOf('datastore')) markSharers(facts, store, marks);
  let sharing = 0;
  for (let slot = 0; slot < facts.elementSlots; slot++) if (marks[slot] === 1 && facts.isCounted(slot)) sharing++;
  return sharing;
}
