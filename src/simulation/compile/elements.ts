import {
  bulkheadWithDefaults,
  buildGraph,
  circuitBreakerWithDefaults,
  DEFAULTS,
  effectivePolicy,
  fallbackWithDefaults,
  policyOrder,
  rateLimitWithDefaults,
  retryWithDefaults,
  timeoutWithDefaults,
  type Design,
  type Element,
  type Flow,
  type FlowOf,
  type Graph,
  type PolicyName,
  type RetryPolicy,
} from '../../model/index.ts';
import type { Latency } from '../kernel/samples.ts';
import { backoffOf } from '../policies/backoff.ts';
import { breakerSettings } from '../policies/breaker/index.ts';
import type { Assumption } from '../trace.ts';
import { duration } from '../words.ts';
import { USUAL_LAG_US } from './data.ts';
import { SIDECAR_US, type ElementModel, type FlowModel, type LayerModel } from './model.ts';
import { say } from '../../speech/index.ts';

/** What an element takes where the design does not say, by kind: median and 99th percentile in microseconds. */
const LATENCIES: Readonly<Partial<Record<Element['kind'], Latency>>> = {
  datastore: { p50Us: 3_000, p99Us: 15_000 },
  gateway: { p50Us: 2_000, p99Us: 8_000 },
  external: { p50Us: 100_000, p99Us: 400_000 },
};
const USUAL_LATENCY: Latency = { p50Us: 30_000, p99Us: 120_000 };
/** The 99th percentile in medians, where only one of the two is stated. */
const USUAL_SPREAD = 4;
/** Rows that a "per item" call is made for. */
const ITEMS = 5;
/** More calls for one request are not played one by one. */
const MOST_CALLS = 50;

type Writable<T> = { -readonly [K in keyof T]: T[K] };

/** Collects the elements and flows that can take part, each once, starting from where the run enters. */
export class Company {
  readonly elements: ElementModel[] = [];
  readonly flows: FlowModel[] = [];
  readonly assumptions: Assumption[] = [];
  private readonly design: Design;
  readonly graph: Graph;
  private readonly elementOf = new Map<string, ElementModel>();
  private readonly flowOf = new Map<string, FlowModel>();
  private readonly withoutLatency: string[] = [];
  private readonly perItem: string[] = [];

  private readonly lookupUs: number;
  private readonly hasRegistryTime: boolean;
  private readonly meshed: boolean;
  private readonly withSidecar = new Set<string>();

  constructor(design: Design) {
    this.design = design;
    this.graph = buildGraph(design);
    const elements = Object.values(design.elements);
    const registry = elements.find((element) => element.kind === 'registry');
    this.lookupUs = Math.round((registry?.timeToLiveMs ?? DEFAULTS.registry.timeToLiveMs) * 1_000);
    this.hasRegistryTime = registry?.timeToLiveMs !== undefined;
    this.meshed = elements.some(({ kind }) => kind === 'mesh');
  }

  /** @throws RangeError for an id that is not in the design: references are checked before. */
  element(id: string): ElementModel {
    const known = this.elementOf.get(id);
    if (known) return known;
    const element = this.design.elements[id];
    if (!element) throw new RangeError(`there is no element “${id}”`);
    const model: Writable<ElementModel> = {
      index: this.elements.length,
      id,
      name: element.name,
      passive: element.kind === 'channel' || element.kind === 'broker',
      gateway: element.kind === 'gateway',
      latency: this.latencyOf(id, element),
      places: placesOf(element),
      availability: 'availability' in element ? (element.availability ?? 1) : 1,
      ...fleetOf(element, this.lookupUs),
      ...(element.kind === 'gateway' && element.rateLimit ? { limit: rateLimitWithDefaults(element.rateLimit) } : {}),
      ...(element.kind === 'datastore' && (element.variant === 'cache' || element.variant === 'event-store') ? { store: element.variant } : {}),
      timeToLiveUs: element.kind === 'datastore' && element.timeToLiveMs !== undefined ? Math.round(element.timeToLiveMs * 1_000) : Number.POSITIVE_INFINITY,
      groups: [],
      keyed: element.kind === 'channel' && element.keyed === true,
      accesses: [],
      calls: [],
      publishes: [],
      consumers: [],
      visibilityTimeoutUs:
        (element.kind === 'channel' ? (element.visibilityTimeoutMs ?? DEFAULTS.channel.visibilityTimeoutMs) : DEFAULTS.channel.visibilityTimeoutMs) * 1_000,
      ...(element.kind === 'channel' && element.deadLetterChannelId ? { deadLetterId: element.deadLetterChannelId } : {}),
      lossy: element.kind === 'channel' && element.lossy === true,
    };
    this.elementOf.set(id, model);
    this.elements.push(model);
    const outgoing = this.graph.outgoing(id).filter(({ flow }) => this.design.elements[flow.to]);
    model.accesses = outgoing.filter(({ flow }) => flow.kind === 'access').map((entry) => this.flow(entry.id));
    model.calls = callGroups(
      outgoing.flatMap(({ id: flowId, flow }) =>
        flow.kind === 'call' && flow.from !== flow.to && !isInfrastructure(this.design.elements[flow.to]) ? [{ flowId, flow }] : [],
      ),
    ).map((group) => group.map((flowId) => this.flow(flowId)));
    model.publishes = outgoing.filter(({ flow }) => flow.kind === 'publish' || flow.kind === 'send').map((entry) => this.flow(entry.id));
    model.consumers = outgoing.filter(({ flow }) => flow.kind === 'consume').map((entry) => this.flow(entry.id));
    model.groups = consumerGroups(element, outgoing, (flowId) => this.flow(flowId));
    if (model.deadLetterId !== undefined && this.design.elements[model.deadLetterId]) this.element(model.deadLetterId);
    return model;
  }

