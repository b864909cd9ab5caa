import type { ElementModel, FlowModel } from '../compile/model.ts';
import type { TokenKind } from '../trace.ts';
import { type Done, failed, OK, type Outcome } from './outcome.ts';
import { hasVisited, type Request, type Visited } from './request.ts';
import type { World } from './world.ts';

/** Longer chains of calls are cut: a design that calls in circles through copies of itself would never end. */
const DEEPEST = 40;
/** An append that finds a newer version is decided anew, so often. */
const DECISIONS = 3;

/** What an element needs of the others while it serves a request. */
export interface Outside {
  call(flow: FlowModel, request: Request, done: Done): void;
  publish(flow: FlowModel, request: Request): void;
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

  /**
   * Passes a request on where a way is given; else does what the design says: stores, then calls.
   * @param wrote called as soon as something was written for good
   */
  run(request: Request, decide: (done: () => void) => void, wrote: () => void, done: Done): void {
    const visited = { element: this.element.index, before: request.visited };
    const [next, ...ahead] = request.ahead;
    if (next) return decide(() => this.outside.call(next, { ...request, ahead, visited }, done));
    if (depthOf(request) >= DEEPEST) return decide(() => done(OK));
    const store = this.eventStore;
    if (store && request.kind !== 'query' && !hasVisited(visited, store.to)) return this.decideAndAppend(store, request, visited, decide, wrote, done, 1);
    decide(() => this.useStores(request, visited, this.stores, wrote, this.thenCalls(request, visited, done)));
  }

  /**
   * Publishes what a request has changed. A query changes nothing and tells nothing.
   * @param again after a crash: only what an outbox has kept
   */
  publish(request: Request, again = false): void {
    const reads = request.kind === 'query';
    for (const flow of this.element.publishes) {
      if ((reads && flow.derived) || (again && !flow.outbox) || hasVisited(request.visited, flow.to)) continue;
      const visited = { element: this.element.index, before: request.visited };
      const label = this.world.recorder.text(flow.label);
      this.outside.publish(flow, { run: request.run, kind: 'event', label, ahead: [], visited, key: request.key, span: request.span });
    }
  }

  private thenCalls(request: Request, visited: Visited, done: Done): Done {
    return (outcome) => {
      if (outcome.kind !== 'ok') return done(outcome);
      this.makeCalls(request, visited, this.world.migrations.routed(this.element.index, request, this.groups), 0, outcome.degraded, done);
    };
  }

