import {
  AckPolicy,
  type Consumer,
  DeliverPolicy,
  jetstream,
  type JetStreamClient,
  jetstreamManager,
  type JsMsg,
  RetentionPolicy,
  StorageType,
} from '@nats-io/jetstream';
import { connect, headers as emptyHeaders, type MsgHdrs, nanos, type NatsConnection } from '@nats-io/transport-node';
import type { Clock } from '../clock.ts';
import type { MessageBus, MessageHandler, Subscription } from '../messaging/bus.ts';
import { deliver } from '../messaging/delivery.ts';
import type { Envelope } from '../messaging/envelope.ts';
import { brokerName, hashOf, pack, type Packet } from '../messaging/wire.ts';
import type { Adapter } from './adapter.ts';

export interface NatsOptions {
  /** `nats://host:4222`, one or more of them. */
  readonly servers: readonly string[];
  readonly user?: string;
  readonly password?: string;
  readonly token?: string;
  readonly clock: Clock;
  /** Messages that one subscription without order handles at the same time. Default 8. */
  readonly concurrency?: number;
  /** A message that nobody says anything about for so long comes again. Default 30,000. */
  readonly ackWaitMs?: number;
  /** Copies of each stream in a cluster. Default 1. */
  readonly replicas?: number;
  /** Hears of everything that goes wrong in the background and is tried again. */
  readonly onError?: (error: unknown) => void;
}

interface Member {
  readonly leave: AbortController;
  readonly workers: Promise<void>[];
}

/** Where messages of one key meet: each part has a subject, and where order counts a consumer, of its own. Never change it for streams that exist. */
const PARTS = 8;

/** A message with an id that was published within this time is a duplicate. */
const DUPLICATE_WINDOW_MS = 120_000;

/**
 * NATS JetStream: a channel is a stream, a group is a durable consumer of it. Publishing waits until the stream has the message, and a message that was
 * published twice is kept once. It is acknowledged when it is handled or a dead letter. Messages with the same key go to the same part of the stream; an
 * ordered subscription takes one message of each part at a time, and its members share the parts.
 */
export class NatsBus implements MessageBus, Adapter {
  readonly name = 'NATS';
  readonly #options: NatsOptions;
  readonly #connection: Promise<NatsConnection>;
  readonly #streams = new Map<string, Promise<void>>();
  readonly #members = new Set<Member>();
  readonly #ackWaitMs: number;