  flow(id: string): FlowModel {
    const known = this.flowOf.get(id);
    if (known) return known;
    const flow = this.design.flows[id];
    if (!flow || flow.kind === 'replicate') throw new RangeError(`there is no flow “${id}” that carries requests`);
    const model: Writable<FlowModel> = {
      index: this.flows.length,
      id,
      kind: flow.kind,
      from: 0,
      to: 0,
      name: flow.label ?? `${this.nameOf(flow.from)} → ${this.nameOf(flow.to)}`,
      label: this.labelOf(flow),
      query: (flow.kind === 'call' && flow.intent === 'query') || (flow.kind === 'access' && flow.mode === 'read'),
      layers: this.layersOf(flow),
      ...(flow.kind === 'call' && flow.intent ? { intent: flow.intent } : {}),
      ...(flow.kind === 'call' && flow.operation !== undefined ? { operation: flow.operation } : {}),
      mode: flow.kind === 'access' ? (flow.mode ?? 'read-write') : 'read-write',
      ...(flow.kind === 'call' && flow.deadlineMs !== undefined ? { deadlineUs: Math.max(1, Math.round(flow.deadlineMs * 1_000)) } : {}),
      ...(flow.kind === 'send' && flow.retry ? { resend: resendOf(flow.retry) } : {}),
      propagatesDeadline: flow.kind === 'call' && flow.propagatesDeadline === true,
      propagatesCancel: flow.kind === 'call' && flow.propagatesCancel === true,
      outbound: flow.kind === 'call' && this.hasSidecar(flow.from),
      inbound: flow.kind === 'call' && this.hasSidecar(flow.to),
      derived: flow.kind !== 'publish' || flow.derived !== false,
      early: flow.kind === 'publish' && flow.beforeWrite === true && (flow.outbox ?? 'none') === 'none',
      callsPerRequest: flow.kind === 'call' ? this.callsPerRequest(flow, id) : 1,
      offPath: flow.kind === 'call' && flow.offPath === true,
      optional: flow.kind === 'call' && flow.critical === false,
      outbox: flow.kind === 'publish' && flow.outbox !== undefined && flow.outbox !== 'none',
      recognises: (flow.kind === 'consume' || flow.kind === 'send') && flow.idempotent === true,
      ...(flow.kind === 'consume' && flow.deadLetterChannelId ? { deadLetterId: flow.deadLetterChannelId } : {}),
      maxDeliveries: flow.kind === 'consume' ? (flow.maxDeliveries ?? DEFAULTS.consume.maxDeliveries) : DEFAULTS.consume.maxDeliveries,
    };
    this.flowOf.set(id, model);
    this.flows.push(model);
    model.from = this.element(flow.from).index;
    model.to = this.element(flow.to).index;
    return model;
  }

  /** Where consumers put what they cannot handle. They come last, so they change the numbers of no other. */
  bringDeadLetters(): void {
    for (const { deadLetterId } of this.flows) if (deadLetterId !== undefined && this.design.elements[deadLetterId]) this.element(deadLetterId);
  }

  /** Replicas of the stores that take part; a replica of a replica too. */
  bringReplicas(): void {
    for (const { id } of this.elements)
      for (const { flow } of this.graph.outgoing(id)) if (flow.kind === 'replicate' && this.design.elements[flow.to]) this.element(flow.to);
  }

