import { SIDECAR_US, type FlowModel, type LayerModel } from '../compile/model.ts';
import type { BreakerSettings } from '../policies/breaker/index.ts';
import { duration } from '../words.ts';
import { BreakerLayer } from './layers/breaker.ts';
import { BulkheadLayer } from './layers/bulkhead.ts';
import { FallbackLayer } from './layers/fallback.ts';
import type { Call, Layer } from './layers/layer.ts';
import { RateLimitLayer } from './layers/rateLimit.ts';
import { RetryLayer } from './layers/retry.ts';
import { TimeoutLayer } from './layers/timeout.ts';
import { type Done, type Outcome, timedOut } from './outcome.ts';
import { ENDLESS, Patience } from './patience.ts';
import type { Request } from './request.ts';
import { NO_SPAN } from './spans.ts';
import type { World } from './world.ts';
import { say } from '../../speech/index.ts';

/** Puts a request on the wire of a flow; what the innermost policy calls. */
export type Transmit = (flow: FlowModel, request: Request, patience: Patience, done: Done) => void;

/** Calls with their policies around them. Each flow has one set of breakers, bulkheads and limiters, which all its calls share. */
export class Calls {
  readonly breakers: { readonly flow: FlowModel; readonly windowUs: number; readonly layer: BreakerLayer }[] = [];
  private readonly world: World;
  private readonly transmit: Transmit;
  private readonly fallbacks: FallbackLayer[] = [];
  private readonly stacks: (readonly Layer[] | undefined)[] = [];
  private readonly subjects: (number | undefined)[] = [];

  constructor(world: World, transmit: Transmit) {
    this.world = world;
    this.transmit = transmit;
    // Every breaker of the design is on view from the start, closed, whether or not it is reached.
    for (const flow of world.model.flows) this.stackOf(flow);
  }

  /** The run is over. */
  finish(): void {
    for (const { layer } of this.breakers) layer.finish();
    for (const layer of this.fallbacks) layer.finish();
  }

  /** One logical call. Where the caller has a sidecar, the policies work there, and every call takes one hop more. */
  call(flow: FlowModel, request: Request, done: Done): void {
    if (!flow.outbound) return this.through(flow, request, done);
    const { world } = this;
    const { spans } = world;
    const caller = world.element(flow.from);
    const span = spans.begin('proxy', request.run, request.span, spans.named(caller.id, say`Sidecar of ${caller.name}`));
    world.queue.after(SIDECAR_US, () =>
      this.through(flow, { ...request, span: span === NO_SPAN ? request.span : span }, (outcome) =>
        world.queue.after(SIDECAR_US, () => {
          spans.end(span, statusOf(outcome));
          done(outcome);
        }),
      ),
    );
  }

  private through(flow: FlowModel, request: Request, done: Done): void {
    this.world.tallyOf(flow).calls += 1;
    const call = new LogicalCall(this.world, flow, request, this.subjectOf(flow), this.transmit, this.stackOf(flow));
    if (flow.deadlineUs !== undefined || request.deadlineUs !== undefined) return this.withinDeadline(call, done);
    call.enter(0, request.patience ? new Patience(request.patience) : ENDLESS, (outcome) => {
      call.settled(outcome);
      done(outcome);
    });
  }

  /** The overall deadline of the call, or what is left of the caller's own, whichever is over first; outside all policies. */
  private withinDeadline(call: LogicalCall, done: Done): void {
    const { world } = this;
    const { flow, request } = call;
    const untilUs = Math.min(
      request.deadlineUs ?? Number.POSITIVE_INFINITY,
      flow.deadlineUs === undefined ? Number.POSITIVE_INFINITY : world.nowUs + flow.deadlineUs,
    );
    const patience = new Patience(request.patience, untilUs);
    const own = flow.deadlineUs !== undefined && untilUs === world.nowUs + flow.deadlineUs;
    let over = false;
    const give = (outcome: Outcome) => {
      if (over) return;
      over = true;
      call.settled(outcome);
      done(outcome);
    };
    const ticket = world.queue.at(Math.max(world.nowUs, untilUs), () => {
      if (over) return;
      world.tallyOf(flow).deadlines += 1;
      const reason = own
        ? say`the deadline of ${duration(flow.deadlineUs ?? 0)} for the whole call is over`
        : say`the deadline that the caller passed on is over`;
      patience.leave();
      give(timedOut(reason, flow.id));
    });
    call.enter(0, patience, (outcome) => {
      world.queue.cancel(ticket);
      give(outcome);
    });
  }

