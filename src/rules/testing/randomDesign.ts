import {
  add,
  applyEdits,
  ELEMENT_KINDS,
  emptyDesign,
  legalFlowKinds,
  remove,
  update,
  type CollectionName,
  type Design,
  type Edit,
  type Element,
  type Flow,
  type Operation,
  type Policies,
  type RetryPolicy,
  type Saga,
} from '../../model/index.ts';
import { CATALOGUE } from '../registry.ts';
import { clusterEdits } from './clusters.ts';

/** A number in [0, 1). */
export type Random = () => number;

/** A small design with a bit of everything, right and wrong. The same numbers give the same design. */
export function randomDesign(random: Random, elements = 4 + Math.floor(random() * 12)): Design {
  let design: Design = edited(emptyDesign('Random'), [
    update('meta', 'meta', {
      slo: maybe(random, 0.6, () => 0.99 + random() / 100) ?? null,
      preset: maybe(random, 0.15, () => 'production' as const) ?? null,
      engineers: maybe(random, 0.3, () => Math.ceil(random() * 14)) ?? null,
    }),
  ]);
  // Some systems know nothing but calls.
  const isQuiet = chance(random, 0.15);
  const count = elements * 7;
  for (let i = 0; i < count; i++) {
    const edits = i < elements ? [addElement(design, random)] : growth(design, random);
    if (!isQuiet || !edits.some(isMessaging)) design = edited(design, edits);
  }
  return design;
}

const isMessaging = (edit: Edit): boolean =>
  edit.op === 'add' && 'kind' in edit.record && ['channel', 'broker', 'publish', 'consume', 'send'].includes(edit.record.kind);

/** One change that a person could make, as a transaction that applies. */
export function randomEdits(design: Design, random: Random): Edit[] {
  for (let attempt = 0; attempt < 20; attempt++) {
    const edits = random() < 0.45 ? growth(design, random) : change(design, random);
    if (edits.length > 0 && applyEdits(design, edits).ok) return edits;
  }
  return [addElement(design, random)];
}

export function edited(design: Design, edits: readonly Edit[]): Design {
  const result = applyEdits(design, edits);
  return result.ok ? result.design : design;
}

const chance = (random: Random, share: number): boolean => random() < share;
const pick = <T>(items: readonly T[], random: Random): T | undefined => items[Math.floor(random() * items.length)];
const some = <T>(items: readonly T[], count: number, random: Random): T[] =>
  Array.from({ length: count }, () => pick(items, random)).filter((item) => item !== undefined);
const maybe = <T>(random: Random, share: number, value: () => T): T | undefined => (chance(random, share) ? value() : undefined);

/** Without the fields that are `undefined`. */
const stated = <T extends object>(record: T): T => Object.fromEntries(Object.entries(record).filter(([, value]) => value !== undefined)) as T;

function freshId(design: Design, prefix: string, random: Random): string {
  for (;;) {
    const id = `${prefix}${Math.floor(random() * 100_000)}`;
    if (!(id in design.elements) && !(id in design.flows) && !(id in design.contexts) && !(id in design.sagas) && !(id in design.teams)) return id;
  }
}

function growth(design: Design, random: Random): Edit[] {
  if (chance(random, 0.012)) return clusterEdits(random(), freshId(design, 'k', random));
  const roll = random();
  if (roll < 0.06) return [addContext(design, random)];
  if (roll < 0.075)
    return [
      add('teams', freshId(design, 't', random), stated({ name: `Team ${Math.floor(random() * 9)}`, size: maybe(random, 0.6, () => Math.ceil(random() * 5)) })),
    ];
  if (roll < 0.085) return addRelation(design, random);
  if (roll < 0.12) return addSaga(design, random);
  if (roll < 0.25) return [addElement(design, random)];
  return addFlow(design, random);
}

function addContext(design: Design, random: Random): Edit {
  return add(
    'contexts',
    freshId(design, 'c', random),
    stated({ name: `Context ${Math.floor(random() * 99)}`, teamId: maybe(random, 0.3, () => pick(Object.keys(design.teams), random)) }),
  );
}

