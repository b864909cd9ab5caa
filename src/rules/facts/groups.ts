import type { Element } from '../../model/index.ts';
import { at } from './csr.ts';
import { compareIds } from './ids.ts';
import { partOf } from './kinds.ts';
import type { SlotTable } from './slots.ts';

/** Services and their workers: for each element the service that it belongs to in the end. */
export class Groups {
  private roots: Int32Array;
  private readonly members = new Map<number, number[]>();
  /** Ids that some element says it is part of. */
  private readonly named = new Set<string>();

  constructor(elements: SlotTable<Element>) {
    const length = elements.length;
    this.roots = new Int32Array(length);
    const workers: number[] = [];
    for (let slot = 0; slot < length; slot++) {
      const service = partOf(elements.record(slot));
      this.roots[slot] = service === undefined ? slot : UNKNOWN;
      if (service === undefined) continue;
      this.named.add(service);
      workers.push(slot);
    }
    for (const slot of workers) this.findRoot(elements, slot);
    for (const slot of workers) {
      const root = at(this.roots, slot);
      if (root === slot) continue;
      const group = this.members.get(root);
      if (group) group.push(slot);
      else this.members.set(root, [root, slot]);
    }
  }

  /** The root of the group, or -1 for a slot that is not known yet. */
  root(slot: number): number {
    return this.roots[slot] ?? UNKNOWN;
  }

  /** All members of the group that an element belongs to, if it has more than one. */
  mates(slot: number): readonly number[] {
    return this.members.size === 0 ? NONE : (this.members.get(this.root(slot)) ?? NONE);
  }

  /** A service and its workers, whichever of them is given. */
  group(slot: number): readonly number[] {
    const mates = this.mates(slot);
    return mates.length > 0 ? mates : [slot];
  }

  /** Whether some element says that it is part of this one, be it there or not. */
  isNamed(id: string): boolean {
    return this.named.has(id);
  }

  /** Takes in an element that is part of none and has no parts. */
  addAlone(slot: number): void {
    if (slot >= this.roots.length) {
      const roots = new Int32Array(Math.max(slot + 1, this.roots.length * 2)).fill(UNKNOWN);
      roots.set(this.roots);
      this.roots = roots;
    }
    this.roots[slot] = slot;
  }

  /** Follows `partOfId` to its end, for all on the way at once. A circle counts as parts of its smallest id. */
  private findRoot(elements: SlotTable<Element>, worker: number): void {
    const way: number[] = [];
    let slot = worker;
    while (at(this.roots, slot) === UNKNOWN) {
      this.roots[slot] = ON_THE_WAY;
      way.push(slot);
      const parent = elements.slotOf(partOf(elements.record(slot)) ?? '');
      if (parent < 0) break;
      slot = parent;
    }
    const end = at(this.roots, slot);
    const root = end >= 0 ? end : smallest(elements, way.slice(way.indexOf(slot)));
    for (const passed of way) this.roots[passed] = root;
  }
}

const NONE: readonly number[] = [];
const UNKNOWN = -1;
const ON_THE_WAY = -2;

const smallest = (elements: SlotTable<Element>, slots: readonly number[]): number =>
  slots.reduce((least, slot) => (compareIds(elements.id(slot), elements.id(least)) < 0 ? slot : least));
