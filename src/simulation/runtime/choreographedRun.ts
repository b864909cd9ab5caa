import type { SagaModel } from '../compile/model.ts';
import { type Ticket } from '../kernel/queue.ts';
import type { RandomStream } from '../kernel/random.ts';
import { waitBeforeRetry } from '../policies/backoff.ts';
import { type ChoreographyEmission, type ChoreographyInput, type ChoreographyState, QUIET, react } from '../saga/choreography.ts';
import type { Direction } from '../saga/plan.ts';
import { duration } from '../words.ts';
import { answerOf } from './orchestratedRun.ts';
import { type Outcome, timedOut } from './outcome.ts';
import { clockPace, type Pace } from './pace.ts';
import type { Request } from './request.ts';
import { SagaJournal } from './sagaJournal.ts';
import type { World } from './world.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** What the participants need to work and to tell one another. */
export interface Stage {
  /** Has the participant of a step do its work; the answer comes once, or never. */
  work(step: SagaModel['steps'][number], request: Request, done: (outcome: Outcome) => void): void;
  /** Brings an event from one step to another, at least once where a channel carries it; `arrived` for every copy. */
  bring(from: number, to: number, label: number, backward: boolean, run: number, arrived: () => void): void;
}

/** One run of a choreographed saga: each step reacts to events, nobody sees the whole; this class only sees when nothing moves any more. */
export class ChoreographedRun {
  readonly journal: SagaJournal;
  private readonly world: World;
  private readonly saga: SagaModel;
  private readonly stage: Stage;
  private readonly ended: (run: ChoreographedRun) => void;
  private readonly pauses: RandomStream;
  private readonly pace: Pace;
  private readonly states: ChoreographyState[];
  /** Works, events and pauses that are under way; a lost one is never taken off. */
  private moving = 0;

  constructor(world: World, saga: SagaModel, run: number, key: number, stage: Stage, ended: (run: ChoreographedRun) => void, pace?: Pace) {
    this.world = world;
    this.saga = saga;
    this.stage = stage;
    this.ended = ended;
    this.pace = pace ?? clockPace(world.queue);
    this.pauses = world.stream(saga.id, 'retry');
    this.states = saga.steps.map(() => QUIET);
    this.journal = new SagaJournal(world, saga, run, key);
    for (const step of saga.plan.blocks[0] ?? []) this.put(step, { type: 'trigger' });
  }

  get over(): boolean {
    return this.journal.endedUs !== undefined;
  }

  readonly isDown = false;

  get waitsFor(): readonly number[] {
    return this.states.flatMap(({ status }, index) => (status === 'doing' || status === 'undoing' ? [index] : []));
  }

  private put(step: number, input: ChoreographyInput): void {
    const plan = this.saga.plan.steps[step];
    if (!plan) return;
    const { state, emissions } = react(this.saga.plan, plan, this.states[step] ?? QUIET, input);
    this.states[step] = state;
    for (const emission of emissions) this.perform(step, emission);
    this.lookWhetherOver();
  }

  private perform(step: number, emission: ChoreographyEmission): void {
    switch (emission.type) {
      case 'work':
        return this.work(step, 'do', emission.attempt, emission.of);
      case 'unwork':
        if (emission.attempt === 1) this.compensating(emission.reason);
        return this.work(step, 'undo', emission.attempt, emission.of);
      case 'pause':
        return this.pause(step, emission);
      case 'publish':
        return this.publish(step, emission);
      case 'skipped':
        return this.skipped(step, emission.why);
      case 'needs-human':
        return this.needsHuman(step, emission);
      default:
        return emission satisfies never;
    }
  }

  private work(step: number, direction: Direction, attempt: number, of: number): void {
    const { world, journal } = this;
    const model = journal.step(step);
    const sentUs = world.nowUs;
    const tries = (of === 1 && attempt === 1) || of === Number.MAX_SAFE_INTEGER ? '' : say`, try ${attempt} of ${of}`;
    journal.cell(step, direction, 'running', say`running${tries}`, attempt);
    if (direction === 'undo')
      journal.log({
        icon: 'undo-sent',
        tone: 'active',
        headline: headline`${journal.stepPart(step, 'undo')} begins`,
        why: say`undo of step ${step + 1}${tries}`,
        subjects: journal.subjects(step),
        stepId: model.id,
        decision: attempt === 1,
      });
    let waiting = true;
    let timer: Ticket | undefined;
    this.moving += 1;
    const span = journal.beginSpan(step, direction, attempt);
    const answered = (outcome: Outcome) => {
      if (!waiting) return;
      world.spans.end(span, outcome.kind);
      waiting = false;
      this.moving -= 1;
      if (timer !== undefined) world.queue.cancel(timer);
      this.worked(step, direction, attempt, outcome, world.nowUs - sentUs);
    };
    const { timeoutUs } = this.saga.plan.steps[step] ?? {};
    if (timeoutUs !== undefined)
      timer = this.pace.after({ for: 'answer', step, direction }, timeoutUs, () =>
        answered(timedOut(say`no answer from ${model.participant.name} in ${duration(timeoutUs)}`, model.participant.id)),
      );
    const request: Request = {
      run: journal.run,
      kind: direction === 'do' ? 'command' : 'compensation',
      label: world.recorder.text(direction === 'do' ? model.doLabel : model.undoLabel),
      ahead: [],
      visited: undefined,
      key: journal.key,
      span,
      command: journal.command(step, direction, attempt),
    };
    this.stage.work(model, request, answered);
  }