function addRelation(design: Design, random: Random): Edit[] {
  const [upstream, downstream] = [pick(Object.keys(design.contexts), random), pick(Object.keys(design.contexts), random)];
  if (upstream === undefined || downstream === undefined) return [];
  const record = stated({
    upstream,
    downstream,
    type: pick(['customer-supplier', 'customer-supplier', 'upstream-downstream', 'partnership'] as const, random) ?? 'partnership',
    upstreamRoles: maybe(random, 0.3, () => ['OHS' as const]),
    downstreamRoles: maybe(random, 0.3, () => [pick(['CF', 'ACL'] as const, random) ?? 'CF']),
  });
  return [add('relations', freshId(design, 'r', random), record)];
}

const KINDS = [
  ...ELEMENT_KINDS,
  'service',
  'service',
  'service',
  'service',
  'service',
  'service',
  'service',
  'datastore',
  'datastore',
  'client',
  'gateway',
] as const;

function randomOperations(random: Random): Operation[] {
  const count = chance(random, 0.06) ? 21 : Math.floor(random() * 4);
  const isCrud = chance(random, 0.3);
  return Array.from({ length: count }, (_, i) => ({
    name: ['Get order', 'Reserve parcel', 'Ship'][i] ?? `Do ${i}`,
    ...(isCrud && { style: 'crud' as const }),
  }));
}

function addElement(design: Design, random: Random): Edit {
  const id = freshId(design, 'e', random);
  return add('elements', id, randomElement(design, `${id} thing`, random));
}

function randomElement(design: Design, name: string, random: Random): Element {
  const kind = pick(KINDS, random) ?? 'service';
  const common = stated({
    name,
    contextIds: maybe(random, 0.6, () => some(Object.keys(design.contexts), chance(random, 0.08) ? 2 : 1, random)),
    ownerIds: maybe(random, 0.2, () => some(Object.keys(design.teams), chance(random, 0.2) ? 2 : 1, random)),
  });
  const latency = maybe(random, 0.3, () => stated({ p50: maybe(random, 0.5, () => 20), p99: maybe(random, 0.8, () => Math.ceil(random() * 900)) }));
  switch (kind) {
    case 'service':
    case 'monolith':
      return stated({
        kind,
        ...common,
        latency,
        availability: maybe(random, 0.3, () => 0.99 + random() / 100),
        role: maybe(random, 0.15, () => pick(['business', 'edge', 'adapter', 'orchestrator'] as const, random)),
        infrastructure: maybe(random, 0.08, () => true),
        referenceData: maybe(random, 0.05, () => true),
        sidecars: maybe(random, 0.1, () => ['adapter' as const]),
        instances: maybe(random, 0.2, () => Math.ceil(random() * 3)),
        discovery: maybe(random, 0.2, () => pick(['static', 'server-side'] as const, random)),
        partOfId: maybe(random, 0.12, () => pick(serviceIds(design), random)),
        operations: maybe(random, 0.4, () => randomOperations(random)),
        aggregates: maybe(random, 0.2, () => ['Order', 'Parcel', 'Invoice', 'Refund'].slice(0, Math.ceil(random() * 4))),
        deploymentUnit: maybe(random, 0.08, () => pick(['front', 'back'], random)),
        defaults: maybe(random, 0.1, () => randomPolicies(random)),
        apiVersioned: maybe(random, 0.3, () => chance(random, 0.8)),
        authentication: maybe(random, 0.3, () => chance(random, 0.8)),
        workflowEngine: maybe(random, 0.05, () => true),
        observability: maybe(random, 0.4, () =>
          stated({ tracing: maybe(random, 0.8, () => chance(random, 0.8)), healthChecks: maybe(random, 0.8, () => chance(random, 0.8)) }),
        ),
        unknown: maybe(random, 0.1, () => ['observability', 'apiVersioned', 'authentication']),
      });
    case 'gateway':
      return stated({
        kind,
        ...common,
        variant: pick(['api-gateway', 'bff', 'load-balancer', undefined] as const, random),
        authentication: maybe(random, 0.5, () => chance(random, 0.8)),
        publicContent: maybe(random, 0.1, () => true),
        router: maybe(random, 0.1, () => true),
        rateLimit: maybe(random, 0.4, () => ({})),
        availability: maybe(random, 0.3, () => 0.99 + random() / 100),
        unknown: maybe(random, 0.1, () => ['authentication', 'variant']),
        defaults: maybe(random, 0.2, () => randomPolicies(random)),
      });
    case 'datastore':
      return stated({
        kind,
        ...common,
        variant: pick(['relational', 'cache', 'object', 'event-store', undefined] as const, random),
        availability: maybe(random, 0.3, () => 0.99 + random() / 100),
      });
    case 'client':
      return stated({ kind, ...common, variant: pick(['web', 'mobile', 'device', undefined] as const, random) });
    case 'external':
      return stated({
        kind,
        ...common,
        latency,
        availability: maybe(random, 0.3, () => 0.98 + random() / 50),
        platform: maybe(random, 0.2, () => true),
        public: maybe(random, 0.3, () => true),
        conformist: maybe(random, 0.2, () => true),
      });
    case 'channel':
      return stated({
        kind,
        ...common,
        variant: pick(['topic', 'queue', undefined] as const, random),
        lossy: maybe(random, 0.15, () => true),
        deadLetterChannelId: maybe(random, 0.3, () => pick(idsOf(design, 'channel'), random)),
        unknown: maybe(random, 0.1, () => ['deadLetterChannelId']),
      });
    default:
      return { kind, ...common };
  }
}