  private makeCalls(request: Request, visited: Visited, groups: readonly (readonly FlowModel[])[], index: number, degraded: boolean, done: Done): void {
    const whole = groups[index];
    if (!whole) return done(degraded ? { ...OK, degraded } : OK);
    const open = (flow: FlowModel) => !hasVisited(visited, flow.to);
    const group = whole.every(open) ? whole : whole.filter(open);
    if (group.length === 0) return this.makeCalls(request, visited, groups, index + 1, degraded, done);
    this.askGroup(group, request, visited, (outcome) => {
      if (outcome.kind !== 'ok') return done(outcome);
      this.makeCalls(request, visited, groups, index + 1, degraded || outcome.degraded, done);
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
  private useStores(request: Request, visited: Visited, stores: readonly FlowModel[], wrote: () => void, done: Done): void {
    const reads = request.kind === 'query';
    const open = stores.filter((flow) => !(reads && flow.mode === 'write') && !hasVisited(visited, flow.to));
    const caches = this.caches.length === 0 ? this.caches : this.caches.filter((flow) => !hasVisited(visited, flow.to));
    if (caches.length > 0 && open.length > 0)
      return reads ? this.readThrough(caches, open, request, visited, done) : this.writeAround(caches, open, request, visited, wrote, done);
    this.useEach(open, 0, request, visited, wrote, done);
  }

  private useEach(stores: readonly FlowModel[], index: number, request: Request, visited: Visited, wrote: () => void, done: Done): void {
    const flow = stores[index];
    if (!flow) return done(OK);
    this.outside.call(flow, this.asked(flow, request, visited), (outcome) => {
      if (outcome.kind !== 'ok' && !flow.optional) return done(outcome);
      if (request.kind !== 'query' && flow.mode !== 'read') wrote();
      if (this.world.data.watched) this.note(flow, request);
      this.useEach(stores, index + 1, request, visited, wrote, done);
    });
  }

  /** Cache-aside, reading: what the cache has is the answer; what it lacks is read from the store and kept there. A cache that fails has nothing. */
  private readThrough(caches: readonly FlowModel[], stores: readonly FlowModel[], request: Request, visited: Visited, done: Done): void {
    const { data } = this.world;
    const [cache] = caches;
    const [behind] = stores;
    if (!cache || !behind) return done(OK);
    const target = this.world.element(cache.to);
    this.outside.call(cache, this.asked(cache, request, visited, 'get'), (found) => {
      const look = found.kind === 'ok' ? data.cache(target).look(request.key, data.version(behind.to, request.key), this.world.nowUs) : 'miss';
      if (look === 'stale') this.logStale(cache, request, 'the cache holds what the store no longer does');
      if (look !== 'miss') return done(OK);
      const version = data.version(behind.to, request.key);
      this.useEach(
        stores,
        0,
        request,
        visited,
        () => undefined,
        (outcome) => {
          if (outcome.kind !== 'ok' || found.kind !== 'ok') return done(outcome);
          this.outside.call(cache, this.asked(cache, request, visited, 'set'), (kept) => {
            if (kept.kind === 'ok') data.cache(target).put(request.key, version, this.world.nowUs);
            done(OK);
          });
        },
      );
    });
  }

  /** Cache-aside, writing: the store first, then the cache forgets. When the cache cannot be told, it goes on telling what was. */
  private writeAround(caches: readonly FlowModel[], stores: readonly FlowModel[], request: Request, visited: Visited, wrote: () => void, done: Done): void {
    this.useEach(stores, 0, request, visited, wrote, (outcome) => {
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
  private decideAndAppend(
    store: FlowModel,
    request: Request,
    visited: Visited,
    decide: (done: () => void) => void,
    wrote: () => void,
    done: Done,
    decision: number,
  ): void {
    const { world } = this;
    const stream = world.data.eventStore(world.element(store.to));
    this.outside.call(store, this.asked(store, request, visited, 'load'), (loaded) => {
      if (loaded.kind !== 'ok') return done(loaded);
      const expected = stream.version(request.key);
      decide(() => {
        this.outside.call(store, this.asked(store, request, visited, 'append'), (outcome) => {
          if (outcome.kind !== 'ok') return done(outcome);
          const version = stream.append(request.key, expected);
          if (version === undefined) {
            const reason = `expected version ${expected}, is ${stream.version(request.key)}`;
            this.logConflict(store, request, reason, decision);
            if (decision >= DECISIONS) return done(failed(`conflict in ${world.element(store.to).name}: ${reason}`, 'conflict', store.id));
            return this.decideAndAppend(store, request, visited, decide, wrote, done, decision + 1);
          }
          world.appended(store.to, request.key, version, request.run);
          wrote();
          this.note(store, request);
          const others = this.stores.filter((flow) => flow !== store);
          this.useStores(request, visited, others, wrote, this.thenCalls(request, visited, done));
        });
      });
    });
  }

  /** What was read or written is noted, for whoever follows the store. */
  private note(flow: FlowModel, request: Request): void {
    const { data } = this.world;
    if (request.kind !== 'query' && flow.mode !== 'read') data.wrote(flow.to, request.key);
    else if (data.read(flow.to, request.key)) this.logStale(flow, request, 'a change of the same key is still on its way');
  }

  private asked(flow: FlowModel, request: Request, visited: Visited, label?: string): Request {
    const kind: TokenKind =
      flow.intent === 'query' || (request.kind === 'query' && flow.intent !== 'command')
        ? 'query'
        : request.kind === 'compensation'
          ? 'compensation'
          : 'command';
    return {
      run: request.run,
      kind,
      label: this.world.recorder.text(label ?? flow.label),
      ahead: [],
      visited,
      key: request.key,
      span: request.span,
      deadlineUs: request.deadlineUs,
      patience: request.patience,
    };
  }

  private logStale(flow: FlowModel, request: Request, why: string): void {
    const { world } = this;
    if (!world.recorder.hasRoom()) return;
    world.recorder.log({
      icon: 'stale',
      tone: 'warning',
      headline: [
        world.named(this.element),
        { text: ' reads what is stale from ' },
        world.named(world.element(flow.to)),
        { text: world.runSuffix(request.run) },
      ],
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
      headline: [world.named(this.element), { text: ' was overtaken' }, { text: world.runSuffix(request.run) }],
      why: `${reason}: ${decision < DECISIONS ? `loads and decides again, try ${decision + 1} of ${DECISIONS}` : 'given up'}`,
      subjects: [world.element(flow.to).id, this.element.id],
      run: request.run,
    });
  }
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
