import type { SagaModel, SagaStepModel } from '../compile/model.ts';
import { OP, SAGA_STATUSES, STEP_STATES } from '../replay/index.ts';
import { FRESH, handle, type ParticipantState } from '../saga/participant.ts';
import type { Direction } from '../saga/plan.ts';
import { BROKEN, stillBuiltUpon } from '../saga/promises.ts';
import type { LogPart, SagaRunResult, SagaStatus, StepState } from '../trace.ts';
import type { OpenLane } from './lanes.ts';
import { type Done, failed, OK, type Outcome, refused } from './outcome.ts';
import type { Line } from './recorder.ts';
import type { SagaCommand } from './request.ts';
import { NO_SPAN } from './spans.ts';
import { StepLocks } from './stepLocks.ts';
import type { World } from './world.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** Runs that get a lane of their own. */
const LANES_KEPT = 20_000;

/** How a command is to be committed. */
interface Committing {
  readonly refuse: boolean;
  readonly done: Done;
  readonly gone: () => boolean;
  readonly attempt: number;
}

/** What both kinds of saga share: the participants' memories, the boxes of the two lanes, the log in the design's names. */
export class SagaJournal {
  readonly run: number;
  /** The customer or thing that it is about. */
  readonly key: number;
  readonly saga: SagaModel;
  readonly startedUs: number;
  status: SagaStatus = 'running';
  reason = '';
  endedUs: number | undefined;
  private readonly world: World;
  private readonly span: number;
  private readonly memories: ParticipantState[];
  private readonly completed: string[] = [];
  private readonly compensated: string[] = [];
  private readonly broken: string[] = [];
  private readonly lane: OpenLane | undefined;
  private barSinceUs: number;
  private crashed = false;
  private triedForEver = -1;
  private readonly locks: StepLocks;

  constructor(world: World, saga: SagaModel, run: number, key: number) {
    this.world = world;
    this.saga = saga;
    this.run = run;
    this.key = key;
    this.span = world.spans.begin('saga', run, NO_SPAN, world.spans.named(saga.id, saga.name));
    this.startedUs = world.nowUs;
    this.barSinceUs = world.nowUs;
    this.memories = saga.steps.map(() => FRESH);
    this.locks = new StepLocks(world, this);
    this.lane = run > LANES_KEPT ? undefined : world.lanes.open(`saga ${run}`, 'saga', saga.id, world.manyRuns ? `${saga.name} ${run}` : saga.name, run);
    world.recorder.row(OP.sagaStart, run);
    this.log({
      icon: 'start',
      tone: 'active',
      headline: headline`${this.sagaPart()} started`,
      why: saga.trigger === '' ? say`key ${run}` : say`trigger ${saga.trigger}, key ${run}`,
      subjects: [saga.id, ...(saga.orchestrator ? [saga.orchestrator.id] : [])],
      decision: true,
    });
  }

  /** The work of a step at its participant: what it durably knows decides, and what it does is kept. */
  command(step: number, direction: Direction, attempt: number): SagaCommand {
    return {
      stepId: this.step(step).id,
      direction,
      commit: (refuse, done, gone) => this.commit(step, direction, { refuse, done, gone: gone ?? (() => false), attempt }),
      fail: (outcome) => outcome,
      deniedAgain: () => {
        const { name } = this.step(step).participant;
        this.note(step, direction, 'duplicate', 'neutral', say` came twice`, say`${name} has answered this message as failed and stays with it: not applied`);
      },
    };
  }

  /** For what it waits for ever, where that is a record that stays pending; else empty. */
  get lockWaits(): string {
    return this.locks.waits;
  }

  /** Nothing stands yet that could not be undone. */
  get canGoBack(): boolean {
    return this.saga.plan.steps.every(({ index, block, kind }) => (block <= this.saga.plan.pivotBlock && kind !== 'pivot') || this.effect(index) === 0);
  }

  /** The span of one try of a step or of its compensation. */
  beginSpan(step: number, direction: Direction, attempt: number): number {
    const { name, undoName, participant } = this.step(step);
    const { spans } = this.world;
    return spans.begin('client', this.run, this.span, spans.named(participant.id, direction === 'do' ? name : undoName), attempt);
  }

