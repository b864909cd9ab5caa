import { cannotGoBack, type Direction, type Plan, type PlanStep } from './plan.ts';

/**
 * The coordinator of one orchestrated saga run: `step(plan, state, input) → state and emissions`. Pure; the simulator and an explorer of all orders
 * drive the same function. The state is what is durable. Emissions of one step are to be released only when its state has been stored (an outbox).
 */

export type ForwardProgress = 'idle' | 'sent' | 'pausing' | 'done' | 'failed' | 'refused' | 'rejected' | 'unknown';
export type UndoProgress = 'idle' | 'sent' | 'pausing' | 'done' | 'skipped' | 'failed';

export interface StepProgress {
  readonly forward: ForwardProgress;
  readonly tries: number;
  /** An earlier try timed out: the step may have been applied whatever the last try says, unless it was refused. */
  readonly maybe: boolean;
  readonly undo: UndoProgress;
  readonly undoTries: number;
}

export interface SagaState {
  readonly status: 'running' | 'compensating' | 'completed' | 'failed';
  readonly needsHuman: boolean;
  /** Index of the block that runs; the number of blocks when all are done. */
  readonly block: number;
  readonly steps: readonly StepProgress[];
  /** In order of completion. */
  readonly completed: readonly number[];
  /** In order of compensation, skipped ones not among them. */
  readonly compensated: readonly number[];
  readonly reason: string;
  /** Grows by one with every stored change; a coordinator that holds an older one must not write. */
  readonly version: number;
}

/** How a command ended, as far as its sender can know. `rejected`: never sent. `unknown`: no answer, it may have been applied. */
export type Answer = 'ok' | 'refused' | 'failed' | 'rejected' | 'unknown';

export type SagaInput =
  | { readonly type: 'start' }
  | {
      readonly type: 'answer';
      readonly step: number;
      readonly direction: Direction;
      readonly attempt: number;
      readonly answer: Answer;
      readonly reason: string;
    }
  | { readonly type: 'pause-over'; readonly step: number; readonly direction: Direction; readonly attempt: number }
  /** The coordinator is back after a crash and has only what was stored. */
  | { readonly type: 'resume' };

export type SagaEmission =
  /** To be sent under the key `saga:step:direction`; a repeated one carries the same key. */
  | { readonly type: 'send'; readonly step: number; readonly direction: Direction; readonly attempt: number; readonly of: number }
  /** Wait before the next try, whose number is `attempt`. */
  | { readonly type: 'pause'; readonly step: number; readonly direction: Direction; readonly attempt: number; readonly reason: string }
  | {
      readonly type: 'settled';
      readonly step: number;
      readonly direction: Direction;
      readonly answer: Answer;
      readonly attempt: number;
      readonly reason: string;
    }
  | { readonly type: 'skipped'; readonly step: number; readonly why: 'never-applied' | 'read-only' | 'no-compensation' | 'not-reached' }
  | { readonly type: 'compensating'; readonly step: number; readonly reason: string }
  | { readonly type: 'ended'; readonly status: 'completed' | 'failed' | 'needs-human'; readonly reason: string }
  /** An answer for which nobody waits any more. */
  | { readonly type: 'late'; readonly step: number; readonly direction: Direction; readonly answer: Answer };

export interface SagaStepResult {
  readonly state: SagaState;
  readonly emissions: readonly SagaEmission[];
}

export function initialSaga(plan: Plan): SagaState {
  const steps = plan.steps.map((): StepProgress => ({ forward: 'idle', tries: 0, maybe: false, undo: 'idle', undoTries: 0 }));
  return { status: 'running', needsHuman: false, block: 0, steps, completed: [], compensated: [], reason: '', version: 0 };
}

export function stepSaga(plan: Plan, state: SagaState, input: SagaInput): SagaStepResult {
  const turn = new Turn(plan, state);
  switch (input.type) {
    case 'start':
      turn.startBlock();
      break;
    case 'answer':
      turn.answer(input.step, input.direction, input.answer, input.reason);
      break;
    case 'pause-over':
      turn.pauseOver(input.step, input.direction, input.attempt);
      break;
    case 'resume':
      turn.resume();
      break;
    default:
      input satisfies never;
  }
  return turn.result();
}

/** One input being worked on: a draft of the next state and what is emitted on the way. The state that came in is not touched. */
class Turn {
  private readonly plan: Plan;
  private readonly before: SagaState;
  private readonly steps: StepProgress[];
  private readonly emissions: SagaEmission[] = [];
  private status: SagaState['status'];
  private needsHuman: boolean;
  private block: number;
  private completed: readonly number[];
  private compensated: readonly number[];
  private reason: string;
  private changed = false;

