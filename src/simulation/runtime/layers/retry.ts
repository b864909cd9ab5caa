import type { FlowModel, LayerModel } from '../../compile/model.ts';
import type { RandomStream } from '../../kernel/random.ts';
import { waitBeforeRetry } from '../../policies/backoff.ts';
import { duration } from '../../words.ts';
import type { Done, Outcome } from '../outcome.ts';
import type { World } from '../world.ts';
import type { Patience } from '../patience.ts';
import type { Call, Layer } from './layer.ts';
import { say } from '../../../speech/index.ts';
import { headline } from '../../headline.ts';

/** Tries again after a failure or a timeout; never after a refusal or a rejection. One unknown try makes the whole unknown. */
export class RetryLayer implements Layer {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly settings: Extract<LayerModel, { kind: 'retry' }>;
  private readonly stream: RandomStream;

  constructor(world: World, flow: FlowModel, settings: Extract<LayerModel, { kind: 'retry' }>) {
    this.world = world;
    this.flow = flow;
    this.settings = settings;
    this.stream = world.stream(flow.id, 'retry');
  }

  run(call: Call, inside: number, patience: Patience, done: Done): void {
    this.attempt(call, inside, patience, done, 1, this.settings.backoff.baseUs, false);
  }

  private attempt(call: Call, inside: number, patience: Patience, done: Done, number: number, previousUs: number, maybeBefore: boolean): void {
    call.enter(inside, patience, (outcome) => {
      const maybe = outcome.kind !== 'ok' && outcome.kind !== 'refused' && (maybeBefore || outcome.maybe);
      const again = (outcome.kind === 'failed' || outcome.kind === 'timeout') && number < this.settings.tries && !patience.left;
      if (!again) return done(maybe && !outcome.maybe ? { ...outcome, maybe } : outcome);
      const waitUs = waitBeforeRetry(this.settings.backoff, number - 1, previousUs, this.stream);
      this.log(call, outcome, number + 1, waitUs);
      this.world.queue.after(waitUs, () => {
        if (!patience.left) this.attempt(call, inside, patience, done, number + 1, waitUs, maybe);
      });
    });
  }

  private log(call: Call, outcome: Outcome, next: number, waitUs: number): void {
    const { world, flow, settings } = this;
    if (!world.recorder.hasRoom()) return;
    const of = settings.tries === Number.MAX_SAFE_INTEGER ? '' : say` of ${settings.tries}`;
    world.recorder.log({
      icon: 'retry',
      tone: 'warning',
      headline: headline`${world.flowNamed(flow)} failed${world.runSuffix(call.request.run)}`,
      why: say`${outcome.reason}: try ${next}${of} in ${duration(waitUs)}`,
      subjects: [flow.id],
      run: call.request.run,
    });
  }
}
