import { grouped, type FlowOf } from '../../model/index.ts';
import type { Facts } from './facts.ts';
import { compareIds, relation } from './ids.ts';
import { isService } from './kinds.ts';

/** One service, with its workers, that reaches a part of a store. */
export interface Sharer {
  /** Slot of the service itself. */
  readonly root: number;
  /** Slots of its accesses to that part, in the order of ids. */
  readonly flows: readonly number[];
  readonly writes: boolean;
  readonly contexts: readonly string[];
  readonly teams: readonly string[];
}

/** A part of a store that several services reach: a table or collection where they are given, else all of it. */
export interface SharedUnit {
  /** Name of the table or collection; `undefined` for the store as a whole. */
  readonly schema: string | undefined;
  /** In the order of the ids of the services; at least two. */
  readonly sharers: readonly Sharer[];
  /** The source of an import could not say which tables are meant, so perhaps nothing is shared. */
  readonly isUncertain: boolean;
}

/**
 * The shared parts of a store. An access without tables reaches all of it. A worker is one with its service, and infrastructure that only reads
 * (a backup), a relay that does nothing but read and publish, a query side that reads what a projection of its own context fills, a projection that
 * follows an event store of its own context, and readers of a replica share nothing.
 */
export function sharedUnits(facts: Facts, store: number): readonly SharedUnit[] {
  if (!mayBeShared(facts, store) || isReadReplica(facts, store)) return NONE;
  const accesses = facts.flowsInOrder(Array.from(facts.incoming(store)).filter((flow) => counts(facts, flow)));
  const schemas = [...new Set(accesses.flatMap((flow) => facts.access(flow)?.schemas ?? []))].sort(compareIds);
  if (schemas.length === 0) return unitOf(facts, undefined, accesses);
  const reaching = accessesBySchema(facts, accesses, schemas);
  return schemas.flatMap((schema) => unitOf(facts, schema, reaching.get(schema) ?? []));
}

/** An access that names no tables reaches all of them. */
function accessesBySchema(facts: Facts, accesses: readonly number[], schemas: readonly string[]): ReadonlyMap<string, readonly number[]> {
  const reaching = new Map<string, number[]>(schemas.map((schema) => [schema, []]));
  for (const flow of accesses) {
    const own = facts.access(flow)?.schemas ?? [];
    for (const schema of own.length === 0 ? schemas : new Set(own)) reaching.get(schema)?.push(flow);
  }
  return reaching;
}

/** Beyond this many accesses it takes less to look at the tables than at every two accesses. */
const MOST_TO_PAIR = 32;

/** Whether two services may reach the same part of a store; most stores have one service, or tables for each, and need no closer look. */
function mayBeShared(facts: Facts, store: number): boolean {
  const flows = facts.incoming(store);
  if (flows.length > MOST_TO_PAIR) return true;
  for (let i = 1; i < flows.length; i++) {
    for (let k = 0; k < i; k++) if (reachTheSame(facts, flows[i] as number, flows[k] as number)) return true;
  }
  return false;
}

/** Marks the slots of the services that certainly share a part of a store with another one. */
export function markSharers(facts: Facts, store: number, marks: Uint8Array): void {
  const flows = facts.incoming(store);
  if (flows.length < 2 || isReadReplica(facts, store)) return;
  if (flows.length > MOST_TO_PAIR) {
    for (const unit of sharedUnits(facts, store)) {
      const certain = unit.sharers.filter((sharer) => sharer.flows.some((flow) => !isVague(facts.access(flow))));
      if (certain.length > 1) for (const { root } of certain) marks[root] = 1;
    }
    return;
  }
  for (let i = 1; i < flows.length; i++) {
    const flow = flows[i] as number;
    const root = facts.root(facts.source(flow));
    for (let k = 0; k < i; k++) {
      const other = flows[k] as number;
      const otherRoot = facts.root(facts.source(other));
      if (marks[root] === 1 && marks[otherRoot] === 1) continue;
      if (!reachTheSame(facts, flow, other) || isVague(facts.access(flow)) || isVague(facts.access(other))) continue;
      if (counts(facts, flow) && counts(facts, other)) marks[root] = marks[otherRoot] = 1;
    }
  }
}

/** Whether two accesses of different services can meet in one table. */
function reachTheSame(facts: Facts, a: number, b: number): boolean {
  return facts.root(facts.source(a)) !== facts.root(facts.source(b)) && overlap(facts.access(a), facts.access(b));
}

