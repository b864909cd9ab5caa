import type { ChoreographyInput, ChoreographyState } from '../../saga/choreography.ts';
import type { Plan, PlanStep } from '../../saga/plan.ts';
import type { SagaProtocol } from '../../saga/protocol.ts';
import type { EventWay } from './circumstances.ts';
import { DO, UNDO, violationCode } from './codes.ts';

export const EVENTS = ['done', 'failed', 'undone'] as const;
export type EventKind = (typeof EVENTS)[number];

/** What one input does to a step: its next state, and what it begins and announces. */
export interface Reacted {
  readonly next: number;
  readonly inert: boolean;
  /** Works begun, pauses begun: do, undo. */
  readonly works: readonly number[];
  readonly pauses: readonly number[];
  /** Numbers of events, as {@link Reactors.event}. */
  readonly events: readonly number[];
  readonly violation: number;
}

const INPUTS = { trigger: 0, doOver: 1, undoOver: 2, ok: 3, refused: 4, failed: 5, unknown: 6, undone: 7, notUndone: 8, events: 9 } as const;
export type OwnInput = Exclude<keyof typeof INPUTS, 'events'>;

/** Tries that never end are counted up to here. */
const MANY = 3;

/** The states of choreographed steps by number, and what every input does to each, asked once of the protocol. */
export class Reactors {
  private readonly plan: Plan;
  private readonly protocol: SagaProtocol;
  private readonly ways: readonly EventWay[];
  private readonly wayOf = new Map<string, number>();
  private readonly states: ChoreographyState[] = [];
  private readonly numbers = new Map<string, number>();
  private readonly reactions = new Map<number, Reacted>();

  constructor(plan: Plan, protocol: SagaProtocol, ways: readonly EventWay[], quiet: ChoreographyState) {
    this.plan = plan;
    this.protocol = protocol;
    this.ways = ways;
    ways.forEach(({ from, to }, index) => this.wayOf.set(`${from} ${to}`, index));
    this.number(0, quiet);
  }

  known(number: number): ChoreographyState {
    return this.states[number] as ChoreographyState;
  }

  own(step: number, number: number, input: OwnInput): Reacted {
    return this.react(step, number, INPUTS[input], () => ownInput(input));
  }

  /** The event of that number has come to the step that it is for. */
  hear(number: number, event: number): Reacted {
    const { from, to } = this.ways[Math.floor(event / 3)] as EventWay;
    const kind = EVENTS[event % 3] as EventKind;
    return this.react(to, number, INPUTS.events + event, () => ({ type: 'event', event: kind, from, reason: '' }));
  }

  private react(step: number, number: number, inputNumber: number, input: () => ChoreographyInput): Reacted {
    const key = (number * (this.ways.length * 3 + INPUTS.events) + inputNumber) * this.plan.steps.length + step;
    const known = this.reactions.get(key);
    if (known) return known;
    const planStep = this.plan.steps[step] as PlanStep;
    const before = this.known(number);
    const { state, emissions } = this.protocol.react(this.plan, planStep, before, input());
    const next = this.number(step, state);
    const ways = (type: 'pause') => emissions.flatMap((emission) => (emission.type === type ? [emission.direction === 'do' ? DO : UNDO] : []));
    const reacted: Reacted = {
      next,
      inert: next === number && emissions.length === 0,
      works: emissions.flatMap(({ type }) => (type === 'work' ? [DO] : type === 'unwork' ? [UNDO] : [])),
      pauses: ways('pause'),
      events: emissions.flatMap((emission) => (emission.type === 'publish' ? emission.to.map((to) => this.event(step, to, emission.event)) : [])),
      violation: this.callsTooEarly(
        planStep,
        state,
        input(),
        emissions.some(({ type }) => type === 'needs-human'),
      )
        ? violationCode('early-human', step)
        : 0,
    };
    this.reactions.set(key, reacted);
    return reacted;
  }

  private callsTooEarly(step: PlanStep, state: ChoreographyState, input: ChoreographyInput, calls: boolean): boolean {
    if (!calls) return false;
    if (input.type === 'unworked') return state.undoTries < this.plan.undoTries;
    return !(input.type === 'worked' && input.answer === 'refused') && state.tries < step.doTries;
  }

  private event(from: number, to: number, kind: EventKind): number {
    const way = this.wayOf.get(`${from} ${to}`);
    if (way === undefined) throw new RangeError(`no way leads from step ${from} to step ${to}`);
    return way * 3 + EVENTS.indexOf(kind);
  }

  private number(step: number, state: ChoreographyState): number {
    const endless = this.plan.steps[step]?.doTries === Number.MAX_SAFE_INTEGER;
    const isAtWork = state.status === 'doing';
    const essence: ChoreographyState = {
      ...state,
      ready: [...state.ready].sort((a, b) => a - b),
      back: [...state.back].sort((a, b) => a - b),
      maybe: isAtWork && state.maybe,
      tries: isAtWork ? (endless ? Math.min(MANY, state.tries) : state.tries) : 0,
      undoTries: state.status === 'undoing' ? state.undoTries : 0,
      reason: '',
    };
    const { status, ready, back, siblingFailed, maybe, tries, undoTries } = essence;
    const key = `${status}/${ready.join()}/${back.join()}/${siblingFailed}${maybe}/${tries}/${undoTries}`;
    const known = this.numbers.get(key);
    if (known !== undefined) return known;
    this.states.push(essence);
    this.numbers.set(key, this.states.length - 1);
    return this.states.length - 1;
  }
}

function ownInput(input: OwnInput): ChoreographyInput {
  switch (input) {
    case 'trigger':
      return { type: 'trigger' };
    case 'doOver':
      return { type: 'pause-over', direction: 'do' };
    case 'undoOver':
      return { type: 'pause-over', direction: 'undo' };
    case 'undone':
      return { type: 'unworked', answer: 'ok', reason: '' };
    case 'notUndone':
      return { type: 'unworked', answer: 'failed', reason: '' };
    case 'ok':
    case 'refused':
    case 'failed':
    case 'unknown':
      return { type: 'worked', answer: input, reason: '' };
    default:
      return input satisfies never;
  }
}
