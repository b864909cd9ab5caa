import { DEFAULTS, effectivePolicy, policyOrder, type Design, type FlowOf, type PolicyName } from '../../../model/index.ts';
import { type Name, NamingScope, RESERVED_PROPERTIES } from '../emit/index.ts';
import type { ChannelPlan } from './channels.ts';
import { flowsByEnd, type FlowsByEnd } from './flows.ts';
import type { MessagePlan, MessagesPlan } from './messages.ts';
import { type StoreKeyPlan, tablesOf } from './stores.ts';
import { declaredOperations, isService, UNNAMED_OPERATION, type EndpointPlan, type OperationPlan } from './operations.ts';

/** A call flow: one set of policies around one or more operations of its target. */
export interface CallPlan {
  readonly flowId: string;
  readonly flow: FlowOf<'call'>;
  readonly name: Name;
  /** Those that are designed, the outermost first. */
  readonly policies: readonly PolicyName[];
  /** Those of which the source of an import said nothing. */
  readonly unknownPolicies: readonly PolicyName[];
  readonly methods: readonly ClientMethodPlan[];
}

export interface ClientMethodPlan {
  readonly name: Name;
  readonly operation: OperationPlan;
}

/** Everything that a service asks of one other element. */
export interface ClientPlan {
  readonly target: EndpointPlan;
  readonly name: Name;
  readonly calls: readonly CallPlan[];
}

export interface PublisherPlan {
  readonly name: Name;
  readonly channel: ChannelPlan;
  readonly message: MessagePlan | undefined;
  readonly throughOutbox: boolean;
}

export interface ReactionPlan {
  readonly name: Name;
  /** Absent: nobody said what travels there, so it takes everything. */
  readonly message: MessagePlan | undefined;
}

export interface ConsumerPlan {
  readonly channel: ChannelPlan;
  readonly name: Name;
  readonly group: string;
  readonly maxDeliveries: number;
  readonly deadLetterChannel: ChannelPlan | undefined;
  readonly reactions: readonly ReactionPlan[];
}

export interface StorePlan {
  readonly name: Name;
  readonly title: string;
  /** As it is called among the ports. */
  readonly key: string;
}

export interface ServicePlan {
  readonly endpoint: EndpointPlan;
  readonly folder: string;
  readonly clients: readonly ClientPlan[];
  readonly publishers: readonly PublisherPlan[];
  readonly consumers: readonly ConsumerPlan[];
  readonly stores: readonly StorePlan[];
}

interface Plans {
  readonly messages: MessagesPlan;
  readonly channels: ReadonlyMap<string, ChannelPlan>;
  readonly endpoints: ReadonlyMap<string, EndpointPlan>;
  readonly stores: ReadonlyMap<string, StoreKeyPlan>;
}

interface Around extends Plans {
  readonly flows: FlowsByEnd;
}

export function planServices(design: Design, plans: Plans): readonly ServicePlan[] {
  const around = { ...plans, flows: flowsByEnd(design) };
  return [...plans.endpoints.values()]
    .filter(({ element }) => isService(element))
    .map((endpoint) => ({
      endpoint,
      folder: `services/${endpoint.name.slug}`,
      clients: planClients(design, endpoint, around),
      ...planMessaging(design, endpoint, around),
      stores: planStores(design, endpoint, around),
    }));
}

function planClients(design: Design, source: EndpointPlan, { endpoints, flows }: Around): ClientPlan[] {
  const calls = flows.leaving(source.id).flatMap(({ id, flow }) => (flow.kind === 'call' ? [{ id, flow }] : []));
  const names = new NamingScope({ reserved: [RESERVED_PROPERTIES], fallback: 'client' });
  const flowNames = new NamingScope({ reserved: [RESERVED_PROPERTIES], fallback: 'call' });
  return [...new Set(calls.map(({ flow }) => flow.to))].flatMap((targetId): ClientPlan[] => {
    const target = endpoints.get(targetId);
    if (!target) return [];
    const own = calls.filter(({ flow }) => flow.to === targetId);
    const methods = new NamingScope({ reserved: [RESERVED_PROPERTIES, new Set(['policyof'])], fallback: 'call' });
    const named = new Set(own.flatMap(({ flow }) => (flow.operation === undefined ? [] : (target.find(flow.operation) ?? []))));
    const planned = own.map(({ id, flow }): CallPlan => {
      const operations = operationsOf(flow, target, named);
      return {
        flowId: id,
        flow,
        name: flowNames.claim(own.length === 1 || flow.operation === undefined ? target.element.name : `${flow.operation} ${target.element.name}`, id),
        ...policiesOf(design, flow),
        methods: operations.map((operation) => ({ operation, name: methods.claim(operation.title, `${id} ${operation.title}`) })),
      };
    });
    return [{ target, name: names.claim(target.element.name, targetId), calls: planned }];
  });
}

/** A flow that names no operation stands for all that no other flow between the two names. */
function operationsOf(flow: FlowOf<'call'>, target: EndpointPlan, named: ReadonlySet<OperationPlan>): readonly OperationPlan[] {
  if (flow.operation !== undefined) return [target.find(flow.operation)].filter((operation) => operation !== undefined);
  const declared = declaredOperations(target.element).flatMap(({ name }) => target.find(name) ?? []);
  const left = [...new Set(declared)].filter((operation) => !named.has(operation));
  if (left.length > 0) return left;
  const unnamed = target.find(UNNAMED_OPERATION);
  return unnamed ? [unnamed] : target.operations.filter((operation) => !named.has(operation));
}

