import type { FlowModel, LayerModel } from '../compile/model.ts';
import type { BreakerSettings } from '../policies/breaker/index.ts';
import { BreakerLayer } from './layers/breaker.ts';
import { BulkheadLayer } from './layers/bulkhead.ts';
import { FallbackLayer } from './layers/fallback.ts';
import { type Inner, type Layer, Patience } from './layers/layer.ts';
import { RateLimitLayer } from './layers/rateLimit.ts';
import { RetryLayer } from './layers/retry.ts';
import { TimeoutLayer } from './layers/timeout.ts';
import type { Done } from './outcome.ts';
import type { Request } from './request.ts';
import type { World } from './world.ts';

/** Puts a request on the wire of a flow; what the innermost policy calls. */
export type Transmit = (flow: FlowModel, request: Request, done: Done) => void;

/** Calls with their policies around them. Each flow has one set of breakers, bulkheads and limiters, which all its calls share. */
export class Calls {
  readonly breakers: { readonly flow: FlowModel; readonly windowUs: number; readonly layer: BreakerLayer }[] = [];
  private readonly world: World;
  private readonly transmit: Transmit;
  private readonly stacks: (readonly Layer[] | undefined)[] = [];

  constructor(world: World, transmit: Transmit) {
    this.world = world;
    this.transmit = transmit;
    // Every breaker of the design is on view from the start, closed, whether or not it is reached.
    for (const flow of world.model.flows) this.stackOf(flow);
  }

  call(flow: FlowModel, request: Request, done: Done): void {
    const tally = this.world.tallyOf(flow);
    tally.calls += 1;
    const call = { flow, request };
    const layers = this.stackOf(flow);
    const wire: Inner = (_patience, settled) => {
      tally.attempts += 1;
      this.transmit(flow, request, settled);
    };
    const enter = (depth: number): Inner => {
      const layer = layers[depth];
      return layer ? (patience, settled) => layer.run(call, patience, enter(depth + 1), settled) : wire;
    };
    enter(0)(new Patience(), (outcome) => {
      if (outcome.kind === 'ok') tally.succeeded += 1;
      else tally.failed += 1;
      done(outcome);
    });
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
      case 'fallback':
        return new FallbackLayer(this.world, flow, model.instead);
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

/** Cockatiel's consecutive breaker has no window: a failure stays however old it is. */
const shownWindow = (profile: string, settings: BreakerSettings) => (profile === 'cockatiel' && settings.mode === 'count' ? 0 : settings.windowUs);
