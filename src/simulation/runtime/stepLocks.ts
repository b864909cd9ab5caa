import type { ElementModel, SagaModel, SagaStepModel } from '../compile/model.ts';
import type { StepLock } from '../saga/locks.ts';
import type { Direction } from '../saga/plan.ts';
import type { LogPart, StepState } from '../trace.ts';
import { duration } from '../words.ts';
import type { Denial } from './lockBook.ts';
import type { Line } from './recorder.ts';
import type { World } from './world.ts';
import { say } from '../../speech/index.ts';

/** What becomes of a step that wants its record. `granted` may come later; of the others one comes, at once or when a circle is broken. */
export interface Taking {
  granted(): void;
  /** Not now: nothing is done, and the next try may find it free. */
  busy(reason: string): void;
  /** Refused for good. */
  refused(reason: string): void;
}

/** The run whose locks they are. */
export interface LockingRun {
  readonly run: number;
  readonly key: number;
  readonly saga: SagaModel;
  readonly canGoBack: boolean;
  step(step: number): SagaStepModel;
  stepPart(step: number): LogPart;
  subjects(step: number): readonly string[];
  cell(step: number, direction: Direction, state: StepState, word: string, tries: number): void;
  log(line: Omit<Line, 'run'>): void;
}

/** The semantic locks of one saga run, and what the log says of them. */
export class StepLocks {
  private readonly world: World;
  private readonly journal: LockingRun;
  /** By record: the steps that hold it, and where it is. */
  private readonly held = new Map<string, { readonly steps: Set<number>; readonly lock: StepLock; readonly at: ElementModel }>();
  private readonly standing = new Map<number, { readonly record: string; readonly sentence: string; readonly refused: () => void }>();

  constructor(world: World, journal: LockingRun) {
    this.world = world;
    this.journal = journal;
  }

  /** "waits for order 3, which run 1 left ORDER_PENDING"; empty where it stands in no line. */
  get waits(): string {
    return [...this.standing.values()][0]?.sentence ?? '';
  }

  take(step: number, attempt: number, taking: Taking): void {
    const { journal, world } = this;
    const lock = this.lockOf(step);
    const { participant } = journal.step(step);
    const record = this.recordOf(step, lock);
    const sinceUs = world.nowUs;
    let waited = false;
    world.locks.ask({
      run: journal.run,
      record,
      policy: lock.policy,
      at: participant,
      canGoBack: () => journal.canGoBack,
      granted: () => {
        this.standing.delete(step);
        const holding = this.held.get(record) ?? { steps: new Set<number>(), lock, at: participant };
        this.held.set(record, holding);
        holding.steps.add(step);
        if (waited) this.log(step, 'resume', 'neutral', say` goes on`, say`${this.named(lock)} is free: waited ${duration(world.nowUs - sinceUs)}`);
        taking.granted();
      },
      denied: (denial) => {
        this.standing.delete(step);
        const reason = this.reasonOf(lock, denial);
        if (denial.kind === 'circle') this.log(step, 'conflict', 'error', say` gives up: deadlock`, reason);
        else this.log(step, 'conflict', 'warning', say` finds its record pending`, reason);
        if (denial.kind === 'busy' && lock.policy === 'retry') taking.busy(reason);
        else taking.refused(reason);
      },
      waits: (holder) => {
        waited = true;
        const sentence = say`${journal.step(step).name} waits for ${this.named(lock)}, which ${this.runNamed(holder)} left ${lock.pending}`;
        this.standing.set(step, { record, sentence, refused: () => taking.refused(say`it was undone before it came`) });
        const why = say`${this.named(lock)} is ${lock.pending}: held by ${this.runNamed(holder)}`;
        journal.cell(step, 'do', 'running', `waits: ${why}`, attempt);
        this.log(step, 'conflict', 'warning', say` waits`, why);
      },
    });
  }

  /** The step is undone, or was never applied: it holds its record no longer, and stands in no line. */
  release(step: number): void {
    const waiting = this.standing.get(step);
    if (waiting) {
      this.standing.delete(step);
      this.world.locks.withdraw(waiting.record, this.journal.run);
      waiting.refused();
    }
    for (const [record, { steps, at }] of this.held) {
      if (!steps.delete(step) || steps.size > 0) continue;
      this.held.delete(record);
      this.world.locks.release(record, this.journal.run, at);
    }
  }

  /** The saga has ended, and so have its pending states. */
  releaseAll(): void {
    const all = [...this.held];
    this.held.clear();
    for (const [record, { at }] of all) this.world.locks.release(record, this.journal.run, at);
  }

  /** It ended in a way that leaves its records pending. @param late the step that was done after that, if it is only about its record */
  leftPending(late?: number): void {
    for (const { steps, lock } of this.held.values()) {
      if (late !== undefined && !steps.has(late)) continue;
      const [step = 0] = steps;
      this.log(step, 'conflict', 'error', say` leaves ${this.named(lock)} ${lock.pending}`, say`until a person decides, no other run can go on with it`);
    }
  }

  private lockOf(step: number): StepLock {
    const lock = this.journal.saga.plan.steps[step]?.lock;
    if (!lock) throw new RangeError(`step ${step} locks nothing`);
    return lock;
  }

  private recordOf(step: number, lock: StepLock): string {
    return `${this.journal.step(step).participant.id} ${this.named(lock)}`;
  }

  /** "order 3": records are counted from 1, as runs are. */
  private named({ resource, of }: StepLock): string {
    const { key } = this.journal;
    return `${resource} ${(of === 'own' ? key : (key + 1) % this.world.keys) + 1}`;
  }

  private runNamed(run: number): string {
    return `${this.journal.saga.name} ${run}`;
  }

  private reasonOf(lock: StepLock, denial: Denial): string {
    if (denial.kind === 'busy') return say`${this.named(lock)} is ${lock.pending}: held by ${this.runNamed(denial.holder)}`;
    const others = denial.runs.filter((run) => run !== this.journal.run).map((run) => this.runNamed(run));
    const isYoungest = denial.runs.every((run) => run <= this.journal.run);
    const why = isYoungest ? say`the younger gives up` : say`it gives up, because the younger can no longer go back`;
    return say`${this.runNamed(this.journal.run)} and ${others.join(', ')} wait for one another: ${why}`;
  }

  private log(step: number, icon: 'conflict' | 'resume', tone: 'neutral' | 'warning' | 'error', what: string, why: string): void {
    const { journal } = this;
    const text = `${this.world.manyRuns ? say` of ${this.runNamed(journal.run)}` : ''}${what}`;
    const said = [journal.stepPart(step), { text }];
    journal.log({ icon, tone, headline: said, why, subjects: journal.subjects(step), stepId: journal.step(step).id, decision: icon === 'conflict' });
  }
}