function policiesOf(design: Design, flow: FlowOf<'call'>): Pick<CallPlan, 'policies' | 'unknownPolicies'> {
  const order = policyOrder(flow);
  return {
    policies: order.filter((name) => effectivePolicy(design, flow, name).state === 'set'),
    unknownPolicies: order.filter((name) => effectivePolicy(design, flow, name).state === 'unknown'),
  };
}

function planMessaging(
  design: Design,
  { id: elementId, element }: EndpointPlan,
  { messages, channels, flows }: Around,
): Pick<ServicePlan, 'publishers' | 'consumers'> {
  const publisherNames = new NamingScope({ reserved: [RESERVED_PROPERTIES], fallback: 'message' });
  const reactionNames = new NamingScope({ reserved: [RESERVED_PROPERTIES], fallback: 'message' });
  const consumerNames = new NamingScope({ reserved: [RESERVED_PROPERTIES], fallback: 'channel' });
  const publishers: PublisherPlan[] = [];
  const consumers: ConsumerPlan[] = [];
  const reactions = (channel: ChannelPlan, messageIds: readonly string[], flowId: string): ReactionPlan[] => {
    const known = messageIds.flatMap((id) => messages.byId.get(id) ?? []);
    if (known.length === 0) return [{ name: reactionNames.claim(channel.title, flowId), message: undefined }];
    return known.map((message) => ({ name: reactionNames.claim(message.message.name, `${flowId} ${message.id}`), message }));
  };
  for (const { id, flow } of flows.touching(elementId)) {
    if ((flow.kind === 'publish' || flow.kind === 'send') && flow.from === elementId) {
      const channel = channels.get(flow.to);
      if (!channel) continue;
      const message = flow.messageId === undefined ? undefined : messages.byId.get(flow.messageId);
      const throughOutbox = flow.kind === 'publish' && flow.outbox !== undefined && flow.outbox !== 'none';
      publishers.push({ name: publisherNames.claim(message?.message.name ?? channel.title, id), channel, message, throughOutbox });
    }
    if (flow.kind === 'consume' && flow.to === elementId) {
      const channel = channels.get(flow.from);
      if (!channel) continue;
      const source = design.elements[flow.from];
      const deadLetterId = flow.deadLetterChannelId ?? (source?.kind === 'channel' ? source.deadLetterChannelId : undefined);
      consumers.push({
        channel,
        name: consumerNames.claim(channel.title, id),
        group: flow.group ?? element.name,
        maxDeliveries: flow.maxDeliveries ?? DEFAULTS.consume.maxDeliveries,
        deadLetterChannel: deadLetterId === undefined || deadLetterId === flow.from ? undefined : channels.get(deadLetterId),
        reactions: reactions(channel, flow.messageId === undefined ? publishedTo(flows, flow.from) : [flow.messageId], id),
      });
    }
    if (flow.kind === 'send' && flow.to === elementId) {
      const channel = channels.get(elementId);
      const first = flows.reaching(elementId).find((other) => other.flow.kind === 'send');
      if (!channel || first?.id !== id) continue;
      consumers.push({
        channel,
        name: consumerNames.claim(channel.title, id),
        group: element.name,
        maxDeliveries: DEFAULTS.consume.maxDeliveries,
        deadLetterChannel: undefined,
        reactions: reactions(channel, sentTo(flows, elementId), id),
      });
    }
  }
  return { publishers, consumers: oneForEachGroup(consumers) };
}

/** Members of one group share their messages, so what a service consumes from a channel in one group is one subscription. */
function oneForEachGroup(consumers: readonly ConsumerPlan[]): ConsumerPlan[] {
  const merged = new Map<string, ConsumerPlan>();
  for (const consumer of consumers) {
    const key = `${consumer.channel.id} ${consumer.group}`;
    const known = merged.get(key);
    const fresh = consumer.reactions.filter(({ message }) => !known?.reactions.some((other) => other.message === message));
    merged.set(key, known ? { ...known, reactions: [...known.reactions, ...fresh] } : consumer);
  }
  return [...merged.values()];
}

const unique = (ids: readonly (string | undefined)[]): string[] => [...new Set(ids)].filter((id) => id !== undefined);

const publishedTo = (flows: FlowsByEnd, channelId: string): string[] =>
  unique(flows.reaching(channelId).map(({ flow }) => (flow.kind === 'publish' ? flow.messageId : undefined)));

const sentTo = (flows: FlowsByEnd, elementId: string): string[] =>
  unique(flows.reaching(elementId).map(({ flow }) => (flow.kind === 'send' ? flow.messageId : undefined)));

function planStores(design: Design, { id: elementId }: EndpointPlan, { flows, stores }: Around): StorePlan[] {
  const names = new NamingScope({ reserved: [RESERVED_PROPERTIES], fallback: 'store' });
  const seen = new Set<string>();
  return flows.leaving(elementId).flatMap(({ flow }) => {
    const store = design.elements[flow.to];
    if (flow.kind !== 'access' || !store) return [];
    return tablesOf(flow.to, store.name, flow.schemas).flatMap(({ id, title }) => {
      const plan = stores.get(id);
      if (!plan || seen.has(id)) return [];
      seen.add(id);
      return [{ name: names.claim(title, id), title: title === store.name ? title : `${title} in ${store.name}`, key: plan.key }];
    });
  });
}
