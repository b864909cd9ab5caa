import type { Saga } from '../../../model/index.ts';
import {
  FRESH,
  handle,
  initialSaga,
  planOf,
  QUIET,
  react,
  stepSaga,
  type ChoreographyEmission,
  type ChoreographyInput,
  type ParticipantState,
  type Plan,
  type PlanStep,
  type SagaEmission,
  type SagaInput,
} from '../../../simulation/saga/index.ts';

/** What goes wrong with a step; the same as in the generated workspace's `platform/simulation/participants.ts`. */
export interface StepFault {
  readonly do?: 'refuse' | 'error' | 'timeout';
  /** Undoing it fails that many times. */
  readonly undoFailures?: number;
  /** What asks for it comes twice; {@link playOrchestrated} and {@link playChoreographed} leave it out: which copy is first follows from who is faster. */
  readonly twice?: boolean;
}

export type FaultScript = Readonly<Record<string, StepFault>>;

export interface Played {
  /** `do reserve-stock`, `undo reserve-stock`, in order. */
  readonly actions: readonly string[];
  readonly status: 'completed' | 'failed' | 'needs human';
  /** Steps whose effect stands at the end, each as often as it stands, in the order of their first doing. */
  readonly effects: readonly string[];
}

type Answer = 'ok' | 'refused' | 'failed' | 'unknown';

/** Plays the simulation's coordinator against participants that follow a script. */
export function playOrchestrated(saga: Saga, faults: FaultScript): Played {
  const plan = planOf(saga);
  const cast = new Cast(plan, faults);
  const agenda = new Agenda<SagaInput>();
  agenda.soon({ type: 'start' });
  let state = initialSaga(plan);
  const perform = (emission: SagaEmission): void => {
    if (emission.type === 'send') {
      const { step, direction, attempt } = emission;
      const answer = cast.ask(step, direction);
      agenda[answer === 'unknown' ? 'later' : 'soon']({ type: 'answer', step, direction, attempt, answer, reason: '' });
    } else if (emission.type === 'pause') {
      agenda.later({ type: 'pause-over', step: emission.step, direction: emission.direction, attempt: emission.attempt });
    }
  };
  for (let input = agenda.next(); input; input = agenda.next()) {
    const result = stepSaga(plan, state, input);
    state = result.state;
    for (const emission of result.emissions) perform(emission);
  }
  const status = state.status === 'completed' ? 'completed' : state.needsHuman ? 'needs human' : 'failed';
  return { actions: cast.actions, status, effects: cast.effects() };
}

/** Plays the simulation's choreographed steps against participants that follow a script. */
export function playChoreographed(saga: Saga, faults: FaultScript): Played {
  const plan = planOf(saga);
  const cast = new Cast(plan, faults);
  const agenda = new Agenda<{ readonly to: number; readonly input: ChoreographyInput }>();
  const states = plan.steps.map(() => QUIET);
  for (const to of plan.blocks[0] ?? []) agenda.soon({ to, input: { type: 'trigger' } });
  const perform = (from: number, emission: ChoreographyEmission): void => {
    switch (emission.type) {
      case 'work': {
        const answer = cast.ask(from, 'do');
        return agenda[answer === 'unknown' ? 'later' : 'soon']({ to: from, input: { type: 'worked', answer, reason: '' } });
      }
      case 'unwork': {
        const answer = cast.ask(from, 'undo') === 'ok' ? 'ok' : 'failed';
        return agenda.soon({ to: from, input: { type: 'unworked', answer, reason: '' } });
      }
      case 'pause':
        return agenda.later({ to: from, input: { type: 'pause-over', direction: emission.direction } });
      case 'publish':
        for (const to of emission.to) agenda.soon({ to, input: { type: 'event', event: emission.event, from, reason: emission.reason } });
        return;
      case 'skipped':
      case 'needs-human':
        return;
      default:
        emission satisfies never;
    }
  };
  for (let next = agenda.next(); next; next = agenda.next()) {
    const { to, input } = next;
    const step = plan.steps[to] as PlanStep;
    const result = react(plan, step, states[to] ?? QUIET, input);
    states[to] = result.state;
    for (const emission of result.emissions) perform(to, emission);
  }
  const isDone = states.every(({ status }) => status === 'done');
  const status = states.some((state) => state.status === 'stuck') ? 'needs human' : isDone ? 'completed' : 'failed';
  return { actions: cast.actions, status, effects: cast.effects() };
}

/** What happens at once comes before what somebody has to wait for. One fault at a time waits, so no finer clock is needed. */
class Agenda<T> {
  readonly #now: T[] = [];
  readonly #waiting: T[] = [];
  #turns = 0;

  soon(entry: T): void {
    this.#now.push(entry);
  }

  later(entry: T): void {
    this.#waiting.push(entry);
  }

  /** @throws when the script never ends: a step without end of retries that never works. */
  next(): T | undefined {
    this.#turns += 1;
    if (this.#turns > 100_000) throw new Error('this script has no end');
    return this.#now.shift() ?? this.#waiting.shift();
  }
}

/** The participants of one run. */
class Cast {
  readonly actions: string[] = [];
  readonly #plan: Plan;
  readonly #faults: FaultScript;
  readonly #states = new Map<number, ParticipantState>();
  readonly #undoFailures = new Map<number, number>();

  constructor(plan: Plan, faults: FaultScript) {
    this.#plan = plan;
    this.#faults = faults;
  }

  ask(index: number, direction: 'do' | 'undo'): Answer {
    const step = this.#plan.steps[index] as PlanStep;
    this.actions.push(`${direction} ${step.id}`);
    const fault = this.#faults[step.id] ?? {};
    if (direction === 'do' && fault.do === 'error') return 'failed';
    const failures = this.#undoFailures.get(index) ?? 0;
    if (direction === 'undo' && failures < (fault.undoFailures ?? 0)) {
      this.#undoFailures.set(index, failures + 1);
      return 'failed';
    }
    const { state, answer } = handle(step, this.#states.get(index) ?? FRESH, direction, fault.do === 'refuse');
    this.#states.set(index, state);
    return direction === 'do' && fault.do === 'timeout' ? 'unknown' : answer;
  }

  effects(): readonly string[] {
    return [...this.#states].flatMap(([index, { effect }]) => Array.from({ length: Math.max(0, effect) }, () => (this.#plan.steps[index] as PlanStep).id));
  }
}
