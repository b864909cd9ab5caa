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
}

export class InMemoryStepRecords implements StepRecords {
  readonly #records = new Map<string, StepRecord>();

  async get(key: string): Promise<StepRecord | undefined> {
    return this.#records.get(key);
  }

  async put(key: string, record: StepRecord): Promise<void> {
    this.#records.set(key, record);
  }
}

/** The step of one run, from the idempotency key of a request to do or undo it: `saga:step` of `saga:step:undo`. */
export const stepOf = (idempotencyKey: string): string => idempotencyKey.replace(/:(do|undo)$/, '');

/**
 * Does a step once for each key, whatever arrives how often and in which order: a repeated request gets the first answer, a refusal stays a refusal,
 * and what was undone is not done again.
 * @param key the step of one run, see {@link stepOf}.
 */
export async function doOnce(records: StepRecords, key: string, work: () => Promise<unknown>): Promise<unknown> {
  const known = await records.get(key);
  if (known?.undone) throw new Refused('it was undone before it was done');
  if (known?.refused !== undefined) throw new Refused(known.refused);
  if (known?.done) return known.done.reply;
  try {
    const reply = await work();
    await records.put(key, { done: { reply }, undone: false });
    return reply;
  } catch (error) {
    if (error instanceof Refused) await records.put(key, { refused: error.message, undone: false });
    throw error;
  }
}

/** Undoes a step once. A step that was never done leaves a tombstone and nothing else happens. */
export async function undoOnce(records: StepRecords, key: string, work: () => Promise<unknown>): Promise<void> {
  const known = await records.get(key);
  if (known?.undone) return;
  if (known?.done) await work();
  await records.put(key, { ...known, undone: true });
}
