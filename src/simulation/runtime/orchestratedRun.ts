import type { SagaModel } from '../compile/model.ts';
import { NO_TICKET, type Ticket } from '../kernel/queue.ts';
import type { RandomStream } from '../kernel/random.ts';
import { sampleLatency } from '../kernel/samples.ts';
import { waitBeforeRetry } from '../policies/backoff.ts';
import { type Answer, initialSaga, type SagaEmission, type SagaInput, type SagaState, stepSaga } from '../saga/orchestrator.ts';
import type { Direction } from '../saga/plan.ts';
import { mayWrite } from '../saga/protocol.ts';
import { duration } from '../words.ts';
import type { Done, Outcome } from './outcome.ts';
import { clockPace, type Pace } from './pace.ts';
import type { Request } from './request.ts';
import { SagaJournal } from './sagaJournal.ts';
import { HOP_US, type World } from './world.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** What a coordinator needs to reach its participants. */
export interface Courier {
  /** Takes a request along the route of a step, has it worked on, and brings the answer back, or nothing at all. */
  command(step: SagaModel['steps'][number], request: Request, done: Done): void;
}

/** A store that is down is asked again after this time. */
const STORE_RETRY_US = 1_000_000;

/** A command that was sent, and its first answer. */
interface Waiting {
  readonly sentUs: number;
  timer: Ticket;
  answeredUs: number | undefined;
  outcome: Outcome | undefined;
  readonly span: number;
}

/**
 * One run of an orchestrated saga: drives the pure protocol with real messages, time and crashes. The state is stored before anything of it is sent;
 * a crash loses what was not stored, and everything that was being waited for.
 */
export class OrchestratedRun {
  readonly journal: SagaJournal;
  private readonly world: World;
  private readonly saga: SagaModel;
  private readonly courier: Courier;
  private readonly ended: (run: OrchestratedRun) => void;
  private readonly pauses: RandomStream;
  private readonly pace: Pace;
  private state: SagaState;
  private durable: SagaState | undefined;
  private inbox: SagaInput[] = [];
  private storing = false;
  /** Grows with every crash: whatever was begun before belongs to a process that is gone. */
  private life = 0;
  private running = true;
  private readonly waits = new Map<string, Waiting>();

  constructor(world: World, saga: SagaModel, run: number, key: number, courier: Courier, ended: (run: OrchestratedRun) => void, pace?: Pace) {
    this.world = world;
    this.saga = saga;
    this.courier = courier;
    this.ended = ended;
    this.pace = pace ?? clockPace(world.queue);
    this.pauses = world.stream(saga.id, 'retry');
    this.state = initialSaga(saga.plan);
    this.journal = new SagaJournal(world, saga, run, key);
    this.put({ type: 'start' });
  }

  get over(): boolean {
    return this.journal.endedUs !== undefined;
  }

  get isDown(): boolean {
    return !this.running;
  }

  /** What it waits for, for a run that has come to a standstill. */
  get waitsFor(): readonly number[] {
    return this.state.steps.flatMap(({ forward, undo }, index) => (forward === 'sent' || undo === 'sent' ? [index] : []));
  }

  crash(): void {
    if (this.over || !this.running) return;
    this.loseMemory();
    this.journal.showCrash(true);
    this.journal.log({
      icon: 'crash',
      tone: 'error',
      headline: headline`${this.journal.sagaPart()} lost its coordinator`,
      why: this.saga.store ? say`what was stored stays in ${this.saga.store.element.name}` : say`no state store is designed: nothing was stored`,
      subjects: [this.saga.orchestrator?.id ?? this.saga.id, this.saga.id],
      decision: true,
    });
  }

