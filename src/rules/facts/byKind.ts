import type { SlotTable } from './slots.ts';

/** Slots of records by their kind, and the kind of each slot as a number: a record is only touched by who wants more of it. */
export class ByKind<K extends string> {
  private readonly names: readonly (K | undefined)[];
  private readonly lists: readonly number[][];
  /** Place of the kind in each slot among the names. */
  private kinds: Uint8Array;
  /** Where each slot stands in the list of its kind. */
  private places: Int32Array;

  /** @param kinds all there are */
  constructor(kinds: readonly K[], table: SlotTable<{ readonly kind: K }>) {
    this.names = [undefined, ...kinds];
    this.lists = this.names.map(() => []);
    this.kinds = new Uint8Array(table.length);
    this.places = new Int32Array(table.length);
    for (let slot = 0; slot < table.length; slot++) this.set(slot, table.record(slot)?.kind);
  }

  /** The kind in a slot, if something is there. */
  kind(slot: number): K | undefined {
    return this.names[this.kinds[slot] ?? 0];
  }

  /** In no particular order. */
  of(kind: K): readonly number[] {
    return this.lists[this.names.indexOf(kind)] ?? NONE;
  }

  /** To be called when a record came, went (without a kind), or may have another kind. */
  set(slot: number, kind: K | undefined): void {
    const next = Math.max(0, this.names.indexOf(kind));
    const before = this.kinds[slot] ?? 0;
    if (next === before) return;
    if (before !== 0) this.leave(slot, this.lists[before] as number[]);
    if (slot >= this.kinds.length) this.grow(slot + 1);
    this.kinds[slot] = next;
    if (next === 0) return;
    const list = this.lists[next] as number[];
    this.places[slot] = list.length;
    list.push(slot);
  }

  /** The last one of the list takes the place. */
  private leave(slot: number, list: number[]): void {
    const place = this.places[slot] as number;
    const last = list.pop() as number;
    if (last === slot) return;
    list[place] = last;
    this.places[last] = place;
  }

  private grow(needed: number): void {
    const length = Math.max(needed, this.kinds.length * 2, 64);
    const kinds = new Uint8Array(length);
    kinds.set(this.kinds);
    this.kinds = kinds;
    const places = new Int32Array(length);
    places.set(this.places);
    this.places = places;
  }
}

const NONE: readonly number[] = [];
