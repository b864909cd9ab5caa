import { census } from '../../facts/census.ts';
import type { Facts } from '../../facts/facts.ts';
import { compareIds } from '../../facts/ids.ts';
import { sharedUnits } from '../../facts/sharing.ts';
import { callsBetween, decouple, decouplingCost, decouplingOf } from '../../fixing/decouple.ts';
import type { FixDraft } from '../../fixing/draft.ts';
import { mergeInto } from '../../fixing/merge.ts';
import { feedStores, moveToOwnStores, sharesOf } from '../../fixing/ownStores.ts';
import { say } from '../../../speech/index.ts';

/** Services that wait for more others than that in a circle are not merged. */
const MOST_TO_MERGE = 4;

export type MoveKind = 'cycle' | 'store' | 'command' | 'query' | 'merge' | 'release';

/** One thing that can be done about one symptom. */
export interface Move {
  readonly kind: MoveKind;
  /** Names of what it is done to. */
  readonly names: readonly string[];
  /** How many of them there are. */
  readonly size: number;
  write(facts: Facts, draft: FixDraft): void;
}

/** For each kind the next move that is worth making, if there is one. */
export const MOVES: Readonly<Record<MoveKind, (facts: Facts) => Move | undefined>> = {
  cycle: breakCycle,
  store: splitStore,
  command: (facts) => cheapestCalls(facts, 'command'),
  query: (facts) => cheapestCalls(facts, 'query'),
  merge: mergeCycle,
  release: releaseAlone,
};

/** The cheapest step of a circle, in the knot whose smallest id comes first. */
function breakCycle(facts: Facts): Move | undefined {
  const graph = facts.sync();
  const circles = graph.cycles().map((members) => graph.shortestCycle(members).elements);
  const circle = circles.toSorted((a, b) => facts.compareElements(a[0] ?? 0, b[0] ?? 0))[0];
  if (!circle) return undefined;
  const steps = circle.map((from, i) => callsBetween(facts, from, circle[(i + 1) % circle.length] ?? from));
  return decoupling(facts, 'cycle', cheapest(facts, steps));
}

/** The cheapest calls from one service to another that are all queries, or are none. */
function cheapestCalls(facts: Facts, kind: 'command' | 'query'): Move | undefined {
  const steps = new Map<string, number[]>();
  for (let flow = 0; flow < facts.flowSlots; flow++) {
    if (!facts.flow(flow) || !facts.isSync(flow)) continue;
    const [from, to] = [facts.root(facts.source(flow)), facts.root(facts.target(flow))];
    steps.set(`${facts.elementId(from)} ${facts.elementId(to)}`, [from, to]);
  }
  const ordered = [...steps].toSorted(([a], [b]) => compareIds(a, b)).map(([, [from = -1, to = -1]]) => callsBetween(facts, from, to));
  const wanted = ordered.filter((flows) => flows.some((flow) => facts.call(flow)?.intent === 'query') === (kind === 'query'));
  return wanted.length === 0 ? undefined : decoupling(facts, kind, cheapest(facts, wanted));
}

const priceOf = (facts: Facts, flows: readonly number[]): number => flows.reduce((sum, flow) => sum + decouplingCost(facts, flow), 0);

const cheapest = (facts: Facts, steps: readonly number[][]): number[] =>
  steps.reduce((best, step) => (priceOf(facts, step) < priceOf(facts, best) ? step : best), steps[0] ?? []);

const decoupling = (facts: Facts, kind: MoveKind, flows: readonly number[]): Move => ({
  kind,
  names: flows.map((flow) => facts.flowId(flow)),
  size: flows.length,
  write: (now, draft) => decouple(now, draft, flows, (flow) => decouplingOf(now, flow)),
});

/** The shared store with the smallest id: its owner keeps it, the others get stores that its events fill. */
function splitStore(facts: Facts): Move | undefined {
  const shared: number[] = [];
  for (let slot = 0; slot < facts.elementSlots; slot++) {
    if (facts.element(slot)?.kind === 'datastore' && sharedUnits(facts, slot).some((unit) => !unit.isUncertain)) shared.push(slot);
  }
  const [store] = facts.inOrder(shared);
  if (store === undefined) return undefined;
  return {
    kind: 'store',
    names: [facts.name(store)],
    size: 1,
    write: (now, draft) => {
      const shares = sharesOf(
        now,
        store,
        sharedUnits(now, store).filter((unit) => !unit.isUncertain),
      );
      moveToOwnStores(now, draft, store, shares);
      feedStores(now, draft, shares);
    },
  };
}

/** Two neighbours of a small knot that no bounded context keeps apart. */
function mergeCycle(facts: Facts): Move | undefined {
  for (const members of facts
    .sync()
    .cycles()
    .map((knot) => facts.inOrder(knot))
    .toSorted((a, b) => facts.compareElements(a[0] ?? 0, b[0] ?? 0))) {
    const areApart = members.some((a) => members.some((b) => facts.contextRelation(a, b) === 'different'));
    if (members.length > MOST_TO_MERGE || areApart) continue;
    const links = (slot: number) => facts.incoming(slot).length + facts.outgoing(slot).length;
    const [into, gone] = members.toSorted((a, b) => links(b) - links(a));
    if (into === undefined || gone === undefined) continue;
    return { kind: 'merge', names: [say`${facts.name(gone)} and ${facts.name(into)}`], size: 1, write: (now, draft) => mergeInto(now, draft, gone, into) };
  }
  return undefined;
}

/** The unit of release whose name comes first. */
function releaseAlone(facts: Facts): Move | undefined {
  const [unit] = [...census(facts).units.keys()].sort(compareIds);
  if (unit === undefined) return undefined;
  const members = facts.inOrder(census(facts).units.get(unit) ?? []);
  return {
    kind: 'release',
    names: members.map((slot) => facts.name(slot)),
    size: members.length,
    write: (now, draft) => {
      for (const slot of members) draft.update('elements', now.elementId(slot), { deploymentUnit: null });
    },
  };
}
