import type { Facts } from './facts.ts';
import { compareIds } from './ids.ts';

/** A set of elements in the order of their ids, brought up to date from one look to the next instead of sorted anew. */
export class Roster {
  private slots: readonly number[] = [];
  private ids: readonly string[] = [];

  /**
   * Ids of the members, in order; the same array as before where they are the same.
   * @param isMember 1 at the slot of each member; used up by this
   */
  follow(facts: Facts, isMember: Uint8Array): readonly string[] {
    const kept: number[] = [];
    for (let i = 0; i < this.slots.length; i++) {
      const slot = this.slots[i] as number;
      if (isMember[slot] !== 1 || facts.elementId(slot) !== this.ids[i]) continue;
      kept.push(slot);
      isMember[slot] = 2;
    }
    const added: number[] = [];
    for (let slot = 0; slot < isMember.length; slot++) if (isMember[slot] === 1) added.push(slot);
    if (added.length === 0 && kept.length === this.slots.length) return this.ids;
    this.slots = merged(kept, added.sort(facts.compareElements), facts);
    this.ids = this.slots.map((slot) => facts.elementId(slot));
    return this.ids;
  }
}

function merged(a: readonly number[], b: readonly number[], facts: Facts): number[] {
  const all: number[] = [];
  let next = 0;
  for (const slot of a) {
    for (let other = b[next]; other !== undefined && compareIds(facts.elementId(other), facts.elementId(slot)) < 0; other = b[++next]) all.push(other);
    all.push(slot);
  }
  all.push(...b.slice(next));
  return all;
}
