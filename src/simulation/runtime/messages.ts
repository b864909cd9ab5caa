import type { ElementModel, FlowModel } from '../compile/model.ts';
import { NO_TICKET } from '../kernel/queue.ts';
import type { TokenKind } from '../trace.ts';
import { waitBeforeRetry } from '../policies/backoff.ts';
import { OP } from '../replay/index.ts';
import { duration } from '../words.ts';
import type { Network, Receive } from './network.ts';
import { Outbox } from './outbox.ts';
import type { Outcome } from './outcome.ts';
import { hasVisited, type Request } from './request.ts';
import { NO_SPAN } from './spans.ts';
import { HOP_US, type World } from './world.ts';
import { say } from '../../speech/index.ts';
import { headline } from '../headline.ts';
import type { LogPart } from '../trace.ts';

/** Messages through channels: at least once, every consumer its own copy, again after the visibility timeout, then to the dead letters. */
export class Messages {
  private readonly world: World;
  private readonly network: Network;
  private readonly receive: Receive;
  private readonly turns = new Map<readonly FlowModel[], number>();
  private readonly lines = new Map<string, Request[]>();
  private readonly depths = new Map<number, number>();
  private readonly outboxes = new Map<FlowModel, Outbox>();

  constructor(world: World, network: Network, receive: Receive) {
    this.world = world;
    this.network = network;
    this.receive = receive;
  }

  /** Publishes to a channel, from where it goes to every consumer; a `send` goes to its one receiver. Nobody waits. */
  publish(flow: FlowModel, request: Request): void {
    const { world } = this;
    const target = world.element(flow.to);
    const span = world.spans.begin('producer', request.run, request.span, world.spans.named(flow.id, flow.name));
    if (!target.passive) return this.sendTo(flow, target, request, span, 1, flow.resend?.backoff.baseUs ?? 0);
    const changes = world.data.told(flow.from, flow.to, request.key);
    const sent = span === NO_SPAN && !changes ? request : { ...request, span: span === NO_SPAN ? request.span : span, changes };
    this.put(flow, sent, () => {
      world.spans.end(span, 'ok');
      world.reached(target);
      for (const group of target.groups) {
        const open = group.every((consumer) => !hasVisited(request.visited, consumer.to))
          ? group
          : group.filter((consumer) => !hasVisited(request.visited, consumer.to));
        const consumer = open.length < 2 ? open[0] : open[this.turnOf(group, open.length)];
        if (consumer) this.arriveAt(consumer, sent);
      }
    });
  }

  /** A message straight to its one receiver. Where a retry is designed, it is sent again until it is taken; else nobody looks whether it was. */
  private sendTo(flow: FlowModel, target: ElementModel, request: Request, producer: number, attempt: number, previousUs: number): void {
    const { world } = this;
    const { resend } = flow;
    let settled = false;
    const again = (why: string) => {
      if (settled) return;
      settled = true;
      if (!resend || attempt >= resend.tries) {
        world.spans.end(producer, 'lost');
        return world.lostForGood(flow, request, resend ? say`${why}, try ${attempt} of ${resend.tries}: given up` : say`${why}, and no retry is designed`);
      }
      const waitUs = waitBeforeRetry(resend.backoff, attempt - 1, previousUs, world.stream(flow.id, `send ${request.run} ${attempt}`));
      if (world.recorder.hasRoom())
        world.recorder.log({
          ...world.lostLine(flow, request),
          icon: 'retry',
          tone: 'warning',
          headline: headline`${world.flowNamed(flow)} not taken${world.runSuffix(request.run)}`,
          why: say`${why}: again in ${duration(waitUs)}`,
          decision: false,
        });
      world.queue.after(waitUs, () => this.sendTo(flow, target, request, producer, attempt + 1, waitUs));
    };
    const sent = producer === NO_SPAN ? request : { ...request, span: producer };
    this.network.oneWay(
      flow,
      request.kind,
      request.label,
      request.run,
      () =>
        this.receive(target, sent, (outcome) => {
          if (outcome.kind !== 'ok') return again(outcome.reason);
          settled = true;
          world.spans.end(producer, 'ok');
        }),
      () => again(say`it did not arrive`),
    );
  }

