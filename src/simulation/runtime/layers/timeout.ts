import type { FlowModel } from '../../compile/model.ts';
import type { Kind, LineNumber } from '../../kernel/queue.ts';
import { duration } from '../../words.ts';
import { type Done, timedOut } from '../outcome.ts';
import type { World } from '../world.ts';
import { Patience } from '../patience.ts';
import type { Call, Layer } from './layer.ts';
import { say } from '../../../speech/index.ts';

/** The caller leaves after a time. What it asked for goes on and holds its places; the answer that comes then is late. */
export class TimeoutLayer implements Layer {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly us: number;
  private readonly line: LineNumber;
  private readonly timeUp: Kind<Waiting>;

  constructor(world: World, flow: FlowModel, us: number) {
    this.world = world;
    this.flow = flow;
    this.us = us;
    this.line = world.queue.line(us);
    this.timeUp = world.queue.kind((waiting) => this.leaves(waiting));
  }

  run(call: Call, inside: number, patience: Patience, done: Done): void {
    const waiting = new Waiting(patience, this.world.nowUs + this.us, done);
    const ticket = this.world.queue.putInLine(this.line, this.timeUp, waiting);
    call.enter(inside, waiting, (outcome) => {
      if (waiting.over) {
        this.world.tallyOf(this.flow).late += 1;
        return;
      }
      this.world.queue.cancel(ticket);
      done(outcome);
    });
  }

  private leaves(waiting: Waiting): void {
    const { world, flow } = this;
    waiting.over = true;
    waiting.leave();
    world.tallyOf(flow).timedOut += 1;
    waiting.done(timedOut(say`no answer from ${world.element(flow.to).name} in ${duration(this.us)}`, flow.id));
  }
}

/** A caller that waits for a time only. */
class Waiting extends Patience {
  over = false;
  readonly done: Done;

  constructor(outer: Patience, untilUs: number, done: Done) {
    super(outer, untilUs);
    this.done = done;
  }
}
