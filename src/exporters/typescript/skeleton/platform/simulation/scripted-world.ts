import { setImmediate as everythingElse } from 'node:timers/promises';
import { TimedOut, Unavailable } from '../errors.ts';
import { type SagaDefinition, type SagaStep, stepsOf } from '../saga/definition.ts';
import { stepOf } from '../saga/once.ts';
import type { SagaCommand } from '../saga/participants.ts';
import { type BrokenPromise, inWords, type Moment, type Replayed } from './moments.ts';
import { SimulatedParticipants, type StepFault } from './participants.ts';

/** A command on its way, and how it ends for whoever waits for it. */
export interface Wire {
  readonly command: SagaCommand;
  /** `do charge` */
  readonly name: string;
  /** Nobody waits for its answer. */
  stray: boolean;
}

export interface Answer {
  readonly kind: 'ok' | 'refused' | 'failed';
  readonly settle: (call: Call) => void;
}

/** Somebody who waits for an answer. */
export interface Call {
  readonly answer: (reply: unknown) => void;
  readonly fail: (error: unknown) => void;
}

interface Timer {
  readonly at: number;
  readonly ring: () => void;
}

export const nameOf = ({ direction, stepId }: SagaCommand): string => `${direction} ${stepId}`;

/** After this many moments that no script names, a run never ends. */
const MOST_MOMENTS = 2_000;

/** Everything around a saga that a script decides: what is on its way, who waits, and the participants with their effects. */
export class ScriptedWorld {
  readonly saga: SagaDefinition;
  readonly broken: BrokenPromise[] = [];
  readonly actions: string[] = [];
  wires: Wire[] = [];
  #now = 0;
  readonly #faults: Record<string, StepFault> = {};
  readonly #forGood = new Set<string>();
  readonly #participants = new SimulatedParticipants(this.#faults);

  constructor(saga: SagaDefinition) {
    this.saga = saga;
  }

  now(): number {
    return this.#now;
  }

  step(id: string | undefined): SagaStep {
    const step = stepsOf(this.saga).find((each) => each.id === id);
    if (!step) throw new Error(`the saga ${this.saga.name} has no step ${id}`);
    return step;
  }

  take({ step, direction = 'do', stray = false }: Moment): Wire | undefined {
    const wire = this.find(`${direction} ${step}`, stray);
    this.wires = this.wires.filter((other) => other !== wire);
    return wire;
  }

  find(name: string, stray: boolean): Wire | undefined {
    const candidates = this.wires.filter((wire) => wire.name === name);
    return candidates.find((wire) => wire.stray === stray) ?? candidates[0];
  }

  /** A command reaches its participant, which works on it. Returns its answer. */
  async work({ command, name }: Wire, how: Moment['kind'] = 'deliver'): Promise<Answer> {
    this.actions.push(name);
    if (how === 'fail-for-good') this.#forGood.add(name);
    if (how === 'fail' || this.#forGood.has(name)) return failed();
    if (how === 'refuse') this.#faults[command.stepId] = { do: 'refuse' };
    const before = this.#effectOf(command);
    const answer = await this.#participants.receive(command).then(ok, refused);
    delete this.#faults[command.stepId];
    this.#judge(command, before);
    return answer;
  }

  effects(): string[] {
    return [...this.#participants.effects].flatMap(([key, times]) => Array.from({ length: times }, () => key.slice(key.indexOf(':') + 1)));
  }

  /** Steps whose effect stands, and ought to be taken back if nothing else is. */
  standing(): readonly SagaStep[] {
    const effects = this.effects();
    return stepsOf(this.saga).filter(({ id, readOnly }) => readOnly !== true && effects.includes(id));
  }

  /** Lets the rest go as it should: what can happen happens, and time passes where nothing else does. @param next does one thing, if there is one to do */
  async finish(next: () => Promise<boolean>, timers: () => readonly Timer[], isOver: () => boolean): Promise<'over' | 'stuck' | 'endless'> {
    for (let moments = 0; moments < MOST_MOMENTS; moments++) {
      if (await next()) continue;
      const first = timers().reduce<Timer | undefined>((soonest, timer) => (soonest && soonest.at <= timer.at ? soonest : timer), undefined);
      if (!first || isOver()) return isOver() ? 'over' : 'stuck';
      this.#now = Math.max(this.#now, first.at);
      first.ring();
      await quiet();
    }
    return 'endless';
  }

  /** What is left to say when a run is over. @param waiting what is waited for: `do charge` */
  end(status: Replayed['status'], waiting: Iterable<string>): Replayed {
    const effects = this.effects();
    const standing = this.standing();
    const steps = [...waiting].map((name) => ({ step: name.slice(name.indexOf(' ') + 1) }));
    const about = steps.length > 0 ? steps : [{}];
    if (status === 'completed')
      for (const step of stepsOf(this.saga))
        if (step.readOnly !== true && !effects.includes(step.id)) this.broken.push({ promise: 'not-applied', step: step.id });
    if (status === 'failed') for (const { id } of standing) this.broken.push({ promise: 'remains', step: id });
    if (status === 'forgotten') for (const { id } of standing) this.broken.push({ promise: 'forgotten', step: id });
    if (status === 'waits for ever') this.broken.push(...about.map((step) => ({ promise: 'stuck', ...step }) as const));
    if (status === 'never ends') this.broken.push(...about.map((step) => ({ promise: 'endless', ...step }) as const));
    return { status, actions: this.actions, effects, broken: this.broken };
  }

  #effectOf({ key }: SagaCommand): number {
    return this.#participants.effects.get(stepOf(key)) ?? 0;
  }

  #judge(command: SagaCommand, before: number): void {
    const step = this.step(command.stepId);
    const after = this.#effectOf(command);
    if (step.readOnly === true || after === before) return;
    if (after > 1) this.broken.push({ promise: 'twice', step: step.id });
    else if (after < 0) this.broken.push({ promise: 'undone-twice', step: step.id });
    else if (after < before && this.#isBuiltUpon(step)) this.broken.push({ promise: 'order', step: step.id });
  }

  /** A later step that can be undone still stands. To undo at the same time is allowed where the participants are not the same. */
  #isBuiltUpon(step: SagaStep): boolean {
    const block = this.saga.blocks.findIndex((steps) => steps.includes(step));
    const later = this.saga.blocks.slice(block + 1).flat();
    const standing = this.standing();
    return later.some(
      (each) =>
        standing.includes(each) && each.compensation !== undefined && (this.saga.compensationOrder !== 'parallel' || each.participant === step.participant),
    );
  }
}

