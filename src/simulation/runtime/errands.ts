import type { ElementModel, FlowModel } from '../compile/model.ts';
import type { TokenKind } from '../trace.ts';
import { type Done, failed, OK, type Outcome } from './outcome.ts';
import { hasVisited, type Request, type Visited } from './request.ts';
import type { World } from './world.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** Longer chains of calls are cut: a design that calls in circles through copies of itself would never end. */
const DEEPEST = 40;
/** An append that finds a newer version is decided anew, so often. */
const DECISIONS = 3;

/** What an element needs of the others while it serves a request. */
export interface Outside {
  call(flow: FlowModel, request: Request, done: Done): void;
  publish(flow: FlowModel, request: Request): void;
}

/** One piece of work that needs errands run for it. */
export interface Errand {
  readonly request: Request;
  /** Takes the time that the element itself needs; `decided` is called unless it ends there. */
  decide(decided: () => void): void;
  /** Something was written for good. */
  wrote(): void;
  /** Others were told of a write that is still to come. */
  toldBefore(flow: FlowModel): void;
  done(outcome: Outcome): void;
}

/** Whom an element asks while it serves a request: its stores, then the calls that it makes, one group after the other. */
export class Errands {
  private readonly world: World;
  private readonly element: ElementModel;
  private readonly outside: Outside;
  private readonly groups: readonly (readonly FlowModel[])[];
  private readonly caches: readonly FlowModel[];
  private readonly stores: readonly FlowModel[];
  private readonly eventStore: FlowModel | undefined;

  /** @param excluded indices of elements that a saga coordinates: calls to them are the saga's own */
  constructor(world: World, element: ElementModel, outside: Outside, excluded: ReadonlySet<number>) {
    this.world = world;
    this.element = element;
    this.outside = outside;
    const open = (flow: FlowModel) => !excluded.has(flow.to);
    const accesses = element.accesses.filter(open);
    const kindOf = (flow: FlowModel) => world.model.elements[flow.to]?.store;
    const stores = accesses.filter((flow) => kindOf(flow) !== 'cache');
    this.caches = stores.length > 0 ? accesses.filter((flow) => kindOf(flow) === 'cache') : [];
    this.stores = this.caches.length > 0 ? stores : accesses;
    this.eventStore = stores.find((flow) => kindOf(flow) === 'event-store' && flow.mode !== 'read');
    this.groups = element.calls.map((group) => group.filter(open)).flatMap((group) => repeated(group));
  }

  /** Passes a request on where a way is given; else does what the design says: stores, then calls. */
  run(errand: Errand): void {
    const { request } = errand;
    const visited = { element: this.element.index, before: request.visited };
    if (request.ahead.length > 0) return this.passOn(errand, visited);
    if (depthOf(request) >= DEEPEST) return errand.decide(() => errand.done(OK));
    const store = this.eventStore;
    if (store && request.kind !== 'query' && !hasVisited(visited, store.to)) return this.decideAndAppend(store, errand, visited, 1);
    errand.decide(() => {
      this.tellBefore(errand);
      this.useStores(this.stores, errand, visited, this.thenCalls(errand, visited));
    });
  }

  private passOn(errand: Errand, visited: Visited): void {
    const { request } = errand;
    const [next, ...ahead] = request.ahead;
    if (next) errand.decide(() => this.outside.call(next, { ...request, ahead, visited }, (outcome) => errand.done(outcome)));
  }

  /** A service that tells others first and writes then: what it tells of may never happen. */
  private tellBefore(errand: Errand): void {
    const { request } = errand;
    if (request.kind === 'query' || request.command) return;
    for (const flow of this.element.publishes) {
      if (!flow.early || hasVisited(request.visited, flow.to)) continue;
      this.tell(flow, request);
      if (this.stores.some(({ mode }) => mode !== 'read')) errand.toldBefore(flow);
    }
  }

  /**
   * Publishes what a request has changed. A query changes nothing and tells nothing.
   * @param again after a crash: only what an outbox has kept
   */
  publish(request: Request, again = false): void {
    const reads = request.kind === 'query';
    for (const flow of this.element.publishes) {
      if ((reads && flow.derived) || (again && !flow.outbox) || flow.early || hasVisited(request.visited, flow.to)) continue;
      this.tell(flow, request);
    }
  }

  private tell(flow: FlowModel, { run, visited: before, key, span }: Request): void {
    const visited = { element: this.element.index, before };
    this.outside.publish(flow, { run, kind: 'event', label: this.world.labelOf(flow), ahead: NOWHERE, visited, key, span });
  }

  private thenCalls(errand: Errand, visited: Visited): Done {
    return (outcome) => {
      if (outcome.kind !== 'ok') return errand.done(outcome);
      const groups = this.world.migrations.routed(this.element.index, errand.request, this.groups);
      this.makeCalls(errand, visited, this.element.gateway ? this.passedOn(errand.request, groups) : groups, 0, outcome.degraded);
    };
  }

