import type { ElementModel } from '../compile/model.ts';
import type { Kind } from '../kernel/queue.ts';
import type { RandomStream } from '../kernel/random.ts';
import { LatencySource } from '../kernel/samples.ts';
import { Station } from '../kernel/station.ts';
import { createLimiter, type RateLimiter } from '../policies/rateLimit.ts';
import { OP, WORK_ENDS, type WorkEnd } from '../replay/index.ts';
import { duration } from '../words.ts';
import { Errands, type Outside } from './errands.ts';
import { stepKey } from './faultBoard.ts';
import type { OpenLane } from './lanes.ts';
import { type Done, failed, type Outcome, refused, rejected } from './outcome.ts';
import type { Request, SagaCommand } from './request.ts';
import { keepingWord } from './sagaMessage.ts';
import { NO_SPAN } from './spans.ts';
import { type Desk, Work, Works } from './work.ts';
import type { World } from './world.ts';
import { say } from '../../speech/index.ts';

/** One element at work. */
export class Place implements Desk {
  running = true;
  private readonly world: World;
  private readonly element: ElementModel;
  private readonly errands: Errands;
  private readonly work: LatencySource;
  private readonly latency: RandomStream;
  private readonly chance: RandomStream;
  private readonly limiter: RateLimiter | undefined;
  private readonly subject: number;
  private readonly decision: Kind<Work>;
  private lane: OpenLane | undefined;
  /** Versions that stand side by side have instances of their own; most elements have one version. */
  private stations: Station[] = [];
  /** Instances of each that take requests. */
  private instances: number;
  private shownQueue = 0;
  private readonly works = new Works();
  /** Written before a crash, and still to be told by the outbox. */
  private untold: Request[] = [];

  /** @param excluded indices of elements that a saga coordinates: calls to them are the saga's own */
  constructor(world: World, element: ElementModel, outside: Outside, excluded: ReadonlySet<number>) {
    this.world = world;
    this.element = element;
    this.errands = new Errands(world, element, outside, excluded);
    this.work = new LatencySource(element.latency);
    this.latency = world.stream(element.id, 'latency');
    this.chance = world.stream(element.id, 'availability');
    this.limiter = element.limit && createLimiter(element.limit);
    this.subject = world.spans.named(element.id, element.name);
    this.instances = element.instances;
    this.decision = world.queue.kind((work) => this.decided(work));
  }

  receive(request: Request, done: Done): void {
    const { element, world } = this;
    const answer = keepingWord(request, done);
    if (!this.running || world.faults.hits('down', element.id, this.keyOf(request))) {
      answer(failed(say`${element.name} is down: connection refused`, say`${element.name} down`, element.id));
      return;
    }
    if (!this.limiter || !element.limit) return this.enter(request, answer);
    const waitUs = this.limiter.ask(world.nowUs);
    if (waitUs === 0) return this.enter(request, answer);
    if (waitUs > 0) return void world.queue.after(waitUs, () => this.receiveLater(request, answer));
    const { limit, perMs } = element.limit;
    answer(rejected(say`429 from ${element.name}: ${limit} in ${duration(Math.round(perMs * 1_000))} is its limit`, '429', element.id));
  }

  stop(): void {
    if (!this.running) return;
    this.running = false;
    const { element } = this;
    const lost = this.works.clear();
    this.stations = [];
    if (element.store === 'cache') this.world.data.cache(element).clear();
    for (const work of lost) {
      work.aborted = true;
      if (work.begun) this.mark(work, 'unknown', say`connection lost`, false);
      if (work.hasWritten) this.leaveUntold(work.request);
      this.noteInvented(work, say`${element.name} crashed before it had written it`);
      this.world.spans.end(work.span, 'lost');
      work.served?.release.ended(work.served, false);
      work.answer(failed(say`${element.name} went down: connection lost`, say`connection lost`, element.id, work.begun));
    }
    this.showQueue();
    this.openLane();
  }

  start(): void {
    this.running = true;
    const { untold } = this;
    this.untold = [];
    for (const request of untold) this.errands.publish(request, true);
  }

  /** So many instances of each version take requests from now on. */
  resize(instances: number): void {
    this.instances = instances;
    for (const station of this.stations) station?.resize(this.room);
    this.showQueue();
  }

