import { type Consumer, type EachMessagePayload, type IHeaders, Kafka, logLevel, Partitioners, type Producer, type SASLOptions } from 'kafkajs';
import type { Clock } from '../clock.ts';
import type { MessageBus, MessageHandler, Subscription } from '../messaging/bus.ts';
import { deliver } from '../messaging/delivery.ts';
import type { Envelope } from '../messaging/envelope.ts';
import { brokerName, pack, type Packet } from '../messaging/wire.ts';
import type { Adapter } from './adapter.ts';

export interface KafkaOptions {
  /** `host:port`, one or more of them. */
  readonly brokers: readonly string[];
  /** As the brokers' logs call this process. */
  readonly clientId: string;
  readonly clock: Clock;
  /** Partitions that one subscription handles at the same time. Default 4. */
  readonly concurrency?: number;
  /** A member that is not heard for so long has died, and the others take over. Default 30,000. */
  readonly sessionTimeoutMs?: number;
  readonly ssl?: boolean;
  readonly sasl?: { readonly mechanism: string; readonly username: string; readonly password: string };
  /** Hears of everything that goes wrong in the background and is tried again. */
  readonly onError?: (error: unknown) => void;
}

interface Member {
  readonly consumer: Consumer;
  readonly leave: AbortController;
  running: Promise<void>;
}

/**
 * Kafka: a channel is a topic, a group is a consumer group. Messages with the same key go to the same partition and stay in order. An offset is committed
 * when its message is handled or a dead letter; until then a crash brings it again. Topics are made by the brokers when they are first used
 * (`auto.create.topics.enable`), or by you beforehand.
 */
export class KafkaBus implements MessageBus, Adapter {
  readonly name = 'Kafka';
  readonly #options: KafkaOptions;
  readonly #kafka: Kafka;
  readonly #producer: Producer;
  readonly #members = new Set<Member>();
  readonly #sessionMs: number;
  #connected: Promise<void> | undefined;

  constructor(options: KafkaOptions) {
    const { brokers, clientId, ssl = false, sasl } = options;
    this.#options = options;
    this.#sessionMs = options.sessionTimeoutMs ?? 30_000;
    this.#kafka = new Kafka({
      brokers: [...brokers],
      clientId,
      ssl,
      ...(sasl && { sasl: saslOf(sasl) }),
      logLevel: logLevel.ERROR,
      logCreator:
        () =>
        ({ log, label }) =>
          options.onError?.(new Error(`Kafka ${label}: ${log.message} ${typeof log['error'] === 'string' ? log['error'] : ''}`)),
    });
    this.#producer = this.#kafka.producer({ maxInFlightRequests: 1, createPartitioner: Partitioners.DefaultPartitioner });
  }

  publish(channel: string, envelope: Envelope): Promise<void> {
    return this.#send(channel, pack(envelope), envelope.key);
  }

  subscribe(subscription: Subscription, handler: MessageHandler): () => void {
    const groupId = `${brokerName(subscription.channel)}.${brokerName(subscription.group)}`;
    const consumer = this.#kafka.consumer({
      groupId,
      sessionTimeout: this.#sessionMs,
      heartbeatInterval: this.#sessionMs / 10,
      maxWaitTimeInMs: 500,
      retry: { restartOnFailure: async () => true },
    });
    const member: Member = { consumer, leave: new AbortController(), running: Promise.resolve() };
    this.#members.add(member);
    member.running = this.#consume(member, subscription, handler);
    return () => {
      if (!member.leave.signal.aborted) void this.#end(member);
    };
  }

  async check(): Promise<boolean> {
    const admin = this.#kafka.admin({ retry: { retries: 0 } });
    try {
      await admin.connect();
      await admin.fetchTopicMetadata({ topics: [] });
      return true;
    } finally {
      await admin.disconnect();
    }
  }

  async settle(): Promise<void> {
    await Promise.all([...this.#members].map((member) => this.#end(member)));
  }

  async close(): Promise<void> {
    await this.settle();
    await this.#connected?.catch(() => undefined);
    await this.#producer.disconnect();
  }

  async #send(channel: string, { body, headers }: Packet, key: string | undefined): Promise<void> {
    this.#connected ??= this.#producer.connect().catch((error: unknown) => {
      this.#connected = undefined;
      throw error;
    });
    await this.#connected;
    await this.#producer.send({ topic: brokerName(channel), acks: -1, messages: [{ key: key ?? null, value: Buffer.from(body), headers }] });
  }

  /** Connects, for as long as that takes, and then handles what comes. */
  async #consume({ consumer, leave }: Member, subscription: Subscription, handler: MessageHandler): Promise<void> {
    const { concurrency = 4, clock, onError } = this.#options;
    while (!leave.signal.aborted) {
      try {
        await consumer.connect();
        await consumer.subscribe({ topic: brokerName(subscription.channel), fromBeginning: true });
        await consumer.run({
          partitionsConsumedConcurrently: concurrency,
          eachMessage: (payload) => this.#handle(payload, subscription, handler, leave.signal),
        });
        return;
      } catch (error) {
        onError?.(error);
        await clock.sleep(1_000, leave.signal).catch(() => undefined);
      }
    }
  }

  /** While a message is handled, the group hears that this member is alive. */
  async #handle({ message, heartbeat }: EachMessagePayload, subscription: Subscription, handler: MessageHandler, leave: AbortSignal): Promise<void> {
    const packet = { body: message.value ?? new Uint8Array(), headers: textOf(message.headers) };
    const key = message.key?.toString();
    const beat = setInterval(() => void heartbeat().catch((error: unknown) => this.#options.onError?.(error)), this.#sessionMs / 10);
    try {
      const bury = (channel: string, dead: Packet) => this.#send(channel, dead, key);
      await deliver({ subscription, handler, packet, deliveredBefore: 0, clock: this.#options.clock, leave, bury });
    } finally {
      clearInterval(beat);
    }
  }

  async #end(member: Member): Promise<void> {
    member.leave.abort(new Error('the subscription has ended'));
    await member.running;
    await member.consumer.disconnect();
    this.#members.delete(member);
  }
}

/** @throws Error on a mechanism that is none of PLAIN, SCRAM-SHA-256 and SCRAM-SHA-512. */
function saslOf({ mechanism, username, password }: NonNullable<KafkaOptions['sasl']>): SASLOptions {
  const name = mechanism.toLowerCase();
  if (name !== 'plain' && name !== 'scram-sha-256' && name !== 'scram-sha-512') throw new Error(`"${mechanism}" is no mechanism of Kafka that is known here`);
  return { mechanism: name, username, password } as SASLOptions;
}

function textOf(headers: IHeaders | undefined): Record<string, string> {
  const texts = Object.entries(headers ?? {}).flatMap(([name, value]) => {
    const [first] = Array.isArray(value) ? value : [value];
    return first === undefined ? [] : [[name, first.toString()] as const];
  });
  return Object.fromEntries(texts);
}