  cell(step: number, direction: Direction, state: StepState, word: string, tries = 0): void {
    const number = step * 2 + (direction === 'do' ? 0 : 1);
    const stateNumber = STEP_STATES.indexOf(state as (typeof STEP_STATES)[number]);
    this.world.recorder.row(OP.cell, this.run, number, stateNumber + Math.min(tries, 1_000_000) * 32, this.world.recorder.text(word));
  }

  markCompleted(step: number): void {
    this.completed.push(this.step(step).id);
  }

  markCompensated(step: number): void {
    this.compensated.push(this.step(step).id);
  }

  /** A promise is broken; said once, however often it is. */
  breaks(sentence: string): void {
    if (!this.broken.includes(sentence)) this.broken.push(sentence);
  }

  /** A step whose tries have no end has failed that often. */
  triesForEver(step: number, tries: number): void {
    if (tries >= 3) this.triedForEver = step;
  }

  change(status: SagaStatus, reason: string): void {
    if (this.status === 'running' || this.status === 'compensating') this.bar(false);
    this.status = status;
    this.reason = reason;
    if (status !== 'running' && status !== 'compensating') {
      this.endedUs = this.world.nowUs;
      this.world.spans.end(this.span, status === 'completed' ? 'ok' : 'failed');
    }
    this.showStatus();
    if (status === 'completed' || status === 'failed') this.locks.releaseAll();
    else if (this.endedUs !== undefined) this.locks.leftPending();
  }

  showCrash(crashed: boolean): void {
    this.bar(false);
    this.crashed = crashed;
    this.showStatus();
  }

  log(line: Omit<Line, 'run'>): void {
    this.world.recorder.log({ ...line, run: this.run });
  }

  /** "**Charge payment**" or "**Refund payment**", which selects the participant. */
  stepPart(step: number, direction: Direction = 'do'): LogPart {
    const { name, undoName, participant } = this.step(step);
    return { text: direction === 'do' ? name : undoName, id: participant.id, strong: true };
  }

  sagaPart(): LogPart {
    return { text: this.world.manyRuns ? `${this.saga.name} ${this.run}` : this.saga.name, id: this.saga.id, strong: true };
  }

  subjects(step: number): readonly string[] {
    return [this.step(step).participant.id, this.saga.id];
  }

  step(step: number): SagaStepModel {
    const found = this.saga.steps[step];
    if (!found) throw new RangeError(`this saga has no step ${step}`);
    return found;
  }

  /** How often the effect of a step stands now. */
  effect(step: number): number {
    return this.memories[step]?.effect ?? 0;
  }

  /** "nothing remains", or which effects still stand after the saga has been rolled back. */
  remains(): string {
    const standing = this.saga.steps.filter((_, index) => this.effect(index) > 0 && this.saga.plan.steps[index]?.readOnly !== true).map(({ name }) => name);
    return standing.length === 0 ? say`nothing remains` : say`${standing.join(', ')} still stands`;
  }

  finish(): SagaRunResult {
    if (this.endedUs === undefined) this.bar(true);
    this.judge();
    return {
      sagaId: this.saga.id,
      run: this.run,
      status: this.status,
      reason: this.reason,
      startedUs: this.startedUs,
      ...(this.endedUs === undefined ? {} : { endedUs: this.endedUs }),
      effects: this.memories.map(({ effect }) => effect),
      completed: this.completed,
      compensated: this.compensated,
      broken: this.broken,
    };
  }

  /** Where the step marks a record, it does so in the transaction of its work, or not at all. */
  private commit(step: number, direction: Direction, { refuse, done, gone, attempt }: Committing): void {
    const isNew = direction === 'do' && this.memories[step]?.memory === 'nothing' && !refuse;
    if (!isNew || !this.saga.plan.steps[step]?.lock) return done(this.react(step, direction, refuse));
    this.locks.take(step, attempt, {
      granted: () => {
        const outcome = gone() ? undefined : this.react(step, direction, false);
        // Too late: undone meanwhile, or the saga is over and nobody would ever give it back. What a person must decide on stays pending.
        if (this.effect(step) === 0 || (this.endedUs !== undefined && this.status !== 'needs-human')) this.locks.release(step);
        else if (this.endedUs !== undefined) this.locks.leftPending(step);
        if (outcome) done(outcome);
      },
      busy: (reason) => done(failed(reason, 'pending', this.step(step).participant.id)),
      refused: (reason) => {
        this.react(step, direction, true);
        done({ ...refused(reason, this.step(step).participant.id), word: 'pending' });
      },
    });
  }

