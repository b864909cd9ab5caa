import {
  effectivePolicy,
  ELEMENT_KINDS,
  FLOW_KINDS,
  type BoundedContext,
  type Design,
  type EffectivePolicy,
  type Element,
  type ElementKind,
  type Flow,
  type FlowKind,
  type FlowOf,
  type PolicyName,
} from '../../model/index.ts';
import { ByKind } from './byKind.ts';
import type { Changes } from './changes.ts';
import { at } from './csr.ts';
import { Groups } from './groups.ts';
import { compareIds, inOrderOnce, relation, sortIds, type Relation } from './ids.ts';
import { DeadLetters } from './deadLetters.ts';
import { isBalancer, isCountedService, isEntryGateway, isInfrastructure, partOf } from './kinds.ts';
import { PolicyStates, type PolicyState } from './policyStates.ts';
import { changesRequests, changesService, statesRetry } from './requests.ts';
import { Rows } from './rows.ts';
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

/**
 * What rules read: the design in typed arrays, kept from edit to edit.
 *
 * Elements and flows have slots (see {@link SlotTable}). A rule's answer must not depend on the order of slots or of records, only on ids.
 */
export class Facts {
  private held: Design;
  private readonly elementTable: SlotTable<Element>;
  private readonly flowTable: SlotTable<Flow>;
  private readonly elementsByKind: ByKind<ElementKind>;
  private readonly flowsByKind: ByKind<FlowKind>;
  private flowFrom = new Int32Array(0);
  private flowTo = new Int32Array(0);
  /** 1 where a flow is an edge of the synchronous graph. */
  private syncFlag = new Uint8Array(0);
  private groups: Groups;
  private readonly outgoingRows: Rows;
  private readonly incomingRows: Rows;
  private syncGraph: SyncGraph | undefined;
  /** Flows with an end that is not there; a valid design has none. */
  private readonly dangling = new Set<number>();
  private orchestrators: ReadonlySet<string> = new Set();
  private entryGatewayCount = 0;
  private readonly balancerSlots = new Set<number>();
  private readonly policyStates = new PolicyStates();
  private readonly deadLetters = new DeadLetters();
  private requestStamp = 0;
  private updates = 0;
  private serviceStamp = 0;
  /** What an element is by its own record, as bits. */
  private traits = new Uint8Array(0);
  private reachedStamp = 0;
  private statedRetries = 0;

