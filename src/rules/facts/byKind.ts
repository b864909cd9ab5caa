import type { SlotTable } from './slots.ts';

/** Slots of records by their kind, gathered when somebody asks first after records came, went or changed kind. */
export class ByKind<R extends { readonly kind: string }> {
  private readonly table: SlotTable<R>;
  private lists: Map<string, number[]> | undefined;

  constructor(table: SlotTable<R>) {
    this.table = table;
  }

  /** To be called when a record came, went, or has another kind. */
  forget(): void {
    this.lists = undefined;
  }

  /** In no particular order. */
  of(kind: R['kind']): readonly number[] {
    this.lists ??= this.gather();
    return this.lists.get(kind) ?? NONE;
  }

  private gather(): Map<string, number[]> {
    const lists = new Map<string, number[]>();
    for (let slot = 0; slot < this.table.length; slot++) {
      const record = this.table.record(slot);
      if (record === undefined) continue;
      const list = lists.get(record.kind);
      if (list) list.push(slot);
      else lists.set(record.kind, [slot]);
    }
    return lists;
  }
}

const NONE: readonly number[] = [];
