import { retryWithDefaults, type Design, type Element, type ElementOf, type Flow, type FlowOf, type Message } from '../../model/index.ts';
import { identifiers } from '../identifiers.ts';
import { messageSchema, messageTitle } from '../messageSchema.ts';
import { inOrder, recordAt } from '../records.ts';

type Fields = { readonly [key: string]: unknown };
type MessagingFlow = FlowOf<'publish' | 'consume' | 'send'>;

const isMessaging = (flow: Flow): flow is MessagingFlow => flow.kind === 'publish' || flow.kind === 'consume' || flow.kind === 'send';

/** The element that acts: it sends to a channel or to a receiver, or it receives from a channel. */
const actorOf = (flow: MessagingFlow): string => (flow.kind === 'consume' ? flow.to : flow.from);
/** Where its messages go through: a channel, or the receiver itself. */
const channelOf = (flow: MessagingFlow): string => (flow.kind === 'consume' ? flow.from : flow.to);

/** Elements that send or receive, each with a file name of its own. */
export function messagingServices(design: Design): readonly { readonly id: string; readonly file: string }[] {
  const acting = new Set(messagingFlows(design).flatMap(([, flow]) => (flow.kind === 'send' ? [flow.from, flow.to] : [actorOf(flow)])));
  const fileName = identifiers({ style: 'kebab', fallback: 'service', reserved: DEVICES });
  return inOrder(design.elements).flatMap(([id, { name }]) => (acting.has(id) ? [{ id, file: fileName(name) }] : []));
}

/** Words that Windows keeps for devices. */
const DEVICES: ReadonlySet<string> = new Set(['con', 'prn', 'aux', 'nul']);

const messagingFlows = (design: Design): readonly (readonly [string, MessagingFlow])[] =>
  inOrder(design.flows).flatMap(([id, flow]) => (isMessaging(flow) ? [[id, flow] as const] : []));

/**
 * The design as an AsyncAPI document. What it does not know is not made up: an address that is not designed is `null`, a broker stands at a host under
 * `.invalid` (RFC 2606).
 * @param ownId the element whose sending and receiving is described; everybody's where it is missing
 */
export function asyncApiDocument(design: Design, ownId?: string): Fields {
  const flows = messagingFlows(design).filter(([, flow]) => ownId === undefined || actorOf(flow) === ownId || (flow.kind === 'send' && flow.to === ownId));
  const keys = keysOf(design, flows, ownId);
  const own = recordAt(design.elements, ownId);
  return {
    asyncapi: '3.0.0',
    info: infoOf(design, own),
    defaultContentType: 'application/json',
    ...section('servers', keys.brokers, (id) => serverOf(recordAt(design.elements, id), keys.brokers.get(id) ?? id)),
    channels: Object.fromEntries([...keys.channels].map(([id, key]) => [key, channelFields(design, id, flows, keys)])),
    operations: operationsOf(design, flows, keys, ownId),
    ...(keys.messages.size > 0 && {
      components: section('messages', keys.messages, (id) => messageFields(recordAt(design.messages, id), keys.messages.get(id) ?? id)),
    }),
  };
}

interface Keys {
  readonly brokers: ReadonlyMap<string, string>;
  readonly channels: ReadonlyMap<string, string>;
  readonly messages: ReadonlyMap<string, string>;
}

function keysOf(design: Design, flows: readonly (readonly [string, MessagingFlow])[], ownId: string | undefined): Keys {
  const through = new Set(flows.map(([, flow]) => channelOf(flow)));
  const carried = new Set(flows.flatMap(([, { messageId }]) => messageId ?? []));
  const channels = inOrder(design.elements).filter(([id, { kind }]) => through.has(id) || (kind === 'channel' && ownId === undefined));
  const brokers = new Set(channels.flatMap(([, element]) => brokerOf(design, element) ?? []));
  return {
    brokers: named(
      inOrder(design.elements).filter(([id, { kind }]) => kind === 'broker' && (ownId === undefined || brokers.has(id))),
      'broker',
    ),
    channels: named(channels, 'channel'),
    messages: named(
      inOrder(design.messages).filter(([id]) => carried.has(id)),
      'message',
    ),
  };
}

