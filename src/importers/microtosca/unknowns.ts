import type { ElementKind, FlowKind } from '../../model/index.ts';

/**
 * What microTOSCA has no words for. An imported record lists these, so that the rules ask instead of warning.
 * Not listed: what the format does say by leaving it out: an absent `timeout`, `circuit_breaker` or `dynamic_discovery` means false.
 */
export const UNKNOWN_OF_ELEMENT: Partial<Record<ElementKind, readonly string[]>> = {
  client: ['variant'],
  service: [
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
    'apiVersioned',
    'partOfId',
    'deploymentUnit',
    'aggregates',
    'referenceData',
    'infrastructure',
    'linesOfCode',
    'releasesPerMonth',
  ],
  datastore: ['contextIds', 'variant', 'engine', 'latency', 'availability', 'replicaOfId'],
  broker: ['engine'],
  gateway: ['variant', 'authentication', 'publicContent', 'rateLimit', 'instances', 'latency', 'availability'],
};

const UNKNOWN_OF_CALL = ['protocol', 'operation', 'intent', 'callsPerRequest', 'batched', 'idempotent', 'offPath', 'critical', 'propagatesDeadline', 'tls'];
const UNKNOWN_POLICIES = ['fallback', 'retry', 'rateLimit', 'bulkhead'];

/** Of a flow that stands for an interaction. */
export const UNKNOWN_OF_FLOW: Partial<Record<FlowKind, readonly string[]>> = {
  call: [...UNKNOWN_OF_CALL, ...UNKNOWN_POLICIES],
  access: ['mode', 'schemas', 'transactional'],
  publish: ['direction', 'messageId', 'outbox', 'derived'],
};

/** Policies that a relationship template states, and that nobody knows where the template is missing or the caller is outside. */
export const STATED_POLICIES = ['timeout', 'circuitBreaker'] as const;
