import { POLICY_NAMES, type ElementKind, type FlowKind } from '../model/index.ts';

/**
 * Fields that a picture or a topology does not state. An imported record lists them, less what its format does say, so that the rules ask instead of warning.
 */
const OF_SERVICE = [
  'contextIds',
  'role',
  'operations',
  'instances',
  'concurrency',
  'latency',
  'availability',
  'capacity',
  'observability',
  'deployment',
  'sidecars',
  'discovery',
  'apiVersioned',
  'authentication',
  'publicContent',
  'workflowEngine',
  'partOfId',
  'deploymentUnit',
  'aggregates',
  'referenceData',
  'infrastructure',
  'linesOfCode',
  'releasesPerMonth',
];

const OF_ELEMENT: Partial<Record<ElementKind, readonly string[]>> = {
  client: ['variant'],
  service: OF_SERVICE,
  monolith: OF_SERVICE,
  external: ['latency', 'availability', 'legacy', 'public', 'platform', 'conformist'],
  gateway: ['variant', 'authentication', 'publicContent', 'router', 'rateLimit', 'instances', 'latency', 'availability'],
  datastore: ['contextIds', 'variant', 'engine', 'latency', 'availability', 'replicaOfId'],
  channel: ['variant', 'brokerId', 'deadLetterChannelId', 'lossy', 'keyed', 'visibilityTimeoutMs'],
  broker: ['engine'],
};

const OF_FLOW: Readonly<Record<FlowKind, readonly string[]>> = {
  call: ['protocol', 'operation', 'intent', 'callsPerRequest', 'batched', 'idempotent', 'offPath', 'critical', 'propagatesDeadline', 'tls', ...POLICY_NAMES],
  publish: ['messageId', 'outbox', 'derived'],
  consume: ['messageId', 'group', 'idempotent', 'maxDeliveries', 'deadLetterChannelId'],
  send: ['messageId', 'idempotent', 'tls', 'retry'],
  access: ['mode', 'schemas', 'transactional'],
  replicate: ['lagMs'],
};

/** What is not known of an element of that kind, less the fields that the source states. Nothing where the kind has no such fields. */
export const unknownOfElement = (kind: ElementKind, stated: readonly string[] = []): { readonly unknown?: string[] } => listed(OF_ELEMENT[kind] ?? [], stated);

/** The same of a flow. */
export const unknownOfFlow = (kind: FlowKind, stated: readonly string[] = []): { readonly unknown?: string[] } => listed(OF_FLOW[kind], stated);

function listed(fields: readonly string[], stated: readonly string[]): { readonly unknown?: string[] } {
  const unknown = fields.filter((field) => !stated.includes(field));
  return unknown.length === 0 ? {} : { unknown };
}
