import type { RateLimitWithDefaults } from '../../../model/index.ts';
import type { FlowModel } from '../../compile/model.ts';
import { createLimiter, type RateLimiter } from '../../policies/rateLimit.ts';
import { duration } from '../../words.ts';
import { type Done, rejected } from '../outcome.ts';
import type { World } from '../world.ts';
import type { Patience } from '../patience.ts';
import type { Call, Layer } from './layer.ts';
import { say } from '../../../speech/index.ts';

/** Lets so many calls through in each period. */
export class RateLimitLayer implements Layer {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly limiter: RateLimiter;
  private readonly reason: string;

  constructor(world: World, flow: FlowModel, policy: RateLimitWithDefaults) {
    this.world = world;
    this.flow = flow;
    this.limiter = createLimiter(policy);
    this.reason = say`Rate limit of ${policy.limit} in ${duration(Math.round(policy.perMs * 1_000))} reached: not sent, not retried`;
  }

  run(call: Call, inside: number, patience: Patience, done: Done): void {
    const waitUs = this.limiter.ask(this.world.nowUs);
    if (waitUs === 0) return call.enter(inside, patience, done);
    if (waitUs < 0) {
      this.world.tallyOf(this.flow).rejectedByLimiter += 1;
      return done(rejected(this.reason, say`rate limit`, this.flow.id));
    }
    this.world.queue.after(waitUs, () => {
      if (!patience.left) call.enter(inside, patience, done);
    });
  }
}
