import type { ElementSeed } from '../../workspace/index.ts';

/** One thing of the palette: what it is called, what it makes, and by which other words it is found. */
export interface PaletteEntry {
  readonly label: string;
  readonly seed: Exclude<ElementSeed, string>;
  readonly words?: string;
}

export interface PaletteSection {
  readonly title: string;
  readonly entries: readonly PaletteEntry[];
}

/** Everything that can be drawn as a box. What is used every day is shown at once; `more` waits behind a button. */
export const SECTIONS: readonly (PaletteSection & { readonly more?: readonly PaletteEntry[] })[] = [
  {
    title: 'Services',
    entries: [
      { label: 'Service', seed: { kind: 'service' }, words: 'microservice component worker backend module' },
      { label: 'Monolith', seed: { kind: 'monolith' }, words: 'legacy erp mainframe' },
      { label: 'Gateway', seed: { kind: 'gateway', variant: 'api-gateway' }, words: 'api edge kong apigee zuul ingress' },
      { label: 'BFF', seed: { kind: 'gateway', variant: 'bff' }, words: 'backend for frontend gateway' },
    ],
    more: [
      {
        label: 'Orchestrator',
        seed: { kind: 'service', role: 'orchestrator', name: 'Orchestrator' },
        words: 'saga coordinator process manager temporal camunda workflow',
      },
      { label: 'Adapter', seed: { kind: 'service', role: 'anti-corruption-layer', name: 'Adapter' }, words: 'anti-corruption layer acl' },
      { label: 'Function', seed: { kind: 'service', role: 'function', name: 'Function' }, words: 'lambda serverless faas cloud' },
      { label: 'Load balancer', seed: { kind: 'gateway', variant: 'load-balancer' }, words: 'proxy nginx haproxy envoy traefik elb' },
    ],
  },
  {
    title: 'Data and channels',
    entries: [
      { label: 'Database', seed: { kind: 'datastore', variant: 'relational' }, words: 'postgresql mysql mariadb oracle sql sqlite store relational db rdbms' },
      { label: 'Cache', seed: { kind: 'datastore', variant: 'cache' }, words: 'redis valkey memcached store' },
      { label: 'Topic', seed: { kind: 'channel', variant: 'topic' }, words: 'kafka events publish subscribe pub/sub pubsub sns bus channel' },
      { label: 'Queue', seed: { kind: 'channel', variant: 'queue' }, words: 'rabbitmq sqs activemq jms dead letter dlq messages channel' },
    ],
    more: [
      {
        label: 'Documents',
        seed: { kind: 'datastore', variant: 'document', name: 'Document store' },
        words: 'mongodb couchdb firestore nosql json store database',
      },
      { label: 'Key-value', seed: { kind: 'datastore', variant: 'key-value', name: 'Key-value store' }, words: 'dynamodb nosql store database' },
      { label: 'Search index', seed: { kind: 'datastore', variant: 'search' }, words: 'elasticsearch opensearch solr lucene store database' },
      { label: 'Event store', seed: { kind: 'datastore', variant: 'event-store' }, words: 'event sourcing journal store database' },
      { label: 'Objects', seed: { kind: 'datastore', variant: 'object' }, words: 's3 files blobs bucket minio store' },
      {
        label: 'Columns',
        seed: { kind: 'datastore', variant: 'column', name: 'Column store' },
        words: 'cassandra bigquery clickhouse warehouse nosql store database',
      },
      { label: 'Graph', seed: { kind: 'datastore', variant: 'graph', name: 'Graph store' }, words: 'neo4j neptune store database' },
      { label: 'Stream', seed: { kind: 'channel', variant: 'stream' }, words: 'kafka kinesis pulsar log channel' },
      { label: 'Broker', seed: { kind: 'broker' }, words: 'kafka rabbitmq nats activemq pulsar messaging bus' },
    ],
  },
  {
    title: 'Outside',
    entries: [
      { label: 'Web client', seed: { kind: 'client', variant: 'web' }, words: 'browser frontend website spa user react angular vue' },
      { label: 'Mobile', seed: { kind: 'client', variant: 'mobile' }, words: 'phone app ios android user client' },
      { label: 'External', seed: { kind: 'external' }, words: 'third party provider system saas stripe paypal mail identity' },
      { label: 'Scheduler', seed: { kind: 'scheduler' }, words: 'cron timer job batch' },
    ],
    more: [
      { label: 'Partner', seed: { kind: 'client', variant: 'partner' }, words: 'b2b client' },
      { label: 'Device', seed: { kind: 'client', variant: 'device' }, words: 'iot client' },
      { label: 'Registry', seed: { kind: 'registry' }, words: 'discovery consul eureka' },
      { label: 'Telemetry', seed: { kind: 'observability' }, words: 'observability traces metrics logs' },
      { label: 'Mesh', seed: { kind: 'mesh' }, words: 'istio linkerd service control plane sidecar' },
    ],
  },
];

/** What matches the words that were typed, section by section. Without words: the everyday part, or everything. */
export function visibleSections(query: string, everything: boolean): readonly PaletteSection[] {
  const wanted = query.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return SECTIONS.map((section) => {
    const all = [...section.entries, ...(section.more ?? [])];
    if (wanted.length === 0) return { title: section.title, entries: everything ? all : section.entries };
    return { title: section.title, entries: all.filter((entry) => matches(`${entry.label} ${entry.words ?? ''} ${section.title}`, wanted)) };
  }).filter((section) => section.entries.length > 0);
}

/** Whether every typed word begins a word of the text. */
export function matches(text: string, wanted: readonly string[]): boolean {
  const words = text.toLocaleLowerCase().split(/[\s-]+/u);
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
}
