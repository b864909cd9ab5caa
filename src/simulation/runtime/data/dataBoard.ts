import type { CopyModel, ElementModel, Model } from '../../compile/model.ts';
import { OP } from '../../replay/index.ts';
import type { CacheResult, CopyResult, EventStoreResult } from '../../trace.ts';
import type { Surroundings } from '../surroundings.ts';
import { Cache } from './cache.ts';
import { type Change, Copy } from './copies.ts';
import { EventStore } from './eventStore.ts';

/** A replica that is cut off asks again after this time. */
const RECONNECT_US = 1_000_000;

/** What the stores of a run know: versions of what was written, caches, copies that follow, event streams. Only versions matter, never contents. */
export class DataBoard {
  /** Somebody in this run depends on what the stores hold: without caches, copies and event stores nobody asks. */
  readonly watched: boolean;
  private readonly model: Model;
  private readonly world: Surroundings;
  private readonly versions = new Map<number, Map<number, number>>();
  private readonly caches = new Map<number, Cache>();
  private readonly eventStores = new Map<number, EventStore>();
  private readonly copies: readonly Copy[];
  /** When the last change reaches a replica, by copy: changes arrive in their order. */
  private readonly arrives = new Map<Copy, number>();

  /** @param rebuilt ids of stores that are made anew in this run */
  constructor(model: Model, world: Surroundings, rebuilt: ReadonlySet<string>) {
    this.model = model;
    this.watched = model.copies.length > 0 || model.elements.some(({ store }) => store !== undefined);
    this.world = world;
    this.copies = model.copies.map(
      (copy) =>
        new Copy(copy, (changes, sinceUs) => world.recorder.row(OP.behind, copy.store, changes, 0, sinceUs), rebuilt.has(model.elements[copy.store]?.id ?? '')),
    );
  }

  cache(element: ElementModel): Cache {
    const known = this.caches.get(element.index);
    if (known) return known;
    const cache = new Cache(element.timeToLiveUs);
    this.caches.set(element.index, cache);
    return cache;
  }

  eventStore(element: ElementModel): EventStore {
    const known = this.eventStores.get(element.index);
    if (known) return known;
    const store = new EventStore();
    this.eventStores.set(element.index, store);
    return store;
  }

  version(store: number, key: number): number {
    return this.versions.get(store)?.get(key) ?? 0;
  }

  /** What a store writes down of the events of others. */
  followersOf(storeId: string): readonly Copy[] {
    return this.copies.filter(({ model }) => model.kind === 'projection' && this.model.elements[model.store]?.id === storeId);
  }

  /** A store was written: its replicas will hear of it. */
  wrote(store: number, key: number): void {
    const versions = this.versions.get(store) ?? new Map<number, number>();
    this.versions.set(store, versions);
    versions.set(key, (versions.get(key) ?? 0) + 1);
    for (const copy of this.copies) if (copy.model.kind === 'replica' && copy.model.source === store) this.replicate(copy, copy.model, key);
  }

  /** Reads a store; true when it is a copy that lags behind for this key. */
  read(store: number, key: number): boolean {
    let stale = false;
    for (const copy of this.copies) if (copy.model.store === store && copy.read(key)) stale = true;
    return stale;
  }

  /** An element tells a channel of a change; the event carries this to those who write it down. */
  told(source: number, channel: number, key: number): readonly Change[] | undefined {
    let changes: Change[] | undefined;
    for (const copy of this.copies)
      if (copy.model.kind === 'projection' && copy.model.source === source && copy.model.channel === channel) {
        changes ??= [];
        changes.push(copy.change(key, this.world.queue.nowUs));
      }
    return changes;
  }

  /** An element has worked on an event and written down what it says. */
  projected(via: number, changes: readonly Change[]): void {
    for (const change of changes)
      if (change.copy.model.kind === 'projection' && change.copy.model.via === via) change.copy.apply(change, this.world.queue.nowUs);
  }

  results(): { readonly caches: CacheResult[]; readonly copies: CopyResult[]; readonly eventStores: EventStoreResult[] } {
    const idOf = (index: number) => this.model.elements[index]?.id ?? '';
    return {
      caches: [...this.caches].map(([index, cache]) => cache.result(idOf(index))),
      copies: this.copies.map((copy) => copy.result(idOf(copy.model.store), idOf(copy.model.source))),
      eventStores: [...this.eventStores].map(([index, store]) => store.result(idOf(index))),
    };
  }

  private replicate(copy: Copy, model: Extract<CopyModel, { kind: 'replica' }>, key: number): void {
    const { queue, faults } = this.world;
    const change = copy.change(key, queue.nowUs);
    const dueUs = queue.nowUs + Math.max(1, faults.slowed(model.lagUs, model.flowId));
    const atUs = Math.max(dueUs, this.arrives.get(copy) ?? 0);
    this.arrives.set(copy, atUs);
    queue.at(atUs, () => this.arrive(change, model));
  }

  private arrive(change: Change, model: Extract<CopyModel, { kind: 'replica' }>): void {
    const { queue, faults } = this.world;
    const ids = [model.flowId, this.model.elements[model.store]?.id ?? '', this.model.elements[model.source]?.id ?? ''];
    if (ids.some((id) => faults.lies('down', id) || faults.lies('partition', id) || faults.lies('crash', id)))
      queue.at(queue.nowUs + RECONNECT_US, () => this.arrive(change, model), true);
    else change.copy.apply(change, queue.nowUs);
  }
}