  finish(nowUs: number): void {
    for (const work of this.works.clear())
      if (work.begun)
        this.openLane().bar({
          fromUs: work.beganUs,
          toUs: nowUs,
          state: 'running',
          label: '',
          openEnded: true,
          run: work.request.run,
          ...stepOf(work.request),
        });
  }

  /** Requests that the instances can work on at the same time. */
  private get room(): number {
    const { places, instances } = this.element;
    return places === Number.POSITIVE_INFINITY ? places : (places / instances) * this.instances;
  }

  private newStation(): Station {
    return new Station(this.room, Number.POSITIVE_INFINITY);
  }

  /** Where a piece of work waits and works: with the instances of its version. */
  private stationOf({ served }: Work): Station {
    const fleet = served?.fleet ?? 0;
    const known = this.stations[fleet];
    if (known) return known;
    const station = this.newStation();
    this.stations[fleet] = station;
    return station;
  }

  private receiveLater(request: Request, answer: Done): void {
    if (this.running) this.enter(request, answer);
    else answer(failed(say`${this.element.name} is down: connection refused`, say`${this.element.name} down`, this.element.id));
  }

  private enter(request: Request, answer: Done): void {
    if (this.isTooLate(request)) return answer(this.tooLate());
    const { spans } = this.world;
    const span = spans.begin('server', request.run, request.span, this.subject);
    const own = span === NO_SPAN ? request : { ...request, span };
    const work = new Work(this, own, answer, span);
    work.served = this.world.releases.serve(this.element, request.key);
    this.works.add(work);
    request.patience?.onLeave(() => this.cancel(work));
    if (this.stationOf(work).enter(work) === 'queued') this.showQueue();
  }

  /** Its turn has come. */
  begin(work: Work): void {
    const { world, element } = this;
    const { request } = work;
    const { faults } = world;
    const key = this.keyOf(request);
    if (this.shownQueue > 0) this.showQueue();
    work.begun = true;
    work.beganUs = world.nowUs;
    world.spans.works(work.span);
    if (this.isTooLate(request)) return this.giveBack(work, this.tooLate());
    request.begun?.();
    this.openLane();
    world.recorder.row(OP.work, element.index, 1);
    work.silent = faults.hits('timeout', element.id, key);
    work.broken = faults.hits('errors', element.id, key) || (element.availability < 1 && !this.chance.chance(element.availability));
    work.refuses = request.refuse === true || faults.hits('refuse', element.id, key);
    this.errands.run(work);
  }

  /** The element's own part of a piece of work. */
  decide(work: Work): void {
    const { world, element } = this;
    const workUs = world.faults.slowed(this.work.next(this.latency), element.id, this.keyOf(work.request));
    world.queue.put(world.nowUs + workUs, this.decision, work);
  }

  private decided(work: Work): void {
    const { element } = this;
    if (work.aborted) return;
    if (work.broken) return this.end(work, failed(say`503 from ${element.name}`, '503', element.id));
    if (work.served?.broken) return this.end(work, failed(say`500 from the new version of ${element.name}`, '500', element.id));
    if (work.refuses && !work.request.command) return this.end(work, refused(say`${element.name} refused: a business rule`, element.id));
    work.decided?.();
  }

  /** All errands are run: what it was asked for stands, and others are told. */
  conclude(work: Work, outcome: Outcome): void {
    if (work.aborted) return;
    if (outcome.kind !== 'ok') return this.end(work, outcome);
    const { request } = work;
    const arrived = request.ahead.length === 0;
    if (arrived && request.command) return this.commit(work, request.command);
    if (arrived) this.errands.publish(request);
    this.concluded(work, outcome);
  }

  private concluded(work: Work, outcome: Outcome): void {
    const { changes } = work.request;
    if (outcome.kind === 'ok' && changes) this.world.data.projected(this.element.index, changes);
    this.end(work, outcome);
  }

  /** A command that finds its record pending for another run is put aside, and holds no place while it waits. */
  private commit(work: Work, command: SagaCommand): void {
    let over = false;
    const done: Done = (own) => {
      over = true;
      if (!work.aborted) this.concluded(work, own);
    };
    command.commit(work.refuses, done, () => work.aborted);
    if (over) return;
    work.aside = true;
    this.stationOf(work).release();
  }

