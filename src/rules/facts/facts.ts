import {
  effectivePolicy,
  POLICY_NAMES,
  type BoundedContext,
  type Design,
  type EffectivePolicy,
  type Element,
  type Flow,
  type FlowOf,
  type PolicyName,
} from '../../model/index.ts';
import type { Changes } from './changes.ts';
import { at, SparseRows } from './csr.ts';
import { SlotTable } from './slots.ts';
import { SyncGraph } from './syncGraph.ts';

/** What an update reached, and so what must be judged again. */
export interface Touched {
  /** Slots of elements whose own record, flows, neighbours or workers changed. */
  readonly elements: readonly number[];
  /** Slots of flows that changed or hang on an element that did. */
  readonly flows: readonly number[];
  /** Slots of elements whose own record, context or flows changed, without their neighbours. */
  readonly changedElements: ReadonlySet<number>;
  /** Slots of flows whose own record changed. */
  readonly changedFlows: ReadonlySet<number>;
  /** Ids of elements whose record changed or went. */
  readonly changedElementIds: ReadonlySet<string>;
  /** Ids of elements and flows that are gone. */
  readonly gone: readonly string[];
  /** The graph of synchronous calls is another one. */
  readonly syncChanged: boolean;
}

export type Relation = 'same' | 'different' | 'unknown';

/**
 * What rules read: the design in typed arrays, kept from edit to edit.
 *
 * Elements and flows have slots (see {@link SlotTable}). A rule's answer must not depend on the order of slots or of records, only on ids.
 */
export class Facts {
  private held: Design;
  private readonly elementTable = new SlotTable<Element>();
  private readonly flowTable = new SlotTable<Flow>();
  private flowFrom = new Int32Array(0);
  private flowTo = new Int32Array(0);
  /** 1 where a flow is an edge of the synchronous graph. */
  private syncFlag = new Uint8Array(0);
  private rootOf = new Int32Array(0);
  private outgoingRows = new SparseRows(0, 0, new Int32Array(0));
  private incomingRows = new SparseRows(0, 0, new Int32Array(0));
  private workers: ReadonlyMap<number, readonly number[]> = new Map();
  private syncGraph: SyncGraph | undefined;
  private syncGraphNodes = 0;
  /** Flows with an end that is not there; a valid design has none. */
  private readonly dangling = new Set<number>();
  private orchestrators: ReadonlySet<string> = new Set();
  private entryGatewayCount = 0;

  constructor(design: Design) {
    this.held = design;
    for (const id of Object.keys(design.elements)) this.setElement(id, design.elements[id] as Element);
    this.connect();
    for (const id of Object.keys(design.flows)) this.setFlow(id, design.flows[id] as Flow);
    this.indexFlows();
    for (let flow = 0; flow < this.flowTable.length; flow++) this.syncFlag[flow] = this.isSyncEdge(flow) ? 1 : 0;
    this.orchestrators = orchestratorsOf(design);
  }

  get design(): Design {
    return this.held;
  }

  /** One more than the highest slot of an element. */
  get elementSlots(): number {
    return this.elementTable.length;
  }

  /** How many elements there are. */
  get elementCount(): number {
    return this.elementTable.size;
  }

  get flowSlots(): number {
    return this.flowTable.length;
  }

  /** Gateways that callers from outside come through: all but load balancers. */
  get entryGateways(): number {
    return this.entryGatewayCount;
  }

  elementSlot(id: string): number {
    return this.elementTable.slotOf(id);
  }

  flowSlot(id: string): number {
    return this.flowTable.slotOf(id);
  }

  element(slot: number): Element | undefined {
    return this.elementTable.record(slot);
  }

  elementId(slot: number): string {
    return this.elementTable.id(slot);
  }

  name(slot: number): string {
    return this.elementTable.record(slot)?.name ?? this.elementTable.id(slot);
  }

  flow(slot: number): Flow | undefined {
    return this.flowTable.record(slot);
  }

  flowId(slot: number): string {
    return this.flowTable.id(slot);
  }