const idsOf = (design: Design, kind: Element['kind']): string[] => Object.keys(design.elements).filter((id) => design.elements[id]?.kind === kind);

const serviceIds = (design: Design): string[] => Object.keys(design.elements).filter((id) => ['service', 'monolith'].includes(design.elements[id]?.kind ?? ''));

function randomPolicies(random: Random): Policies {
  return stated({
    timeout: maybe(random, 0.7, () => (chance(random, 0.2) ? {} : { ms: Math.ceil(random() * 3_000) })),
    circuitBreaker: maybe(random, 0.5, () => ({})),
    retry: maybe(random, 0.3, () => randomRetry(random)),
    fallback: maybe(random, 0.2, () => stated({ kind: pick(['cached', 'degraded', 'queued', 'fail-fast', undefined] as const, random) })),
    bulkhead: maybe(random, 0.1, () => ({})),
    rateLimit: maybe(random, 0.1, () => ({})),
    unknown: maybe(random, 0.15, () => ['timeout' as const, 'circuitBreaker' as const, 'retry' as const, 'fallback' as const]),
  });
}

const randomRetry = (random: Random): RetryPolicy =>
  stated({
    retries: maybe(random, 0.8, () => Math.floor(random() * 5)),
    unlimited: maybe(random, 0.08, () => true),
    backoff: maybe(random, 0.6, () => pick(['none', 'fixed', 'exponential', 'exponential'] as const, random) ?? 'none'),
    baseMs: maybe(random, 0.5, () => 100),
    jitter: maybe(random, 0.5, () => pick(['none', 'full', 'equal'] as const, random) ?? 'none'),
  });

function addFlow(design: Design, random: Random): Edit[] {
  const ids = Object.keys(design.elements);
  for (let attempt = 0; attempt < 10; attempt++) {
    const [from, to] = [pick(ids, random), pick(ids, random)];
    const [source, target] = [design.elements[from ?? ''], design.elements[to ?? '']];
    if (from === undefined || to === undefined || !source || !target) continue;
    const kind = pick(legalFlowKinds(source, target), random);
    if (kind !== undefined) return [add('flows', freshId(design, 'f', random), randomFlow(kind, from, to, random))];
  }
  return [];
}