  /** It is only slow, but taken for dead: another one goes on from what was stored. What the old one has sent goes on; its answers find nobody. */
  takenOver(): void {
    if (this.over || !this.running) return;
    this.loseMemory();
    this.journal.log({
      icon: 'crash',
      tone: 'warning',
      headline: headline`${this.journal.sagaPart()} was taken over`,
      why: say`its coordinator was slow and was taken for dead; whatever it still writes loses against the version of its successor`,
      subjects: [this.saga.orchestrator?.id ?? this.saga.id, this.saga.id],
      decision: true,
    });
    this.resume();
  }

  private loseMemory(): void {
    this.running = false;
    this.life += 1;
    this.storing = false;
    this.inbox = [];
    for (const { timer, span } of this.waits.values()) {
      this.world.queue.cancel(timer);
      this.world.spans.end(span, 'lost');
    }
    this.waits.clear();
  }

  resume(): void {
    if (this.over || this.running) return;
    this.running = true;
    this.journal.showCrash(false);
    const stored = this.durable;
    if (!this.saga.store) return this.forgotten();
    this.state = stored ?? initialSaga(this.saga.plan);
    const current = this.waitsFor.map((step) => this.journal.step(step).name);
    this.journal.log({
      icon: 'resume',
      tone: 'active',
      headline: headline`${this.journal.sagaPart()} resumed`,
      why:
        current.length > 0
          ? say`${current.reduce((before, name) => say`${before} and ${name}`)} may have run: sent again under the same key`
          : say`from what was stored`,
      subjects: [this.saga.orchestrator?.id ?? this.saga.id, this.saga.id],
      decision: true,
    });
    this.put({ type: 'resume' });
  }

  private forgotten(): void {
    const standing = this.saga.steps.filter((_, index) => this.journal.effect(index) > 0).map(({ name }) => name);
    const reason = standing.length > 0 ? say`${standing.join(', ')} stays as it is, and nobody knows` : say`nothing was applied yet`;
    this.journal.change('forgotten', reason);
    this.journal.log({
      icon: 'stuck',
      tone: 'error',
      headline: headline`${this.journal.sagaPart()} is forgotten`,
      why: say`${reason}: give the saga a state store`,
      subjects: [this.saga.id],
      decision: true,
    });
    this.ended(this);
  }

  private put(input: SagaInput): void {
    this.inbox.push(input);
    this.work();
  }

  /** One input at a time: the next is taken up when the change of the last is stored. */
  private work(): void {
    while (!this.storing && this.running) {
      const input = this.inbox.shift();
      if (!input) return;
      const { state, emissions } = stepSaga(this.saga.plan, this.state, input);
      const changed = state !== this.state;
      this.state = state;
      if (changed) this.store(state, emissions);
      else this.release(emissions);
    }
  }

  private store(state: SagaState, emissions: readonly SagaEmission[]): void {
    const { store } = this.saga;
    if (!store) {
      this.release(emissions);
      return;
    }
    this.storing = true;
    const { life } = this;
    const { world } = this;
    const finish = () => {
      if (life !== this.life) return;
      if (!mayWrite(this.durable?.version ?? 0, state.version)) throw new RangeError('a stale coordinator tried to write');
      this.durable = state;
      this.storing = false;
      this.release(emissions);
      this.work();
    };
    this.write(life, finish, world.stream(store.element.id, `state ${this.journal.run} ${state.version}`));
  }

  private write(life: number, written: () => void, stream: RandomStream): void {
    const { world } = this;
    const { store } = this.saga;
    if (!store || life !== this.life) return;
    if (this.pace.held) {
      this.pace.after({ for: 'store' }, HOP_US, () => {
        if (store.flow) world.hop(store.flow, true, 'reply', world.recorder.text('saga state'), this.journal.run, false, HOP_US);
        world.reached(store.element);
        written();
      });
      return;
    }
    if (world.faults.lies('down', store.element.id) || world.faults.lies('crash', store.element.id) || world.faults.lies('partition', store.element.id)) {
      if (world.recorder.hasRoom())
        this.journal.log({
          icon: 'failed',
          tone: 'error',
          headline: headline`${this.journal.sagaPart()} cannot store its state`,
          why: say`${store.element.name} does not answer: nothing is sent before it is stored, again in ${duration(STORE_RETRY_US)}`,
          subjects: [store.element.id, this.saga.id],
        });
      world.queue.after(STORE_RETRY_US, () => this.write(life, written, stream));
      return;
    }
    const label = world.recorder.text('saga state');
    const takesUs = world.faults.slowed(sampleLatency(store.element.latency, stream), store.element.id);
    if (store.flow) world.hop(store.flow, false, 'command', label, this.journal.run, false, HOP_US);
    else world.reached(store.element);
    world.queue.after(HOP_US + takesUs, () => {
      if (store.flow && life === this.life) world.hop(store.flow, true, 'reply', label, this.journal.run, false, HOP_US);
      world.queue.after(HOP_US, written);
    });
  }

