/**
 * Where designs are kept: for each design an append-only log of Yjs updates, and one line of description.
 * Every promise resolves only when what it says is on disk, and rejects when it is not; nothing fails in silence.
 */
export interface DesignStore {
  /** All descriptions, deleted designs too. */
  list(): Promise<readonly StoredDesign[]>;
  describe(id: string, changes: Partial<Omit<StoredDesign, 'id'>>): Promise<void>;
  /** The log of a design in the order of writing; empty for one that is not there. */
  read(id: string): Promise<readonly StoredUpdate[]>;
  /** Appends updates as one transaction and resolves with their numbers once it is durable. */
  append(id: string, updates: readonly Uint8Array[], summary: DesignSummaryFields): Promise<readonly number[]>;
  /** Writes `whole` and removes the updates in `replaced`, which it must contain, as one transaction. What others appended meanwhile stays. */
  compact(id: string, whole: Uint8Array, replaced: readonly number[], summary: DesignSummaryFields): Promise<number>;
  /** Takes damaged updates out of the log and keeps their bytes apart, as one transaction. */
  setAside(id: string, damaged: readonly DamagedUpdate[]): Promise<void>;
  /** What was set aside of a design. */
  readAside(id: string): Promise<readonly AsideRecord[]>;
  /** Removes the design with all that belongs to it. */
  erase(id: string): Promise<void>;
  close(): void;
}

/** What a list shows of a design; it changes with the design's log. */
export interface DesignSummaryFields {
  readonly name: string;
  readonly elements: number;
  /** Milliseconds since 1970. */
  readonly updatedAt: number;
}

export interface StoredDesign extends DesignSummaryFields {
  readonly id: string;
  /** When it was taken out of the library; it can be brought back until it is erased. */
  readonly deletedAt?: number;
}

export interface StoredUpdate {
  /** Grows with every write, over all designs. */
  readonly seq: number;
  readonly bytes: Uint8Array;
  /** What {@link checksum} said of `bytes` when they were written. */
  readonly sum: number;
}

export interface DamagedUpdate {
  readonly seq: number;
  readonly bytes: unknown;
  readonly reason: string;
}

export interface AsideRecord extends DamagedUpdate {
  readonly design: string;
}

/** FNV-1a over the bytes: enough to see that a disk has lost some of them. */
export function checksum(bytes: Uint8Array): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < bytes.length; index++) hash = Math.imul(hash ^ (bytes[index] ?? 0), 0x01000193);
  return hash >>> 0;
}
