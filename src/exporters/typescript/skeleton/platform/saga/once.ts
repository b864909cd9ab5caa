import { Refused } from '../errors.ts';

/** What a participant remembers of one step of one run. */
export interface StepRecord {
  readonly done?: { readonly reply: unknown };
  readonly refused?: string;
  /** Undone, or undone before it was ever done (a tombstone): doing it now is refused. */
  readonly undone: boolean;
}

/** Port to where a participant keeps {@link StepRecord}s: in the same database as its data. */
export interface StepRecords {
  get(key: string): Promise<StepRecord | undefined>;
  put(key: string, record: StepRecord): Promise<void>;
  /**
   * Runs `task` while nothing else runs under this key. With a database: in a transaction that takes in the record and the data, and that is rolled back
   * when `task` throws.
   */
  alone<T>(key: string, task: () => Promise<T>): Promise<T>;
}

export class InMemoryStepRecords implements StepRecords {
  readonly #records = new Map<string, StepRecord>();
  readonly #line = new Map<string, Promise<unknown>>();

  async get(key: string): Promise<StepRecord | undefined> {
    return this.#records.get(key);
  }

  async put(key: string, record: StepRecord): Promise<void> {
    this.#records.set(key, record);
  }

  async alone<T>(key: string, task: () => Promise<T>): Promise<T> {
    const turn = (this.#line.get(key) ?? Promise.resolve()).then(task, task);
    this.#line.set(key, turn);
    try {
      return await turn;
    } finally {
      if (this.#line.get(key) === turn) this.#line.delete(key);
    }
  }
}

/** The step of one run, from the idempotency key of a request to do or undo it: `saga:step` of `saga:step:undo`. */
export const stepOf = (idempotencyKey: string): string => idempotencyKey.replace(/:(do|undo)$/, '');

/**
 * Does a step once for each key, whatever arrives how often and in which order: a repeated request gets the first answer, a refusal stays a refusal,
 * and what was undone is not done again.
 * @param key the step of one run, see {@link stepOf}.
 * @param take what the work needs first and may have to wait for, as `takeRecord` does: when it was undone, or done, meanwhile, it is not done.
 */
export async function doOnce(records: StepRecords, key: string, work: () => Promise<unknown>, take?: () => Promise<void>): Promise<unknown> {
  const before = knownReply(await records.get(key));
  if (before) return before.reply;
  try {
    await take?.();
    return await records.alone(key, () => doNow(records, key, work));
  } catch (error) {
    if (error instanceof Refused) await records.put(key, { undone: false, ...(await records.get(key)), refused: error.message });
    throw error;
  }
}

async function doNow(records: StepRecords, key: string, work: () => Promise<unknown>): Promise<unknown> {
  const meanwhile = knownReply(await records.get(key));
  if (meanwhile) return meanwhile.reply;
  const reply = await work();
  await records.put(key, { done: { reply }, undone: false });
  return reply;
}

/** The answer that was given before; undefined where there is none. @throws Refused where that was a refusal, or where it was undone. */
function knownReply(known: StepRecord | undefined): StepRecord['done'] {
  if (known?.undone) throw new Refused('it was undone before it was done');
  if (known?.refused !== undefined) throw new Refused(known.refused);
  return known?.done;
}

/** Undoes a step once. A step that was never done leaves a tombstone and nothing else happens. */
export function undoOnce(records: StepRecords, key: string, work: () => Promise<unknown>): Promise<void> {
  return records.alone(key, async () => {
    const known = await records.get(key);
    if (known?.undone) return;
    if (known?.done) await work();
    await records.put(key, { ...known, undone: true });
  });
}