  private release(emissions: readonly SagaEmission[]): void {
    emissions.forEach((emission, index) => this.perform(emission, emissions.slice(index + 1)));
  }

  private perform(emission: SagaEmission, following: readonly SagaEmission[]): void {
    switch (emission.type) {
      case 'send':
        return this.send(emission.step, emission.direction, emission.attempt, emission.of);
      case 'pause':
        return this.pause(emission);
      case 'settled':
        return this.settled(emission);
      case 'compensating':
        return this.compensating(emission, following);
      case 'skipped':
        return this.skipped(emission.step, emission.why);
      case 'ended':
        return this.end(emission);
      case 'late':
        return this.late(emission);
      default:
        return emission satisfies never;
    }
  }

  private send(step: number, direction: Direction, attempt: number, of: number): void {
    const { world, journal, life } = this;
    const model = journal.step(step);
    const key = `${step} ${direction}`;
    this.cancelWait(key);
    this.showSending(step, direction, attempt, of);
    const span = journal.beginSpan(step, direction, attempt);
    const waiting: Waiting = { sentUs: world.nowUs, timer: NO_TICKET, answeredUs: undefined, outcome: undefined, span };
    this.waits.set(key, waiting);
    const answered = (outcome: Outcome) => {
      if (life !== this.life) return;
      this.cancelTimer(waiting);
      world.spans.end(span, outcome.kind);
      waiting.outcome ??= outcome;
      waiting.answeredUs ??= world.nowUs;
      this.put({ type: 'answer', step, direction, attempt, answer: answerOf(outcome), reason: outcome.reason });
    };
    const { timeoutUs } = this.saga.plan.steps[step] ?? {};
    if (timeoutUs !== undefined)
      waiting.timer = this.pace.after({ for: 'answer', step, direction }, timeoutUs, () => {
        if (life !== this.life) return;
        answered({
          kind: 'timeout',
          maybe: true,
          degraded: false,
          reason: say`no answer from ${model.participant.name} in ${duration(timeoutUs)}`,
          word: say`no answer`,
          by: model.participant.id,
        });
      });
    this.courier.command(
      model,
      {
        run: journal.run,
        kind: direction === 'do' ? 'command' : 'compensation',
        label: world.recorder.text(direction === 'do' ? model.doLabel : model.undoLabel),
        ahead: [],
        visited: undefined,
        key: journal.key,
        span,
        command: journal.command(step, direction, attempt),
      },
      answered,
    );
  }

  private showSending(step: number, direction: Direction, attempt: number, of: number): void {
    const { journal } = this;
    const tries = of === 1 && attempt === 1 ? '' : of === Number.MAX_SAFE_INTEGER ? say`, try ${attempt}` : say`, try ${attempt} of ${of}`;
    journal.cell(step, direction, 'running', say`running${tries}`, attempt);
    if (direction === 'do' && attempt === 1) return;
    journal.log({
      icon: direction === 'do' ? 'sent' : 'undo-sent',
      tone: 'active',
      headline: direction === 'do' ? headline`${journal.stepPart(step, direction)} sent again` : headline`${journal.stepPart(step, direction)} sent`,
      why: direction === 'do' ? say`try ${attempt} of ${of}, same key` : say`undo of step ${step + 1}${tries}`,
      subjects: journal.subjects(step),
      stepId: journal.step(step).id,
      decision: direction === 'undo' && attempt === 1,
    });
  }