  constructor(plan: Plan, state: SagaState) {
    this.plan = plan;
    this.before = state;
    this.steps = [...state.steps];
    this.status = state.status;
    this.needsHuman = state.needsHuman;
    this.block = state.block;
    this.completed = state.completed;
    this.compensated = state.compensated;
    this.reason = state.reason;
  }

  result(): SagaStepResult {
    if (!this.changed) return { state: this.before, emissions: this.emissions };
    const { status, needsHuman, block, steps, completed, compensated, reason } = this;
    return { state: { status, needsHuman, block, steps, completed, compensated, reason, version: this.before.version + 1 }, emissions: this.emissions };
  }

  startBlock(): void {
    const members = this.plan.blocks[this.block];
    if (!members) return this.end('completed', '');
    for (const step of members) this.sendDo(step, 1);
  }

  answer(step: number, direction: Direction, answer: Answer, reason: string): void {
    const waits = direction === 'do' ? this.progress(step).forward : this.progress(step).undo;
    if (this.over || (waits !== 'sent' && waits !== 'pausing')) {
      this.emit({ type: 'late', step, direction, answer });
      return;
    }
    // A second answer under the same key can only add knowledge: while the next try is pausing, only a definite one counts.
    if (waits === 'pausing' && answer !== 'ok' && answer !== 'refused') return;
    if (direction === 'do') this.answerDo(step, answer, reason);
    else this.answerUndo(step, answer, reason);
  }

  pauseOver(step: number, direction: Direction, attempt: number): void {
    const progress = this.progress(step);
    if (this.over) return;
    if (direction === 'do' && progress.forward === 'pausing' && progress.tries + 1 === attempt) this.sendDo(step, attempt);
    if (direction === 'undo' && progress.undo === 'pausing' && progress.undoTries + 1 === attempt) this.sendUndo(step, attempt);
  }

  /**
   * The current commands may or may not have been sent, and may or may not have been applied: send them again under the same keys. That somebody took
   * over is stored as well, even where nothing else changes: the version grows, and the one before, should it still live, can no longer write.
   */
  resume(): void {
    if (this.over) return;
    if (this.before.version === 0) return this.startBlock();
    this.changed = true;
    this.steps.forEach((progress, step) => {
      if (progress.forward === 'sent') {
        // Even if this one fails, the one before the crash may have been applied.
        this.set(step, { maybe: true });
        this.emitSend(step, 'do', progress.tries);
      }
      if (progress.forward === 'pausing') this.sendDo(step, progress.tries + 1);
      if (progress.undo === 'sent') this.emitSend(step, 'undo', progress.undoTries);
      if (progress.undo === 'pausing') this.sendUndo(step, progress.undoTries + 1);
    });
  }

  private answerDo(step: number, answer: Answer, reason: string): void {
    const progress = this.progress(step);
    const maybe = progress.maybe || answer === 'unknown';
    if (answer === 'ok') {
      this.set(step, { forward: 'done', maybe: true });
      this.completed = [...this.completed, step];
      this.emit({ type: 'settled', step, direction: 'do', answer, attempt: progress.tries, reason });
      return this.blockMoved();
    }
    if (this.mayRetry(step, answer)) {
      this.set(step, { forward: 'pausing', maybe });
      this.emit({ type: 'pause', step, direction: 'do', attempt: progress.tries + 1, reason });
      return;
    }
    const settled = answer === 'refused' ? 'refused' : maybe ? 'unknown' : answer;
    this.set(step, { forward: settled, maybe: settled === 'unknown' });
    this.emit({ type: 'settled', step, direction: 'do', answer: settled, attempt: progress.tries, reason });
    if (this.reason === '') this.reason = reason;
    this.blockMoved();
  }

  /** Refusals are final. A rejection is not retried, but after the pivot there is no way back, so there it is. An unknown pivot must become known. */
  private mayRetry(step: number, answer: Answer): boolean {
    const { kind, doTries } = this.planStep(step);
    const { tries } = this.progress(step);
    if (answer === 'refused') return false;
    if (kind === 'retriable') return tries < doTries;
    if (answer === 'unknown' && cannotGoBack(this.planStep(step))) return tries < Math.max(doTries, this.plan.undoTries);
    return answer !== 'rejected' && tries < doTries;
  }

