import { t } from '../../language/index.ts';
import { openDB, type DBSchema, type IDBPDatabase, type IDBPTransaction } from 'idb';
import {
  checksum,
  type AsideRecord,
  type DamagedUpdate,
  type DesignStore,
  type DesignSummaryFields,
  type StoredDesign,
  type StoredUpdate,
} from './design-store.ts';

interface Tables extends DBSchema {
  designs: { key: string; value: StoredDesign };
  updates: { key: number; value: UpdateRow; indexes: { design: string } };
  aside: { key: number; value: AsideRecord; indexes: { design: string } };
}

interface UpdateRow {
  readonly seq?: number;
  readonly design: string;
  readonly bytes: Uint8Array;
  readonly sum: number;
}

type Write = IDBPTransaction<Tables, ('designs' | 'updates' | 'aside')[], 'readwrite'>;
const TABLES: ('designs' | 'updates' | 'aside')[] = ['designs', 'updates', 'aside'];

const VERSION = 1;

// The disk is asked to flush before a write counts. Writes that come meanwhile share the next transaction (see DesignLog), so this costs no more than one flush at a time.
const DURABLE = { durability: 'strict' } as const;

export interface ConnectionEvents {
  /** The connection is closed: its data was cleared or is being deleted, or the disk is gone. */
  readonly lost: () => void;
  /** A tab with an older version keeps the database from being upgraded. The promise resolves once that tab is closed. */
  readonly blocked: () => void;
  /** A tab with a newer version wants to upgrade: this one has let go of the database. */
  readonly superseded: () => void;
}

/** Opens the designs of this browser. Rejects where the browser gives no storage, or only a newer version's. */
export async function openIndexedDb(events: ConnectionEvents, name = 'seamwright'): Promise<DesignStore> {
  if (typeof indexedDB === 'undefined') throw new Error(t('This browser gives no storage here.'));
  const database = await openDB<Tables>(name, VERSION, {
    upgrade(db) {
      db.createObjectStore('designs', { keyPath: 'id' });
      db.createObjectStore('updates', { keyPath: 'seq', autoIncrement: true }).createIndex('design', 'design');
      db.createObjectStore('aside', { autoIncrement: true }).createIndex('design', 'design');
    },
    blocked: () => events.blocked(),
    blocking: (_current, wanted, event) => {
      (event.target as IDBDatabase | null)?.close();
      // Nobody wants a newer version of what is being deleted: the data is being cleared.
      if (wanted === null) events.lost();
      else events.superseded();
    },
    terminated: () => events.lost(),
  });
  return new IndexedDbStore(database);
}

class IndexedDbStore implements DesignStore {
  private readonly db: IDBPDatabase<Tables>;

  constructor(db: IDBPDatabase<Tables>) {
    this.db = db;
  }

  list(): Promise<readonly StoredDesign[]> {
    return this.db.getAll('designs');
  }

  async describe(id: string, changes: Partial<Omit<StoredDesign, 'id'>>): Promise<void> {
    await this.write(async (transaction) => {
      const designs = transaction.objectStore('designs');
      const before = (await designs.get(id)) ?? { id, name: '', elements: 0, updatedAt: 0 };
      const after = Object.fromEntries(Object.entries({ ...before, ...changes }).filter(([, value]) => value !== undefined));
      await designs.put(after as unknown as StoredDesign);
    });
  }

  async read(id: string): Promise<readonly StoredUpdate[]> {
    const rows = await this.db.getAllFromIndex('updates', 'design', id);
    return rows.map(({ seq, bytes, sum }) => ({ seq: seq ?? 0, bytes, sum }));
  }

  append(id: string, updates: readonly Uint8Array[], summary: DesignSummaryFields): Promise<readonly number[]> {
    return this.write(async (transaction) => {
      const rows = transaction.objectStore('updates');
      const numbers = await Promise.all(updates.map((bytes) => rows.add(rowOf(id, bytes))));
      await putSummary(transaction, id, summary);
      return numbers;
    });
  }

  compact(id: string, whole: Uint8Array, replaced: readonly number[], summary: DesignSummaryFields): Promise<number> {
    return this.write(async (transaction) => {
      const rows = transaction.objectStore('updates');
      const number = await rows.add(rowOf(id, whole));
      await Promise.all(replaced.map((seq) => rows.delete(seq)));
      await putSummary(transaction, id, summary);
      return number;
    });
  }

  async setAside(id: string, damaged: readonly DamagedUpdate[]): Promise<void> {
    await this.write(async (transaction) => {
      for (const { seq, bytes, reason } of damaged) {
        await transaction.objectStore('aside').add({ design: id, seq, bytes, reason });
        await transaction.objectStore('updates').delete(seq);
      }
    });
  }

  readAside(id: string): Promise<readonly AsideRecord[]> {
    return this.db.getAllFromIndex('aside', 'design', id);
  }

  async erase(id: string): Promise<void> {
    await this.write(async (transaction) => {
      await transaction.objectStore('designs').delete(id);
      for (const table of ['updates', 'aside'] as const) {
        const keys = await transaction.objectStore(table).index('design').getAllKeys(id);
        await Promise.all(keys.map((key) => transaction.objectStore(table).delete(key)));
      }
    });
  }

  close(): void {
    this.db.close();
  }

  /** Runs `work` in one durable transaction; the result counts only when the transaction is complete. */
  private async write<T>(work: (transaction: Write) => Promise<T>): Promise<T> {
    const transaction = this.db.transaction(TABLES, 'readwrite', DURABLE);
    const done = transaction.done;
    try {
      const result = await work(transaction);
      await done;
      return result;
    } catch (error) {
      abort(transaction);
      await done.catch(() => undefined);
      throw transaction.error ?? error;
    }
  }
}

function abort(transaction: Write): void {
  try {
    transaction.abort();
  } catch {
    // It has ended already.
  }
}

const rowOf = (design: string, bytes: Uint8Array): UpdateRow => ({ design, bytes, sum: checksum(bytes) });

async function putSummary(transaction: Write, id: string, summary: DesignSummaryFields): Promise<void> {
  const designs = transaction.objectStore('designs');
  const before = await designs.get(id);
  await designs.put({ ...before, id, ...summary });
}