function named(records: readonly (readonly [string, { readonly name: string }])[], fallback: string): ReadonlyMap<string, string> {
  const key = identifiers({ style: 'camel', fallback });
  return new Map(records.map(([id, { name }]) => [id, key(name)]));
}

const section = (name: string, ids: ReadonlyMap<string, string>, fields: (id: string) => Fields): Fields =>
  ids.size === 0 ? {} : { [name]: Object.fromEntries([...ids].map(([id, key]) => [key, fields(id)])) };

const described = ({ description }: { readonly description?: string | undefined }): Fields => (description === undefined ? {} : { description });

const infoOf = (design: Design, own: Element | undefined): Fields => ({
  title: own === undefined ? design.meta.name : own.name,
  version: '1.0.0',
  ...described(own ?? design.meta),
});

function brokerOf(design: Design, element: Element): string | undefined {
  const id = element.kind === 'channel' ? element.brokerId : undefined;
  return recordAt(design.elements, id)?.kind === 'broker' ? id : undefined;
}

/** Protocols of AsyncAPI by the words of engines. */
const PROTOCOLS: readonly (readonly [engine: RegExp, protocol: string])[] = [
  [/kafka|redpanda|event ?hubs/i, 'kafka'],
  [/rabbit|amqp|service ?bus/i, 'amqp'],
  [/nats/i, 'nats'],
  [/pulsar/i, 'pulsar'],
  [/sqs/i, 'sqs'],
  [/sns/i, 'sns'],
  [/redis/i, 'redis'],
  [/mqtt|mosquitto/i, 'mqtt'],
  [/solace/i, 'solace'],
  [/ibm ?mq/i, 'ibmmq'],
  [/pub\/?sub/i, 'googlepubsub'],
  [/jms|activemq|artemis/i, 'jms'],
];

function serverOf(element: Element | undefined, key: string): Fields {
  const engine = element?.kind === 'broker' ? `${element.engine ?? ''} ${element.technology ?? ''} ${element.name}` : '';
  return {
    host: `${key.toLowerCase()}.invalid`,
    protocol: PROTOCOLS.find(([words]) => words.test(engine))?.[1] ?? 'other',
    title: element?.name ?? key,
    ...described(element ?? {}),
  };
}

function channelFields(design: Design, id: string, flows: readonly (readonly [string, MessagingFlow])[], keys: Keys): Fields {
  const element = recordAt(design.elements, id);
  const messageIds = new Set(flows.flatMap(([, flow]) => (channelOf(flow) === id ? (flow.messageId ?? []) : [])));
  const messages = [...keys.messages].filter(([messageId]) => messageIds.has(messageId));
  const server = element && brokerOf(design, element);
  return {
    address: element?.kind === 'channel' ? addressOf(element) : null,
    title: element?.name ?? id,
    ...described({ description: sentences([element?.description, element && deliveryOf(design, element)]) }),
    ...(server !== undefined && keys.brokers.has(server) && { servers: [reference('servers', keys.brokers.get(server) ?? server)] }),
    ...(messages.length > 0 && { messages: Object.fromEntries(messages.map(([, key]) => [key, reference('components', 'messages', key)])) }),
  };
}