  /** Gives a consumer a message of long ago once more, until it takes it or it is given up. */
  replay(consumer: FlowModel, request: Request, settled: () => void): void {
    this.deliver(consumer, request, 1, settled);
  }

  /** The sender is down: what its outboxes hold waits for it. */
  stop(sender: ElementModel): void {
    for (const [flow, outbox] of this.outboxes) if (flow.from === sender.index) outbox.stop();
  }

  start(sender: ElementModel): void {
    for (const [flow, outbox] of this.outboxes) if (flow.from === sender.index) outbox.start();
  }

  private outboxOf(flow: FlowModel): Outbox {
    const known = this.outboxes.get(flow);
    if (known) return known;
    const outbox = new Outbox(this.world, flow, (_flow, request, arrived, lost) => this.sendOnce(flow, request, arrived, lost));
    this.outboxes.set(flow, outbox);
    return outbox;
  }

  /** A channel that is down takes nothing. */
  private sendOnce(flow: FlowModel, request: Request, arrived: () => void, lost: () => void): void {
    const { world } = this;
    const target = world.element(flow.to);
    if (world.faults.lies('down', target.id) || world.faults.lies('crash', target.id)) return void world.queue.after(HOP_US, lost);
    this.network.oneWay(flow, request.kind, request.label, request.run, arrived, lost);
  }

  /** Members of a group take messages in turn. */
  private turnOf(group: readonly FlowModel[], of: number): number {
    const turn = this.turns.get(group) ?? 0;
    this.turns.set(group, turn + 1);
    return turn % of;
  }

  /** A message waits in the channel until its consumer takes it; where order counts, until the one before it about the same key is done with. */
  private arriveAt(consumer: FlowModel, request: Request): void {
    const channel = this.world.element(consumer.from);
    this.showDepth(channel, 1);
    if (!channel.keyed) return this.deliver(consumer, request, 1, () => this.showDepth(channel, -1));
    const key = `${consumer.index} ${request.key}`;
    const line = this.lines.get(key);
    if (line) return void line.push(request);
    this.lines.set(key, []);
    this.deliverInOrder(consumer, request, key);
  }

  private deliverInOrder(consumer: FlowModel, request: Request, key: string): void {
    this.deliver(consumer, request, 1, () => {
      this.showDepth(this.world.element(consumer.from), -1);
      const next = this.lines.get(key)?.shift();
      if (next) this.deliverInOrder(consumer, next, key);
      else this.lines.delete(key);
    });
  }

  private showDepth(channel: ElementModel, by: number): void {
    const depth = (this.depths.get(channel.index) ?? 0) + by;
    this.depths.set(channel.index, depth);
    this.world.recorder.row(OP.queue, channel.index, depth);
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
    const request: Request = { run, kind, label, ahead: rest, visited: undefined, key: 0, span: NO_SPAN };
    const onward = () => this.carry(rest, kind, label, run, refusal, arrived);
    if (flow.kind === 'consume') return this.hand(flow, request, 1, refusal, onward);
    this.put(flow, request, () => {
      const target = this.world.element(flow.to);
      if (target.passive) this.world.reached(target);
      onward();
    });
  }

  /** The way into a channel: through the outbox of the sender where it has one; else a loss is a loss. */
  private put(flow: FlowModel, request: Request, arrived: () => void): void {
    if (flow.outbox) return this.outboxOf(flow).put(request, arrived);
    const { world } = this;
    const target = world.element(flow.to);
    if (target.passive && (world.faults.lies('down', target.id) || world.faults.lies('crash', target.id)))
      return world.lostForGood(flow, request, say`${target.name} is down, and without an outbox nobody sends it again`);
    this.network.oneWay(flow, request.kind, request.label, request.run, arrived, () =>
      world.lostForGood(flow, request, say`without an outbox nobody sends it again`),
    );
  }

