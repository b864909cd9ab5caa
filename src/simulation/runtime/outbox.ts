import type { FlowModel } from '../compile/model.ts';
import { duration } from '../words.ts';
import type { Request } from './request.ts';
import { HOP_US, type World } from './world.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';

/** A relay whose message does not arrive tries again after this time. */
export const RESEND_US = 1_000_000;

interface Kept {
  readonly request: Request;
  readonly arrived: () => void;
  sent: boolean;
}

/** Sends one message into the channel; one of the two is called, once or, for a duplicate, `arrived` twice. */
export type SendOnce = (flow: FlowModel, request: Request, arrived: () => void, lost: () => void) => void;

/**
 * The outbox behind one publish flow: what was written with the data is sent in its order, one after the other, until the channel has it. That it has
 * been sent is noted one hop after it arrived; a sender that crashes in between sends it a second time.
 */
export class Outbox {
  private readonly world: World;
  private readonly flow: FlowModel;
  private readonly send: SendOnce;
  private kept: Kept[] = [];
  private onTheWay: Kept | undefined;
  private running = true;
  /** Grows with every crash: whatever was begun before is not noted any more. */
  private life = 0;

  constructor(world: World, flow: FlowModel, send: SendOnce) {
    this.world = world;
    this.flow = flow;
    this.send = send;
  }

  put(request: Request, arrived: () => void): void {
    this.kept.push({ request, arrived, sent: false });
    this.next();
  }

  stop(): void {
    this.running = false;
    this.life += 1;
    this.onTheWay = undefined;
  }

  /** Whatever is not noted as sent is sent again. */
  start(): void {
    this.running = true;
    for (const kept of this.kept) {
      if (kept.sent)
        this.log(kept, 'duplicate', say` sent again`, say`${this.world.element(this.flow.from).name} crashed before it had noted that it was sent`);
      kept.sent = false;
    }
    this.next();
  }

  private next(): void {
    if (!this.running || this.onTheWay) return;
    const kept = this.kept.find(({ sent }) => !sent);
    if (kept) this.relay(kept);
  }

  private relay(kept: Kept): void {
    const { world, life } = this;
    this.onTheWay = kept;
    this.send(
      this.flow,
      kept.request,
      () => {
        kept.arrived();
        if (life !== this.life || kept.sent) return;
        kept.sent = true;
        world.queue.after(HOP_US, () => {
          if (life === this.life) this.kept = this.kept.filter((other) => other !== kept);
        });
        this.onTheWay = undefined;
        this.next();
      },
      () => {
        if (life !== this.life) return;
        this.log(kept, 'lost', say` lost`, say`the outbox sends it again in ${duration(RESEND_US)}`);
        world.queue.after(RESEND_US, () => {
          if (life === this.life) this.relay(kept);
        });
      },
    );
  }

  private log(kept: Kept, icon: 'lost' | 'duplicate', what: string, why: string): void {
    const { world } = this;
    if (!world.recorder.hasRoom()) return;
    const line = world.lostLine(this.flow, kept.request);
    const [name] = line.headline;
    world.recorder.log({ ...line, icon, headline: headline`${name ?? ''}${what}${world.runSuffix(kept.request.run)}`, why });
  }
}