  private end(work: Work, outcome: Outcome): void {
    const { silent } = work;
    const undo = work.request.command?.direction === 'undo';
    const state: WorkEnd = silent
      ? 'unknown'
      : outcome.kind === 'ok'
        ? undo
          ? 'undone'
          : 'done'
        : outcome.kind === 'refused'
          ? 'refused'
          : outcome.maybe
            ? 'unknown'
            : 'failed';
    this.works.delete(work);
    if (outcome.kind !== 'ok') this.noteInvented(work, outcome.reason);
    this.mark(work, state, silent ? say`done, but the answer is lost` : outcome.word, outcome.kind === 'rejected');
    this.world.spans.end(work.span, outcome.kind);
    work.served?.release.ended(work.served, outcome.kind === 'ok' || outcome.kind === 'refused');
    if (!work.aside) this.stationOf(work).release();
    if (silent) return;
    work.answer(outcome);
  }

  /** The caller has left and said so: what waits leaves the line, what has begun stops, and either frees its place. */
  private cancel(work: Work): void {
    if (!this.works.delete(work)) return;
    work.aborted = true;
    const outcome = failed(say`cancelled in ${this.element.name}: the caller has left`, 'cancelled', this.element.id, work.begun);
    this.world.spans.end(work.span, 'cancelled');
    this.noteInvented(work, outcome.reason);
    work.served?.release.ended(work.served, false);
    if (work.begun) {
      this.mark(work, 'failed', 'cancelled', false);
      if (!work.aside) this.stationOf(work).release();
    } else {
      this.stationOf(work).leave(work);
      this.showQueue();
    }
    work.answer(outcome);
  }

  /** Its turn came too late: the place goes to the next at once. */
  private giveBack(work: Work, outcome: Outcome): void {
    this.works.delete(work);
    this.world.spans.end(work.span, 'timeout');
    work.served?.release.ended(work.served, false);
    this.stationOf(work).release();
    work.answer(outcome);
  }

  private isTooLate({ deadlineUs }: Request): boolean {
    return deadlineUs !== undefined && this.world.nowUs >= deadlineUs;
  }

  private tooLate(): Outcome {
    return failed(say`the deadline was over before ${this.element.name} began: not done`, say`deadline over`, this.element.id);
  }

  /** A crash between the write and the message: an outbox still has it, without one nobody is ever told. */
  private leaveUntold(request: Request): void {
    const flows = this.element.publishes;
    if (flows.length === 0 || request.kind === 'query') return;
    if (flows.some(({ outbox }) => outbox)) this.untold.push(request);
    for (const flow of flows)
      if (!flow.outbox && !flow.early && flow.derived)
        this.world.lostForGood(flow, request, say`${this.element.name} had written it and crashed before it told anybody: without an outbox nobody ever will`);
  }

  /** Others were told of a write that does not stand. */
  private noteInvented({ told, hasWritten, request }: Work, why: string): void {
    if (told && !hasWritten) for (const flow of told) this.world.invented(flow, request, say`${why}: told, but never written`);
  }

  private mark(work: Work, state: WorkEnd, label: string, wasRejected: boolean): void {
    this.world.recorder.row(OP.work, this.element.index, 0, WORK_ENDS.indexOf(state));
    const lane = this.openLane();
    lane.bar({
      fromUs: work.beganUs,
      toUs: this.world.nowUs,
      state: wasRejected ? 'rejected' : state,
      label,
      run: work.request.run,
      ...stepOf(work.request),
    });
  }

  private showQueue(): void {
    let queued = 0;
    for (const station of this.stations) if (station) queued += station.queued;
    if (queued === this.shownQueue) return;
    this.shownQueue = queued;
    this.world.recorder.row(OP.queue, this.element.index, queued);
  }

  private openLane(): OpenLane {
    this.lane ??= this.world.lanes.open(`element ${this.element.id}`, 'element', this.element.id, this.element.name);
    return this.lane;
  }

  private keyOf(request: Request): string | undefined {
    return request.command && request.ahead.length === 0 ? stepKey(request.command.stepId, request.command.direction) : undefined;
  }
}

const stepOf = (request: Request) => (request.command ? { stepId: request.command.stepId } : {});
