import type { Design, Element } from '../../../model/index.ts';
import type { ChannelPlan } from './channels.ts';
import { byId } from './records.ts';

/** Brokers that the workspace has an adapter for. */
export const BROKERS = ['kafka', 'rabbitmq', 'nats'] as const;
export type BrokerKind = (typeof BROKERS)[number];

/** What the design names of what the workspace can connect to. */
export interface AdaptersPlan {
  /** In the order of {@link BROKERS}. */
  readonly brokers: readonly BrokerKind[];
  /** Of channels that name no broker: the one that most channels name. */
  readonly otherwise: BrokerKind | undefined;
  /** Broker of each channel of the plan, by its id; absent where it stays in memory. */
  readonly brokerOf: ReadonlyMap<string, BrokerKind>;
  readonly postgres: boolean;
}

const PRODUCTS: readonly (readonly [pattern: RegExp, product: BrokerKind | 'postgres' | 'other'])[] = [
  [/kafka|redpanda/i, 'kafka'],
  [/rabbit|lavinmq|\bamqp\b(?! ?1\.0)/i, 'rabbitmq'],
  [/\bnats\b|jetstream/i, 'nats'],
  [/postgres(?!t)|timescale|alloydb|\bcitus\b/i, 'postgres'],
  [
    /\bs[qn]s\b|pub ?\/? ?sub\b|pulsar|redis|kinesis|mqtt|mosquitto|active ?mq|artemis|\bibm ?mq|service ?bus|event ?(grid|hubs|bridge|store)|kurrent|amqp/i,
    'other',
  ],
];

/** The product that a text names first in the order of the list; undefined where it names none. */
const productIn = (text: string | undefined) => (text === undefined ? undefined : PRODUCTS.find(([pattern]) => pattern.test(text))?.[1]);

/** What it runs on: its engine or technology; where these say nothing, its own name. */
function productOf(element: Element | undefined): ReturnType<typeof productIn> {
  if (!element) return undefined;
  const engine = 'engine' in element ? element.engine : undefined;
  return productIn(engine) ?? productIn(element.technology) ?? (engine === undefined && element.technology === undefined ? productIn(element.name) : undefined);
}

/** Whether a store of the design is a PostgreSQL database. */
export const isPostgres = (element: Element): boolean => element.kind === 'datastore' && productOf(element) === 'postgres';

/** @param stores ids of the stores that services work with. */
export function planAdapters(design: Design, channels: ReadonlyMap<string, ChannelPlan>, stores: readonly string[]): AdaptersPlan {
  const named = new Map([...channels.keys()].map((id) => [id, namedBroker(design, id)]));
  const known = [...named.values()].filter((product) => BROKERS.some((broker) => broker === product));
  const otherwise = [...BROKERS].sort((a, b) => countOf(known, b) - countOf(known, a)).find((broker) => known.includes(broker));
  const source = deadLetterSources(design);
  const brokerOf = new Map<string, BrokerKind>();
  for (const [id, product] of named) {
    const own = product ?? named.get(source.get(id) ?? '') ?? otherwise;
    const broker = BROKERS.find((candidate) => candidate === own);
    if (broker) brokerOf.set(id, broker);
  }
  return {
    brokers: BROKERS.filter((broker) => known.includes(broker)),
    otherwise,
    brokerOf,
    postgres: stores.some((id) => design.elements[id] !== undefined && isPostgres(design.elements[id])),
  };
}

/** Nothing is connected to: everything stays in memory. */
export const NO_ADAPTERS: AdaptersPlan = { brokers: [], otherwise: undefined, brokerOf: new Map(), postgres: false };

const countOf = <T>(all: readonly T[], one: T): number => all.filter((each) => each === one).length;

/** Of a channel, else of its broker. */
function namedBroker({ elements }: Design, id: string): ReturnType<typeof productIn> {
  const element = elements[id];
  if (element?.kind !== 'channel') return element?.kind === 'broker' ? productOf(element) : undefined;
  return productOf(element) ?? (element.brokerId === undefined ? undefined : productOf(elements[element.brokerId]));
}

/** By the id of a dead-letter channel, the first channel whose messages go there. */
function deadLetterSources(design: Design): ReadonlyMap<string, string> {
  const sources = new Map<string, string>();
  const add = (target: string | undefined, source: string) => {
    if (target !== undefined && !sources.has(target)) sources.set(target, source);
  };
  for (const [id, element] of byId(design.elements)) if (element.kind === 'channel') add(element.deadLetterChannelId, id);
  for (const [, flow] of byId(design.flows)) if (flow.kind === 'consume') add(flow.deadLetterChannelId, flow.from);
  return sources;
}
