import {
  effectivePolicy,
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
import type { Changes } from './changes.ts';
import type { ElementTraits } from './elementTraits.ts';
import type { FlowEnds } from './flowEnds.ts';
import { Holdings } from './holdings.ts';
import { inOrderOnce, relation, sortIds, type Relation } from './ids.ts';
import { isEntryGateway } from './kinds.ts';
import type { PolicyState, PolicyStates } from './policyStates.ts';
import type { SlotTable } from './slots.ts';
import type { SyncCalls } from './syncCalls.ts';
import type { SyncGraph } from './syncGraph.ts';
import { type Touched, update } from './update.ts';

/**
 * What rules read: the design in typed arrays, kept from edit to edit.
 *
 * Elements and flows have slots (see {@link SlotTable}). A rule's answer must not depend on the order of slots or of records, only on ids.
 */
export class Facts {
  private readonly held: Holdings;
  private readonly elements: SlotTable<Element>;
  private readonly flows: SlotTable<Flow>;
  private readonly ends: FlowEnds;
  private readonly traits: ElementTraits;
  private readonly calls: SyncCalls;
  private readonly policies: PolicyStates;
  /** Orders of slots by the ids of what is in them. */
  readonly compareElements: (a: number, b: number) => number;
  readonly compareFlows: (a: number, b: number) => number;

  constructor(design: Design) {
    const held = new Holdings(design);
    this.held = held;
    this.elements = held.elements;
    this.flows = held.flows;
    this.ends = held.ends;
    this.traits = held.traits;
    this.calls = held.calls;
    this.policies = held.policies;
    this.compareElements = held.elements.compare;
    this.compareFlows = held.flows.compare;
  }

  /** Moves on to `design`, which differs from the one held by `changes` and by nothing else. */
  update(design: Design, changes: Changes): Touched {
    return update(this.held, design, changes);
  }

  get design(): Design {
    return this.held.design;
  }

  /** One more than the highest slot of an element. */
  get elementSlots(): number {
    return this.elements.length;
  }

  /** How many elements there are. */
  get elementCount(): number {
    return this.elements.size;
  }

  get flowSlots(): number {
    return this.flows.length;
  }

  /** Slots of the elements of a kind, in no particular order. */
  elementsOf(kind: ElementKind): readonly number[] {
    return this.held.elementKinds.of(kind);
  }

  /** Slots of the flows of a kind, in no particular order. */
  flowsOf(kind: FlowKind): readonly number[] {
    return this.held.flowKinds.of(kind);
  }

  /** Gateways that callers from outside come through: all but load balancers. */
  get entryGateways(): number {
    return this.traits.entryGateways.size;
  }

  /** Slots of the load balancers. */
  get balancers(): ReadonlySet<number> {
    return this.traits.balancers;
  }

  elementSlot(id: string): number {
    return this.elements.slotOf(id);
  }

  flowSlot(id: string): number {
    return this.flows.slotOf(id);
  }

  element(slot: number): Element | undefined {
    return this.elements.record(slot);
  }

  elementId(slot: number): string {
    return this.elements.id(slot);
  }

  name(slot: number): string {
    return this.elements.record(slot)?.name ?? this.elements.id(slot);
  }

  flow(slot: number): Flow | undefined {
    return this.flows.record(slot);
  }

  flowId(slot: number): string {
    return this.flows.id(slot);
  }

  /** Kind of an element, for whoever wants no more of it. */
  kind(slot: number): ElementKind | undefined {
    return this.held.elementKinds.kind(slot);
  }

  flowKind(slot: number): FlowKind | undefined {
    return this.held.flowKinds.kind(slot);
  }

  /** The flow if it is of a kind. */
  flowIf<K extends FlowKind>(slot: number, kind: K): FlowOf<K> | undefined {
    return this.held.flowKinds.kind(slot) === kind ? (this.flows.record(slot) as FlowOf<K>) : undefined;
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
    return this.ends.source(flow);
  }

  target(flow: number): number {
    return this.ends.target(flow);
  }

  /** Slots of the flows that start at an element. */
  outgoing(element: number): readonly number[] {
    return this.ends.outgoing(element);
  }

  /** Slots of the flows that end at an element. */
  incoming(element: number): readonly number[] {
    return this.ends.incoming(element);
  }

  /** Whether any flow ends at an element. */
  isReached(element: number): boolean {
    return this.ends.isReached(element);
  }

  /** The service that an element is part of, at the end of the chain of `partOfId`; mostly the element itself. */
  root(element: number): number {
    return this.held.groups.root(element);
  }

  /** A service and its workers, whichever of them is given. */
  group(element: number): readonly number[] {
    return this.held.groups.group(element);
  }

  /** Whether an element is a service in the sense of chains and neighbours: no edge, no infrastructure. */
  isCounted(element: number): boolean {
    return this.traits.isCounted(element, this.root(element));
  }

  /** Targets that belong to the ground a system stands on: identity, configuration, discovery, telemetry. They never count in chains, hubs and breakers. */
  isInfrastructure(element: number): boolean {
    return this.traits.isInfrastructure(element, this.root(element));
  }

  /** Whether callers from outside can come in through an element; a load balancer is no such door. */
  isEntryGateway(element: number): boolean {
    return isEntryGateway(this.element(element));
  }

  /** Whether some channel or consumer sends there what it cannot handle. */
  isDeadLetterChannel(element: number): boolean {
    return this.held.deadLetters.has(this.elementId(element));
  }

  isOrchestrator(element: number): boolean {
    return this.held.orchestrators.has(this.elementId(element));
  }

  /** Whether the caller waits: a call between two counted services that is not off the request path. */
  isSync(flow: number): boolean {
    return this.calls.has(flow);
  }

  sync(): SyncGraph {
    return this.calls.graph();
  }

  /** The synchronous graph as it would be without some calls. */
  syncWithout(flows: ReadonlySet<number>): SyncGraph {
    return this.calls.without(flows);
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
    return this.contexts(element).flatMap((id) => this.held.design.contexts[id]?.teamId ?? []);
  }

  /** Whether two elements share a bounded context; unknown where one of them is in none. */
  contextRelation(a: number, b: number): Relation {
    return relation(this.contexts(a), this.contexts(b));
  }

  contextName(id: string): string {
    const context: BoundedContext | undefined = this.held.design.contexts[id];
    return context?.name ?? id;
  }

  /**
   * Another number whenever something changed that the way of a request, its attempts and its chances depend on: who calls and reaches what,
   * retries, fallbacks, availabilities. Names, texts and places change nothing.
   */
  get requests(): number {
    return this.held.stamps.requests;
  }

  /**
   * Another number after every update. Whoever keeps what it has worked out compares this: the design itself may be written to in place, so its identity says nothing.
   */
  get version(): number {
    return this.held.stamps.updates;
  }

  /** Another number whenever services come, go, or change in what counts about them: not in names, texts, figures and policies. */
  get services(): number {
    return this.held.stamps.services;
  }

  /** Another number whenever a flow ends at an element that none ended at before, or none ends any more where one did. */
  get reached(): number {
    return this.ends.reached;
  }

  /** Whether any flow, element or the platform states a retry; where none does, nothing is tried again. */
  get hasRetries(): boolean {
    return this.held.statedRetries > 0 || this.held.design.platform.retry !== undefined;
  }

  /** Whether a policy holds for a flow, worked out once for each flow: its own, its source's, or the platform's. */
  policyState(flow: number, name: PolicyName): PolicyState {
    return this.knowsPolicies(flow) ? this.policies.state(flow, name) : 'absent';
  }

  /** Timeout of a call in milliseconds, if one is set at any level and has a number; worked out once for each flow. */
  timeoutMs(flow: number): number | undefined {
    return this.knowsPolicies(flow) ? this.policies.timeoutMs(flow) : undefined;
  }

  /** Looks at the policies of a flow if that was not done yet; false for flows that have none. */
  private knowsPolicies(flow: number): boolean {
    if (this.policies.isKnown(flow)) return true;
    const kind = this.flowKind(flow);
    if (kind !== 'call' && kind !== 'send') return false;
    this.policies.look(flow, this.flows.record(flow) as Flow, this.elements.record(this.ends.source(flow)), this.held.design.platform);
    return true;
  }

  /** The policy that holds for a flow; see `effectivePolicy` of the model, which decides wherever more than one level speaks. */
  policy<N extends PolicyName>(flow: number, name: N): EffectivePolicy<N> {
    const record = this.flows.record(flow);
    if (!record || this.policyState(flow, name) === 'absent') return ABSENT;
    return effectivePolicy(this.held.design, record, name);
  }

  /** Ids of elements in the order of ids. */
  elementIds(slots: Iterable<number>): string[] {
    return sortIds(Array.from(slots, (slot) => this.elements.id(slot)));
  }

  /** Ids of flows in the order of ids. */
  flowIds(slots: Iterable<number>): string[] {
    return sortIds(Array.from(slots, (slot) => this.flows.id(slot)));
  }

  /** Slots of elements in the order of their ids. */
  inOrder(elements: Iterable<number>): number[] {
    return inOrderOnce(elements, this.elements.compare);
  }

  /** Slots of flows in the order of their ids. */
  flowsInOrder(flows: Iterable<number>): number[] {
    return inOrderOnce(flows, this.flows.compare);
  }
}

const ABSENT = { state: 'absent' } as const;
const NONE: readonly string[] = [];
