import { type ChannelModel, type ConfirmChannel, connect, type ConsumeMessage, type RecoveringChannelModel } from 'amqplib';
import type { Clock } from '../clock.ts';
import { Unavailable } from '../errors.ts';
import type { MessageBus, MessageHandler, Subscription } from '../messaging/bus.ts';
import { deliver } from '../messaging/delivery.ts';
import type { Envelope } from '../messaging/envelope.ts';
import { Lanes } from '../messaging/lanes.ts';
import { brokerName, headerText, pack, type Packet } from '../messaging/wire.ts';
import type { Adapter } from './adapter.ts';

export interface RabbitOptions {
  /** `amqp://user:password@host:5672/vhost`. */
  readonly url: string;
  readonly clock: Clock;
  /** Messages that one subscription handles at the same time. Default 8. */
  readonly concurrency?: number;
  /** Those who are known to listen: what is published before they do waits for them. */
  readonly audience?: readonly Subscription[];
  /** Publishing gives up when there has been no connection for so long. Default 10,000. */
  readonly patienceMs?: number;
  /** Hears of everything that goes wrong in the background and is tried again. */
  readonly onError?: (error: unknown) => void;
}

interface Member {
  readonly subscription: Subscription;
  readonly handler: MessageHandler;
  readonly leave: AbortController;
  readonly lanes: Lanes;
  /** What ends it on the connection that is open. */
  cancel?: () => Promise<void>;
}

/** A connection that works, and what was made on it. */
interface Session {
  readonly model: ChannelModel;
  readonly publisher: ConfirmChannel;
  readonly exchanges: Map<string, Promise<unknown>>;
}

/**
 * RabbitMQ: a channel is a durable fanout exchange, a group is a durable quorum queue bound to it. Publishing waits for the broker's confirmation. A
 * message is acknowledged when it is handled or a dead letter; until then a broken connection brings it again. An ordered subscription has one active
 * member, in which messages with the same key follow one another; the others stand by.
 */
export class RabbitBus implements MessageBus, Adapter {
  readonly name = 'RabbitMQ';
  readonly #options: RabbitOptions;
  readonly #members = new Set<Member>();
  readonly #connection: Promise<RecoveringChannelModel>;
  #session: Session | undefined;
  #waiting: ((session: Session) => void)[] = [];
  /** Subscriptions that are being made: who publishes after subscribing is heard by both. */
  readonly #joining = new Set<Promise<void>>();

