import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';

/** What a request to an entry cannot do without. */
export interface Need {
  /** Elements in the order in which the request reaches them, the entry first; each once. */
  readonly elements: readonly number[];
  /** Flows over which it first reaches each of them. */
  readonly flows: readonly number[];
  /** The entry, gateways behind it and what they have to reach: to do without them is to do without the request. */
  readonly fixed: ReadonlySet<number>;
  /** The product of their availabilities; who says nothing counts as always there. */
  readonly availability: number;
}

/** How far a request depends on what a flow leads to: it does, it may as far as an import could know, or it does not. */
type Hardness = 'hard' | 'perhaps' | 'none';

/** What to look at a design with. */
export interface View {
  /** Whether a dependency counts of which an import could not know if something stands in for it. */
  readonly doubtful: boolean;
  /** Slots of calls that something stands in for, whatever they say. */
  readonly cut: ReadonlySet<number>;
  /** Whether the order of elements and flows does not matter, which is faster. */
  readonly isRough?: boolean;
  /** Whether services call nobody and have only their stores. */
  readonly isAlone?: boolean;
}
export const AS_IT_IS: View = { doubtful: false, cut: new Set() };

/** Clients come in here; or, in a design without clients, somebody outside of it does. In the order of ids. */
export function entriesOf(facts: Facts): number[] {
  const entries = new Set<number>();
  let hasClients = false;
  for (let slot = 0; slot < facts.elementSlots; slot++) {
    if (facts.element(slot)?.kind !== 'client') continue;
    hasClients = true;
    for (const flow of facts.outgoing(slot)) if (isWaitedFor(facts, flow) && isPlace(facts, facts.target(flow))) entries.add(facts.target(flow));
  }
  if (!hasClients) for (let slot = 0; slot < facts.elementSlots; slot++) if (isHead(facts, slot)) entries.add(slot);
  return facts.inOrder(entries);
}

/** The way through an entry that is there least often: of a gateway the worst of its ways, of a service all that it needs. */
export function worstNeed(facts: Facts, entry: number, view: View = AS_IT_IS): Need {
  let worst: Need | undefined;
  for (const way of waysThrough(facts, entry, view, [], [])) {
    const need = needOf(facts, way, view);
    if (!worst || need.availability < worst.availability) worst = need;
  }
  return worst ?? needOf(facts, { elements: [entry], flows: [], starts: [] }, view);
}

/** Stated availability of an element, if it is less than always. */
export function availabilityOf(facts: Facts, slot: number): number | undefined {
  const element = facts.element(slot);
  const share = element && 'availability' in element ? element.availability : undefined;
  return share !== undefined && share < 1 ? share : undefined;
}

/** The product of the availabilities of elements; in the order of the numbers, so that it is the same to the last digit whatever the order of elements. */
function productOf(facts: Facts, elements: Iterable<number>): number {
  const shares: number[] = [];
  for (const slot of elements) {
    const share = availabilityOf(facts, slot);
    if (share !== undefined) shares.push(share);
  }
  return shares.sort((a, b) => a - b).reduce((product, share) => product * share, 1);
}

/** Calls that the request waits for and that lead from some of its elements to others. */
export function callsOutOf(facts: Facts, elements: ReadonlySet<number>, view: View): number[] {
  return Array.from(elements).flatMap((slot) =>
    Array.from(facts.outgoing(slot)).filter((flow) => facts.call(flow) && !elements.has(facts.target(flow)) && isNeeded(facts, flow, view)),
  );
}

/** A way through gateways: those on it, and what is asked at the end of it, one target or several at the same time. */
interface Way {
  readonly elements: readonly number[];
  readonly flows: readonly number[];
  readonly starts: readonly number[];
}