  /** The flow if it is a call. */
  call(slot: number): FlowOf<'call'> | undefined {
    const flow = this.flowTable.record(slot);
    return flow?.kind === 'call' ? flow : undefined;
  }

  /** The flow if it is an access to a store. */
  access(slot: number): FlowOf<'access'> | undefined {
    const flow = this.flowTable.record(slot);
    return flow?.kind === 'access' ? flow : undefined;
  }

  source(flow: number): number {
    return at(this.flowFrom, flow);
  }

  target(flow: number): number {
    return at(this.flowTo, flow);
  }

  /** Slots of the flows that start at an element. */
  outgoing(element: number): Int32Array {
    return this.outgoingRows.row(element);
  }

  /** Slots of the flows that end at an element. */
  incoming(element: number): Int32Array {
    return this.incomingRows.row(element);
  }

  /** The service that an element is part of, at the end of the chain of `partOfId`; mostly the element itself. */
  root(element: number): number {
    return at(this.rootOf, element);
  }

  /** A service and its workers, whichever of them is given. */
  group(element: number): readonly number[] {
    const root = at(this.rootOf, element);
    return this.workers.get(root) ?? [root];
  }

  /** Whether an element is a service in the sense of chains and neighbours: no edge, no infrastructure. */
  isCounted(element: number): boolean {
    return isCountedService(this.element(element)) && isCountedService(this.element(this.root(element)));
  }

  /** Targets that belong to the ground a system stands on: identity, configuration, discovery, telemetry. They never count in chains, hubs and breakers. */
  isInfrastructure(element: number): boolean {
    return isInfrastructureElement(this.element(element)) || isInfrastructureElement(this.element(this.root(element)));
  }

  /** Whether callers from outside can come in through an element; a load balancer is no such door. */
  isEntryGateway(element: number): boolean {
    return isEntryGateway(this.element(element));
  }

  isOrchestrator(element: number): boolean {
    return this.orchestrators.has(this.elementId(element));
  }

  /** Whether the caller waits: a call between two counted services that is not off the request path. */
  isSync(flow: number): boolean {
    return this.syncFlag[flow] === 1;
  }

  sync(): SyncGraph {
    if (!this.syncGraph) {
      this.syncGraph = this.buildSyncGraph();
      this.syncGraphNodes = this.elementSlots;
    }
    return this.syncGraph;
  }

  /** The synchronous graph as it would be without some calls. */
  syncWithout(flows: ReadonlySet<number>): SyncGraph {
    return flows.size === 0 ? this.sync() : this.buildSyncGraph(flows);
  }

  /** Bounded contexts of an element, or of the service that it is part of. */
  contexts(element: number): readonly string[] {
    const own = this.element(element)?.contextIds;
    if (own && own.length > 0) return own;
    return this.element(this.root(element))?.contextIds ?? NONE;
  }

  /** Teams of an element: its own, else those of the service that it is part of, else those of its contexts. */
  teams(element: number): readonly string[] {
    for (const slot of [element, this.root(element)]) {
      const own = this.element(slot)?.ownerIds;
      if (own && own.length > 0) return own;
    }
    return this.contexts(element).flatMap((id) => this.held.contexts[id]?.teamId ?? []);
  }

  /** Whether two elements share a bounded context; unknown where one of them is in none. */
  contextRelation(a: number, b: number): Relation {
    return relation(this.contexts(a), this.contexts(b));
  }

  contextName(id: string): string {
    const context: BoundedContext | undefined = this.held.contexts[id];
    return context?.name ?? id;
  }

  /** The policy that holds for a flow: its own, its source's, or the platform's; see `effectivePolicy` of the model, which decides wherever more than one level speaks. */
  policy<N extends PolicyName>(flow: number, name: N): EffectivePolicy<N> {
    const record = this.flowTable.record(flow);
    if (!record) return ABSENT;
    if (record.kind === 'call' && record[name] === undefined && record.unknown === undefined && this.givesNothing(at(this.flowFrom, flow))) return ABSENT;
    return effectivePolicy(this.held, record, name);
  }

