import { Refused, Unavailable } from '../errors.ts';
import { doOnce, InMemoryStepRecords, stepOf, undoOnce } from '../saga/once.ts';
import type { Participants, SagaCommand } from '../saga/participants.ts';

/**
 * What goes wrong with a step. `refuse`: a business no. `error`: nothing is done. `timeout`: the work is done, but the answer never comes.
 * With `undoFailures`, undoing it fails that many times. With `twice`, what asks for it comes twice: the command or, in a choreography, the event.
 */
export interface StepFault {
  readonly do?: 'refuse' | 'error' | 'timeout';
  readonly undoFailures?: number;
  readonly twice?: boolean;
}

export type FaultScript = Readonly<Record<string, StepFault>>;

/**
 * Participants that do nothing, but do it as the design says: once for each key where the step is idempotent, refusals stick, undone stays undone. They
 * follow a script of faults.
 */
export class SimulatedParticipants implements Participants {
  /** Everything that was asked, in order: `do reserve-stock`, `undo reserve-stock`. */
  readonly actions: string[] = [];
  /** Steps whose effect stands, and how often. */
  readonly effects = new Map<string, number>();
  readonly #records = new InMemoryStepRecords();
  readonly #faults: FaultScript;
  readonly #undoFailures = new Map<string, number>();

  constructor(faults: FaultScript = {}) {
    this.#faults = faults;
  }

  async call(command: SagaCommand): Promise<unknown> {
    this.actions.push(`${command.direction} ${command.stepId}`);
    return this.receive(command);
  }

  /** A request that has arrived, and of which nobody knows that it was sent once more. */
  async receive({ key, stepId, direction, idempotent }: SagaCommand): Promise<unknown> {
    return direction === 'do' ? this.#do(stepOf(key), stepId, idempotent) : this.#undo(stepOf(key), stepId);
  }

  async #do(key: string, stepId: string, idempotent: boolean): Promise<unknown> {
    const fault = this.#faults[stepId]?.do;
    if (fault === 'error') throw new Unavailable('out of order');
    const known = await this.#records.get(key);
    if (known?.done && !known.undone && !idempotent) this.#stands(key, 1);
    const reply = await doOnce(this.#records, key, async () => {
      if (fault === 'refuse') throw new Refused('not today');
      this.#stands(key, 1);
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
      this.#stands(key, -1);
    });
    return { ok: true };
  }

  #stands(key: string, more: number): void {
    const times = (this.effects.get(key) ?? 0) + more;
    if (times === 0) this.effects.delete(key);
    else this.effects.set(key, times);
  }
}
