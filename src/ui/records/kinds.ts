import { NOTE_KINDS, NOTE_WORDS, type NoteKind } from '../../drawing/index.ts';
import { mark, t } from '../../language/index.ts';
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
    title: mark('Services'),
    entries: [
      { label: mark('Service'), seed: { kind: 'service' }, words: mark('microservice component worker backend module') },
      { label: mark('Monolith'), seed: { kind: 'monolith' }, words: mark('legacy erp mainframe') },
      { label: mark('Gateway'), seed: { kind: 'gateway', variant: 'api-gateway' }, words: mark('api edge kong apigee zuul ingress') },
      { label: mark('BFF'), seed: { kind: 'gateway', variant: 'bff' }, words: mark('backend for frontend gateway') },
    ],
    more: [
      {
        label: mark('Orchestrator'),
        seed: { kind: 'service', role: 'orchestrator', name: 'Orchestrator' },
        words: mark('saga coordinator process manager temporal camunda workflow'),
      },
      { label: mark('Adapter'), seed: { kind: 'service', role: 'anti-corruption-layer', name: 'Adapter' }, words: mark('anti-corruption layer acl') },
      { label: mark('Function'), seed: { kind: 'service', role: 'function', name: 'Function' }, words: mark('lambda serverless faas cloud') },
      { label: mark('Load balancer'), seed: { kind: 'gateway', variant: 'load-balancer' }, words: mark('proxy nginx haproxy envoy traefik elb') },
    ],
  },
  {
    title: mark('Data and channels'),
    entries: [
      {
        label: mark('Database'),
        seed: { kind: 'datastore', variant: 'relational' },
        words: mark('postgresql mysql mariadb oracle sql sqlite store relational db rdbms'),
      },
      { label: mark('Cache'), seed: { kind: 'datastore', variant: 'cache' }, words: mark('redis valkey memcached store') },
      { label: mark('Topic'), seed: { kind: 'channel', variant: 'topic' }, words: mark('kafka events publish subscribe pub/sub pubsub sns bus channel') },
      { label: mark('Queue'), seed: { kind: 'channel', variant: 'queue' }, words: mark('rabbitmq sqs activemq jms dead letter dlq messages channel') },
    ],
    more: [
      {
        label: mark('Documents'),
        seed: { kind: 'datastore', variant: 'document', name: 'Document store' },
        words: mark('mongodb couchdb firestore nosql json store database'),
      },
      { label: mark('Key-value'), seed: { kind: 'datastore', variant: 'key-value', name: 'Key-value store' }, words: mark('dynamodb nosql store database') },
      { label: mark('Search index'), seed: { kind: 'datastore', variant: 'search' }, words: mark('elasticsearch opensearch solr lucene store database') },
      { label: mark('Event store'), seed: { kind: 'datastore', variant: 'event-store' }, words: mark('event sourcing journal store database') },
      { label: mark('Objects'), seed: { kind: 'datastore', variant: 'object' }, words: mark('s3 files blobs bucket minio store') },
      {
        label: mark('Columns'),
        seed: { kind: 'datastore', variant: 'column', name: 'Column store' },
        words: mark('cassandra bigquery clickhouse warehouse nosql store database'),
      },
      { label: mark('Graph'), seed: { kind: 'datastore', variant: 'graph', name: 'Graph store' }, words: mark('neo4j neptune store database') },
      { label: mark('Stream'), seed: { kind: 'channel', variant: 'stream' }, words: mark('kafka kinesis pulsar log channel') },
      { label: mark('Broker'), seed: { kind: 'broker' }, words: mark('kafka rabbitmq nats activemq pulsar messaging bus') },
    ],
  },
  {
    title: mark('Outside'),
    entries: [
      { label: mark('Web client'), seed: { kind: 'client', variant: 'web' }, words: mark('browser frontend website spa user react angular vue') },
      { label: mark('Mobile'), seed: { kind: 'client', variant: 'mobile' }, words: mark('phone app ios android user client') },
      { label: mark('External'), seed: { kind: 'external' }, words: mark('third party provider system saas stripe paypal mail identity') },
      { label: mark('Scheduler'), seed: { kind: 'scheduler' }, words: mark('cron timer job batch') },
    ],
    more: [
      { label: mark('Partner'), seed: { kind: 'client', variant: 'partner' }, words: mark('b2b client') },
      { label: mark('Device'), seed: { kind: 'client', variant: 'device' }, words: mark('iot client') },
      { label: mark('Registry'), seed: { kind: 'registry' }, words: mark('discovery consul eureka') },
      { label: mark('Telemetry'), seed: { kind: 'observability' }, words: mark('observability traces metrics logs') },
      { label: mark('Mesh'), seed: { kind: 'mesh' }, words: mark('istio linkerd service control plane sidecar') },
    ],
  },
];

/** Stickies and frames, as the palette offers them. */
export interface NoteEntry {
  readonly label: string;
  readonly words: string;
  /** The kind of a sticky; none for a frame. */
  readonly note?: NoteKind;
}

export const NOTE_ENTRIES: readonly NoteEntry[] = [
  ...NOTE_KINDS.map((note): NoteEntry => ({ label: NOTE_WORDS[note], note, words: 'sticky note event storming workshop' })),
  { label: mark('Frame'), words: 'area section slide group board' },
];

/** Those that match the words that were typed; all where none were. */
export function visibleNotes(query: string): readonly NoteEntry[] {
  const wanted = query.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return NOTE_ENTRIES.filter(({ label, words }) => matches(`${t(label)} ${label} ${words}`, wanted));
}

/** What matches the words that were typed, section by section. Without words: the everyday part, or everything. */
export function visibleSections(query: string, everything: boolean): readonly PaletteSection[] {
  const wanted = query.trim().toLocaleLowerCase().split(/\s+/u).filter(Boolean);
  return SECTIONS.map((section) => {
    const all = [...section.entries, ...(section.more ?? [])];
    if (wanted.length === 0) return { title: section.title, entries: everything ? all : section.entries };
    return {
      title: section.title,
      entries: all.filter((entry) =>
        matches([entry.label, entry.words ?? '', section.title].flatMap((words) => (words === '' ? [] : [words, t(words)])).join(' '), wanted),
      ),
    };
  }).filter((section) => section.entries.length > 0);
}

/** Whether every typed word begins a word of the text. */
export function matches(text: string, wanted: readonly string[]): boolean {
  const words = text.toLocaleLowerCase().split(/[\s-]+/u);
  return wanted.every((part) => words.some((word) => word.startsWith(part)));
}