  /** Whether neither an element nor the platform has anything to say about policies, which is so for most calls. */
  private givesNothing(source: number): boolean {
    const element = this.elementTable.record(source);
    if (element && 'defaults' in element && element.defaults !== undefined) return false;
    const { platform } = this.held;
    return platform.unknown === undefined && POLICY_NAMES.every((name) => platform[name] === undefined);
  }

  /** Ids of elements in the order of ids. */
  elementIds(slots: Iterable<number>): string[] {
    return sortIds(Array.from(slots, (slot) => this.elementTable.id(slot)));
  }

  /** Ids of flows in the order of ids. */
  flowIds(slots: Iterable<number>): string[] {
    return sortIds(Array.from(slots, (slot) => this.flowTable.id(slot)));
  }

  /** Slots of elements in the order of their ids. */
  inOrder(elements: Iterable<number>): number[] {
    return Array.from(new Set(elements)).sort(this.compareElements);
  }

  /** Slots of flows in the order of their ids. */
  flowsInOrder(flows: Iterable<number>): number[] {
    return Array.from(new Set(flows)).sort(this.compareFlows);
  }

  readonly compareElements = (a: number, b: number): number => compareIds(this.elementTable.id(a), this.elementTable.id(b));
  readonly compareFlows = (a: number, b: number): number => compareIds(this.flowTable.id(a), this.flowTable.id(b));

  /** Moves on to `design`, which differs from the one held by `changes` and by nothing else. */
  update(design: Design, changes: Changes): Touched {
    this.held = design;
    const direct = new Set<number>();
    const flows = new Set<number>();
    const gone: string[] = [];
    const changedElementIds = new Set<string>();
    const changedFlows = new Set<number>();
    let reconnect = false;
    let reindex = false;
    let syncChanged = false;

    for (const [id, record] of changes.elements ?? []) {
      changedElementIds.add(id);
      const old = this.elementTable.record(this.elementTable.slotOf(id));
      if (partOf(old) !== partOf(record) || old === undefined || record === undefined) reconnect = true;
      if (old !== undefined && record !== undefined && old.kind !== record.kind) this.touchNeighbours(this.elementTable.slotOf(id), direct);
      if (record === undefined) {
        for (const flow of this.dropElement(id, direct)) flows.add(flow);
        gone.push(id);
        reindex = true;
      } else direct.add(this.setElement(id, record));
      if (old === undefined) reindex = true;
    }
    for (const [id, record] of changes.flows ?? []) {
      const slot = this.flowTable.slotOf(id);
      const old = this.flowTable.record(slot);
      if (old !== undefined) for (const end of [at(this.flowFrom, slot), at(this.flowTo, slot)]) direct.add(end);
      if (this.syncFlag[slot] === 1 && (record === undefined || record.from !== old?.from || record.to !== old.to)) syncChanged = true;
      if (record === undefined) {
        this.dropFlow(id);
        gone.push(id);
        reindex = true;
        continue;
      }
      if (record.from !== old?.from || record.to !== old.to) reindex = true;
      const next = this.setFlow(id, record);
      flows.add(next);
      changedFlows.add(next);
      direct.add(at(this.flowFrom, next)).add(at(this.flowTo, next));
    }
    if (reconnect) {
      const before = this.rootOf;
      this.connect();
      for (let slot = 0; slot < this.elementSlots; slot++) if (before[slot] !== this.rootOf[slot]) this.touchWithGroup(slot, direct);
    }
    if (reindex) {
      for (const flow of [...flows, ...this.dangling]) this.bind(flow);
      this.indexFlows();
    }
    for (const [id] of changes.contexts ?? []) this.touchContext(id, direct);
    if (changes.sagas) {
      const before = this.orchestrators;
      this.orchestrators = orchestratorsOf(design);
      for (const id of [...before, ...this.orchestrators]) if (before.has(id) !== this.orchestrators.has(id)) direct.add(this.elementTable.slotOf(id));
    }
    direct.delete(-1);

    const near = new Set<number>();
    for (const slot of direct) if (this.element(slot)) this.touchWithGroup(slot, near);
    const hit = Array.from(near);
    for (const slot of hit) {
      for (const row of [this.outgoing(slot), this.incoming(slot)]) {
        for (const flow of row) {
          flows.add(flow);
          this.touchWithGroup(at(this.flowFrom, flow), near);
          this.touchWithGroup(at(this.flowTo, flow), near);
        }
      }
    }
    for (const flow of flows) {
      const flag = this.isSyncEdge(flow) ? 1 : 0;
      if (flag !== this.syncFlag[flow] || (reconnect && flag === 1)) syncChanged = true;
      this.syncFlag[flow] = flag;
    }
    if (syncChanged || this.elementSlots > this.syncGraphNodes) this.syncGraph = undefined;
    return { elements: [...near], flows: [...flows], changedElements: direct, changedFlows, changedElementIds, gone, syncChanged };
  }

