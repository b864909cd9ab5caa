/**
 * Records with a small number each, so that typed arrays can speak of them. A number stays with its record until the record goes;
 * then another one may get it. The order of numbers therefore means nothing.
 */
export class SlotTable<R> {
  private readonly slots = new Map<string, number>();
  private readonly ids: (string | undefined)[] = [];
  private readonly records: (R | undefined)[] = [];
  private readonly free: number[] = [];

  /** One more than the highest slot ever used: the length that an array over all slots needs. */
  get length(): number {
    return this.ids.length;
  }

  /** How many records there are. */
  get size(): number {
    return this.slots.size;
  }

  /** The slot of a record, or -1. */
  slotOf(id: string): number {
    return this.slots.get(id) ?? -1;
  }

  /** The id in a slot that is in use. */
  id(slot: number): string {
    return this.ids[slot] ?? '';
  }

  record(slot: number): R | undefined {
    return this.records[slot];
  }

  /** Sets or replaces a record, and gives its slot. */
  set(id: string, record: R): number {
    const slot = this.slots.get(id);
    if (slot === undefined) return this.add(id, record);
    this.records[slot] = record;
    return slot;
  }

  /** As `set`, for a record that is certainly not there. */
  add(id: string, record: R): number {
    const slot = this.free.pop() ?? this.ids.length;
    this.slots.set(id, slot);
    this.ids[slot] = id;
    this.records[slot] = record;
    return slot;
  }

  /** Takes a record out, and gives the slot that it had, or -1. */
  delete(id: string): number {
    const slot = this.slots.get(id);
    if (slot === undefined) return -1;
    this.slots.delete(id);
    this.ids[slot] = undefined;
    this.records[slot] = undefined;
    this.free.push(slot);
    return slot;
  }
}