/** Braces would be parameters, and a question mark or hash would be a query or fragment, which an address may not have. */
const addressOf = ({ name }: Element): string => name.replace(/[{}?#]/g, '_');

function deliveryOf(design: Design, element: Element): string | undefined {
  if (element.kind !== 'channel') return `Straight to ${element.name}.`;
  const { keyed, lossy, visibilityTimeoutMs, deadLetterChannelId }: ElementOf<'channel'> = element;
  const deadLetters = recordAt(design.elements, deadLetterChannelId);
  return sentences([
    keyed === true ? 'Ordered for each key.' : undefined,
    lossy === true ? 'Messages may be lost.' : undefined,
    visibilityTimeoutMs === undefined ? undefined : `What is not acknowledged comes back after ${visibilityTimeoutMs} ms.`,
    deadLetters && `What cannot be handled goes to ${deadLetters.name}.`,
  ]);
}

function operationsOf(design: Design, flows: readonly (readonly [string, MessagingFlow])[], keys: Keys, ownId: string | undefined): Fields {
  const key = identifiers({ style: 'camel', fallback: 'operation' });
  return Object.fromEntries(
    flows.flatMap(([, flow]) =>
      sidesOf(flow)
        .filter(({ actorId }) => ownId === undefined || actorId === ownId)
        .map(({ action, actorId }) => {
          const message = recordAt(design.messages, flow.messageId);
          const actor = recordAt(design.elements, actorId);
          const channel = recordAt(design.elements, channelOf(flow));
          const name = `${actor?.name ?? ''} ${action} ${message?.name ?? channel?.name ?? ''}`;
          return [key(name), operationFields(design, flow, action, { title: `${actor?.name ?? actorId} ${action}s ${message?.name ?? 'messages'}`, keys })];
        }),
    ),
  );
}

/** A message that goes straight to its receiver is sent by one and received by the other. */
function sidesOf(flow: MessagingFlow): readonly { readonly action: 'send' | 'receive'; readonly actorId: string }[] {
  if (flow.kind === 'publish') return [{ action: 'send', actorId: flow.from }];
  if (flow.kind === 'consume') return [{ action: 'receive', actorId: flow.to }];
  return [
    { action: 'send', actorId: flow.from },
    { action: 'receive', actorId: flow.to },
  ];
}

function operationFields(
  design: Design,
  flow: MessagingFlow,
  action: 'send' | 'receive',
  { title, keys }: { readonly title: string; readonly keys: Keys },
): Fields {
  const channel = keys.channels.get(channelOf(flow)) ?? '';
  const message = flow.messageId === undefined ? undefined : keys.messages.get(flow.messageId);
  return {
    action,
    channel: reference('channels', channel),
    title,
    ...described({ description: sentences([flow.description, untold(flow), promisesOf(design, flow)]) }),
    ...messagesOf(flow, message === undefined ? undefined : reference('channels', channel, 'messages', message)),
  };
}

const untold = ({ kind, messageId }: MessagingFlow): string | undefined =>
  messageId === undefined && kind !== 'consume' ? 'The design does not say which message.' : undefined;

/** An operation that names no messages has all of its channel: right for whoever takes what comes, too much for whoever sends. */
function messagesOf({ kind }: MessagingFlow, message: Fields | undefined): Fields {
  if (message !== undefined) return { messages: [message] };
  return kind === 'consume' ? {} : { messages: [] };
}

function promisesOf(design: Design, flow: MessagingFlow): string | undefined {
  if (flow.kind === 'publish') return flow.outbox === undefined || flow.outbox === 'none' ? undefined : `Sent by ${flow.outbox.replaceAll('-', ' ')}.`;
  const idempotent = flow.idempotent === true ? 'Handling it twice is harmless.' : undefined;
  if (flow.kind === 'send') return sentences([retriesOf(flow), idempotent]);
  const deadLetters = recordAt(design.elements, flow.deadLetterChannelId);
  return sentences([
    flow.group === undefined ? undefined : `Consumer group ${flow.group}.`,
    flow.maxDeliveries === undefined ? undefined : `Delivered at most ${flow.maxDeliveries} times.`,
    deadLetters && `Then it goes to ${deadLetters.name}.`,
    idempotent,
  ]);
}

function retriesOf({ retry }: FlowOf<'send'>): string | undefined {
  if (retry === undefined) return undefined;
  if (retry.unlimited === true) return 'What does not get through is sent again without end.';
  const { retries } = retryWithDefaults(retry);
  return retries === 0 ? undefined : `What does not get through is sent again, ${retries} ${retries === 1 ? 'time' : 'times'} at most.`;
}

function messageFields(message: Message | undefined, key: string): Fields {
  if (message === undefined) return { name: key };
  return {
    name: message.name,
    title: messageTitle(message),
    ...described(message),
    contentType: 'application/json',
    payload: messageSchema(message),
  };
}

const reference = (...path: readonly string[]): Fields => ({ $ref: `#/${path.join('/')}` });

function sentences(parts: readonly (string | undefined)[]): string | undefined {
  const said = parts.filter((part) => part !== undefined && part !== '');
  return said.length === 0 ? undefined : said.join(' ');
}