  private setElement(id: string, record: Element): number {
    const old = this.elementTable.record(this.elementTable.slotOf(id));
    this.entryGatewayCount += (isEntryGateway(record) ? 1 : 0) - (isEntryGateway(old) ? 1 : 0);
    return this.elementTable.set(id, record);
  }

  /** Gives the slots of the flows that hung on the element. */
  private dropElement(id: string, touched: Set<number>): readonly number[] {
    const slot = this.elementTable.slotOf(id);
    if (slot < 0) return NO_SLOTS;
    if (isEntryGateway(this.elementTable.record(slot))) this.entryGatewayCount--;
    this.touchNeighbours(slot, touched);
    this.elementTable.delete(id);
    return slot < this.rootOf.length ? [...this.outgoing(slot), ...this.incoming(slot)] : NO_SLOTS;
  }

  private setFlow(id: string, record: Flow): number {
    const slot = this.flowTable.set(id, record);
    if (slot >= this.flowFrom.length) this.growFlows(slot + 1);
    this.bind(slot);
    return slot;
  }

  private bind(slot: number): void {
    const flow = this.flowTable.record(slot);
    if (!flow) return;
    const from = this.elementTable.slotOf(flow.from);
    const to = this.elementTable.slotOf(flow.to);
    this.flowFrom[slot] = from;
    this.flowTo[slot] = to;
    if (from < 0 || to < 0) this.dangling.add(slot);
    else this.dangling.delete(slot);
  }

  private dropFlow(id: string): void {
    const slot = this.flowTable.delete(id);
    if (slot < 0) return;
    this.flowFrom[slot] = -1;
    this.flowTo[slot] = -1;
    this.syncFlag[slot] = 0;
    this.dangling.delete(slot);
  }

  private growFlows(needed: number): void {
    const length = Math.max(needed, this.flowFrom.length * 2, 64);
    this.flowFrom = copyInto(new Int32Array(length).fill(-1), this.flowFrom);
    this.flowTo = copyInto(new Int32Array(length).fill(-1), this.flowTo);
    this.syncFlag = copyInto(new Uint8Array(length), this.syncFlag);
  }

  private indexFlows(): void {
    const count = this.flowSlots;
    const from = this.flowFrom.slice(0, count);
    const to = this.flowTo.slice(0, count);
    for (let flow = 0; flow < count; flow++) if (at(from, flow) < 0 || at(to, flow) < 0) from[flow] = to[flow] = -1;
    this.outgoingRows = new SparseRows(this.elementSlots, count, from);
    this.incomingRows = new SparseRows(this.elementSlots, count, to);
  }

  /** Finds for every element the service that it is part of. A circle of `partOfId` counts as parts of its smallest id. */
  private connect(): void {
    const length = this.elementSlots;
    const roots = new Int32Array(length);
    const workers = new Map<number, number[]>();
    for (let slot = 0; slot < length; slot++) roots[slot] = partOf(this.element(slot)) === undefined ? slot : this.findRoot(slot);
    for (let slot = 0; slot < length; slot++) {
      const root = at(roots, slot);
      if (root === slot) continue;
      const group = workers.get(root);
      if (group) group.push(slot);
      else workers.set(root, [root, slot]);
    }
    this.rootOf = roots;
    this.workers = workers;
  }