  /** Connects in the background, and again whenever the connection is lost. */
  constructor(options: RabbitOptions) {
    this.#options = options;
    this.#connection = connect(options.url, { recovery: { waitForConnect: false, maxDelay: 5_000, setup: (model: ChannelModel) => this.#open(model) } });
    void this.#connection.then((connection) => {
      for (const event of ['error', 'connect-failed', 'disconnect']) connection.on(event, (error: unknown) => options.onError?.(error));
    });
  }

  publish(channel: string, envelope: Envelope): Promise<void> {
    return this.#send(channel, pack(envelope));
  }

  subscribe(subscription: Subscription, handler: MessageHandler): () => void {
    const member: Member = { subscription, handler, leave: new AbortController(), lanes: new Lanes() };
    this.#members.add(member);
    if (this.#session) this.#joinLater(this.#session, member);
    return () => {
      if (!member.leave.signal.aborted) void this.#end(member);
    };
  }

  async check(): Promise<boolean> {
    const session = await this.#ready();
    await session.publisher.waitForConfirms();
    return true;
  }

  async settle(): Promise<void> {
    await Promise.all([...this.#members].map((member) => this.#end(member)));
  }

  async close(): Promise<void> {
    await this.settle();
    await this.#session?.publisher.waitForConfirms().catch(() => undefined);
    this.#session = undefined;
    await (await this.#connection).close();
  }

  /** Called for each connection, before anybody uses it. */
  async #open(model: ChannelModel): Promise<void> {
    model.on('error', (error) => this.#options.onError?.(error));
    model.on('close', () => {
      if (this.#session?.model === model) this.#session = undefined;
    });
    const publisher = await model.createConfirmChannel();
    this.#guard(model, publisher);
    const session: Session = { model, publisher, exchanges: new Map() };
    for (const subscription of this.#options.audience ?? []) await this.#declare(session, subscription);
    for (const member of this.#members) await this.#join(session, member);
    this.#session = session;
    for (const go of this.#waiting.splice(0)) go(session);
  }

  /** A channel that the broker has closed takes its connection with it, and both are made anew. */
  #guard(model: ChannelModel, channel: ConfirmChannel): void {
    channel.on('error', (error) => this.#options.onError?.(error));
    channel.on('close', () => {
      if (this.#session?.model === model) void model.close().catch(() => undefined);
    });
  }

  async #declare({ publisher, exchanges }: Session, { channel, group, ordered }: Subscription): Promise<string> {
    const queue = `${brokerName(channel)}.${brokerName(group)}`;
    const exchange = brokerName(channel);
    await this.#exchange({ publisher, exchanges }, exchange);
    await publisher.assertQueue(queue, { durable: true, arguments: { 'x-queue-type': 'quorum', ...(ordered && { 'x-single-active-consumer': true }) } });
    await publisher.bindQueue(queue, exchange, '');
    return queue;
  }

  #exchange({ publisher, exchanges }: Pick<Session, 'publisher' | 'exchanges'>, exchange: string): Promise<unknown> {
    const known = exchanges.get(exchange) ?? publisher.assertExchange(exchange, 'fanout', { durable: true });
    exchanges.set(exchange, known);
    return known;
  }

  async #join(session: Session, member: Member): Promise<void> {
    const queue = await this.#declare(session, member.subscription);
    const channel = await session.model.createConfirmChannel();
    this.#guard(session.model, channel);
    await channel.prefetch(this.#options.concurrency ?? 8);
    const { consumerTag } = await channel.consume(queue, (message) => this.#take(session, channel, member, message));
    member.cancel = async () => {
      await channel.cancel(consumerTag);
      await member.lanes.idle();
    };
    if (member.leave.signal.aborted) await member.cancel();
  }

  #joinLater(session: Session, member: Member): void {
    const joined = this.#join(session, member).catch(async (error: unknown) => {
      this.#options.onError?.(error);
      await session.model.close().catch(() => undefined);
    });
    this.#joining.add(joined);
    void joined.finally(() => this.#joining.delete(joined));
  }

  #take({ model }: Session, channel: ConfirmChannel, member: Member, message: ConsumeMessage | null): void {
    if (message === null) {
      void model.close().catch(() => undefined);
      return;
    }
    const headers = textOf(message.properties.headers);
    const key = headers['message-key'];
    member.lanes.run(member.subscription.ordered ? key : undefined, async () => {
      const acknowledged = await this.#handle(member, { body: message.content, headers }, Number(message.properties.headers?.['x-delivery-count'] ?? 0));
      try {
        if (acknowledged) channel.ack(message);
        else channel.nack(message, false, true);
      } catch (error) {
        this.#options.onError?.(error);
      }
    });
  }

  /** Whether it may be acknowledged. */
  async #handle({ subscription, handler, leave: { signal: leave } }: Member, packet: Packet, deliveredBefore: number): Promise<boolean> {
    const { clock, onError } = this.#options;
    try {
      await deliver({ subscription, handler, packet, deliveredBefore, clock, leave, bury: (channel, dead) => this.#send(channel, dead) });
      return true;
    } catch (error) {
      if (leave.aborted) return false;
      onError?.(error);
      await clock.sleep(1_000, leave).catch(() => undefined);
      return false;
    }
  }

  async #send(channel: string, { body, headers }: Packet): Promise<void> {
    const session = await this.#ready();
    await Promise.all(this.#joining);
    const exchange = brokerName(channel);
    await this.#exchange(session, exchange);
    await new Promise<void>((resolve, reject) => {
      const options = { persistent: true, headers, contentType: 'application/json', messageId: headerText(headers['message-id'] ?? '').slice(0, 255) };
      session.publisher.publish(exchange, '', Buffer.from(body), options, (error) => (error ? reject(error) : resolve()));
    });
  }

  /** @throws Unavailable when there is no connection for too long. */
  async #ready(): Promise<Session> {
    if (this.#session) return this.#session;
    const { clock, patienceMs = 10_000 } = this.#options;
    const found = new AbortController();
    const late = clock.sleep(patienceMs, found.signal).then(() => {
      throw new Unavailable(`RabbitMQ was not reached within ${patienceMs} ms`);
    });
    const ready = new Promise<Session>((go) => this.#waiting.push(go));
    try {
      return await Promise.race([ready, late]);
    } finally {
      found.abort();
      late.catch(() => undefined);
    }
  }

  /** What was begun is brought to its end; what was only fetched goes back to the queue. */
  async #end(member: Member): Promise<void> {
    this.#members.delete(member);
    member.leave.abort(new Error('the subscription has ended'));
    await member.cancel?.().catch((error: unknown) => this.#options.onError?.(error));
  }
}

const textOf = (headers: Readonly<Record<string, unknown>> | undefined): Record<string, string> =>
  Object.fromEntries(Object.entries(headers ?? {}).flatMap(([name, value]) => (typeof value === 'string' ? [[name, value] as const] : [])));
