import type { Answer, SagaInput, SagaState, StepProgress } from '../../saga/orchestrator.ts';
import type { Plan } from '../../saga/plan.ts';
import type { SagaProtocol } from '../../saga/protocol.ts';
import { directionOf, DO, stepOf, target, UNDO, violationCode } from './codes.ts';

/** What one input does to a coordinator. */
export interface Turned {
  readonly next: number;
  readonly changed: boolean;
  /** Number of the list of commands to be sent, in order. */
  readonly sends: number;
  /** A promise that is broken by it; 0: none. */
  readonly violation: number;
}

/** What is asked of a state again and again. */
export interface Known {
  readonly state: SagaState;
  readonly over: boolean;
  /** Steps and directions, as targets: an answer is waited for · the next try is waited for. */
  readonly sent: readonly number[];
  readonly pausing: readonly number[];
  readonly waits: readonly boolean[];
  /** By step: nothing will be sent to it any more. */
  readonly settled: readonly boolean[];
}

const ANSWERS: readonly Answer[] = ['ok', 'refused', 'failed', 'unknown'];

/** Tries that never end are counted up to here. */
const MANY = 3;

/**
 * The states of the coordinator by number, each kept once, and what every input does to each, asked once of the protocol. What cannot decide anything
 * any more is left out of a state before it is compared: tries of what is done, the order of what is undone, reasons, the version (who wrote last is
 * known otherwise).
 */