  /** A request that names an operation goes to whoever offers it; one that names none, or one that nobody offers, to all that are behind the gateway. */
  private passedOn(request: Request, groups: readonly (readonly FlowModel[])[]): readonly (readonly FlowModel[])[] {
    const operation = this.world.recorder.textOf(request.label);
    const offered = groups.map((group) => group.filter((flow) => flow.operation === operation)).filter((group) => group.length > 0);
    return offered.length > 0 ? offered : groups;
  }

  private makeCalls(errand: Errand, visited: Visited, groups: readonly (readonly FlowModel[])[], index: number, degraded: boolean): void {
    const whole = groups[index];
    if (!whole) return errand.done(degraded ? { ...OK, degraded } : OK);
    const group = openOf(whole, visited);
    if (group.length === 0) return this.makeCalls(errand, visited, groups, index + 1, degraded);
    this.askGroup(group, errand.request, visited, (outcome) => {
      if (outcome.kind !== 'ok') return errand.done(outcome);
      this.makeCalls(errand, visited, groups, index + 1, degraded || outcome.degraded);
    });
  }

  /** Asks all of a group at the same time; the group is as slow as its slowest, and its first failure is its outcome. */
  private askGroup(group: readonly FlowModel[], request: Request, visited: Visited, done: Done): void {
    let worst: Outcome = OK;
    let waitedFor = 0;
    for (const flow of group) if (!flow.offPath) waitedFor += 1;
    if (waitedFor === 0) {
      for (const flow of group) this.outside.call(flow, this.asked(flow, request, visited), () => undefined);
      return done(OK);
    }
    for (const flow of group)
      this.outside.call(flow, this.asked(flow, request, visited), (outcome) => {
        if (flow.offPath) return;
        waitedFor -= 1;
        const tolerated = flow.optional && outcome.kind !== 'ok';
        if (worst.kind === 'ok' && outcome.kind !== 'ok' && !tolerated) worst = outcome;
        else if (worst.kind === 'ok' && (outcome.degraded || tolerated)) worst = { ...OK, degraded: true };
        if (waitedFor === 0) done(worst);
      });
  }

  /** Reads and writes the stores of a request, one after the other; where there is a cache beside them, it is asked first. */
  private useStores(stores: readonly FlowModel[], errand: Errand, visited: Visited, done: Done): void {
    const reads = errand.request.kind === 'query';
    const open = openOf(reads && stores.some(({ mode }) => mode === 'write') ? stores.filter(({ mode }) => mode !== 'write') : stores, visited);
    const caches = openOf(this.caches, visited);
    if (caches.length === 0 || open.length === 0) return this.useEach(open, 0, errand, visited, done);
    if (reads) this.readThrough(caches, open, errand, visited, done);
    else this.writeAround(caches, open, errand, visited, done);
  }

  private useEach(stores: readonly FlowModel[], index: number, errand: Errand, visited: Visited, done: Done): void {
    const flow = stores[index];
    if (!flow) return done(OK);
    const { request } = errand;
    this.outside.call(flow, this.asked(flow, request, visited), (outcome) => {
      if (outcome.kind !== 'ok') return done(outcome);
      if (request.kind !== 'query' && flow.mode !== 'read') errand.wrote();
      if (this.world.data.watched) this.note(flow, request);
      this.useEach(stores, index + 1, errand, visited, done);
    });
  }

  /** Cache-aside, reading: what the cache has is the answer; what it lacks is read from the store and kept there. A cache that fails has nothing. */
  private readThrough(caches: readonly FlowModel[], stores: readonly FlowModel[], errand: Errand, visited: Visited, done: Done): void {
    const { data } = this.world;
    const { request } = errand;
    const [cache] = caches;
    const [behind] = stores;
    if (!cache || !behind) return done(OK);
    const target = this.world.element(cache.to);
    this.outside.call(cache, this.asked(cache, request, visited, 'get'), (found) => {
      const look = found.kind === 'ok' ? data.cache(target).look(request.key, data.version(behind.to, request.key), this.world.nowUs) : 'miss';
      if (look === 'stale') this.logStale(cache, request, say`the cache holds what the store no longer does`);
      if (look !== 'miss') return done(OK);
      const version = data.version(behind.to, request.key);
      this.useEach(stores, 0, errand, visited, (outcome) => {
        if (outcome.kind !== 'ok' || found.kind !== 'ok') return done(outcome);
        this.outside.call(cache, this.asked(cache, request, visited, 'set'), (kept) => {
          if (kept.kind === 'ok') data.cache(target).put(request.key, version, this.world.nowUs);
          done(OK);
        });
      });
    });
  }