  private findRoot(slot: number): number {
    const seen: number[] = [slot];
    for (let current = slot; ; ) {
      const parent = this.elementTable.slotOf(partOf(this.element(current)) ?? '');
      if (parent < 0) return current;
      if (seen.includes(parent)) return seen.slice(seen.indexOf(parent)).sort(this.compareElements)[0] ?? slot;
      seen.push(parent);
      current = parent;
    }
  }

  private isSyncEdge(flow: number): boolean {
    const call = this.call(flow);
    if (!call || call.offPath === true) return false;
    const from = at(this.flowFrom, flow);
    const to = at(this.flowTo, flow);
    if (from < 0 || to < 0 || this.root(from) === this.root(to)) return false;
    return this.isCounted(from) && this.isCounted(to);
  }

  private buildSyncGraph(without?: ReadonlySet<number>): SyncGraph {
    const isEdge = (flow: number) => this.syncFlag[flow] === 1 && !without?.has(flow);
    let count = 0;
    for (let flow = 0; flow < this.flowSlots; flow++) if (isEdge(flow)) count++;
    const flows = new Int32Array(count);
    const from = new Int32Array(count);
    const to = new Int32Array(count);
    let edge = 0;
    for (let flow = 0; flow < this.flowSlots; flow++) {
      if (!isEdge(flow)) continue;
      flows[edge] = flow;
      from[edge] = this.root(at(this.flowFrom, flow));
      to[edge] = this.root(at(this.flowTo, flow));
      edge++;
    }
    return new SyncGraph({ nodes: this.elementSlots, flows, from, to, compareElements: this.compareElements, compareFlows: this.compareFlows });
  }

  private touchNeighbours(slot: number, into: Set<number>): void {
    if (slot < 0 || slot >= this.rootOf.length) return;
    for (const flow of this.outgoing(slot)) into.add(at(this.flowTo, flow));
    for (const flow of this.incoming(slot)) into.add(at(this.flowFrom, flow));
    for (const mate of this.group(slot)) into.add(mate);
  }

  private touchWithGroup(slot: number, into: Set<number>): void {
    into.add(slot);
    for (const mate of this.workers.get(this.root(slot)) ?? NO_SLOTS) into.add(mate);
  }

  private touchContext(id: string, into: Set<number>): void {
    for (let slot = 0; slot < this.elementSlots; slot++) if (this.element(slot)?.contextIds?.includes(id)) into.add(slot);
  }
}

const ABSENT = { state: 'absent' } as const;
const NONE: readonly string[] = [];
const NO_SLOTS: readonly number[] = [];

/** Order of ids by code units, the same on every machine. */
export const compareIds = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
export const sortIds = (ids: string[]): string[] => ids.sort(compareIds);

/** Whether two sets of ids overlap; unknown where one is empty. */
export function relation(a: readonly string[], b: readonly string[]): Relation {
  if (a.length === 0 || b.length === 0) return 'unknown';
  return a.some((id) => b.includes(id)) ? 'same' : 'different';
}

export const isService = (element: Element | undefined): element is Extract<Element, { kind: 'service' | 'monolith' }> =>
  element?.kind === 'service' || element?.kind === 'monolith';

const isCountedService = (element: Element | undefined): boolean => isService(element) && element.infrastructure !== true && element.role !== 'edge';

function isInfrastructureElement(element: Element | undefined): boolean {
  if (isService(element)) return element.infrastructure === true;
  return element?.kind === 'registry' || element?.kind === 'observability' || element?.kind === 'mesh' || element?.kind === 'scheduler';
}

const isEntryGateway = (element: Element | undefined): boolean => element?.kind === 'gateway' && element.variant !== 'load-balancer';

const partOf = (element: Element | undefined): string | undefined => (isService(element) ? element.partOfId : undefined);

const orchestratorsOf = (design: Design): ReadonlySet<string> => new Set(Object.values(design.sagas).flatMap((saga) => saga.orchestratorId ?? []));

function copyInto<T extends Int32Array | Uint8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