function overlap(a: FlowOf<'access'> | undefined, b: FlowOf<'access'> | undefined): boolean {
  if (!a || !b) return false;
  if (!a.schemas || !b.schemas || a.schemas.length === 0 || b.schemas.length === 0) return true;
  for (const schema of a.schemas) if (b.schemas.includes(schema)) return true;
  return false;
}

/** The part as the only item of a list; none where a single service reaches it. */
function unitOf(facts: Facts, schema: string | undefined, accesses: readonly number[]): readonly SharedUnit[] {
  const byRoot = grouped(accesses, (flow) => facts.root(facts.source(flow)));
  if (byRoot.size < 2) return NONE;
  const sharers = facts.inOrder(byRoot.keys()).map((root) => sharerOf(facts, root, byRoot.get(root) ?? []));
  const certain = new Set(accesses.filter((flow) => !isVague(facts.access(flow))).map((flow) => facts.root(facts.source(flow))));
  return [{ schema, sharers, isUncertain: certain.size < 2 }];
}

function sharerOf(facts: Facts, root: number, flows: readonly number[]): Sharer {
  return {
    root,
    flows,
    writes: flows.some((flow) => isWrite(facts.access(flow))),
    contexts: [...new Set(flows.flatMap((flow) => facts.contexts(facts.source(flow))))],
    teams: [...new Set(flows.flatMap((flow) => facts.teams(facts.source(flow))))],
  };
}

function counts(facts: Facts, flow: number): boolean {
  const access = facts.access(flow);
  const source = facts.source(flow);
  if (!access || !isService(facts.element(source))) return false;
  return isWrite(access) || !(facts.isInfrastructure(source) || isRelay(facts, source) || isReadSide(facts, flow));
}

/**
 * Whether a reader and the writer of a store are two halves of one thing on purpose: the query side beside the projection that fills its read model, or
 * the projection that follows an event store. Not across bounded contexts or teams.
 */
function isReadSide(facts: Facts, flow: number): boolean {
  const reader = facts.source(flow);
  const role = roleOf(facts, reader);
  const store = facts.target(flow);
  const element = facts.element(store);
  if (role !== 'query-side' && !(role === 'projection' && element?.kind === 'datastore' && element.variant === 'event-store')) return false;
  for (const other of facts.incoming(store)) {
    const writer = facts.source(other);
    if (!isWrite(facts.access(other)) || facts.root(writer) === facts.root(reader)) continue;
    if (role === 'query-side' && roleOf(facts, writer) !== 'projection') return false;
    if (facts.contextRelation(reader, writer) === 'different' || relation(facts.teams(reader), facts.teams(writer)) === 'different') return false;
  }
  return true;
}

function roleOf(facts: Facts, slot: number): string | undefined {
  const element = facts.element(slot);
  return isService(element) ? element.role : undefined;
}

/** Whether a service does nothing but read and publish, as what carries a change log or an outbox to a channel does. */
function isRelay(facts: Facts, slot: number): boolean {
  let publishes = false;
  for (const member of facts.group(slot)) {
    if (facts.incoming(member).length > 0) return false;
    for (const flow of facts.outgoing(member)) {
      const record = facts.flow(flow);
      if (record?.kind === 'publish') publishes = true;
      else if (record?.kind !== 'access' || record.mode !== 'read') return false;
    }
  }
  return publishes;
}

/** Whether a store is a copy that another one fills and that nobody is said to write: everybody may read that. */
function isReadReplica(facts: Facts, store: number): boolean {
  const element = facts.element(store);
  let isFilled = element?.kind === 'datastore' && element.replicaOfId !== undefined;
  for (const flow of facts.incoming(store)) {
    const record = facts.flow(flow);
    if (record?.kind === 'replicate') isFilled = true;
    else if (record?.kind === 'access' && record.mode !== undefined && record.mode !== 'read') return false;
  }
  return isFilled;
}

/** A mode that nobody stated is read-write; one that the source of an import could not tell is not held against anybody. */
function isWrite(access: FlowOf<'access'> | undefined): boolean {
  if (!access) return false;
  if (access.mode === undefined) return access.unknown?.includes('mode') !== true;
  return access.mode !== 'read';
}

const isVague = (access: FlowOf<'access'> | undefined): boolean =>
  (access?.schemas === undefined || access.schemas.length === 0) && access?.unknown?.includes('schemas') === true;

/** Whether any two of the sharers are known to be in different bounded contexts, or in different teams. */
export function differ(sharers: readonly Sharer[], by: 'contexts' | 'teams'): boolean {
  return sharers.some((a, i) => sharers.slice(i + 1).some((b) => relation(a[by], b[by]) === 'different'));
}

const NONE: readonly SharedUnit[] = [];
