import type { ElementModel, FlowModel } from '../compile/model.ts';
import type { RandomStream } from '../kernel/random.ts';
import { sampleLatency } from '../kernel/samples.ts';
import { type Job, Station } from '../kernel/station.ts';
import { OP, WORK_ENDS, type WorkEnd } from '../replay/index.ts';
import type { TokenKind } from '../trace.ts';
import { stepKey } from './faultBoard.ts';
import type { OpenLane } from './lanes.ts';
import { type Done, failed, OK, type Outcome, refused } from './outcome.ts';
import { hasVisited, type Request } from './request.ts';
import type { World } from './world.ts';

/** Longer chains of calls are cut: a design that calls in circles through copies of itself would never end. */
const DEEPEST = 40;

/** What an element needs of the others while it serves a request. */
export interface Outside {
  call(flow: FlowModel, request: Request, done: Done): void;
  publish(flow: FlowModel, request: Request): void;
}

/** What the elements do: wait for a place, work, ask others, commit, answer. */
export class Handlers {
  private readonly places: Place[];
  private readonly world: World;

  /** @param excluded indices of elements that a saga coordinates: their calls to one another are the saga's own */
  constructor(world: World, outside: Outside, excluded: ReadonlySet<number>) {
    this.world = world;
    this.places = world.model.elements.map((element) => new Place(world, element, outside, excluded));
  }

  /** A request is at the door. `answer` is called once, or never where the answer gets lost. */
  receive(element: ElementModel, request: Request, answer: Done): void {
    this.placeOf(element).receive(request, answer);
  }

  /** Down or crashed: nothing works, and what was in memory is gone. */
  stop(element: ElementModel): void {
    this.placeOf(element).stop();
  }

  start(element: ElementModel): void {
    this.placeOf(element).running = true;
  }

  isRunning(element: ElementModel): boolean {
    return this.placeOf(element).running;
  }

  /** What still works when the run ends. */
  finish(): void {
    for (const place of this.places) place.finish(this.world.nowUs);
  }

  private placeOf(element: ElementModel): Place {
    const place = this.places[element.index];
    if (!place) throw new RangeError(`${element.id} takes no part in this run`);
    return place;
  }
}

/** One element at work. */
class Place {
  running = true;
  private readonly world: World;
  private readonly element: ElementModel;
  private readonly outside: Outside;
  private readonly latency: RandomStream;
  private readonly chance: RandomStream;
  private lane: OpenLane | undefined;
  /** Stores and calls of one request, in order, as often as each is made. */
  private readonly groups: readonly (readonly FlowModel[])[];
  private station: Station;
  private readonly works = new Set<Work>();

  constructor(world: World, element: ElementModel, outside: Outside, excluded: ReadonlySet<number>) {
    this.world = world;
    this.element = element;
    this.outside = outside;
    this.latency = world.stream(element.id, 'latency');
    this.chance = world.stream(element.id, 'availability');
    this.groups = [...element.accesses.map((flow) => [flow]), ...element.calls]
      .map((group) => group.filter((flow) => !excluded.has(flow.to)))
      .flatMap((group) => repeated(group));
    this.station = new Station(element.places, Number.POSITIVE_INFINITY);
  }

  receive(request: Request, answer: Done): void {
    const { element, world } = this;
    if (!this.running || world.faults.hits('down', element.id, this.keyOf(request))) {
      answer(failed(`${element.name} is down: connection refused`, `${element.name} down`, element.id));
      return;
    }
    const work: Work = { request, answer, beganUs: 0, begun: false, aborted: false, begin: () => this.begin(work) };
    this.works.add(work);
    this.station.enter(work);
  }

  stop(): void {
    if (!this.running) return;
    this.running = false;
    const { element } = this;
    const lost = [...this.works];
    this.works.clear();
    this.station = new Station(element.places, Number.POSITIVE_INFINITY);
    for (const work of lost) {
      work.aborted = true;
      if (work.begun) this.mark(work, 'unknown', 'connection lost', false);
      work.answer(failed(`${element.name} went down: connection lost`, 'connection lost', element.id, work.begun));
    }
    this.openLane();
  }