function randomFlow(kind: Flow['kind'], from: string, to: string, random: Random): Flow {
  switch (kind) {
    case 'call':
      return stated({
        kind,
        from,
        to,
        intent: pick(['query', 'command', undefined] as const, random),
        callsPerRequest: maybe(random, 0.15, () => (chance(random, 0.4) ? ('per-item' as const) : Math.ceil(random() * 9))),
        batched: maybe(random, 0.1, () => true),
        offPath: maybe(random, 0.1, () => true),
        idempotent: maybe(random, 0.5, () => chance(random, 0.8)),
        critical: maybe(random, 0.15, () => chance(random, 0.4)),
        parallelGroup: maybe(random, 0.1, () => 'page'),
        propagatesDeadline: maybe(random, 0.1, () => true),
        tls: maybe(random, 0.5, () => chance(random, 0.8)),
        ...randomPolicies(random),
      });
    case 'access':
      return stated({
        kind,
        from,
        to,
        mode: pick(['read', 'write', 'read-write', undefined] as const, random),
        schemas: maybe(random, 0.4, () => ['orders', 'customers'].slice(0, 1 + Math.floor(random() * 2))),
        unknown: maybe(random, 0.15, () => ['schemas', 'mode']),
      });
    case 'publish':
      return stated({
        kind,
        from,
        to,
        outbox: pick(['none', 'transactional-outbox', 'event-sourcing', undefined, undefined] as const, random),
        derived: maybe(random, 0.15, () => chance(random, 0.3)),
        unknown: maybe(random, 0.15, () => ['outbox']),
      });
    case 'consume':
      return stated({
        kind,
        from,
        to,
        idempotent: maybe(random, 0.5, () => chance(random, 0.8)),
        maxDeliveries: maybe(random, 0.1, () => Math.ceil(random() * 3)),
        unknown: maybe(random, 0.15, () => ['idempotent']),
      });
    case 'send':
      return stated({
        kind,
        from,
        to,
        tls: maybe(random, 0.4, () => chance(random, 0.8)),
        idempotent: maybe(random, 0.5, () => chance(random, 0.8)),
        retry: maybe(random, 0.3, () => randomRetry(random)),
        unknown: maybe(random, 0.15, () => ['tls', 'idempotent']),
      });
    default:
      return { kind, from, to } as Flow;
  }
}

function addSaga(design: Design, random: Random): Edit[] {
  const participants = serviceIds(design);
  if (participants.length === 0) return [];
  return [add('sagas', freshId(design, 's', random), randomSaga(participants, idsOf(design, 'datastore'), random))];
}

function randomSaga(participants: readonly string[], stores: readonly string[], random: Random): Saga {
  const steps = Array.from({ length: 1 + Math.floor(random() * 4) }, (_, i) =>
    stated({
      id: `step-${i}`,
      name: `Step ${i}`,
      participantId: pick(participants, random) ?? '',
      compensation: maybe(random, 0.6, () => `Undo ${i}`),
      kind: pick(['compensatable', 'pivot', 'retriable', undefined, undefined] as const, random),
      readOnly: maybe(random, 0.1, () => true),
      idempotent: maybe(random, 0.6, () => chance(random, 0.9)),
      retry: maybe(random, 0.2, () => (chance(random, 0.3) ? { unlimited: true } : { retries: 2 })),
      parallelWith: maybe(random, i > 0 ? 0.2 : 0, () => `step-${i - 1}`),
    }),
  );
  return stated({
    name: `Saga ${Math.floor(random() * 99)}`,
    style: chance(random, 0.8) ? ('orchestration' as const) : ('choreography' as const),
    stateStoreId: maybe(random, 0.6, () => pick(stores, random)),
    orchestratorId: maybe(random, 0.4, () => pick(participants, random) ?? ''),
    compensationOrder: pick(['reverse', 'parallel', 'forward', undefined] as const, random),
    unknown: maybe(random, 0.2, () => ['compensation', 'compensationOrder', 'idempotent', 'stateStoreId']),
    steps,
  });
}

