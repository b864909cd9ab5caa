import { Unavailable } from '../skeleton/platform/errors.ts';
import { SagaCoordinator } from '../skeleton/platform/saga/coordinator.ts';
import { type SagaDefinition, type SagaStep, stepsOf } from '../skeleton/platform/saga/definition.ts';
import { InMemoryPendingRecords, type PendingRecords, takeRecord } from '../skeleton/platform/saga/locks.ts';
import { doOnce, InMemoryStepRecords, stepOf, undoOnce } from '../skeleton/platform/saga/once.ts';
import type { SagaCommand } from '../skeleton/platform/saga/participants.ts';
import { InMemorySagaStore, type SagaState } from '../skeleton/platform/saga/state.ts';
import { VirtualClock } from '../skeleton/platform/simulation/virtual-clock.ts';

/** Two runs of one saga, the second one so much later, on the same key or each on its own. */
export interface Meeting {
  readonly everyMs: number;
  readonly keys: 1 | 2;
  /** Answering this step of the first run takes so much longer. */
  readonly slow?: { readonly step: string; readonly ms: number };
}

export interface Met {
  /** `1 do reserve`, `2 reserve waits`, in order. */
  readonly events: readonly string[];
  readonly statuses: readonly string[];
  /** By run: steps whose effect stands. */
  readonly effects: readonly (readonly string[])[];
  /** Records that are pending at the end. */
  readonly pending: readonly string[];
}

const STORE_MS = 11;
const LOCAL_MS = 10;
const HOP_MS = 5;
const WORK_MS = 10;

/** Plays two runs that meet at their records with the generated coordinator and the records in memory, in virtual time. */
export async function playTwoRuns(saga: SagaDefinition, meeting: Meeting): Promise<Met> {
  const clock = new VirtualClock();
  const world = new World(saga, meeting, clock);
  const states = await clock.play(Promise.all([1, 2].map((run) => world.start(run))));
  const effects = [1, 2].map((run) => stepsOf(saga).flatMap(({ id }) => Array.from({ length: world.effects.get(`${run}:${id}`) ?? 0 }, () => id)));
  const statuses = states.map(({ status, needsHuman }) => (needsHuman ? 'needs-human' : status));
  return { events: world.events, statuses, effects, pending: await world.pendingNow() };
}

class World {
  readonly events: string[] = [];
  readonly effects = new Map<string, number>();
  readonly #saga: SagaDefinition;
  readonly #meeting: Meeting;
  readonly #clock: VirtualClock;
  readonly #coordinator: SagaCoordinator;
  readonly #records = new InMemoryStepRecords();
  readonly #pending = new InMemoryPendingRecords();
  readonly #wanted = new Set<string>();

  constructor(saga: SagaDefinition, meeting: Meeting, clock: VirtualClock) {
    this.#saga = saga;
    this.#meeting = meeting;
    this.#clock = clock;
    const participants = { call: (command: SagaCommand) => this.#call(command) };
    this.#coordinator = new SagaCoordinator(saga, { store: new SlowStore(clock), participants, pending: this.#pending, clock, random: () => 0.5 });
  }

  async start(run: number): Promise<SagaState> {
    await this.#clock.sleep((run - 1) * this.#meeting.everyMs);
    return this.#coordinator.start(String(run), {});
  }

  async pendingNow(): Promise<string[]> {
    const held = await Promise.all([...this.#wanted].map(async (record) => ((await this.#pending.mark(record, 'nobody')) === 'nobody' ? [] : [record])));
    return held.flat();
  }

  async #call({ key, sagaId, stepId, direction }: SagaCommand): Promise<unknown> {
    const step = stepsOf(this.#saga).find(({ id }) => id === stepId);
    if (!step) throw new Unavailable(`there is no step ${stepId}`);
    const { slow } = this.#meeting;
    const more = slow?.step === stepId && sagaId === '1' && direction === 'do' ? slow.ms : 0;
    const hop = step.participant === 'orders' ? LOCAL_MS / 2 : HOP_MS;
    await this.#clock.sleep(hop + WORK_MS + more);
    if (direction === 'do') await this.#do(stepOf(key), step, sagaId);
    else await this.#undo(stepOf(key), step, sagaId);
    await this.#clock.sleep(hop);
    return { ok: true };
  }

  async #do(key: string, step: SagaStep, sagaId: string): Promise<void> {
    const { lock } = step;
    const take = lock && (() => takeRecord(this.#watched(step.id), lock, this.#recordOf(step, sagaId), sagaId));
    await doOnce(this.#records, key, async () => this.#changes(key, 1), take);
    this.events.push(`${sagaId} do ${step.id}`);
  }

  async #undo(key: string, step: SagaStep, sagaId: string): Promise<void> {
    await undoOnce(this.#records, key, async () => this.#changes(key, -1));
    this.events.push(`${sagaId} undo ${step.id}`);
    if (step.lock) await this.#pending.free(this.#recordOf(step, sagaId), sagaId);
  }

  #changes(key: string, more: number): void {
    this.effects.set(key, (this.effects.get(key) ?? 0) + more);
  }

  #recordOf({ participant, lock }: SagaStep, sagaId: string): string {
    const key = (Number(sagaId) + (lock?.of === 'other' ? 1 : 0)) % this.#meeting.keys;
    const record = `${participant} ${lock?.resource} ${key}`;
    this.#wanted.add(record);
    return record;
  }

  /** The records, and what the log says of them. */
  #watched(step: string): PendingRecords {
    const pending = this.#pending;
    const say = (owner: string, what: string) => this.events.push(`${owner} ${step} ${what}`);
    return {
      mark: async (record, owner) => {
        const holder = await pending.mark(record, owner);
        if (holder !== owner) say(owner, 'is pending');
        return holder;
      },
      markInTurn: async (record, owner) => {
        if ((await pending.mark(record, owner)) === owner) return;
        say(owner, 'waits');
        try {
          await pending.markInTurn(record, owner);
          say(owner, 'goes on');
        } catch (error) {
          if (String(error).includes('wait for one another')) say(owner, 'gives up');
          throw error;
        }
      },
      free: (record, owner) => pending.free(record, owner),
      freeAll: (owner) => pending.freeAll(owner),
    };
  }
}

class SlowStore extends InMemorySagaStore {
  readonly #clock: VirtualClock;

  constructor(clock: VirtualClock) {
    super();
    this.#clock = clock;
  }

  override async save(state: SagaState): Promise<SagaState> {
    await this.#clock.sleep(STORE_MS);
    return super.save(state);
  }
}
