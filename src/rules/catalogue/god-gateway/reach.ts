import type { ElementOf } from '../../../model/index.ts';
import { arrivals } from '../../facts/arrivals.ts';
import type { Facts } from '../../facts/facts.ts';
import { term } from '../../../speech/index.ts';

export type ClientKind = NonNullable<ElementOf<'client'>['variant']>;

/** In the order in which kinds are listed. */
const KINDS = ['web', 'mobile', 'partner', 'device'] as const satisfies readonly ClientKind[];

const KIND_WORDS: Readonly<Record<ClientKind, () => string>> = {
  web: () => term('web'),
  mobile: () => term('mobile'),
  partner: () => term('partner'),
  device: () => term('device'),
};

/** `mobile`, as it is said. */
export const kindWord = (kind: ClientKind): string => KIND_WORDS[kind]();

/** What a gateway serves: kinds of client with their calls, and what it calls for them. */
export interface Reach {
  /** Calls of clients whose kind is stated, straight or to a load balancer in front, by kind. */
  readonly clients: ReadonlyMap<ClientKind, readonly number[]>;
  /** Calls of the gateway to services. */
  readonly calls: readonly number[];
  /** The services, each with its workers once. */
  readonly services: readonly number[];
  readonly contexts: readonly string[];
}

export function reachOf(facts: Facts, gateway: number): Reach {
  const calls = facts.flowsInOrder(Array.from(facts.outgoing(gateway)).filter((flow) => facts.call(flow) && facts.isCounted(facts.target(flow))));
  const services = facts.inOrder(calls.map((flow) => facts.root(facts.target(flow))));
  return {
    clients: clientsOf(facts, gateway),
    calls,
    services,
    contexts: [...new Set(services.flatMap((service) => facts.contexts(service)))].sort(),
  };
}

function clientsOf(facts: Facts, gateway: number): Map<ClientKind, number[]> {
  const flows = facts.flowsInOrder(arrivals(facts, gateway, ({ kind }) => kind === 'client'));
  const byKind = new Map<ClientKind, number[]>();
  for (const kind of KINDS) {
    const own = flows.filter((flow) => kindOf(facts, flow) === kind);
    if (own.length > 0) byKind.set(kind, own);
  }
  return byKind;
}

function kindOf(facts: Facts, flow: number): ClientKind | undefined {
  const client = facts.element(facts.source(flow));
  return client?.kind === 'client' ? client.variant : undefined;
}
