import type { CopyModel } from '../../compile/model.ts';
import type { CopyResult, RebuildResult } from '../../trace.ts';

/** A change at a source that a copy should get to know. */
export interface Change {
  readonly copy: Copy;
  readonly key: number;
  readonly atUs: number;
}

/**
 * A store that follows a source: a replica or a read model. Its checkpoint is the number of changes that it has; its lag is what is still on the way.
 * A read is stale when a change of the same key is on its way at that moment.
 */
export class Copy {
  readonly model: CopyModel;
  private readonly onLag: (changes: number, sinceUs: number) => void;
  private readonly pending = new Set<Change>();
  private readonly pendingOf = new Map<number, number>();
  /** Every change in its order, where somebody will want to read them again. */
  private readonly history: Change[] | undefined;
  private readonly again = new Set<Change>();
  private readonly rebuilds: RebuildResult[] = [];
  private changes = 0;
  private applied = 0;
  /** Those that arrived for the first time, of which alone the lag speaks. */
  private arrived = 0;
  private lagUs = 0;
  private maxLagUs = 0;
  private reads = 0;
  private staleReads = 0;

  /**
   * @param onLag told whenever the number of changes on the way changes, with the moment of the oldest
   * @param keeps whether its history is read again in this run
   */
  constructor(model: CopyModel, onLag: (changes: number, sinceUs: number) => void, keeps = false) {
    this.history = keeps ? [] : undefined;
    this.model = model;
    this.onLag = onLag;
  }

  /** Something changed at the source. */
  change(key: number, nowUs: number): Change {
    const change = { copy: this, key, atUs: nowUs };
    this.changes += 1;
    this.history?.push(change);
    this.expect(change);
    this.tell();
    return change;
  }

  /** It loses what it has. Returns what must be read again, in its order; what is on its way arrives as before. */
  restart(nowUs: number): readonly Change[] {
    const lost = (this.history ?? []).filter((change) => !this.pending.has(change) && change.atUs <= nowUs);
    const onTheWay = [...this.pending];
    this.pending.clear();
    this.pendingOf.clear();
    for (const change of lost) this.again.add(change);
    for (const change of [...lost, ...onTheWay]) this.expect(change);
    this.applied -= lost.length;
    this.tell();
    return lost;
  }

  /** It has been made anew. */
  rebuilt(atUs: number, changes: number, doneUs: number): void {
    this.rebuilds.push({ atUs, changes, doneUs });
  }

  /** The change has arrived. A second copy of the same message changes nothing. */
  apply(change: Change, nowUs: number): void {
    if (!this.pending.delete(change)) return;
    const left = (this.pendingOf.get(change.key) ?? 1) - 1;
    if (left === 0) this.pendingOf.delete(change.key);
    else this.pendingOf.set(change.key, left);
    this.applied += 1;
    if (this.again.delete(change)) return this.tell();
    this.arrived += 1;
    const tookUs = nowUs - change.atUs;
    this.lagUs += tookUs;
    if (tookUs > this.maxLagUs) this.maxLagUs = tookUs;
    this.tell();
  }

  /** Somebody reads a key; true when what they see is stale. */
  read(key: number): boolean {
    this.reads += 1;
    const stale = this.pendingOf.has(key);
    if (stale) this.staleReads += 1;
    return stale;
  }

  result(storeId: string, sourceId: string): CopyResult {
    const { changes, applied, arrived, maxLagUs, reads, staleReads, rebuilds } = this;
    const meanLagUs = arrived === 0 ? 0 : Math.round(this.lagUs / arrived);
    return { storeId, sourceId, changes, applied, meanLagUs, maxLagUs, reads, staleReads, ...(rebuilds.length === 0 ? {} : { rebuilds }) };
  }

  private expect(change: Change): void {
    this.pending.add(change);
    this.pendingOf.set(change.key, (this.pendingOf.get(change.key) ?? 0) + 1);
  }

  private tell(): void {
    const oldest = this.pending.values().next();
    this.onLag(this.pending.size, oldest.done ? 0 : oldest.value.atUs);
  }
}
