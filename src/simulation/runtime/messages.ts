import type { ElementModel, FlowModel } from '../compile/model.ts';
import type { TokenKind } from '../trace.ts';
import { duration } from '../words.ts';
import type { Network, Receive } from './network.ts';
import type { Outcome } from './outcome.ts';
import { hasVisited, type Request } from './request.ts';
import type { World } from './world.ts';

/** A relay, or a client whose channel is down, tries again after this time. */
const RESEND_US = 1_000_000;

/** Messages through channels: at least once, every consumer its own copy, again after the visibility timeout, then to the dead letters. */
export class Messages {
  private readonly world: World;
  private readonly network: Network;
  private readonly receive: Receive;

  constructor(world: World, network: Network, receive: Receive) {
    this.world = world;
    this.network = network;
    this.receive = receive;
  }

  /** Publishes to a channel, from where it goes to every consumer; a `send` goes to its one receiver. Nobody waits. */
  publish(flow: FlowModel, request: Request): void {
    const target = this.world.element(flow.to);
    this.put(flow, request, () => {
      if (!target.passive) return this.receive(target, request, () => undefined);
      this.world.reached(target);
      for (const consumer of target.consumers) if (!hasVisited(request.visited, consumer.to)) this.deliver(consumer, request, 1);
    });
  }

  /**
   * Carries one message along flows of any kind to their end. `arrived` is called for each copy that gets there, never when the message is lost for good.
   * @param refusal why the element at the end of a channel cannot take it now, if it cannot; the channel tries again later
   */
  carry(
    flows: readonly FlowModel[],
    kind: TokenKind,
    label: number,
    run: number,
    refusal: (element: ElementModel) => string | undefined,
    arrived: () => void,
  ): void {
    const [flow, ...rest] = flows;
    if (!flow) return arrived();
    const request: Request = { run, kind, label, ahead: rest, visited: undefined };
    const onward = () => this.carry(rest, kind, label, run, refusal, arrived);
    if (flow.kind === 'consume') return this.hand(flow, request, 1, refusal, onward);
    this.put(flow, request, () => {
      const target = this.world.element(flow.to);
      if (target.passive) this.world.reached(target);
      onward();
    });
  }

  /** The way into a channel. What has an outbox is sent until it is there; else a loss is a loss. */
  private put(flow: FlowModel, request: Request, arrived: () => void): void {
    const { world } = this;
    const target = world.element(flow.to);
    if (target.passive && (world.faults.lies('down', target.id) || world.faults.lies('crash', target.id))) {
      if (flow.outbox) world.queue.after(RESEND_US, () => this.put(flow, request, arrived));
      else this.logLost(flow, request, `${target.name} is down, and without an outbox nobody sends it again`);
      return;
    }
    this.network.oneWay(flow, request.kind, request.label, request.run, arrived, () => {
      if (flow.outbox) {
        this.logLost(flow, request, `the outbox sends it again in ${duration(RESEND_US)}`);
        world.queue.after(RESEND_US, () => this.put(flow, request, arrived));
      } else this.logLost(flow, request, 'without an outbox nobody sends it again');
    });
  }

  /** The way out of a channel to a consumer that takes the message when it is up. */
  private hand(flow: FlowModel, request: Request, delivery: number, refusal: (element: ElementModel) => string | undefined, arrived: () => void): void {
    const again = (why: string) => this.redeliver(flow, request, delivery, why, (next) => this.hand(flow, request, next, refusal, arrived));
    this.network.oneWay(
      flow,
      request.kind,
      request.label,
      request.run,
      () => {
        const why = refusal(this.world.element(flow.to));
        if (why === undefined) arrived();
        else again(why);
      },
      () => again('the message did not arrive'),
    );
  }

  /** The way out of a channel to a consumer that works on the message; only success acknowledges it. */
  private deliver(flow: FlowModel, request: Request, delivery: number): void {
    const again = (why: string) => this.redeliver(flow, request, delivery, why, (next) => this.deliver(flow, request, next));
    let acknowledged = false;
    this.network.oneWay(
      flow,
      request.kind,
      request.label,
      request.run,
      () =>
        this.receive(this.world.element(flow.to), request, (outcome: Outcome) => {
          if (outcome.kind === 'ok') acknowledged = true;
          else if (!acknowledged) again(outcome.reason);
        }),
      () => again('the message did not arrive'),
    );
  }

  private redeliver(flow: FlowModel, request: Request, delivery: number, why: string, next: (delivery: number) => void): void {
    const { world } = this;
    const channel = world.element(flow.from);
    const dead = delivery >= flow.maxDeliveries || channel.lossy;
    const deadLetters = channel.deadLetterId === undefined ? undefined : world.model.elements.find(({ id }) => id === channel.deadLetterId);
    if (world.recorder.hasRoom())
      world.recorder.log({
        icon: dead ? 'failed' : 'retry',
        tone: dead ? 'error' : 'warning',
        headline: [
          { text: world.recorder.textOf(request.label) || flow.name, id: flow.id, strong: true },
          { text: dead ? ' given up' : ' not taken' },
          { text: world.runSuffix(request.run) },
        ],
        why: dead
          ? `${why}: delivery ${delivery} of ${flow.maxDeliveries}, ${deadLetters ? `put into ${deadLetters.name}` : 'no dead-letter channel, so it is gone'}`
          : `${why}: delivery ${delivery + 1} of ${flow.maxDeliveries} in ${duration(channel.visibilityTimeoutUs)}`,
        subjects: [flow.id, channel.id],
        decision: dead,
        run: request.run,
      });
    if (!dead) world.queue.after(channel.visibilityTimeoutUs, () => next(delivery + 1));
    else if (deadLetters) this.network.virtual(channel, deadLetters, 'error', request.label, request.run, false, () => world.reached(deadLetters));
  }

  private logLost(flow: FlowModel, request: Request, why: string): void {
    if (!this.world.recorder.hasRoom()) return;
    this.world.recorder.log({
      icon: 'lost',
      tone: 'error',
      headline: [
        { text: this.world.recorder.textOf(request.label) || flow.name, id: flow.id, strong: true },
        { text: ` lost${this.world.runSuffix(request.run)}` },
      ],
      why,
      subjects: [flow.id],
      decision: true,
      run: request.run,
    });
  }
}