export class Coordinators {
  /** A volatile coordinator after a crash: it knows nothing. */
  readonly forgotten: number;
  private readonly plan: Plan;
  private readonly protocol: SagaProtocol;
  private readonly states: Known[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly turns = new Map<number, Turned>();
  private readonly lists: (readonly number[])[] = [[]];
  private readonly listNumbers = new Map<string, number>([['', 0]]);

  constructor(plan: Plan, protocol: SagaProtocol) {
    this.plan = plan;
    this.protocol = protocol;
    const initial = protocol.initialSaga(plan);
    this.forgotten = this.keep({ ...initial, status: 'failed', reason: 'forgotten' });
  }

  /** A coordinator that has not begun. */
  get initial(): number {
    return this.number(this.protocol.initialSaga(this.plan));
  }

  known(number: number): Known {
    return this.states[number] as Known;
  }

  list(number: number): readonly number[] {
    return this.lists[number] as readonly number[];
  }

  listOf(targets: readonly number[]): number {
    const key = targets.join();
    const known = this.listNumbers.get(key);
    if (known !== undefined) return known;
    this.lists.push(targets);
    this.listNumbers.set(key, this.lists.length - 1);
    return this.lists.length - 1;
  }

  start(number: number): Turned {
    return this.turn(number, 0, () => ({ type: 'start' }));
  }

  resume(number: number): Turned {
    return this.turn(number, 1, () => ({ type: 'resume' }));
  }

  answer(number: number, at: number, answer: Answer): Turned {
    const input = 2 + at * 5 + ANSWERS.indexOf(answer);
    return this.turn(number, input, () => ({ type: 'answer', step: stepOf(at), direction: directionOf(at), attempt: 1, answer, reason: '' }));
  }

  pauseOver(number: number, at: number): Turned {
    return this.turn(number, 2 + at * 5 + 4, (state) => {
      const progress = state.steps[stepOf(at)] as StepProgress;
      const tries = directionOf(at) === 'do' ? progress.tries : progress.undoTries;
      return { type: 'pause-over', step: stepOf(at), direction: directionOf(at), attempt: tries + 1 };
    });
  }

  private turn(number: number, inputNumber: number, input: (state: SagaState) => SagaInput): Turned {
    const key = number * (this.plan.steps.length * 10 + 2) + inputNumber;
    const known = this.turns.get(key);
    if (known) return known;
    const { state } = this.known(number);
    const result = this.protocol.stepSaga(this.plan, state, input(state));
    const sends = result.emissions.flatMap((emission) => (emission.type === 'send' ? [target(emission.step, emission.direction === 'do' ? DO : UNDO)] : []));
    const ended = !state.needsHuman && result.state.needsHuman;
    const again = state.steps.findIndex(({ undo }, step) => undo === 'done' && result.state.steps[step]?.undo !== 'done');
    const early = ended && !this.mayCallHuman(result.state);
    const turned: Turned = {
      next: this.number(result.state),
      changed: result.state !== state,
      sends: this.listOf(sends),
      violation: early ? violationCode('early-human', this.lastStraw(result.state)) : again >= 0 ? violationCode('sent-again', again) : 0,
    };
    this.turns.set(key, turned);
    return turned;
  }

  /** A compensation has used up its tries, or a step that cannot be undone has used up its own or was refused. */
  private mayCallHuman({ steps }: SagaState): boolean {
    return steps.some(({ forward, tries, undo, undoTries }, index) => {
      if (undo === 'failed') return undoTries >= this.plan.undoTries;
      const doTries = this.plan.steps[index]?.doTries ?? 1;
      return forward === 'refused' || (forward !== 'idle' && forward !== 'sent' && forward !== 'done' && tries >= doTries);
    });
  }

  private lastStraw({ steps }: SagaState): number {
    return Math.max(
      0,
      steps.findIndex(({ undo, forward }) => undo === 'failed' || forward === 'failed' || forward === 'unknown'),
    );
  }

  private number(state: SagaState): number {
    const plain = this.essence(state);
    const steps = plain.steps.map(({ forward, tries, maybe, undo, undoTries }) => `${forward}${tries}${maybe ? '?' : ''}${undo}${undoTries}`).join();
    const key = `${plain.status}${plain.needsHuman ? '!' : ''}${plain.block}.${plain.version}/${steps}/${plain.completed.join()}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    const number = this.keep(plain);
    this.numbers.set(key, number);
    return number;
  }

  private keep(state: SagaState): number {
    const over = state.status === 'completed' || state.status === 'failed';
    const targetsWhere = (which: 'sent' | 'pausing') =>
      state.steps.flatMap(({ forward, undo }, step) => [...(forward === which ? [target(step, DO)] : []), ...(undo === which ? [target(step, UNDO)] : [])]);
    const sent = over ? [] : targetsWhere('sent');
    const pausing = over ? [] : targetsWhere('pausing');
    const waits = state.steps.flatMap((_, step) => [DO, UNDO].map((way) => sent.includes(target(step, way)) || pausing.includes(target(step, way))));
    const settled = state.steps.map(({ undo }) => over || undo === 'done' || undo === 'skipped');
    this.states.push({ state, over, sent, pausing, waits, settled });
    return this.states.length - 1;
  }

  private essence(state: SagaState): SagaState {
    const { status, needsHuman } = state;
    const version = Math.min(1, state.version);
    const rest = { status, needsHuman, compensated: [], reason: '', version } as const;
    const idle: StepProgress = { forward: 'idle', tries: 0, maybe: false, undo: 'idle', undoTries: 0 };
    if (status === 'completed' || status === 'failed') return { ...rest, block: 0, steps: state.steps.map(() => idle), completed: [] };
    if (status === 'running') {
      const steps = state.steps.map((progress, index) => {
        if (progress.forward === 'done') return { ...progress, tries: 0 };
        return this.plan.steps[index]?.doTries === Number.MAX_SAFE_INTEGER ? { ...progress, tries: Math.min(MANY, progress.tries) } : progress;
      });
      return { ...rest, block: state.block, steps, completed: state.completed };
    }
    const isUndone = ({ undo }: StepProgress) => undo === 'done' || undo === 'skipped';
    const steps = state.steps.map((progress): StepProgress => {
      if (isUndone(progress)) return { ...idle, forward: 'failed', undo: progress.undo };
      return { ...progress, tries: 0, maybe: true };
    });
    return { ...rest, block: 0, steps, completed: state.completed.filter((step) => !isUndone(state.steps[step] as StepProgress)) };
  }
}