  /** Goes on when all steps of the block have settled: siblings of a failed one are waited for. */
  private blockMoved(): void {
    const members = this.plan.blocks[this.block] ?? [];
    if (members.some((step) => this.progress(step).forward === 'sent' || this.progress(step).forward === 'pausing')) return;
    const failed = members.find((step) => this.progress(step).forward !== 'done');
    if (failed === undefined) {
      this.block += 1;
      this.changed = true;
      return this.startBlock();
    }
    const lostPivot = members.find((step) => this.progress(step).forward === 'unknown' && cannotGoBack(this.planStep(step)));
    if (this.block > this.plan.pivotBlock || this.planStep(failed).kind === 'retriable' || lostPivot !== undefined) {
      this.end('needs-human', this.reason);
      return;
    }
    this.compensate(failed);
  }

  private compensate(failed: number): void {
    this.status = 'compensating';
    this.changed = true;
    this.emit({ type: 'compensating', step: failed, reason: this.reason });
    for (const { index, block, readOnly, hasUndo } of this.plan.steps) {
      const { forward } = this.progress(index);
      const why =
        block > this.block
          ? ('not-reached' as const)
          : forward !== 'done' && forward !== 'unknown'
            ? ('never-applied' as const)
            : readOnly
              ? ('read-only' as const)
              : hasUndo
                ? undefined
                : ('no-compensation' as const);
      if (!why) continue;
      this.set(index, { undo: 'skipped' });
      if (why !== 'not-reached') this.emit({ type: 'skipped', step: index, why });
    }
    this.continueUndo();
  }

  /** The steps still to be undone, in the order in which that happens: what may have been applied last comes first. */
  private undoList(): number[] {
    const unknown = this.plan.steps.filter(({ index }) => this.progress(index).forward === 'unknown').map(({ index }) => index);
    const order = [...this.completed, ...unknown];
    if (this.plan.order !== 'forward') order.reverse();
    return order.filter((step) => this.progress(step).undo === 'idle');
  }

  private continueUndo(): void {
    if (this.steps.some(({ undo }) => undo === 'sent' || undo === 'pausing')) return;
    const list = this.undoList();
    if (list.length === 0) return this.end('failed', this.reason);
    for (const step of this.plan.order === 'parallel' ? list : list.slice(0, 1)) this.sendUndo(step, 1);
  }

  private answerUndo(step: number, answer: Answer, reason: string): void {
    const { undoTries } = this.progress(step);
    // To an undo, a refusal is a failure like any other: a compensation must not be refused.
    if (answer === 'ok') {
      this.set(step, { undo: 'done' });
      this.compensated = [...this.compensated, step];
      this.emit({ type: 'settled', step, direction: 'undo', answer, attempt: undoTries, reason });
      return this.continueUndo();
    }
    if (undoTries < this.plan.undoTries) {
      this.set(step, { undo: 'pausing' });
      this.emit({ type: 'pause', step, direction: 'undo', attempt: undoTries + 1, reason });
      return;
    }
    this.set(step, { undo: 'failed' });
    this.emit({ type: 'settled', step, direction: 'undo', answer, attempt: undoTries, reason });
    this.end('needs-human', reason);
  }

  private sendDo(step: number, attempt: number): void {
    this.set(step, { forward: 'sent', tries: attempt });
    this.emitSend(step, 'do', attempt);
  }

  private sendUndo(step: number, attempt: number): void {
    this.set(step, { undo: 'sent', undoTries: attempt });
    this.emitSend(step, 'undo', attempt);
  }

  private emitSend(step: number, direction: Direction, attempt: number): void {
    this.emit({ type: 'send', step, direction, attempt, of: direction === 'do' ? this.planStep(step).doTries : this.plan.undoTries });
  }

  private end(status: 'completed' | 'failed' | 'needs-human', reason: string): void {
    this.status = status === 'completed' ? 'completed' : 'failed';
    this.needsHuman = status === 'needs-human';
    this.reason = reason;
    this.changed = true;
    this.emit({ type: 'ended', status, reason });
  }

  private get over(): boolean {
    return this.status === 'completed' || this.status === 'failed';
  }

  private emit(emission: SagaEmission): void {
    this.emissions.push(emission);
  }

  private set(step: number, change: Partial<StepProgress>): void {
    this.steps[step] = { ...this.progress(step), ...change };
    this.changed = true;
  }

  private progress(step: number): StepProgress {
    const progress = this.steps[step];
    if (!progress) throw new RangeError(`this saga has no step ${step}`);
    return progress;
  }

  private planStep(step: number): PlanStep {
    const found = this.plan.steps[step];
    if (!found) throw new RangeError(`this saga has no step ${step}`);
    return found;
  }
}