  private react(step: number, direction: Direction, refuse: boolean): Outcome {
    const planStep = this.saga.plan.steps[step];
    if (!planStep) return OK;
    const model = this.step(step);
    const reaction = handle(planStep, this.memories[step] ?? FRESH, direction, refuse);
    this.memories[step] = reaction.state;
    if (reaction.did === 'applied-again') {
      this.broken.push(BROKEN.twice(model.name, reaction.state.effect));
      this.note(
        step,
        direction,
        'duplicate',
        'error',
        say` applied again`,
        say`${model.participant.name} is not idempotent: its effect stands ${reaction.state.effect} times`,
      );
    }
    if (reaction.did === 'undone') this.judgeOrder(step);
    if (direction === 'undo') this.locks.release(step);
    if (reaction.did === 'recognised')
      this.note(
        step,
        direction,
        'duplicate',
        'neutral',
        say` came twice`,
        say`${model.participant.name} knows key ${this.run}:${model.id}:${direction} and answers as before`,
      );
    if (reaction.did === 'too-late') this.note(step, direction, 'late', 'warning', say` came too late`, say`its undo was there first: not applied`);
    if (reaction.did === 'nothing-to-undo' && reaction.state.memory === 'tombstone')
      this.note(
        step,
        direction,
        'skipped',
        'neutral',
        say` had nothing to undo`,
        say`a tombstone stays at ${model.participant.name}: should ${model.name} still come, it is refused`,
      );
    if (reaction.answer === 'ok') return OK;
    return refused(
      reaction.did === 'too-late' ? say`it was undone before it came` : say`${model.participant.name} refused: a business rule`,
      model.participant.id,
    );
  }

  private note(step: number, direction: Direction, icon: Line['icon'], tone: Line['tone'], what: string, why: string): void {
    this.log({ icon, tone, headline: [this.stepPart(step, direction), { text: what }], why, subjects: this.subjects(step), stepId: this.step(step).id });
  }

  private judgeOrder(step: number): void {
    const { plan, steps } = this.saga;
    const participants = steps.map(({ participant }) => participant.index);
    const later = stillBuiltUpon(plan, participants, step, (index) => this.effect(index));
    if (later >= 0) this.broken.push(BROKEN.order(this.step(step).name, this.step(later).name));
  }

  /** What the protocol promises, held against what stands at the end. */
  private judge(): void {
    this.saga.steps.forEach((step, index) => {
      const { effect } = this.memories[index] ?? FRESH;
      const { readOnly } = this.saga.plan.steps[index] ?? { readOnly: false };
      if (readOnly) return;
      if (this.status === 'completed' && effect === 0) this.broken.push(BROKEN.notApplied(step.name));
      if (this.status === 'failed' && effect > 0) this.broken.push(BROKEN.remains(step.name));
      if (this.status === 'forgotten' && effect > 0) this.broken.push(BROKEN.forgotten(step.name));
    });
    if (this.endedUs === undefined && this.triedForEver >= 0) this.broken.push(BROKEN.endless(this.step(this.triedForEver).name));
  }

  private bar(openEnded: boolean): void {
    const { nowUs } = this.world;
    const state = this.crashed ? 'crashed' : this.status === 'compensating' ? 'undo' : 'forward';
    const label = this.crashed ? 'down' : state;
    if (nowUs > this.barSinceUs || openEnded)
      this.lane?.bar({ fromUs: this.barSinceUs, toUs: nowUs, state, label, run: this.run, ...(openEnded ? { openEnded } : {}) });
    this.barSinceUs = nowUs;
  }

  private showStatus(): void {
    const status = SAGA_STATUSES.indexOf(this.status as (typeof SAGA_STATUSES)[number]);
    this.world.recorder.row(OP.sagaStatus, this.run, status, this.world.recorder.text(this.reason), this.crashed ? 1 : 0);
  }
}