  /** Cache-aside, writing: the store first, then the cache forgets. When the cache cannot be told, it goes on telling what was. */
  private writeAround(caches: readonly FlowModel[], stores: readonly FlowModel[], errand: Errand, visited: Visited, done: Done): void {
    const { request } = errand;
    this.useEach(stores, 0, errand, visited, (outcome) => {
      if (outcome.kind !== 'ok') return done(outcome);
      let left = caches.length;
      for (const cache of caches)
        this.outside.call(cache, this.asked(cache, request, visited, 'delete'), (told) => {
          if (told.kind === 'ok') this.world.data.cache(this.world.element(cache.to)).forget(request.key);
          left -= 1;
          if (left === 0) done(OK);
        });
    });
  }

  /** Event sourcing: load the stream and fold it, decide, append with the version that was seen. Whoever was overtaken decides anew. */
  private decideAndAppend(store: FlowModel, errand: Errand, visited: Visited, decision: number): void {
    const { world } = this;
    const { request } = errand;
    const stream = world.data.eventStore(world.element(store.to));
    this.outside.call(store, this.asked(store, request, visited, 'load'), (loaded) => {
      if (loaded.kind !== 'ok') return errand.done(loaded);
      const expected = stream.version(request.key);
      errand.decide(() => {
        if (decision === 1) this.tellBefore(errand);
        this.outside.call(store, this.asked(store, request, visited, 'append'), (outcome) => {
          if (outcome.kind !== 'ok') return errand.done(outcome);
          const version = stream.append(request.key, expected);
          if (version !== undefined) return this.appended(store, errand, visited, version);
          const reason = say`expected version ${expected}, is ${stream.version(request.key)}`;
          this.logConflict(store, request, reason, decision);
          if (decision < DECISIONS) this.decideAndAppend(store, errand, visited, decision + 1);
          else errand.done(failed(say`conflict in ${world.element(store.to).name}: ${reason}`, 'conflict', store.id));
        });
      });
    });
  }

  private appended(store: FlowModel, errand: Errand, visited: Visited, version: number): void {
    const { request } = errand;
    this.world.appended(store.to, request.key, version, request.run);
    errand.wrote();
    this.note(store, request);
    const others = this.stores.filter((flow) => flow !== store);
    this.useStores(others, errand, visited, this.thenCalls(errand, visited));
  }

  /** What was read or written is noted, for whoever follows the store. */
  private note(flow: FlowModel, request: Request): void {
    const { data } = this.world;
    if (request.kind !== 'query' && flow.mode !== 'read') data.wrote(flow.to, request.key);
    else if (data.read(flow.to, request.key)) this.logStale(flow, request, say`a change of the same key is still on its way`);
  }

  private asked(flow: FlowModel, request: Request, visited: Visited, label?: string): Request {
    const { run, key, span, deadlineUs, patience } = request;
    const asked: Request = {
      run,
      kind: kindOf(flow, request),
      label: label === undefined ? this.world.labelOf(flow) : this.world.recorder.text(label),
      ahead: NOWHERE,
      visited,
      key,
      span,
    };
    // Requests that know of no deadline have no field for it: objects of one shape are faster to read.
    return deadlineUs === undefined && patience === undefined ? asked : { ...asked, deadlineUs, patience };
  }

  private logStale(flow: FlowModel, request: Request, why: string): void {
    const { world } = this;
    if (!world.recorder.hasRoom()) return;
    world.recorder.log({
      icon: 'stale',
      tone: 'warning',
      headline: headline`${world.named(this.element)} reads what is stale from ${world.named(world.element(flow.to))}${{ text: world.runSuffix(request.run) }}`,
      why,
      subjects: [flow.to, flow.from].map((index) => world.element(index).id),
      run: request.run,
    });
  }

  private logConflict(flow: FlowModel, request: Request, reason: string, decision: number): void {
    const { world } = this;
    if (!world.recorder.hasRoom()) return;
    world.recorder.log({
      icon: 'conflict',
      tone: 'warning',
      headline: headline`${world.named(this.element)} was overtaken${{ text: world.runSuffix(request.run) }}`,
      why: decision < DECISIONS ? say`${reason}: loads and decides again, try ${decision + 1} of ${DECISIONS}` : say`${reason}: given up`,
      subjects: [world.element(flow.to).id, this.element.id],
      run: request.run,
    });
  }
}

const NOWHERE: readonly FlowModel[] = [];

/** What asks for nothing but an answer asks others for nothing else. */
function kindOf(flow: FlowModel, request: Request): TokenKind {
  if (flow.query || (request.kind === 'query' && flow.intent !== 'command')) return 'query';
  return request.kind === 'compensation' ? 'compensation' : 'command';
}

/** Those of the flows that do not lead back to somebody who waits. */
function openOf(flows: readonly FlowModel[], visited: Visited): readonly FlowModel[] {
  for (const flow of flows) if (hasVisited(visited, flow.to)) return flows.filter(({ to }) => !hasVisited(visited, to));
  return flows;
}

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