  private worked(step: number, direction: Direction, attempt: number, outcome: Outcome, tookUs: number): void {
    const { journal } = this;
    const answer = answerOf(outcome);
    const took = duration(Math.max(1_000, Math.round(tookUs / 1_000) * 1_000));
    if (answer === 'ok') {
      journal.cell(step, direction, 'done', say`done, ${took}`, attempt);
      if (direction === 'do') journal.markCompleted(step);
      else journal.markCompensated(step);
      journal.log({
        icon: direction === 'do' ? 'done' : 'undone',
        tone: 'ok',
        headline: headline`${journal.stepPart(step, direction)} done`,
        why: took,
        subjects: journal.subjects(step),
        stepId: journal.step(step).id,
      });
    } else {
      const verb = { refused: say`refused`, failed: say`failed`, rejected: say`rejected`, unknown: say`timed out` }[answer];
      journal.cell(
        step,
        direction,
        direction === 'undo' ? 'failed' : answer,
        answer === 'unknown' ? say`no answer: may be applied` : say`failed: ${outcome.word}`,
        attempt,
      );
      journal.log({
        icon: answer === 'unknown' ? 'timeout' : answer,
        tone: answer === 'rejected' || answer === 'unknown' ? 'warning' : 'error',
        headline: headline`${journal.stepPart(step, direction)} ${verb}`,
        why: answer === 'unknown' ? say`${outcome.reason}: it may have been applied` : outcome.reason,
        subjects: journal.subjects(step),
        stepId: journal.step(step).id,
        decision: true,
      });
    }
    if (direction === 'do') this.put(step, { type: 'worked', answer, reason: outcome.reason });
    else this.put(step, { type: 'unworked', answer: answer === 'ok' ? 'ok' : 'failed', reason: outcome.reason });
  }

  private pause(step: number, { direction, attempt }: Extract<ChoreographyEmission, { type: 'pause' }>): void {
    const model = this.journal.step(step);
    const waitUs = waitBeforeRetry(model.backoff, attempt - 2, model.backoff.baseUs, this.pauses);
    this.journal.cell(step, direction, 'running', say`failed, try ${attempt} in ${duration(waitUs)}`, attempt - 1);
    this.moving += 1;
    if (this.saga.plan.steps[step]?.doTries === Number.MAX_SAFE_INTEGER && direction === 'do') this.journal.triesForEver(step, attempt - 1);
    this.pace.after({ for: 'pause', step, direction }, waitUs, () => {
      this.moving -= 1;
      this.put(step, { type: 'pause-over', direction });
    });
  }

  private publish(step: number, { event, to, reason }: Extract<ChoreographyEmission, { type: 'publish' }>): void {
    const model = this.journal.step(step);
    const words = event === 'done' ? model.eventLabel : event === 'failed' ? say`${model.name} failed` : say`${model.undoName} done`;
    if (event === 'failed') this.compensating(reason);
    const label = this.world.recorder.text(words);
    for (const other of to) {
      let arrived = false;
      this.moving += 1;
      this.stage.bring(step, other, label, event !== 'done', this.journal.run, () => {
        if (!arrived) this.moving -= 1;
        arrived = true;
        this.put(other, { type: 'event', event, from: step, reason });
      });
    }
  }

  private compensating(reason: string): void {
    const { journal } = this;
    if (journal.status !== 'running') return;
    journal.change('compensating', reason);
    this.states.forEach(({ status }, index) => {
      if (status === 'done') journal.cell(index, 'undo', 'waiting', say`waiting`);
      if (status === 'idle') journal.cell(index, 'do', 'not-reached', say`not reached`);
    });
    journal.log({
      icon: 'compensating',
      tone: 'warning',
      headline: headline`${{ text: say`Compensating`, strong: true }}, event by event`,
      why: say`${reason}: the events go back, last step first`,
      subjects: [this.saga.id],
      decision: true,
    });
  }

  private skipped(step: number, why: 'never-applied' | 'read-only' | 'no-compensation'): void {
    if (why === 'no-compensation') this.journal.cell(step, 'undo', 'absent', say`no compensation designed`);
    else this.journal.cell(step, 'undo', 'skipped', why === 'read-only' ? say`skipped: it changes nothing` : say`skipped: never applied`);
  }

  private needsHuman(step: number, { direction, reason }: Extract<ChoreographyEmission, { type: 'needs-human' }>): void {
    const { journal } = this;
    journal.change('needs-human', reason);
    journal.log({
      icon: 'needs-human',
      tone: 'error',
      headline: headline`${journal.sagaPart()} needs a person`,
      why:
        direction === 'undo'
          ? say`${journal.step(step).undoName} failed ${this.saga.plan.undoTries} times: ${reason}`
          : say`past the pivot nothing is undone: ${reason}`,
      subjects: [this.saga.id, journal.step(step).participant.id],
      decision: true,
    });
    this.ended(this);
  }

  /** The saga itself does not know that it is over; who looks at all of it can see that nothing moves any more. */
  private lookWhetherOver(): void {
    if (this.over || this.moving > 0) return;
    const { journal, world } = this;
    const took = duration(Math.round((world.nowUs - journal.startedUs) / 1_000) * 1_000);
    if (this.states.every(({ status }) => status === 'done')) {
      journal.change('completed', '');
      journal.log({
        icon: 'completed',
        tone: 'ok',
        headline: headline`${journal.sagaPart()} completed`,
        why: say`every step is done, ${took}`,
        subjects: [this.saga.id],
        decision: true,
      });
      return this.ended(this);
    }
    if (this.states.some(({ status }) => status === 'done' || status === 'doing' || status === 'undoing' || status === 'stuck')) return;
    const { reason } = journal;
    journal.change('failed', reason);
    journal.log({
      icon: 'rolled-back',
      tone: 'warning',
      headline: headline`${journal.sagaPart()} rolled back`,
      why: `${reason}: ${journal.remains()}, ${took}`,
      subjects: [this.saga.id],
      decision: true,
    });
    this.ended(this);
  }
}
