import { compareIds } from './ids.ts';

/**
 * Records with a small number each, so that typed arrays can speak of them. A number stays with its record until the record goes;
 * then another one may get it. The order of numbers therefore means nothing.
 */
export class SlotTable<R> {
  private readonly ids: (string | undefined)[];
  private readonly records: (R | undefined)[];
  private readonly free: number[] = [];
  /** Made when somebody asks for the slot of an id first: whoever looks at a design once asks for none of a flow. */
  private slots: Map<string, number> | undefined;

  constructor(records: Readonly<Record<string, R>> = {}) {
    const ids = Object.keys(records);
    // Neither `for … in`, which asks for each key whether it is still there, nor entries, which make a pair for each: a fifth and a half more.
    const held: R[] = [];
    // Room for all at once, instead of more and more of it.
    held.length = ids.length;
    for (let slot = 0; slot < ids.length; slot++) held[slot] = records[ids[slot] as string] as R;
    this.ids = ids;
    this.records = held;
  }

  /** One more than the highest slot ever used: the length that an array over all slots needs. */
  get length(): number {
    return this.ids.length;
  }

  /** How many records there are. */
  get size(): number {
    return this.ids.length - this.free.length;
  }

  /** The slot of a record, or -1. */
  slotOf(id: string): number {
    return this.bySlot().get(id) ?? -1;
  }

  /** The id in a slot that is in use. */
  id(slot: number): string {
    return this.ids[slot] ?? '';
  }

  record(slot: number): R | undefined {
    return this.records[slot];
  }

  /** Order of slots by the ids in them. */
  readonly compare = (a: number, b: number): number => compareIds(this.id(a), this.id(b));

  /** Sets or replaces a record, and gives its slot. */
  set(id: string, record: R): number {
    const slots = this.bySlot();
    const known = slots.get(id);
    const slot = known ?? this.free.pop() ?? this.ids.length;
    if (known === undefined) {
      slots.set(id, slot);
      this.ids[slot] = id;
    }
    this.records[slot] = record;
    return slot;
  }

  /** Takes a record out, and gives the slot that it had, or -1. */
  delete(id: string): number {
    const slot = this.slotOf(id);
    if (slot < 0) return -1;
    this.slots?.delete(id);
    this.ids[slot] = undefined;
    this.records[slot] = undefined;
    this.free.push(slot);
    return slot;
  }

  private bySlot(): Map<string, number> {
    this.slots ??= this.index();
    return this.slots;
  }

  private index(): Map<string, number> {
    const slots = new Map<string, number>();
    for (let slot = 0; slot < this.ids.length; slot++) slots.set(this.ids[slot] as string, slot);
    return slots;
  }
}