const ok = (reply: unknown): Answer => ({ kind: 'ok', settle: (call) => call.answer(reply) });
const refused = (error: unknown): Answer => ({ kind: 'refused', settle: (call) => call.fail(error) });
const failed = (): Answer => ({ kind: 'failed', settle: (call) => call.fail(new Unavailable('out of order')) });

/** Resolves when everybody waits: for the script, or for time. */
export const quiet = (): Promise<void> => everythingElse();

/** @throws always: the script was made for another saga. */
export function misfit(moment: Moment): never {
  throw new Error(`the script does not fit this saga: there is nothing to "${inWords(moment)}"`);
}

/**
 * Whoever asks participants in a script, and the time that goes by meanwhile. Nobody is answered and no time passes before the script says so.
 */
export class Asker {
  readonly calls = new Map<string, Call>();
  readonly alarms = new Map<string, Timer>();
  readonly pauses = new Map<string, Timer>();
  /** What the moment that happens now is about: a pause that begins belongs to it. */
  about = '';
  readonly #world: ScriptedWorld;
  readonly #asked: (wire: Wire) => void;
  #last = '';

  /** @param asked takes what is sent */
  constructor(world: ScriptedWorld, asked: (wire: Wire) => void) {
    this.#world = world;
    this.#asked = asked;
  }

  now(): number {
    return this.#world.now();
  }

  /** An alarm where it can be called off, and a pause before the next try where it cannot. */
  sleep(ms: number, signal?: AbortSignal): Promise<void> {
    const [timers, name] = signal ? [this.alarms, this.#last] : [this.pauses, this.about];
    return new Promise((resolve, reject) => {
      const ring = () => {
        timers.delete(name);
        this.about = name;
        resolve();
      };
      const timer = { at: this.now() + ms, ring };
      timers.set(name, timer);
      signal?.addEventListener('abort', () => {
        if (timers.get(name) === timer) timers.delete(name);
        reject(signal.reason);
      });
    });
  }

  call(command: SagaCommand): Promise<unknown> {
    const name = nameOf(command);
    this.#last = name;
    this.#asked({ command, name, stray: false });
    return new Promise((answer, fail) => this.calls.set(name, { answer, fail }));
  }

  /** Somebody hears an answer, if anybody still waits for it. */
  hear(name: string, { settle }: Pick<Answer, 'settle'>): void {
    const call = this.calls.get(name);
    this.calls.delete(name);
    this.about = name;
    if (call) settle(call);
  }

  /** The patience of the step, or of the call that leads there, is over. Returns whether there was any. */
  timeOut(name: string, { callTimeoutMs }: SagaStep): boolean {
    const alarm = this.alarms.get(name);
    if (alarm) alarm.ring();
    else if (callTimeoutMs === undefined) return false;
    else this.hear(name, { settle: ({ fail }) => fail(new TimedOut(`no answer within ${callTimeoutMs} ms`)) });
    this.calls.delete(name);
    return true;
  }

  tryAgain(name: string): boolean {
    const pause = this.pauses.get(name);
    pause?.ring();
    return pause !== undefined;
  }

  /** What is waited for: answers, and next tries. */
  waiting(): ReadonlySet<string> {
    return new Set([...this.calls.keys(), ...this.pauses.keys()]);
  }

  /** Everything that time will bring, calls that give up by themselves included. */
  timers(): readonly Timer[] {
    const givingUp = [...this.calls.keys()].flatMap((name) => {
      const step = this.#world.step(name.slice(name.indexOf(' ') + 1));
      const at = this.now() + (step.callTimeoutMs ?? 0);
      return step.callTimeoutMs === undefined || this.alarms.has(name) ? [] : [{ at, ring: () => void this.timeOut(name, step) }];
    });
    return [...this.alarms.values(), ...this.pauses.values(), ...givingUp];
  }
}