  /** What was assumed, gathered into as few sentences as possible. */
  assumed(): Assumption[] {
    const gathered = [...this.assumptions];
    if (this.withoutLatency.length > 0)
      gathered.push({
        kind: 'latency',
        message: say`No latency is stated for ${listed(this.withoutLatency.map((id) => this.nameOf(id)))}: a median of ${duration(USUAL_LATENCY.p50Us)} is assumed (stores ${duration(3_000)}, gateways ${duration(2_000)}, external systems ${duration(100_000)}).`,
        subjects: this.withoutLatency,
      });
    const found = this.elements.filter(({ discovery, instances }) => discovery === 'client-side' && instances > 1);
    if (found.length > 0 && !this.hasRegistryTime)
      gathered.push({
        kind: 'note',
        message: say`How long callers keep the addresses of ${listed(found.map(({ name }) => name))} is not stated: ${duration(this.lookupUs)} are assumed.`,
        subjects: found.map(({ id }) => id),
      });
    const lagging = this.elements.flatMap(({ id }) => this.graph.outgoing(id).filter(({ flow }) => flow.kind === 'replicate' && flow.lagMs === undefined));
    if (lagging.length > 0)
      gathered.push({
        kind: 'note',
        message: say`How far ${listed(lagging.map(({ flow }) => this.nameOf(flow.to)))} lags behind is not stated: ${duration(USUAL_LAG_US)} are assumed.`,
        subjects: lagging.map((entry) => entry.id),
      });
    if (this.withSidecar.size > 0)
      gathered.push({
        kind: 'note',
        message: say`Calls of and to ${listed([...this.withSidecar].map((id) => this.nameOf(id)))} go through a sidecar: ${duration(SIDECAR_US)} more each way, and the policies work there.`,
        subjects: [...this.withSidecar],
      });
    if (this.perItem.length > 0)
      gathered.push({ kind: 'note', message: say`Calls that are made for each item are made ${ITEMS} times.`, subjects: this.perItem });
    return gathered;
  }

  /** Calls of a service with a proxy or an ambassador go through it; in a mesh every service has one. */
  private hasSidecar(id: string): boolean {
    const element = this.design.elements[id];
    if (element?.kind !== 'service' && element?.kind !== 'monolith') return false;
    const has = element.sidecars === undefined ? this.meshed : element.sidecars.some((sidecar) => sidecar !== 'adapter');
    if (has) this.withSidecar.add(id);
    return has;
  }

  nameOf(id: string): string {
    return this.design.elements[id]?.name ?? id;
  }

  private latencyOf(id: string, element: Element): Latency {
    const usual = LATENCIES[element.kind] ?? USUAL_LATENCY;
    const stated = 'latency' in element ? element.latency : undefined;
    if (stated?.p50 === undefined && stated?.p99 === undefined) {
      if (element.kind !== 'channel' && element.kind !== 'broker' && element.kind !== 'client') this.withoutLatency.push(id);
      return usual;
    }
    const p50 = stated.p50 ?? (stated.p99 ?? 0) / USUAL_SPREAD;
    const us = (ms: number) => Math.max(1, Math.round(ms * 1_000));
    return { p50Us: us(p50), p99Us: us(stated.p99 ?? p50 * USUAL_SPREAD) };
  }

  private labelOf(flow: Flow): string {
    if ('messageId' in flow && flow.messageId !== undefined) return this.design.messages[flow.messageId]?.name ?? flow.label ?? '';
    if (flow.kind === 'call') return flow.operation ?? flow.label ?? '';
    return flow.label ?? '';
  }

  private callsPerRequest(flow: FlowOf<'call'>, id: string): number {
    if (flow.batched || flow.callsPerRequest === undefined) return 1;
    if (flow.callsPerRequest !== 'per-item') return Math.min(MOST_CALLS, Math.max(1, Math.round(flow.callsPerRequest)));
    this.perItem.push(id);
    return ITEMS;
  }

  private layersOf(flow: Flow): LayerModel[] {
    if (flow.kind !== 'call') return [];
    return policyOrder(flow).flatMap((name) => this.layerOf(flow, name));
  }