  constructor(design: Design) {
    this.held = design;
    this.elementTable = new SlotTable(design.elements);
    this.flowTable = new SlotTable(design.flows);
    this.elementsByKind = new ByKind(ELEMENT_KINDS, this.elementTable);
    this.flowsByKind = new ByKind(FLOW_KINDS, this.flowTable);
    this.groups = new Groups(this.elementTable);
    this.traits = new Uint8Array(this.elementSlots);
    this.growFlows(this.flowSlots);
    for (let slot = 0; slot < this.elementSlots; slot++) this.enterElement(slot, this.elementTable.record(slot) as Element);
    const from = new Int32Array(this.flowSlots);
    const to = new Int32Array(this.flowSlots);
    for (let slot = 0; slot < this.flowSlots; slot++) {
      const flow = this.flowTable.record(slot) as Flow;
      this.deadLetters.replace(undefined, flow);
      this.statedRetries += statesRetry(flow);
      this.tie(slot, this.elementTable.slotOf(flow.from), this.elementTable.slotOf(flow.to));
      const isWhole = this.dangling.size === 0 || !this.dangling.has(slot);
      from[slot] = isWhole ? at(this.flowFrom, slot) : -1;
      to[slot] = isWhole ? at(this.flowTo, slot) : -1;
    }
    this.outgoingRows = new Rows(this.elementSlots, this.flowSlots, from);
    this.incomingRows = new Rows(this.elementSlots, this.flowSlots, to);
    for (const flow of this.flowsOf('call')) this.syncFlag[flow] = this.isSyncEdge(flow) ? 1 : 0;
    this.deadLetters.takeChanged(() => undefined);
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

  /** Slots of the elements of a kind, in no particular order. */
  elementsOf(kind: ElementKind): readonly number[] {
    return this.elementsByKind.of(kind);
  }

  /** Slots of the flows of a kind, in no particular order. */
  flowsOf(kind: FlowKind): readonly number[] {
    return this.flowsByKind.of(kind);
  }

  /** Gateways that callers from outside come through: all but load balancers. */
  get entryGateways(): number {
    return this.entryGatewayCount;
  }

  /** Slots of the load balancers. */
  get balancers(): ReadonlySet<number> {
    return this.balancerSlots;
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

  /** Kind of an element, for whoever wants no more of it. */
  kind(slot: number): ElementKind | undefined {
    return this.elementsByKind.kind(slot);
  }

  flowKind(slot: number): FlowKind | undefined {
    return this.flowsByKind.kind(slot);
  }

  /** The flow if it is of a kind. */
  flowIf<K extends FlowKind>(slot: number, kind: K): FlowOf<K> | undefined {
    return this.flowsByKind.kind(slot) === kind ? (this.flowTable.record(slot) as FlowOf<K>) : undefined;
  }

  /** The flow if it is a call. */
  call(slot: number): FlowOf<'call'> | undefined {
    return this.flowIf(slot, 'call');
  }

  /** The flow if it is an access to a store. */
  access(slot: number): FlowOf<'access'> | undefined {
    return this.flowIf(slot, 'access');
  }

  source(flow: number): number {
    return at(this.flowFrom, flow);
  }

  target(flow: number): number {
    return at(this.flowTo, flow);
  }

  /** Slots of the flows that start at an element. */
  outgoing(element: number): readonly number[] {
    return this.outgoingRows.row(element);
  }

  /** Slots of the flows that end at an element. */
  incoming(element: number): readonly number[] {
    return this.incomingRows.row(element);
  }

  /** Whether any flow ends at an element. */
  isReached(element: number): boolean {
    return this.incomingRows.row(element).length > 0;
  }

  /** The service that an element is part of, at the end of the chain of `partOfId`; mostly the element itself. */
  root(element: number): number {
    return this.groups.root(element);
  }

  /** A service and its workers, whichever of them is given. */
  group(element: number): readonly number[] {
    const mates = this.groups.mates(element);
    return mates.length > 0 ? mates : [element];
  }

  /** Whether an element is a service in the sense of chains and neighbours: no edge, no infrastructure. */
  isCounted(element: number): boolean {
    return ((this.traits[element] ?? 0) & (this.traits[this.root(element)] ?? 0) & COUNTED) !== 0;
  }

  /** Targets that belong to the ground a system stands on: identity, configuration, discovery, telemetry. They never count in chains, hubs and breakers. */
  isInfrastructure(element: number): boolean {
    return (((this.traits[element] ?? 0) | (this.traits[this.root(element)] ?? 0)) & INFRASTRUCTURE) !== 0;
  }

  /** Whether callers from outside can come in through an element; a load balancer is no such door. */
  isEntryGateway(element: number): boolean {
    return isEntryGateway(this.element(element));
  }

  /** Whether some channel or consumer sends there what it cannot handle. */
  isDeadLetterChannel(element: number): boolean {
    return this.deadLetters.has(this.elementId(element));
  }

  isOrchestrator(element: number): boolean {
    return this.orchestrators.has(this.elementId(element));
  }

  /** Whether the caller waits: a call between two counted services that is not off the request path. */
  isSync(flow: number): boolean {
    return this.syncFlag[flow] === 1;
  }

  sync(): SyncGraph {
    this.syncGraph ??= this.buildSyncGraph();
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
    const own = this.element(element)?.ownerIds;
    if (own && own.length > 0) return own;
    const inherited = this.element(this.root(element))?.ownerIds;
    if (inherited && inherited.length > 0) return inherited;
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

  /**
   * Another number whenever something changed that the way of a request, its attempts and its chances depend on: who calls and reaches what,
   * retries, fallbacks, availabilities. Names, texts and places change nothing.
   */
  get requests(): number {
    return this.requestStamp;
  }

  /**
   * Another number after every update. Whoever keeps what it has worked out compares this: the design itself may be written to in place, so its identity says nothing.
   */
  get version(): number {
    return this.updates;
  }

  /** Another number whenever services come, go, or change in what counts about them: not in names, texts, figures and policies. */
  get services(): number {
    return this.serviceStamp;
  }

  /** Another number whenever a flow ends at an element that none ended at before, or none ends any more where one did. */
  get reached(): number {
    return this.reachedStamp;
  }

  /** Whether any flow, element or the platform states a retry; where none does, nothing is tried again. */
  get hasRetries(): boolean {
    return this.statedRetries > 0 || this.held.platform.retry !== undefined;
  }

  /** Whether a policy holds for a flow, worked out once for each flow: its own, its source's, or the platform's. */
  policyState(flow: number, name: PolicyName): PolicyState {
    return this.knowsPolicies(flow) ? this.policyStates.state(flow, name) : 'absent';
  }

  /** Timeout of a call in milliseconds, if one is set at any level and has a number; worked out once for each flow. */
  timeoutMs(flow: number): number | undefined {
    return this.knowsPolicies(flow) ? this.policyStates.timeoutMs(flow) : undefined;
  }

  /** Looks at the policies of a flow if that was not done yet; false for flows that have none. */
  private knowsPolicies(flow: number): boolean {
    if (this.policyStates.isKnown(flow)) return true;
    const kind = this.flowKind(flow);
    if (kind !== 'call' && kind !== 'send') return false;
    this.policyStates.look(flow, this.flowTable.record(flow) as Flow, this.elementTable.record(at(this.flowFrom, flow)), this.held.platform);
    return true;
  }

  /** The policy that holds for a flow; see `effectivePolicy` of the model, which decides wherever more than one level speaks. */
  policy<N extends PolicyName>(flow: number, name: N): EffectivePolicy<N> {
    const record = this.flowTable.record(flow);
    if (!record || this.policyState(flow, name) === 'absent') return ABSENT;
    return effectivePolicy(this.held, record, name);
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
    return inOrderOnce(elements, this.compareElements);
  }

  /** Slots of flows in the order of their ids. */
  flowsInOrder(flows: Iterable<number>): number[] {
    return inOrderOnce(flows, this.compareFlows);
  }

  readonly compareElements = (a: number, b: number): number => compareIds(this.elementTable.id(a), this.elementTable.id(b));
  readonly compareFlows = (a: number, b: number): number => compareIds(this.flowTable.id(a), this.flowTable.id(b));

  /** Moves on to `design`, which differs from the one held by `changes` and by nothing else. */
  update(design: Design, changes: Changes): Touched {
    this.held = design;
    this.updates++;
    const reach = new Reach();
    for (const [id, record] of changes.elements ?? []) this.changeElement(id, record, reach);
    for (const [id, record] of changes.flows ?? []) this.changeFlow(id, record, reach);
    this.deadLetters.takeChanged((id) => reach.direct.add(this.elementTable.slotOf(id)));
    if (reach.reindex || reach.regroup || changes.platform) this.requestStamp++;
    if (reach.regroup) this.regroup(reach);
    if (reach.reindex) {
      for (const flow of [...reach.flows, ...this.dangling]) this.bind(flow);
    }
    for (const [id] of changes.contexts ?? []) this.touchContext(id, reach.direct);
    if (changes.sagas) this.changeOrchestrators(design, reach);
    reach.direct.delete(-1);
    const elements = this.spread(reach);
    if (changes.platform) this.policyStates.forgetAll();
    else for (const flow of reach.flows) this.policyStates.forget(flow);
    this.followSync(reach);
    return {
      elements: [...elements],
      flows: [...reach.flows],
      changedElements: reach.direct,
      changedFlows: reach.changedFlows,
      changedElementIds: reach.changedElementIds,
      gone: reach.gone,
      syncChanged: reach.syncChanged,
    };
  }

  private changeElement(id: string, record: Element | undefined, reach: Reach): void {
    reach.changedElementIds.add(id);
    const slot = this.elementTable.slotOf(id);
    const old = this.elementTable.record(slot);
    this.deadLetters.replace(old, record);
    if (changesRequests(old, record)) this.requestStamp++;
    if (changesService(old, record)) this.serviceStamp++;
    this.statedRetries += statesRetry(record) - statesRetry(old);
    if (old === undefined || record === undefined) reach.reindex = true;
    if (partOf(old) !== partOf(record) || ((old === undefined || record === undefined) && this.groups.isNamed(id))) reach.regroup = true;
    if (old !== undefined && old.kind !== record?.kind) this.touchNeighbours(slot, reach.direct);
    if (record === undefined) {
      for (const flow of this.dropElement(id)) reach.flows.add(flow);
      reach.gone.push(id);
    } else reach.direct.add(this.setElement(id, record));
  }

  private changeFlow(id: string, record: Flow | undefined, reach: Reach): void {
    const slot = this.flowTable.slotOf(id);
    const old = this.flowTable.record(slot);
    this.deadLetters.replace(old, record);
    if (changesRequests(old, record)) this.requestStamp++;
    this.statedRetries += statesRetry(record) - statesRetry(old);
    const isElsewhere = record?.from !== old?.from || record?.to !== old?.to;
    if (old !== undefined) reach.direct.add(at(this.flowFrom, slot)).add(at(this.flowTo, slot));
    if (isElsewhere) reach.reindex = true;
    if (isElsewhere && this.syncFlag[slot] === 1) reach.syncChanged = true;
    if (record === undefined) {
      this.dropFlow(id);
      reach.gone.push(id);
      return;
    }
    const next = this.setFlow(id, record);
    reach.flows.add(next);
    reach.changedFlows.add(next);
    reach.direct.add(at(this.flowFrom, next)).add(at(this.flowTo, next));
  }

  /** Finds the groups anew. Who left a group concerns those who stay in it. */
  private regroup(reach: Reach): void {
    const before = this.groups;
    this.groups = new Groups(this.elementTable);
    this.serviceStamp++;
    for (let slot = 0; slot < this.elementSlots; slot++) {
      if (before.root(slot) === this.groups.root(slot)) continue;
      reach.direct.add(slot);
      for (const mate of before.mates(slot)) reach.direct.add(mate);
    }
  }

  private changeOrchestrators(design: Design, reach: Reach): void {
    const before = this.orchestrators;
    this.orchestrators = orchestratorsOf(design);
    for (const id of [...before, ...this.orchestrators]) if (before.has(id) !== this.orchestrators.has(id)) reach.direct.add(this.elementTable.slotOf(id));
  }

  /** What changed directly, with its workers, and one flow further. Adds the flows on the way. */
  private spread(reach: Reach): ReadonlySet<number> {
    const near = new Set<number>();
    const groups = new Set<number>();
    for (const slot of reach.direct) if (this.element(slot)) this.touchWithGroup(slot, near, groups);
    const hit = Array.from(near);
    for (const slot of hit) {
      for (const row of [this.outgoing(slot), this.incoming(slot)]) {
        for (const flow of row) {
          reach.flows.add(flow);
          this.touchWithGroup(at(this.flowFrom, flow), near, groups);
          this.touchWithGroup(at(this.flowTo, flow), near, groups);
        }
      }
    }
    return near;
  }

  private followSync(reach: Reach): void {
    for (const flow of reach.flows) {
      const flag = this.isSyncEdge(flow) ? 1 : 0;
      if (flag !== this.syncFlag[flow] || (reach.regroup && flag === 1)) reach.syncChanged = true;
      this.syncFlag[flow] = flag;
    }
    if (reach.syncChanged) this.syncGraph = undefined;
  }

  /** Counts a record that was not there. */
  private enterElement(slot: number, record: Element): void {
    this.deadLetters.replace(undefined, record);
    this.statedRetries += statesRetry(record);
    this.traits[slot] = traitsOf(record);
    if (this.kind(slot) !== 'gateway') return;
    if (isEntryGateway(record)) this.entryGatewayCount++;
    if (isBalancer(record)) this.balancerSlots.add(slot);
  }

  private setElement(id: string, record: Element): number {
    const old = this.elementTable.record(this.elementTable.slotOf(id));
    this.entryGatewayCount += (isEntryGateway(record) ? 1 : 0) - (isEntryGateway(old) ? 1 : 0);
    const slot = this.elementTable.set(id, record);
    this.elementsByKind.set(slot, record.kind);
    if (slot >= this.traits.length) this.traits = copyInto(new Uint8Array(slot * 2 + 64), this.traits);
    this.traits[slot] = traitsOf(record);
    if (old === undefined) this.groups.addAlone(slot);
    if (isBalancer(record)) this.balancerSlots.add(slot);
    else this.balancerSlots.delete(slot);
    return slot;
  }

  /** Gives the slots of the flows that hung on the element. */
  private dropElement(id: string): readonly number[] {
    const slot = this.elementTable.slotOf(id);
    if (slot < 0) return NO_SLOTS;
    if (isEntryGateway(this.elementTable.record(slot))) this.entryGatewayCount--;
    this.balancerSlots.delete(slot);
    this.elementTable.delete(id);
    this.elementsByKind.set(slot, undefined);
    this.traits[slot] = 0;
    return [...this.outgoing(slot), ...this.incoming(slot)];
  }

  private setFlow(id: string, record: Flow): number {
    const slot = this.flowTable.set(id, record);
    if (slot >= this.flowFrom.length) this.growFlows(slot + 1);
    this.flowsByKind.set(slot, record.kind);
    this.bind(slot);
    return slot;
  }

  /** Hangs a flow on the elements that it names, wherever it hung before. */
  private bind(slot: number): void {
    const flow = this.flowTable.record(slot);
    if (flow) this.hang(slot, this.elementTable.slotOf(flow.from), this.elementTable.slotOf(flow.to));
  }

  private hang(slot: number, from: number, to: number): void {
    const oldFrom = at(this.flowFrom, slot);
    const oldTo = at(this.flowTo, slot);
    if (oldFrom === from && oldTo === to) return;
    if (oldFrom >= 0 && oldTo >= 0) {
      this.outgoingRows.leave(oldFrom, slot);
      this.incomingRows.leave(oldTo, slot);
      if (!this.isReached(oldTo)) this.reachedStamp++;
    }
    this.tie(slot, from, to);
    if (from >= 0 && to >= 0) {
      if (!this.isReached(to)) this.reachedStamp++;
      this.outgoingRows.join(from, slot);
      this.incomingRows.join(to, slot);
    }
  }

  private tie(slot: number, from: number, to: number): void {
    this.flowFrom[slot] = from;
    this.flowTo[slot] = to;
    if (from < 0 || to < 0) this.dangling.add(slot);
    else if (this.dangling.size > 0) this.dangling.delete(slot);
  }

  private dropFlow(id: string): void {
    const slot = this.flowTable.delete(id);
    if (slot < 0) return;
    this.hang(slot, -1, -1);
    this.dangling.delete(slot);
    this.flowsByKind.set(slot, undefined);
    this.syncFlag[slot] = 0;
    this.policyStates.forget(slot);
  }

  private growFlows(needed: number): void {
    const length = Math.max(needed, this.flowFrom.length * 2, 64);
    this.flowFrom = copyInto(new Int32Array(length).fill(-1), this.flowFrom);
    this.flowTo = copyInto(new Int32Array(length).fill(-1), this.flowTo);
    this.syncFlag = copyInto(new Uint8Array(length), this.syncFlag);
    this.policyStates.grow(length);
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
    const calls = this.flowsOf('call');
    const flows = new Int32Array(calls.length);
    const from = new Int32Array(calls.length);
    const to = new Int32Array(calls.length);
    let count = 0;
    for (const flow of calls) {
      if (this.syncFlag[flow] !== 1 || without?.has(flow)) continue;
      flows[count] = flow;
      from[count] = this.root(at(this.flowFrom, flow));
      to[count] = this.root(at(this.flowTo, flow));
      count++;
    }
    return new SyncGraph({
      nodes: this.elementSlots,
      flows: flows.subarray(0, count),
      from: from.subarray(0, count),
      to: to.subarray(0, count),
      compareElements: this.compareElements,
      compareFlows: this.compareFlows,
    });
  }

  private touchNeighbours(slot: number, into: Set<number>): void {
    if (slot < 0) return;
    for (const flow of this.outgoing(slot)) into.add(at(this.flowTo, flow));
    for (const flow of this.incoming(slot)) into.add(at(this.flowFrom, flow));
    for (const mate of this.group(slot)) into.add(mate);
  }

  /** @param groups roots of the groups that are in already */
  private touchWithGroup(slot: number, into: Set<number>, groups: Set<number>): void {
    into.add(slot);
    const mates = this.groups.mates(slot);
    if (mates.length === 0 || groups.has(this.root(slot))) return;
    groups.add(this.root(slot));
    for (const mate of mates) into.add(mate);
  }

  private touchContext(id: string, into: Set<number>): void {
    for (let slot = 0; slot < this.elementSlots; slot++) if (this.element(slot)?.contextIds?.includes(id)) into.add(slot);
  }
}

/** What an update has reached so far. */
class Reach {
  readonly direct = new Set<number>();
  readonly flows = new Set<number>();
  readonly changedFlows = new Set<number>();
  readonly changedElementIds = new Set<string>();
  readonly gone: string[] = [];
  regroup = false;
  reindex = false;
  syncChanged = false;
}

const ABSENT = { state: 'absent' } as const;
const NONE: readonly string[] = [];
const NO_SLOTS: readonly number[] = [];

const orchestratorsOf = (design: Design): ReadonlySet<string> => new Set(Object.values(design.sagas).flatMap((saga) => saga.orchestratorId ?? []));

const COUNTED = 1;
const INFRASTRUCTURE = 2;
const traitsOf = (record: Element): number => (isCountedService(record) ? COUNTED : 0) | (isInfrastructure(record) ? INFRASTRUCTURE : 0);

function copyInto<T extends Int32Array | Uint8Array>(target: T, source: T): T {
  target.set(source);
  return target;
}
