import type { Design, Element, Flow } from '../../model/index.ts';
import type { Changes } from './changes.ts';
import { Groups } from './groups.ts';
import { type Holdings, orchestratorsOf } from './holdings.ts';
import { partOf } from './kinds.ts';
import { changesRequests, changesService } from './requests.ts';

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

/** Moves what is held on to `design`, which differs from the one held by `changes` and by nothing else. */
export const update = (held: Holdings, design: Design, changes: Changes): Touched => new Update(held).moveOn(design, changes);

/** One update, and what it has reached so far. */
class Update {
  private readonly held: Holdings;
  private readonly direct = new Set<number>();
  private readonly flows = new Set<number>();
  private readonly changedFlows = new Set<number>();
  private readonly changedElementIds = new Set<string>();
  private readonly gone: string[] = [];
  /** Somebody is part of another service now. */
  private regroups = false;
  /** Elements or flows came or went, or flows run elsewhere. */
  private reindexes = false;
  private syncChanged = false;

  constructor(held: Holdings) {
    this.held = held;
  }

  moveOn(design: Design, changes: Changes): Touched {
    const { held, direct } = this;
    held.design = design;
    held.stamps.updates++;
    for (const [id, record] of changes.elements ?? []) this.changeElement(id, record);
    for (const [id, record] of changes.flows ?? []) this.changeFlow(id, record);
    held.deadLetters.takeChanged((id) => direct.add(held.elements.slotOf(id)));
    if (this.reindexes || this.regroups || changes.platform) held.stamps.requests++;
    if (this.regroups) this.regroup();
    if (this.reindexes) for (const flow of [...this.flows, ...held.ends.dangling]) held.ends.bind(flow);
    for (const [id] of changes.contexts ?? []) this.touchContext(id);
    if (changes.sagas) this.changeOrchestrators();
    direct.delete(-1);
    const elements = this.spread();
    if (changes.platform) held.policies.forgetAll();
    else for (const flow of this.flows) held.policies.forget(flow);
    this.followCalls();
    return {
      elements: [...elements],
      flows: [...this.flows],
      changedElements: direct,
      changedFlows: this.changedFlows,
      changedElementIds: this.changedElementIds,
      gone: this.gone,
      syncChanged: this.syncChanged,
    };
  }

  private changeElement(id: string, record: Element | undefined): void {
    const { elements, groups, stamps } = this.held;
    this.changedElementIds.add(id);
    const slot = elements.slotOf(id);
    const old = elements.record(slot);
    const comesOrGoes = old === undefined || record === undefined;
    if (changesRequests(old, record)) stamps.requests++;
    if (changesService(old, record)) stamps.services++;
    if (comesOrGoes) this.reindexes = true;
    if (partOf(old) !== partOf(record) || (comesOrGoes && groups.isNamed(id))) this.regroups = true;
    if (old !== undefined && old.kind !== record?.kind) this.touchNeighbours(slot);
    if (record === undefined) {
      for (const flow of this.held.dropElement(id)) this.flows.add(flow);
      this.gone.push(id);
    } else this.direct.add(this.held.setElement(id, record));
  }

  private changeFlow(id: string, record: Flow | undefined): void {
    const { flows, calls, stamps } = this.held;
    const slot = flows.slotOf(id);
    const old = flows.record(slot);
    if (changesRequests(old, record)) stamps.requests++;
    const isElsewhere = record?.from !== old?.from || record?.to !== old?.to;
    if (old !== undefined) this.touchEnds(slot);
    if (isElsewhere) this.reindexes = true;
    if (isElsewhere && calls.has(slot)) this.syncChanged = true;
    if (record === undefined) {
      this.held.dropFlow(id);
      this.gone.push(id);
      return;
    }
    const next = this.held.setFlow(id, record);
    this.flows.add(next);
    this.changedFlows.add(next);
    this.touchEnds(next);
  }

  /** Finds the groups anew. Who left a group concerns those who stay in it. */
  private regroup(): void {
    const { held } = this;
    const before = held.groups;
    held.groups = new Groups(held.elements);
    held.stamps.services++;
    for (let slot = 0; slot < held.elements.length; slot++) {
      if (before.root(slot) === held.groups.root(slot)) continue;
      this.direct.add(slot);
      for (const mate of before.mates(slot)) this.direct.add(mate);
    }
  }

  private changeOrchestrators(): void {
    const { held } = this;
    const before = held.orchestrators;
    const after = orchestratorsOf(held.design);
    held.orchestrators = after;
    for (const id of [...before, ...after]) if (before.has(id) !== after.has(id)) this.direct.add(held.elements.slotOf(id));
  }

  /** What changed directly, with its workers, and one flow further. Adds the flows on the way. */
  private spread(): ReadonlySet<number> {
    const { elements, ends } = this.held;
    const near = new Set<number>();
    const groups = new Set<number>();
    for (const slot of this.direct) if (elements.record(slot)) this.addWithGroup(slot, near, groups);
    const hit = Array.from(near);
    for (const slot of hit) {
      for (const row of [ends.outgoing(slot), ends.incoming(slot)]) {
        for (const flow of row) {
          this.flows.add(flow);
          this.addWithGroup(ends.source(flow), near, groups);
          this.addWithGroup(ends.target(flow), near, groups);
        }
      }
    }
    return near;
  }

  private followCalls(): void {
    const { calls } = this.held;
    for (const flow of this.flows) if (calls.look(flow) || (this.regroups && calls.has(flow))) this.syncChanged = true;
    if (this.syncChanged) calls.forgetGraph();
  }

  private touchEnds(flow: number): void {
    this.direct.add(this.held.ends.source(flow)).add(this.held.ends.target(flow));
  }

  private touchNeighbours(slot: number): void {
    const { ends, groups } = this.held;
    for (const flow of ends.outgoing(slot)) this.direct.add(ends.target(flow));
    for (const flow of ends.incoming(slot)) this.direct.add(ends.source(flow));
    for (const mate of groups.group(slot)) this.direct.add(mate);
  }

  private touchContext(id: string): void {
    const { elements } = this.held;
    for (let slot = 0; slot < elements.length; slot++) if (elements.record(slot)?.contextIds?.includes(id)) this.direct.add(slot);
  }

  /** @param roots roots of the groups that are in already */
  private addWithGroup(slot: number, into: Set<number>, roots: Set<number>): void {
    const { groups } = this.held;
    into.add(slot);
    const mates = groups.mates(slot);
    if (mates.length === 0 || roots.has(groups.root(slot))) return;
    roots.add(groups.root(slot));
    for (const mate of mates) into.add(mate);
  }
}
