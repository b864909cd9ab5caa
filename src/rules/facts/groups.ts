import type { Element } from '../../model/index.ts';
import { at } from './csr.ts';
import { compareIds } from './ids.ts';
import { partOf } from './kinds.ts';
import type { SlotTable } from './slots.ts';

/** Services and their workers: for each element the service that it belongs to in the end. */
export class Groups {
  readonly roots: Int32Array;
  private readonly members = new Map<number, number[]>();

  constructor(elements: SlotTable<Element>) {
    const length = elements.length;
    this.roots = new Int32Array(length);
    for (let slot = 0; slot < length; slot++) this.roots[slot] = partOf(elements.record(slot)) === undefined ? slot : rootOf(elements, slot);
    for (let slot = 0; slot < length; slot++) {
      const root = at(this.roots, slot);
      if (root === slot) continue;
      const group = this.members.get(root);
      if (group) group.push(slot);
      else this.members.set(root, [root, slot]);
    }
  }

  root(slot: number): number {
    return at(this.roots, slot);
  }

  /** All members of the group that an element belongs to, if it has more than one. */
  mates(slot: number): readonly number[] {
    return this.members.get(at(this.roots, slot)) ?? NONE;
  }
}

const NONE: readonly number[] = [];

/** Follows `partOfId` to its end. A circle counts as parts of its smallest id. */
function rootOf(elements: SlotTable<Element>, slot: number): number {
  const seen: number[] = [slot];
  for (let current = slot; ; ) {
    const parent = elements.slotOf(partOf(elements.record(current)) ?? '');
    if (parent < 0) return current;
    if (seen.includes(parent)) return seen.slice(seen.indexOf(parent)).sort((a, b) => compareIds(elements.id(a), elements.id(b)))[0] ?? slot;
    seen.push(parent);
    current = parent;
  }
}