  private subjectOf(flow: FlowModel): number {
    const known = this.subjects[flow.index];
    if (known !== undefined) return known;
    const subject = this.world.spans.named(flow.id, flow.name);
    this.subjects[flow.index] = subject;
    return subject;
  }

  private stackOf(flow: FlowModel): readonly Layer[] {
    const known = this.stacks[flow.index];
    if (known) return known;
    const stack = flow.layers.map((layer) => this.layerOf(flow, layer));
    this.stacks[flow.index] = stack;
    return stack;
  }

  private layerOf(flow: FlowModel, model: LayerModel): Layer {
    switch (model.kind) {
      case 'fallback': {
        const layer = new FallbackLayer(this.world, flow, model.instead);
        this.fallbacks.push(layer);
        return layer;
      }
      case 'retry':
        return new RetryLayer(this.world, flow, model);
      case 'circuitBreaker': {
        const layer = new BreakerLayer(this.world, flow, model, this.breakers.length);
        this.breakers.push({ flow, windowUs: shownWindow(model.profile, model.settings), layer });
        return layer;
      }
      case 'rateLimit':
        return new RateLimitLayer(this.world, flow, model.policy);
      case 'timeout':
        return new TimeoutLayer(this.world, flow, model.us);
      case 'bulkhead':
        return new BulkheadLayer(this.world, flow, model);
      default:
        return model satisfies never;
    }
  }
}

/** A call on its way through its policies; each attempt that gets through them is put on the wire, and has a span. */
class LogicalCall implements Call {
  readonly flow: FlowModel;
  readonly request: Request;
  private readonly world: World;
  private readonly subject: number;
  private readonly transmit: Transmit;
  private readonly layers: readonly Layer[];
  private attempts = 0;

  constructor(world: World, flow: FlowModel, request: Request, subject: number, transmit: Transmit, layers: readonly Layer[]) {
    this.world = world;
    this.flow = flow;
    this.request = request;
    this.subject = subject;
    this.transmit = transmit;
    this.layers = layers;
  }

  enter(depth: number, patience: Patience, done: Done): void {
    const layer = this.layers[depth];
    if (layer) layer.run(this, depth + 1, patience, done);
    else this.attempt(patience, done);
  }

  enterLater(depth: number, span: number, done: Done): void {
    const request = { ...this.request, span, deadlineUs: undefined, patience: undefined };
    const again = new LogicalCall(this.world, this.flow, request, this.subject, this.transmit, this.layers);
    again.enter(depth, ENDLESS, (outcome) => {
      again.leaveTrace(outcome);
      done(outcome);
    });
  }

  /** Counts how it ended. A call that never got onto the wire leaves a span of no length. */
  settled(outcome: Outcome): void {
    const tally = this.world.tallyOf(this.flow);
    if (outcome.kind === 'ok') tally.succeeded += 1;
    else tally.failed += 1;
    this.leaveTrace(outcome);
  }

  private leaveTrace(outcome: Outcome): void {
    if (this.attempts > 0) return;
    const { world, request } = this;
    world.spans.end(world.spans.begin('client', request.run, request.span, this.subject), statusOf(outcome));
  }

  private attempt(patience: Patience, done: Done): void {
    const { world, flow, request } = this;
    this.attempts += 1;
    world.tallyOf(flow).attempts += 1;
    const span = world.spans.begin('client', request.run, request.span, this.subject, this.attempts);
    const deadlineUs = flow.propagatesDeadline && patience.untilUs !== Number.POSITIVE_INFINITY ? patience.untilUs : undefined;
    const sent = span === NO_SPAN && request.deadlineUs === deadlineUs && !request.patience ? request : { ...request, span, deadlineUs, patience: undefined };
    if (span === NO_SPAN) return this.transmit(flow, sent, patience, done);
    patience.onLeave(() => world.spans.end(span, 'timeout'));
    this.transmit(flow, sent, patience, (outcome) => {
      world.spans.end(span, statusOf(outcome));
      done(outcome);
    });
  }
}

/** How a span ends that ends with this outcome. */
export const statusOf = (outcome: Outcome) => outcome.kind;

/** Cockatiel's consecutive breaker has no window: a failure stays however old it is. */
const shownWindow = (profile: string, settings: BreakerSettings) => (profile === 'cockatiel' && settings.mode === 'count' ? 0 : settings.windowUs);
