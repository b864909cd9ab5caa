import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isTelemetryChannel } from '../../facts/telemetry.ts';

/** Flows of one service and its workers that together are a dual write, each list in the order of ids. */
export interface DualWrite {
  /** Accesses that write. */
  readonly writes: readonly number[];
  /** Publications that nothing ties to the write. */
  readonly publishes: readonly number[];
  /** The source of an import could not say whether there is a write, or what ties the two together. */
  readonly isUncertain: boolean;
}

/** What is written and published apart from each other; nothing where one of the two is missing, or something makes them one. */
export function writesApart(facts: Facts, service: number): DualWrite | undefined {
  const publishes = flowsOf(facts, service, publishState);
  if (!publishes) return undefined;
  const writes = flowsOf(facts, service, writeState);
  if (!writes) return undefined;
  const allWrites = [...writes.certain, ...writes.unknown];
  const untied = (flow: number) => !isTied(facts, flow, allWrites);
  const certain = publishes.certain.filter(untied);
  const unknown = publishes.unknown.filter(untied);
  if (writes.certain.length > 0 && certain.length > 0) return inOrder(facts, writes.certain, certain, false);
  if (certain.length + unknown.length === 0) return undefined;
  return inOrder(facts, allWrites, [...certain, ...unknown], true);
}

const inOrder = (facts: Facts, writes: readonly number[], publishes: readonly number[], isUncertain: boolean): DualWrite => ({
  writes: facts.flowsInOrder(writes),
  publishes: facts.flowsInOrder(publishes),
  isUncertain,
});

type State = 'certain' | 'unknown' | 'none';

interface Sorted {
  readonly certain: readonly number[];
  readonly unknown: readonly number[];
}

/** Outgoing flows of a service and its workers by their state; nothing where all are `none`, which is so for most services. */
function flowsOf(facts: Facts, service: number, stateOf: (facts: Facts, flow: number) => State): Sorted | undefined {
  let certain: number[] | undefined;
  let unknown: number[] | undefined;
  for (const member of facts.group(service)) {
    for (const flow of facts.outgoing(member)) {
      const state = stateOf(facts, flow);
      if (state === 'certain') (certain ??= []).push(flow);
      else if (state === 'unknown') (unknown ??= []).push(flow);
    }
  }
  return certain || unknown ? { certain: certain ?? [], unknown: unknown ?? [] } : undefined;
}

/** A message that follows a write, and what is known of the outbox that it goes through. Telemetry follows no write. */
function publishState(facts: Facts, flow: number): State {
  const record = facts.flowIf(flow, 'publish');
  if (!record || record.derived === false) return 'none';
  if (record.outbox !== undefined && record.outbox !== 'none') return 'none';
  if (isTelemetryChannel(facts, facts.target(flow))) return 'none';
  return policyState(record, 'outbox') === 'unknown' || policyState(record, 'derived') === 'unknown' ? 'unknown' : 'certain';
}

/** A mode that nobody stated is read-write. What is in a cache or a replica is written elsewhere, too. */
function writeState(facts: Facts, flow: number): State {
  const access = facts.access(flow);
  if (!access || access.mode === 'read') return 'none';
  const store = facts.element(facts.target(flow));
  if (store?.kind !== 'datastore' || store.variant === 'cache' || store.replicaOfId !== undefined) return 'none';
  return policyState(access, 'mode') === 'unknown' ? 'unknown' : 'certain';
}

/** Whether the shape of the design makes write and message one although nobody named the means: an event store, or a relay that reads what others wrote. */
function isTied(facts: Facts, publish: number, writes: readonly number[]): boolean {
  const record = facts.flow(publish);
  if (record?.kind === 'publish' && record.outbox === 'none') return false;
  const stores = writes.map((flow) => facts.target(flow));
  const isEventSourced = stores.every((slot) => {
    const store = facts.element(slot);
    return store?.kind === 'datastore' && store.variant === 'event-store';
  });
  return isEventSourced || relays(facts, facts.source(publish), writes);
}

/** Whether an element is a worker that only reads a store which the others of its service write. */
function relays(facts: Facts, element: number, writes: readonly number[]): boolean {
  if (facts.root(element) === element || writes.some((flow) => facts.source(flow) === element)) return false;
  const stores = new Set(writes.map((flow) => facts.target(flow)));
  return Array.from(facts.outgoing(element)).some((flow) => facts.access(flow) !== undefined && stores.has(facts.target(flow)));
}
