import type { FlowModel } from '../../compile/model.ts';
import type { RebuildInput } from '../../trace.ts';
import type { Request } from '../request.ts';
import { NO_SPAN } from '../spans.ts';
import type { World } from '../world.ts';
import type { Change, Copy } from './copies.ts';
import { say } from '../../../speech/index.ts';

/** Gives a consumer one message of long ago; `settled` when it has taken it or it was given up. */
export type Replay = (consumer: FlowModel, request: Request, settled: () => void) => void;

/** What is replayed is no request of anybody; its runs are numbered from here. */
const REPLAYED_RUNS = 90_000_000;

/** Puts the rebuilding of read models into the future of the run. */
export function playRebuilds(world: World, inputs: readonly RebuildInput[], replay: Replay): void {
  for (const { storeId, atUs } of inputs) world.queue.at(atUs, () => world.data.followersOf(storeId).forEach((copy) => new Rebuild(world, copy, replay)), true);
}

/**
 * A read model is made anew: it loses what it has and reads the history from its first event, one after the other, with the instances of its projection
 * and at their speed, while others go on reading it. What happens meanwhile is written down beside it.
 */
class Rebuild {
  private readonly world: World;
  private readonly copy: Copy;
  private readonly replay: Replay;
  private readonly consumer: FlowModel | undefined;
  private readonly history: readonly Change[];
  private readonly startedUs: number;

  constructor(world: World, copy: Copy, replay: Replay) {
    this.world = world;
    this.copy = copy;
    this.replay = replay;
    const { model } = copy;
    this.consumer =
      model.kind === 'projection'
        ? world.model.flows.find(({ kind, from, to }) => kind === 'consume' && from === model.channel && to === model.via)
        : undefined;
    this.startedUs = world.nowUs;
    this.history = copy.restart(world.nowUs);
    this.log(say` is made anew`, say`${this.history.length} changes from the first one on; until they are there, reads find less`, 'resume');
    this.next(0);
  }

  private next(index: number): void {
    const { world, consumer } = this;
    const change = this.history[index];
    if (!change || !consumer) return this.done();
    const request: Request = {
      run: REPLAYED_RUNS + index + 1,
      kind: 'event',
      label: world.labelOf(consumer),
      ahead: [],
      visited: undefined,
      key: change.key,
      span: NO_SPAN,
      changes: [change],
    };
    this.replay(consumer, request, () => this.next(index + 1));
  }

  private done(): void {
    this.copy.rebuilt(this.startedUs, this.history.length, this.world.nowUs);
    this.log(say` has caught up`, say`${this.history.length} changes written down again`, 'done');
  }

  private log(what: string, why: string, icon: 'resume' | 'done'): void {
    const { world } = this;
    const store = world.element(this.copy.model.store);
    const tone = icon === 'done' ? 'ok' : 'active';
    world.recorder.log({ icon, tone, headline: [world.named(store), { text: what }], why, subjects: [store.id], decision: true });
  }
}