  private pause({ step, direction, attempt, reason }: Extract<SagaEmission, { type: 'pause' }>): void {
    const { journal, life } = this;
    const model = journal.step(step);
    const waitUs = waitBeforeRetry(direction === 'do' ? model.backoff : model.undoBackoff, attempt - 2, model.backoff.baseUs, this.pauses);
    const of = direction === 'do' ? this.saga.plan.steps[step]?.doTries : this.saga.plan.undoTries;
    const shown = of === undefined || of === Number.MAX_SAFE_INTEGER ? '' : say` of ${of}`;
    journal.cell(step, direction, 'running', say`failed, try ${attempt}${shown} in ${duration(waitUs)}`, attempt - 1);
    journal.log({
      icon: 'failed',
      tone: 'error',
      headline: headline`${journal.stepPart(step, direction)} failed`,
      why: say`${reason}, try ${attempt - 1}${shown}: again in ${duration(waitUs)}`,
      subjects: journal.subjects(step),
      stepId: model.id,
    });
    if (of === Number.MAX_SAFE_INTEGER && direction === 'do') journal.triesForEver(step, attempt - 1);
    this.pace.after({ for: 'pause', step, direction }, waitUs, () => {
      if (life === this.life) this.put({ type: 'pause-over', step, direction, attempt });
    });
  }

  private settled({ step, direction, answer, attempt, reason }: Extract<SagaEmission, { type: 'settled' }>): void {
    const { journal, world } = this;
    const key = `${step} ${direction}`;
    const wait = this.waits.get(key);
    const took = duration(Math.max(1_000, Math.round(((wait?.answeredUs ?? world.nowUs) - (wait?.sentUs ?? world.nowUs)) / 1_000) * 1_000));
    this.cancelWait(key);
    const word = wait?.outcome?.word ?? '';
    if (answer === 'ok') {
      journal.cell(step, direction, 'done', say`done, ${took}`, attempt);
      if (direction === 'do') journal.markCompleted(step);
      else journal.markCompensated(step);
      return journal.log({
        icon: direction === 'do' ? 'done' : 'undone',
        tone: 'ok',
        headline: headline`${journal.stepPart(step, direction)} done`,
        why: took,
        subjects: journal.subjects(step),
        stepId: journal.step(step).id,
      });
    }
    const state = direction === 'undo' ? 'failed' : answer;
    const verb = { failed: say`failed`, refused: say`refused`, rejected: say`rejected`, unknown: say`timed out` }[answer];
    const ended = answer === 'refused' ? verb : say`failed`;
    journal.cell(step, direction, state, answer === 'unknown' ? say`no answer: may be applied` : word === '' ? ended : `${ended}: ${word}`, attempt);
    journal.log({
      icon: answer === 'unknown' ? 'timeout' : answer,
      tone: answer === 'rejected' || answer === 'unknown' ? 'warning' : 'error',
      headline:
        answer === 'unknown' && wait?.outcome?.kind !== 'timeout'
          ? headline`${journal.stepPart(step, direction)} is unknown`
          : headline`${journal.stepPart(step, direction)} ${verb}`,
      why: answer === 'unknown' ? say`${reason}: it may have been applied` : attempt > 1 ? say`${reason}, try ${attempt}` : reason,
      subjects: journal.subjects(step),
      stepId: journal.step(step).id,
      decision: true,
    });
  }

