import { Refused, Unavailable } from '../errors.ts';
import { doOnce, InMemoryStepRecords, stepOf, undoOnce } from '../saga/once.ts';
import type { Participants, SagaCommand } from '../saga/participants.ts';

/**
 * What goes wrong with a step. `refuse`: a business no. `error`: nothing is done. `timeout`: the work is done, but the answer never comes.
 * With `undo`, undoing it fails: the first `undoFailures` times, or always.
 */
export interface StepFault {
  readonly do?: 'refuse' | 'error' | 'timeout';
  readonly undoFailures?: number;
}

export type FaultScript = Readonly<Record<string, StepFault>>;

/** Participants that do nothing, but do it right: once for each key, refusals stick, undone stays undone. They follow a script of faults. */
export class SimulatedParticipants implements Participants {
  /** Everything that was asked, in order: `do reserve-stock`, `undo reserve-stock`. */
  readonly actions: string[] = [];
  /** Steps whose effect stands. */
  readonly effects = new Set<string>();
  readonly #records = new InMemoryStepRecords();
  readonly #faults: FaultScript;
  readonly #undoFailures = new Map<string, number>();

  constructor(faults: FaultScript = {}) {
    this.#faults = faults;
  }

  async call({ key, stepId, direction }: SagaCommand): Promise<unknown> {
    this.actions.push(`${direction} ${stepId}`);
    return direction === 'do' ? this.#do(stepOf(key), stepId) : this.#undo(stepOf(key), stepId);
  }

  async #do(key: string, stepId: string): Promise<unknown> {
    const fault = this.#faults[stepId]?.do;
    if (fault === 'error') throw new Unavailable('out of order');
    const reply = await doOnce(this.#records, key, async () => {
      if (fault === 'refuse') throw new Refused('not today');
      this.effects.add(key);
      return { ok: true };
    });
    return fault === 'timeout' ? new Promise(() => {}) : reply;
  }

  async #undo(key: string, stepId: string): Promise<unknown> {
    const failures = this.#undoFailures.get(key) ?? 0;
    if (failures < (this.#faults[stepId]?.undoFailures ?? 0)) {
      this.#undoFailures.set(key, failures + 1);
      throw new Unavailable('out of order');
    }
    await undoOnce(this.#records, key, async () => {
      this.effects.delete(key);
    });
    return { ok: true };
  }
}
