import type { FlowModel } from '../../compile/model.ts';
import { duration } from '../../words.ts';
import { type Done, timedOut } from '../outcome.ts';
import type { World } from '../world.ts';
import { Patience } from '../patience.ts';
import type { Call, Inner, Layer } from './layer.ts';

/** The caller leaves after a time. What it asked for goes on and holds its places; the answer that comes then is late. */
export class TimeoutLayer implements Layer {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly us: number;

  constructor(world: World, flow: FlowModel, us: number) {
    this.world = world;
    this.flow = flow;
    this.us = us;
  }

  run(_call: Call, patience: Patience, inner: Inner, done: Done): void {
    const own = new Patience(patience, this.world.nowUs + this.us);
    let over = false;
    const ticket = this.world.queue.after(this.us, () => {
      over = true;
      own.leave();
      const tally = this.world.tallyOf(this.flow);
      tally.timedOut += 1;
      done(timedOut(`no answer from ${this.world.element(this.flow.to).name} in ${duration(this.us)}`, this.flow.id));
    });
    inner(own, (outcome) => {
      if (over) {
        this.world.tallyOf(this.flow).late += 1;
        return;
      }
      this.world.queue.cancel(ticket);
      done(outcome);
    });
  }
}