  private compensating({ reason }: Extract<SagaEmission, { type: 'compensating' }>, following: readonly SagaEmission[]): void {
    const { journal, saga } = this;
    journal.change('compensating', reason);
    this.state.steps.forEach(({ undo }, index) => {
      if (undo === 'idle') journal.cell(index, 'undo', 'waiting', say`waiting`);
    });
    this.state.steps.forEach(({ forward }, index) => {
      if (forward === 'idle') journal.cell(index, 'do', 'not-reached', say`not reached`);
    });
    const order = { reverse: say`last step first`, parallel: say`all steps at once`, forward: say`first step first` }[saga.plan.order];
    const skipped = following.flatMap((emission) =>
      emission.type === 'skipped' ? [say`${journal.step(emission.step).undoName} skipped: ${SKIPS[emission.why]()}`] : [],
    );
    journal.log({
      icon: 'compensating',
      tone: 'warning',
      headline: headline`${{ text: say`Compensating`, strong: true }}, ${order}`,
      why: skipped.length > 0 ? skipped.join(' · ') : reason,
      subjects: [saga.id],
      decision: true,
    });
  }

  private skipped(step: number, why: Extract<SagaEmission, { type: 'skipped' }>['why']): void {
    if (why === 'no-compensation') this.journal.cell(step, 'undo', 'absent', say`no compensation designed`);
    else
      this.journal.cell(
        step,
        'undo',
        why === 'not-reached' ? 'not-reached' : 'skipped',
        why === 'not-reached' ? say`not reached` : say`skipped: ${SKIPS[why]()}`,
      );
  }

  private end({ status, reason }: Extract<SagaEmission, { type: 'ended' }>): void {
    const { journal, saga, world } = this;
    journal.change(status, reason);
    const took = duration(Math.round((world.nowUs - journal.startedUs) / 1_000) * 1_000);
    const name = journal.sagaPart();
    const words = {
      completed: { icon: 'completed', tone: 'ok', said: headline`${name} completed`, why: say`every step is done, ${took}` },
      failed: { icon: 'rolled-back', tone: 'warning', said: headline`${name} rolled back`, why: `${reason}: ${journal.remains()}, ${took}` },
      'needs-human': { icon: 'needs-human', tone: 'error', said: headline`${name} needs a person`, why: this.lastStraw(reason) },
    } as const;
    const { icon, tone, said, why } = words[status];
    journal.log({ icon, tone, headline: said, why, subjects: [saga.id], decision: true });
    this.ended(this);
  }

  private lastStraw(reason: string): string {
    const undo = this.state.steps.findIndex((progress) => progress.undo === 'failed');
    if (undo >= 0) return say`${this.journal.step(undo).undoName} failed ${this.saga.plan.undoTries} times: ${reason}`;
    return say`past the pivot nothing is undone: ${reason}`;
  }

  private late({ step, direction, answer }: Extract<SagaEmission, { type: 'late' }>): void {
    if (answer === 'unknown') return;
    this.journal.log({
      icon: 'late',
      tone: 'neutral',
      headline: headline`${this.journal.stepPart(step, direction)} answered late`,
      why: say`“${ANSWERS[answer]()}”, but the saga has gone on`,
      subjects: this.journal.subjects(step),
      stepId: this.journal.step(step).id,
    });
  }

  private cancelWait(key: string): void {
    const wait = this.waits.get(key);
    if (wait) this.cancelTimer(wait);
    this.waits.delete(key);
  }

  private cancelTimer(wait: Waiting): void {
    this.world.queue.cancel(wait.timer);
    wait.timer = NO_TICKET;
  }
}

const ANSWERS = { ok: () => say`ok`, refused: () => say`refused`, failed: () => say`failed`, rejected: () => say`rejected` } as const;

const SKIPS = {
  'never-applied': () => say`never applied`,
  'read-only': () => say`it changes nothing`,
  'no-compensation': () => say`no compensation designed`,
  'not-reached': () => say`not reached`,
} as const;

/** What may have been applied is unknown, whatever else it is. */
export function answerOf(outcome: Outcome): Answer {
  if (outcome.kind === 'ok' || outcome.kind === 'refused') return outcome.kind;
  if (outcome.maybe || outcome.kind === 'timeout') return 'unknown';
  return outcome.kind;
}
