import { ELEMENT_KINDS, FLOW_KINDS, type Design, type Element, type ElementKind, type Flow, type FlowKind } from '../../model/index.ts';
import { ByKind } from './byKind.ts';
import { DeadLetters } from './deadLetters.ts';
import { ElementTraits } from './elementTraits.ts';
import { FlowEnds } from './flowEnds.ts';
import { Groups } from './groups.ts';
import { PolicyStates } from './policyStates.ts';
import { statesRetry } from './requests.ts';
import { SlotTable } from './slots.ts';
import { type CallGround, SyncCalls } from './syncCalls.ts';

/** A design in tables, each of which knows one thing about it. What `Facts` reads and an update writes. */
export class Holdings implements CallGround {
  design: Design;
  readonly elements: SlotTable<Element>;
  readonly flows: SlotTable<Flow>;
  readonly elementKinds: ByKind<ElementKind>;
  readonly flowKinds: ByKind<FlowKind>;
  readonly traits: ElementTraits;
  readonly ends: FlowEnds;
  readonly calls: SyncCalls;
  readonly policies = new PolicyStates();
  readonly deadLetters = new DeadLetters();
  groups: Groups;
  /** Ids of the elements that conduct sagas. */
  orchestrators: ReadonlySet<string>;
  /** How many records state a retry. */
  statedRetries = 0;
  /** Numbers that change with what they are named after; see the getters of `Facts`. */
  readonly stamps = { requests: 0, services: 0, updates: 0 };
  /** For how many flows there is room. */
  private room: number;

  constructor(design: Design) {
    this.design = design;
    this.elements = new SlotTable(design.elements);
    this.flows = new SlotTable(design.flows);
    this.elementKinds = new ByKind(ELEMENT_KINDS, this.elements);
    this.flowKinds = new ByKind(FLOW_KINDS, this.flows);
    this.traits = new ElementTraits(this.elements.length);
    this.groups = new Groups(this.elements);
    this.enterElements();
    this.ends = this.enterFlows();
    this.calls = new SyncCalls(this);
    this.room = this.flows.length;
    this.policies.grow(this.room);
    this.deadLetters.takeChanged(() => undefined);
    this.orchestrators = orchestratorsOf(design);
  }

  private enterElements(): void {
    for (let slot = 0; slot < this.elements.length; slot++) {
      const record = this.elements.record(slot) as Element;
      this.count(undefined, record);
      this.traits.set(slot, record);
    }
  }

  /** All in one pass: whoever looks at the records of a large design twice waits for its memory twice. */
  private enterFlows(): FlowEnds {
    const from = new Int32Array(this.flows.length);
    const to = new Int32Array(this.flows.length);
    for (let slot = 0; slot < this.flows.length; slot++) {
      const record = this.flows.record(slot) as Flow;
      this.count(undefined, record);
      from[slot] = this.elements.slotOf(record.from);
      to[slot] = this.elements.slotOf(record.to);
    }
    return new FlowEnds(this.elements, this.flows, from, to);
  }

  /** Takes over an element that is new or changed, and gives its slot. */
  setElement(id: string, record: Element): number {
    const known = this.elements.slotOf(id);
    this.count(this.elements.record(known), record);
    const slot = this.elements.set(id, record);
    this.elementKinds.set(slot, record.kind);
    this.traits.set(slot, record);
    if (known < 0) this.groups.addAlone(slot);
    return slot;
  }

  /** Gives the slots of the flows that hung on the element. */
  dropElement(id: string): readonly number[] {
    const slot = this.elements.slotOf(id);
    if (slot < 0) return NO_SLOTS;
    this.count(this.elements.record(slot), undefined);
    this.elements.delete(id);
    this.elementKinds.set(slot, undefined);
    this.traits.set(slot, undefined);
    return [...this.ends.outgoing(slot), ...this.ends.incoming(slot)];
  }

  /** Takes over a flow that is new or changed, and gives its slot. */
  setFlow(id: string, record: Flow): number {
    this.count(this.flows.record(this.flows.slotOf(id)), record);
    const slot = this.flows.set(id, record);
    if (slot >= this.room) this.growFlows(slot + 1);
    this.flowKinds.set(slot, record.kind);
    this.ends.bind(slot);
    return slot;
  }

  dropFlow(id: string): void {
    const slot = this.flows.slotOf(id);
    if (slot < 0) return;
    this.count(this.flows.record(slot), undefined);
    this.flows.delete(id);
    this.ends.drop(slot);
    this.flowKinds.set(slot, undefined);
    this.calls.drop(slot);
    this.policies.forget(slot);
  }

  /** Counts what one record in place of another says about more than itself. */
  private count(before: Element | Flow | undefined, after: Element | Flow | undefined): void {
    this.deadLetters.replace(before, after);
    this.statedRetries += statesRetry(after) - statesRetry(before);
  }

  private growFlows(needed: number): void {
    this.room = Math.max(needed, this.room * 2, 64);
    this.ends.grow(this.room);
    this.calls.grow(this.room);
    this.policies.grow(this.room);
  }
}

const NO_SLOTS: readonly number[] = [];

export const orchestratorsOf = (design: Design): ReadonlySet<string> => new Set(Object.values(design.sagas).flatMap((saga) => saga.orchestratorId ?? []));