/** A gateway passes each request on one of its ways; calls of one parallel group are one way. Ways in the order of ids. */
function waysThrough(facts: Facts, slot: number, view: View, elements: readonly number[], flows: readonly number[]): Way[] {
  const here = [...elements, slot];
  if (facts.element(slot)?.kind !== 'gateway') return [{ elements: here, flows, starts: [slot] }];
  const groups = new Map<string, number[]>();
  for (const flow of facts.flowsInOrder(facts.outgoing(slot))) {
    if (facts.call(flow) === undefined || !isNeeded(facts, flow, view)) continue;
    const group = facts.call(flow)?.parallelGroup;
    const key = group === undefined ? `flow ${flow}` : `group ${group}`;
    groups.set(key, [...(groups.get(key) ?? []), flow]);
  }
  return [...groups.values()].flatMap((together) => {
    const [only] = together;
    if (together.length === 1 && only !== undefined && !here.includes(facts.target(only))) {
      return waysThrough(facts, facts.target(only), view, here, [...flows, only]);
    }
    return [{ elements: here, flows: [...flows, ...together], starts: together.map((flow) => facts.target(flow)) }];
  });
}

/** Everything that the end of a way depends on, breadth first; each element once. */
function needOf(facts: Facts, way: Way, view: View): Need {
  const fixed = new Set([...way.elements, ...way.starts]);
  const seen = new Set(fixed);
  const queue = [...way.starts];
  const flows = [...way.flows];
  for (let next = 0; next < queue.length; next++) {
    const slot = queue[next] as number;
    for (const flow of neededFlows(facts, slot, view)) {
      const target = facts.target(flow);
      if (seen.has(target)) continue;
      seen.add(target);
      queue.push(target);
      flows.push(flow);
    }
  }
  return { elements: [...seen], flows, fixed, availability: productOf(facts, seen) };
}

function neededFlows(facts: Facts, slot: number, view: View): readonly number[] {
  const element = facts.element(slot);
  const isGateway = element?.kind === 'gateway';
  // What an external system needs is its own affair.
  if (!isGateway && !isService(element)) return NONE;
  let flows: number[] | undefined;
  for (const flow of facts.outgoing(slot)) if (!(view.isAlone === true && facts.call(flow)) && isNeeded(facts, flow, view)) (flows ??= []).push(flow);
  if (!flows) return NONE;
  // Which of its ways a gateway in between takes, nobody says.
  if (isGateway && flows.length > 1) return NONE;
  return view.isRough === true || flows.length === 1 ? flows : facts.flowsInOrder(flows);
}

/** Whether a request depends on what a flow leads to. */
export const isNeeded = (facts: Facts, flow: number, view: View): boolean => counts(hardnessOf(facts, flow, view), view);

const counts = (hardness: Hardness, { doubtful }: View): boolean => hardness === 'hard' || (doubtful && hardness === 'perhaps');

function hardnessOf(facts: Facts, flow: number, { cut }: View): Hardness {
  const record = facts.flow(flow);
  if (record?.kind === 'access') {
    const store = facts.element(facts.target(flow));
    // What a cache holds is somewhere else, too.
    return store?.kind === 'datastore' && store.variant !== 'cache' ? 'hard' : 'none';
  }
  if (record?.kind !== 'call' || record.offPath === true || record.critical === false || cut.has(flow)) return 'none';
  if (record.unknown === undefined && facts.policyState(flow, 'fallback') === 'absent') return 'hard';
  const fallback = facts.policy(flow, 'fallback');
  // To fail at once is no answer.
  if (fallback.state === 'set' && fallback.policy.kind !== 'fail-fast') return 'none';
  const isUnknown = fallback.state === 'unknown' || policyState(record, 'critical') === 'unknown' || policyState(record, 'offPath') === 'unknown';
  return isUnknown ? 'perhaps' : 'hard';
}

const isWaitedFor = (facts: Facts, flow: number): boolean => {
  const call = facts.call(flow);
  return call !== undefined && call.offPath !== true;
};

function isPlace(facts: Facts, slot: number): boolean {
  const element = facts.element(slot);
  return (isService(element) || element?.kind === 'gateway') && !facts.isInfrastructure(slot);
}

/** Nobody here calls it and waits, nothing is sent to it, and it is no worker. */
function isHead(facts: Facts, slot: number): boolean {
  if (!isPlace(facts, slot) || facts.root(slot) !== slot) return false;
  for (const flow of facts.incoming(slot)) {
    const record = facts.flow(flow);
    if (record?.kind === 'consume' || record?.kind === 'send') return false;
    if (isWaitedFor(facts, flow) && facts.element(facts.source(flow))?.kind !== 'external' && facts.source(flow) !== slot) return false;
  }
  return true;
}

const NONE: readonly number[] = [];