  finish(nowUs: number): void {
    for (const work of this.works)
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

  private begin(work: Work): void {
    const { world, element } = this;
    const { request } = work;
    const { faults } = world;
    const key = this.keyOf(request);
    work.begun = true;
    work.beganUs = world.nowUs;
    this.openLane();
    world.recorder.row(OP.work, element.index, 1);
    const silent = faults.hits('timeout', element.id, key);
    const broken = faults.hits('errors', element.id, key);
    const unavailable = element.availability < 1 && !this.chance.chance(element.availability);
    const refuse = request.refuse === true || faults.hits('refuse', element.id, key);
    const workUs = Math.round(sampleLatency(element.latency, this.latency) * faults.slowness(element.id, key));
    world.queue.after(workUs, () => {
      if (work.aborted) return;
      if (broken || unavailable) return this.end(work, failed(`503 from ${element.name}`, '503', element.id), silent);
      if (refuse && !request.command) return this.end(work, refused(`${element.name} refused: a business rule`, element.id), silent);
      this.askOthers(work, (outcome) => {
        if (work.aborted) return;
        if (outcome.kind !== 'ok') return this.end(work, outcome, silent);
        const own = request.ahead.length === 0 && request.command ? request.command.commit(refuse) : outcome;
        if (own.kind === 'ok' && request.ahead.length === 0 && !request.command) this.publishAll(request);
        this.end(work, own, silent);
      });
    });
  }

  /** Passes the request on where a way is given; else reads and writes its stores and makes its calls, one after the other. */
  private askOthers(work: Work, done: Done): void {
    const { request } = work;
    const visited = { element: this.element.index, before: request.visited };
    const [next, ...ahead] = request.ahead;
    if (next) return this.outside.call(next, { ...request, ahead, visited }, done);
    if (depthOf(request) >= DEEPEST) return done(OK);
    const kind: TokenKind = request.kind === 'compensation' ? 'compensation' : 'command';
    const asked = (flow: FlowModel): Request => {
      const label = this.world.recorder.text(flow.label);
      return { run: request.run, kind: flow.query ? 'query' : kind, label, ahead: [], visited };
    };
    const { groups } = this;
    const open = (flow: FlowModel) => !hasVisited(visited, flow.to);
    let degraded = false;
    const ask = (index: number): void => {
      const whole = groups[index];
      if (!whole) return done(degraded ? { ...OK, degraded } : OK);
      const group = whole.every(open) ? whole : whole.filter(open);
      if (group.length === 0) return ask(index + 1);
      this.askGroup(group, asked, (outcome) => {
        degraded ||= outcome.degraded;
        if (outcome.kind === 'ok') ask(index + 1);
        else done(outcome);
      });
    };
    ask(0);
  }

  /** Asks all of a group at the same time; the group is as slow as its slowest, and its first failure is its outcome. */
  private askGroup(group: readonly FlowModel[], asked: (flow: FlowModel) => Request, done: Done): void {
    let worst: Outcome = OK;
    let waitedFor = 0;
    for (const flow of group) if (!flow.offPath) waitedFor += 1;
    if (waitedFor === 0) {
      for (const flow of group) this.outside.call(flow, asked(flow), () => undefined);
      return done(OK);
    }
    for (const flow of group)
      this.outside.call(flow, asked(flow), (outcome) => {
        if (flow.offPath) return;
        waitedFor -= 1;
        const tolerated = flow.optional && outcome.kind !== 'ok';
        if (worst.kind === 'ok' && outcome.kind !== 'ok' && !tolerated) worst = outcome;
        else if (worst.kind === 'ok' && (outcome.degraded || tolerated)) worst = { ...OK, degraded: true };
        if (waitedFor === 0) done(worst);
      });
  }

  private publishAll(request: Request): void {
    for (const flow of this.element.publishes) {
      if (hasVisited(request.visited, flow.to)) continue;
      const visited = { element: this.element.index, before: request.visited };
      this.outside.publish(flow, { run: request.run, kind: 'event', label: this.world.recorder.text(flow.label), ahead: [], visited });
    }
  }

  private end(work: Work, outcome: Outcome, silent: boolean): void {
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
    this.mark(work, state, silent ? 'done, but the answer is lost' : outcome.word, outcome.kind === 'rejected');
    this.station.release();
    if (silent) return;
    work.answer(outcome);
  }

  private mark(work: Work, state: WorkEnd, label: string, wasRejected: boolean): void {
    this.world.recorder.row(OP.work, this.element.index, 0, WORK_ENDS.indexOf(state));
    const lane = this.openLane();
    if (!lane.hasRoom()) return;
    lane.bar({
      fromUs: work.beganUs,
      toUs: this.world.nowUs,
      state: wasRejected ? 'rejected' : state,
      label,
      run: work.request.run,
      ...stepOf(work.request),
    });
  }

  private openLane(): OpenLane {
    this.lane ??= this.world.lanes.open(`element ${this.element.id}`, 'element', this.element.id, this.element.name);
    return this.lane;
  }

  private keyOf(request: Request): string | undefined {
    return request.command && request.ahead.length === 0 ? stepKey(request.command.stepId, request.command.direction) : undefined;
  }
}

interface Work extends Job {
  readonly request: Request;
  readonly answer: Done;
  beganUs: number;
  begun: boolean;
  aborted: boolean;
}

const stepOf = (request: Request) => (request.command ? { stepId: request.command.stepId } : {});

function depthOf(request: Request): number {
  let depth = 0;
  for (let at = request.visited; at; at = at.before) depth += 1;
  return depth;
}

/** A group as often as its calls are made for one request. */
function repeated(group: readonly FlowModel[]): readonly (readonly FlowModel[])[] {
  const most = Math.max(0, ...group.map((flow) => flow.callsPerRequest));
  return Array.from({ length: most }, (_, time) => group.filter((flow) => flow.callsPerRequest > time));
}