  /** The way out of a channel to a consumer that takes the message when it is up. */
  private hand(flow: FlowModel, request: Request, delivery: number, refusal: (element: ElementModel) => string | undefined, arrived: () => void): void {
    const again = (why: string) =>
      this.redeliver(
        flow,
        request,
        delivery,
        why,
        this.world.element(flow.from).visibilityTimeoutUs,
        (next) => this.hand(flow, request, next, refusal, arrived),
        () => undefined,
      );
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
      () => again(say`the message did not arrive`),
    );
  }

  /**
   * The way out of a channel to a consumer that works on the message; only success acknowledges it, and only in time. From the moment in which the
   * consumer begins, nobody else gets the message for the visibility timeout; then the channel takes it for lost, also where the first one still works.
   */
  private deliver(flow: FlowModel, request: Request, delivery: number, settled: () => void): void {
    const { world } = this;
    const { lossy, visibilityTimeoutUs } = world.element(flow.from);
    const span = world.spans.begin('consumer', request.run, NO_SPAN, world.spans.named(flow.id, flow.name), delivery, request.span);
    let ticket = NO_TICKET;
    let over = false;
    const ends = (status: 'ok' | 'failed' | 'timeout') => {
      over = true;
      world.queue.cancel(ticket);
      world.spans.end(span, status);
    };
    const handBack = (status: 'failed' | 'timeout', why: string, waitUs: number) => {
      if (over) return;
      ends(status);
      this.redeliver(flow, request, delivery, why, waitUs, (next) => this.deliver(flow, request, next, settled), settled);
    };
    const begun = () => {
      if (over || lossy || ticket !== NO_TICKET) return;
      const why = say`not acknowledged in ${duration(visibilityTimeoutUs)}`;
      ticket = world.queue.after(visibilityTimeoutUs, () => handBack('timeout', why, 0));
    };
    const taken: Request = { ...request, ...(span === NO_SPAN ? {} : { span }), begun };
    this.network.oneWay(
      flow,
      request.kind,
      request.label,
      request.run,
      () =>
        this.receive(world.element(flow.to), taken, (outcome: Outcome) => {
          if (outcome.kind !== 'ok') return handBack('failed', outcome.reason, visibilityTimeoutUs);
          if (over) return;
          ends('ok');
          settled();
        }),
      () => handBack('failed', say`the message did not arrive`, visibilityTimeoutUs),
    );
  }

  private redeliver(
    flow: FlowModel,
    request: Request,
    delivery: number,
    why: string,
    waitUs: number,
    next: (delivery: number) => void,
    settled: () => void,
  ): void {
    const { world } = this;
    const channel = world.element(flow.from);
    const dead = delivery >= flow.maxDeliveries || channel.lossy;
    const message: LogPart = { text: world.recorder.textOf(request.label) || flow.name, id: flow.id, strong: true };
    const suffix: LogPart = { text: world.runSuffix(request.run) };
    const deadLetterId = flow.deadLetterId ?? channel.deadLetterId;
    const deadLetters = deadLetterId === undefined ? undefined : world.model.elements.find(({ id }) => id === deadLetterId);
    if (world.recorder.hasRoom())
      world.recorder.log({
        icon: dead ? 'failed' : 'retry',
        tone: dead ? 'error' : 'warning',
        headline: dead ? headline`${message} given up${suffix}` : headline`${message} not taken${suffix}`,
        why: dead
          ? say`${why}: delivery ${delivery} of ${flow.maxDeliveries}, ${deadLetters ? say`put into ${deadLetters.name}` : say`no dead-letter channel, so it is gone`}`
          : say`${why}: delivery ${delivery + 1} of ${flow.maxDeliveries} ${waitUs === 0 ? say`now` : say`in ${duration(waitUs)}`}`,
        subjects: [flow.id, channel.id],
        decision: dead,
        run: request.run,
      });
    if (!dead) return void world.queue.after(waitUs, () => next(delivery + 1));
    settled();
    if (!deadLetters) return;
    this.network.virtual(channel, deadLetters, 'error', request.label, request.run, false, () => {
      world.reached(deadLetters);
      this.showDepth(deadLetters, 1);
    });
  }
}
