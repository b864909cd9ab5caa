import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isService } from '../../facts/kinds.ts';

/** How far a request depends on what a flow leads to: it does, it may as far as an import could know, or it does not. */
type Hardness = 'hard' | 'perhaps' | 'none';

/** What to look at a design with. */
export interface View {
  /** Whether a dependency counts of which an import could not know if something stands in for it. */
  readonly doubtful: boolean;
  /** Slots of calls that something stands in for, whatever they say. */
  readonly cut: ReadonlySet<number>;
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

/** Stated availability of an element, if it is less than always. */
export function availabilityOf(facts: Facts, slot: number): number | undefined {
  const element = facts.element(slot);
  const share = element && 'availability' in element ? element.availability : undefined;
  return share !== undefined && share < 1 ? share : undefined;
}

/** Calls that the request waits for and that lead from some of its elements to others. */
export function callsOutOf(facts: Facts, elements: ReadonlySet<number>, view: View): number[] {
  return Array.from(elements).flatMap((slot) =>
    Array.from(facts.outgoing(slot)).filter((flow) => facts.call(flow) && !elements.has(facts.target(flow)) && isNeeded(facts, flow, view)),
  );
}

/** Whether a request depends on what a flow leads to. */
export const isNeeded = (facts: Facts, flow: number, view: View): boolean => counts(hardnessOf(facts, flow, view), view);

/** Whether a dependency that hard counts. */
export const counts = (hardness: Hardness, { doubtful }: View): boolean => hardness === 'hard' || (doubtful && hardness === 'perhaps');

/** How far a request depends on what a flow leads to. */
export function hardnessOf(facts: Facts, flow: number, { cut }: View): Hardness {
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
