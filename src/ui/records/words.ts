import { wordTable } from '../../language/index.ts';
import type { CollectionName, Element, FlowKind, PolicyName } from '../../model/index.ts';

/** What a kind of element is called where it is a title: sentence case. */
export const ELEMENT_WORDS: Readonly<Record<Element['kind'], string>> = wordTable({
  client: 'Client',
  service: 'Service',
  monolith: 'Monolith',
  external: 'External system',
  gateway: 'Gateway',
  datastore: 'Data store',
  channel: 'Channel',
  broker: 'Broker',
  registry: 'Service registry',
  scheduler: 'Scheduler',
  observability: 'Observability',
  mesh: 'Service mesh',
});

/** Words for the variants that people call by their own name. */
export const VARIANT_WORDS: Readonly<Record<string, string>> = wordTable({
  web: 'Web client',
  mobile: 'Mobile app',
  partner: 'Partner system',
  device: 'Device',
  'api-gateway': 'API gateway',
  bff: 'Backend for frontend',
  facade: 'Facade',
  'load-balancer': 'Load balancer',
  relational: 'Relational database',
  document: 'Document database',
  'key-value': 'Key-value store',
  column: 'Column store',
  search: 'Search index',
  graph: 'Graph database',
  'event-store': 'Event store',
  cache: 'Cache',
  object: 'Object store',
  topic: 'Topic',
  queue: 'Queue',
  stream: 'Stream',
});

export const FLOW_WORDS: Readonly<Record<FlowKind, string>> = wordTable({
  call: 'Synchronous call',
  publish: 'Publishes to a channel',
  consume: 'Consumes from a channel',
  send: 'Direct message',
  access: 'Data access',
  replicate: 'Replication',
});

/** What a flow does, as the verb between two names. */
export const FLOW_VERBS: Readonly<Record<FlowKind, string>> = wordTable({
  call: 'calls',
  publish: 'publishes to',
  consume: 'delivers to',
  send: 'sends to',
  access: 'uses',
  replicate: 'replicates to',
});

export const POLICY_WORDS: Readonly<Record<PolicyName, string>> = wordTable({
  fallback: 'Fallback',
  retry: 'Retry',
  circuitBreaker: 'Circuit breaker',
  rateLimit: 'Rate limit',
  timeout: 'Timeout',
  bulkhead: 'Bulkhead',
});

/** One record of a collection, sentence case. */
export const COLLECTION_WORDS: Readonly<Record<CollectionName, string>> = wordTable({
  teams: 'Team',
  contexts: 'Bounded context',
  elements: 'Element',
  flows: 'Flow',
  relations: 'Context relation',
  messages: 'Message',
  sagas: 'Saga',
  scenarios: 'Scenario',
  migrations: 'Migration',
  notes: 'Note|record',
  layout: 'Place',
  frames: 'Frame',
  decisions: 'Decision',
  ruleSettings: 'Rule setting',
});

export const MESSAGE_WORDS: Readonly<Record<'event' | 'command' | 'query' | 'document', string>> = wordTable({
  event: 'Event',
  command: 'Command',
  query: 'Query',
  document: 'Document',
});