/** An update or a removal of something that is there, a setting, or an acceptance. */
function change(design: Design, random: Random): Edit[] {
  const roll = random();
  const elementId = pick(Object.keys(design.elements), random);
  const flowId = pick(Object.keys(design.flows), random);
  if (roll < 0.12 && elementId !== undefined) return [remove('elements', elementId)];
  if (roll < 0.3 && flowId !== undefined) return [remove('flows', flowId)];
  if (roll < 0.55 && elementId !== undefined) return [replaceElement(design, elementId, random)];
  if (roll < 0.8 && flowId !== undefined) return replaceFlow(design, flowId, random);
  if (roll < 0.84) return removeOne(design, 'contexts', random);
  if (roll < 0.86) return removeOne(design, 'sagas', random);
  if (roll < 0.88)
    return [
      {
        op: 'update',
        collection: 'platform',
        id: 'platform',
        fields: {
          timeout: chance(random, 0.5) ? { ms: 500 } : null,
          circuitBreaker: chance(random, 0.5) ? {} : null,
          retry: chance(random, 0.3) ? randomRetry(random) : null,
          tls: pick([true, false, null] as const, random) ?? null,
          tracing: pick([true, null] as const, random) ?? null,
          healthChecks: pick([true, null] as const, random) ?? null,
        },
      },
    ];
  if (roll < 0.9)
    return [
      update('meta', 'meta', {
        preset: pick(['sketch', 'design', 'production', null] as const, random) ?? null,
        slo: pick([0.9, 0.99, 0.995, 0.999, null] as const, random) ?? null,
        engineers: maybe(random, 0.5, () => Math.ceil(random() * 14)) ?? null,
        drivers: maybe(random, 0.2, () => ['scale' as const]) ?? null,
      }),
    ];
  if (roll < 0.94) return setRule(design, random);
  if (roll < 0.98) return accept(design, elementId, random);
  return (
    pick(
      [
        removeOne(design, 'decisions', random),
        removeOne(design, 'teams', random),
        removeOne(design, 'relations', random),
        removeOne(design, 'ruleSettings', random),
      ],
      random,
    ) ?? []
  );
}

/** Keeps the name half of the time, so that a change is not always a rename. */
function replaceElement(design: Design, id: string, random: Random): Edit {
  const old = design.elements[id];
  const next = randomElement(design, chance(random, 0.5) ? (old?.name ?? id) : `${id} renamed`, random);
  return updateTo('elements', id, old ?? {}, next);
}

function replaceFlow(design: Design, id: string, random: Random): Edit[] {
  const old = design.flows[id];
  const ids = Object.keys(design.elements);
  if (!old) return [];
  const [from, to] = chance(random, 0.3) ? [old.from, pick(ids, random) ?? old.to] : [old.from, old.to];
  return [updateTo('flows', id, old, randomFlow(old.kind, from, to, random))];
}

function updateTo(collection: 'elements' | 'flows', id: string, old: object, next: object): Edit {
  const removed = Object.fromEntries(Object.keys(old).map((key) => [key, null]));
  return { op: 'update', collection, id, fields: { ...removed, ...next } };
}

function removeOne(design: Design, collection: CollectionName, random: Random): Edit[] {
  const id = pick(Object.keys(design[collection]), random);
  return id === undefined ? [] : [remove(collection, id)];
}

function setRule(design: Design, random: Random): Edit[] {
  const ruleId = pick([...CATALOGUE.map(({ id }) => id), 'no-such-rule'], random) ?? '';
  const record = stated({
    severity: pick(['error', 'warning', 'info', 'off', undefined] as const, random),
    parameters: maybe(random, 0.4, () => ({ warningHops: pick([2, 3, 5, -1] as const, random) ?? 3, operations: 3 })),
  });
  return [...(ruleId in design.ruleSettings ? [remove('ruleSettings', ruleId)] : []), add('ruleSettings', ruleId, record)];
}

function accept(design: Design, elementId: string | undefined, random: Random): Edit[] {
  if (elementId === undefined) return [];
  const ruleId = pick(CATALOGUE, random)?.id ?? '';
  return [add('decisions', freshId(design, 'd', random), { ruleId, subjects: [elementId], reason: 'It is fine.', date: '2026-01-31' })];
}