  private layerOf(flow: Flow, name: PolicyName): LayerModel[] {
    switch (name) {
      case 'fallback': {
        const found = effectivePolicy(this.design, flow, name);
        return found.state === 'set' ? [{ kind: name, instead: fallbackWithDefaults(found.policy).kind }] : [];
      }
      case 'retry': {
        const found = effectivePolicy(this.design, flow, name);
        if (found.state !== 'set') return [];
        const policy = retryWithDefaults(found.policy);
        return [{ kind: name, tries: policy.unlimited ? Number.MAX_SAFE_INTEGER : 1 + policy.retries, backoff: backoffOf(policy) }];
      }
      case 'circuitBreaker': {
        const found = effectivePolicy(this.design, flow, name);
        if (found.state !== 'set') return [];
        const policy = circuitBreakerWithDefaults(found.policy);
        return [{ kind: name, profile: policy.profile, settings: breakerSettings(policy) }];
      }
      case 'rateLimit': {
        const found = effectivePolicy(this.design, flow, name);
        return found.state === 'set' ? [{ kind: name, policy: rateLimitWithDefaults(found.policy) }] : [];
      }
      case 'timeout': {
        const found = effectivePolicy(this.design, flow, name);
        return found.state === 'set' ? [{ kind: name, us: Math.max(1, Math.round(timeoutWithDefaults(found.policy).ms * 1_000)) }] : [];
      }
      case 'bulkhead': {
        const found = effectivePolicy(this.design, flow, name);
        if (found.state !== 'set') return [];
        const policy = bulkheadWithDefaults(found.policy);
        return [{ kind: name, places: policy.concurrent, line: policy.queue }];
      }
      default:
        return name satisfies never;
    }
  }
}

function placesOf(element: Element): number {
  if (element.kind !== 'service' && element.kind !== 'monolith') return Number.POSITIVE_INFINITY;
  return element.concurrency === undefined ? Number.POSITIVE_INFINITY : element.concurrency * (element.instances ?? 1);
}

function resendOf(stated: RetryPolicy): NonNullable<FlowModel['resend']> {
  const policy = retryWithDefaults(stated);
  return { tries: policy.unlimited ? Number.MAX_SAFE_INTEGER : 1 + policy.retries, backoff: backoffOf(policy) };
}

/** How many there are, how they are found, and how a new version of them comes out. */
function fleetOf(element: Element, lookupUs: number): Pick<ElementModel, 'instances' | 'discovery' | 'lookupUs' | 'deployment' | 'rollout'> {
  const service = element.kind === 'service' || element.kind === 'monolith' ? element : undefined;
  const settings = { ...DEFAULTS.rollout, ...service?.rollout };
  return {
    instances: 'instances' in element ? (element.instances ?? 1) : 1,
    discovery: service?.discovery ?? 'server-side',
    lookupUs,
    deployment: service?.deployment ?? 'rolling',
    rollout: {
      surge: settings.surge,
      unavailable: settings.unavailable,
      readyUs: Math.round(settings.readyMs * 1_000),
      stepShare: settings.stepPercent / 100,
      stepUs: Math.round(settings.stepMs * 1_000),
    },
  };
}

/** Who competes for the messages of a channel: all consumers of a queue; of a topic or stream those with the same group, and each without one alone. */
function consumerGroups(
  element: Element,
  outgoing: readonly { readonly id: string; readonly flow: Flow }[],
  flowOf: (flowId: string) => FlowModel,
): readonly (readonly FlowModel[])[] {
  const groups = new Map<string, FlowModel[]>();
  for (const { id, flow } of outgoing) {
    if (flow.kind !== 'consume') continue;
    const key = element.kind === 'channel' && element.variant === 'queue' ? 'queue' : flow.group === undefined ? `\u0000${id}` : flow.group;
    groups.set(key, [...(groups.get(key) ?? []), flowOf(id)]);
  }
  return [...groups.values()];
}

/** Calls with the same parallel group stand together where the first of them stands. */
function callGroups(calls: readonly { readonly flowId: string; readonly flow: FlowOf<'call'> }[]): string[][] {
  const groups = new Map<string, string[]>();
  for (const { flowId, flow } of calls) {
    const key = flow.parallelGroup === undefined ? `\u0000${flowId}` : flow.parallelGroup;
    const group = groups.get(key);
    if (group) group.push(flowId);
    else groups.set(key, [flowId]);
  }
  return [...groups.values()];
}

const isInfrastructure = (element: Element | undefined) => element?.kind === 'registry' || element?.kind === 'observability' || element?.kind === 'mesh';

export function listed(names: readonly string[]): string {
  const shown = names.length > 6 ? [...names.slice(0, 5), say`${names.length - 5} others`] : names;
  return shown.length < 2 ? (shown[0] ?? '') : say`${shown.slice(0, -1).join(', ')} and ${shown.at(-1) ?? ''}`;
}