  /** Connects in the background, and again whenever the connection is lost. */
  constructor(options: NatsOptions) {
    const { servers, user, password, token } = options;
    this.#options = options;
    this.#ackWaitMs = options.ackWaitMs ?? 30_000;
    this.#connection = connect({
      servers: [...servers],
      ...(user !== undefined && { user }),
      ...(password !== undefined && { pass: password }),
      ...(token !== undefined && { token }),
      waitOnFirstConnect: true,
      maxReconnectAttempts: -1,
      reconnectTimeWait: 500,
    });
    this.#connection.catch((error: unknown) => options.onError?.(error));
  }

  publish(channel: string, envelope: Envelope): Promise<void> {
    return this.#send(channel, pack(envelope), envelope.id);
  }

  subscribe(subscription: Subscription, handler: MessageHandler): () => void {
    const leave = new AbortController();
    const each = (part: number | undefined) => this.#work(subscription, handler, leave.signal, part);
    const workers = subscription.ordered
      ? Array.from({ length: PARTS }, (_, part) => each(part))
      : Array.from({ length: this.#options.concurrency ?? 8 }, () => each(undefined));
    const member: Member = { leave, workers };
    this.#members.add(member);
    return () => {
      if (!leave.signal.aborted) void this.#end(member);
    };
  }

  async check(): Promise<boolean> {
    await (await this.#connection).rtt();
    return true;
  }

  async settle(): Promise<void> {
    await Promise.all([...this.#members].map((member) => this.#end(member)));
  }

  async close(): Promise<void> {
    await this.settle();
    await (await this.#connection).drain();
  }

  async #send(channel: string, { body, headers }: Packet, id: string): Promise<void> {
    const stream = brokerName(channel, '');
    await this.#stream(stream);
    const carried = emptyHeaders();
    for (const [name, value] of Object.entries(headers)) carried.set(name, value);
    const part = hashOf(headers['message-key'] ?? id) % PARTS;
    await (await this.#client()).publish(`${stream}.${part}`, body, { headers: carried, msgID: id });
  }

  async #client(): Promise<JetStreamClient> {
    return jetstream(await this.#connection);
  }

  /** Makes the stream of a channel where there is none. One that is there keeps its own settings. */
  #stream(stream: string): Promise<void> {
    const known = this.#streams.get(stream) ?? this.#makeStream(stream);
    this.#streams.set(stream, known);
    known.catch(() => this.#streams.delete(stream));
    return known;
  }

  async #makeStream(stream: string): Promise<void> {
    const { streams } = await jetstreamManager(await this.#connection);
    const config = {
      name: stream,
      subjects: [`${stream}.*`],
      retention: RetentionPolicy.Limits,
      storage: StorageType.File,
      num_replicas: this.#options.replicas ?? 1,
      duplicate_window: nanos(DUPLICATE_WINDOW_MS),
    };
    await streams.add(config).catch(async (error: unknown) => {
      if (!(await streams.info(stream).catch(() => undefined))) throw error;
    });
  }

  /** Takes one message after the other, until the subscription ends. */
  async #work(subscription: Subscription, handler: MessageHandler, leave: AbortSignal, part: number | undefined): Promise<void> {
    const { clock, onError } = this.#options;
    while (!leave.aborted) {
      try {
        const consumer = await this.#consumer(subscription, part);
        while (!leave.aborted) {
          const message = await consumer.next({ expires: 1_000 });
          if (message) await this.#handle(message, subscription, handler, leave);
        }
      } catch (error) {
        onError?.(error);
        await clock.sleep(500, leave).catch(() => undefined);
      }
    }
  }

  async #consumer({ channel, group }: Subscription, part: number | undefined): Promise<Consumer> {
    const stream = brokerName(channel, '');
    await this.#stream(stream);
    const name = `${brokerName(group, '')}${part === undefined ? '' : `-${part}`}`;
    const manager = await jetstreamManager(await this.#connection);
    await manager.consumers.add(stream, {
      durable_name: name,
      filter_subject: part === undefined ? `${stream}.*` : `${stream}.${part}`,
      ack_policy: AckPolicy.Explicit,
      ack_wait: nanos(this.#ackWaitMs),
      deliver_policy: DeliverPolicy.All,
      max_deliver: -1,
      ...(part !== undefined && { max_ack_pending: 1 }),
    });
    return (await this.#client()).consumers.get(stream, name);
  }

  async #handle(message: JsMsg, subscription: Subscription, handler: MessageHandler, leave: AbortSignal): Promise<void> {
    const { clock, onError } = this.#options;
    const packet = { body: message.data, headers: textOf(message.headers) };
    const bury = (channel: string, dead: Packet) => this.#send(channel, dead, `${subscription.channel} ${subscription.group} ${message.seq}`);
    const beat = setInterval(() => message.working(), this.#ackWaitMs / 3);
    try {
      await deliver({ subscription, handler, packet, deliveredBefore: message.info.deliveryCount - 1, clock, leave, bury });
      await message.ackAck();
    } catch (error) {
      if (!leave.aborted) onError?.(error);
      message.nak(leave.aborted ? 0 : 1_000);
    } finally {
      clearInterval(beat);
    }
  }

  async #end(member: Member): Promise<void> {
    member.leave.abort(new Error('the subscription has ended'));
    await Promise.all(member.workers);
    this.#members.delete(member);
  }
}

function textOf(headers: MsgHdrs | undefined): Record<string, string> {
  return Object.fromEntries((headers?.keys() ?? []).map((name) => [name, headers?.get(name) ?? '']));
}
