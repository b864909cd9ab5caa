import {
  checksum,
  type AsideRecord,
  type DamagedUpdate,
  type DesignStore,
  type DesignSummaryFields,
  type StoredDesign,
  type StoredUpdate,
} from '../storage/design-store.ts';

/** A disk that never fails, in memory. */
export class MemoryStore implements DesignStore {
  private readonly designs = new Map<string, StoredDesign>();
  private readonly logs = new Map<string, StoredUpdate[]>();
  private readonly asides: AsideRecord[] = [];
  private nextSeq = 1;

  async list(): Promise<readonly StoredDesign[]> {
    return [...this.designs.values()];
  }

  async describe(id: string, changes: Partial<Omit<StoredDesign, 'id'>>): Promise<void> {
    const after = { name: '', elements: 0, updatedAt: 0, ...this.designs.get(id), ...changes, id };
    this.designs.set(id, Object.fromEntries(Object.entries(after).filter(([, value]) => value !== undefined)) as unknown as StoredDesign);
  }

  async read(id: string): Promise<readonly StoredUpdate[]> {
    return [...(this.logs.get(id) ?? [])];
  }

  async append(id: string, updates: readonly Uint8Array[], summary: DesignSummaryFields): Promise<readonly number[]> {
    this.designs.set(id, { ...this.designs.get(id), id, ...summary });
    return updates.map((bytes) => this.push(id, bytes));
  }

  async compact(id: string, whole: Uint8Array, replaced: readonly number[], summary: DesignSummaryFields): Promise<number> {
    this.designs.set(id, { ...this.designs.get(id), id, ...summary });
    this.drop(id, replaced);
    return this.push(id, whole);
  }

  async setAside(id: string, damaged: readonly DamagedUpdate[]): Promise<void> {
    for (const record of damaged) this.asides.push({ ...record, design: id });
    this.drop(
      id,
      damaged.map(({ seq }) => seq),
    );
  }

  async readAside(id: string): Promise<readonly AsideRecord[]> {
    return this.asides.filter((record) => record.design === id);
  }

  async erase(id: string): Promise<void> {
    this.designs.delete(id);
    this.logs.delete(id);
  }

  close(): void {}

  private push(id: string, bytes: Uint8Array): number {
    const seq = this.nextSeq++;
    const log = this.logs.get(id) ?? [];
    log.push({ seq, bytes, sum: checksum(bytes) });
    this.logs.set(id, log);
    return seq;
  }

  private drop(id: string, seqs: readonly number[]): void {
    this.logs.set(
      id,
      (this.logs.get(id) ?? []).filter(({ seq }) => !seqs.includes(seq)),
    );
  }
}
