import { z } from 'zod';
import { count, field, milliseconds, prose, reference, share, text, unknownFields } from './field.ts';
import { policiesSchema, rateLimitSchema } from './policies.ts';

const shared = {
  name: field(text().min(1), { label: 'Name' }),
  technology: field(text(120).optional(), { label: 'Technology', help: 'Shown under the name: Kotlin, PostgreSQL, Kafka topic.' }),
  description: field(prose().optional(), { label: 'Description', multiline: true }),
  contextIds: field(z.array(reference('contexts', 'remove')).max(50).optional(), {
    label: 'Bounded context',
    help: 'Normally one. Two is a finding, not an error.',
  }),
  ownerIds: field(z.array(reference('teams', 'remove')).max(50).optional(), { label: 'Owning team' }),
  tags: field(z.array(text(60).min(1)).max(50).optional(), { label: 'Tags' }),
  unknown: unknownFields.optional(),
};

const runtime = {
  latency: field(
    z
      .strictObject({
        p50: field(milliseconds().optional(), { label: 'Median', unit: 'ms', help: 'Half of the answers are faster.' }),
        p99: field(milliseconds().optional(), { label: '99th percentile', unit: 'ms', help: 'One answer in a hundred is slower.' }),
      })
      .optional(),
    { label: 'Latency', section: 'Runtime' },
  ),
  availability: field(share().optional(), {
    label: 'Availability',
    unit: '0 to 1',
    help: 'Share of the time in which it answers: 0.999 is nine hours of outage a year.',
    section: 'Runtime',
  }),
};

export const operationSchema = z.strictObject({
  name: field(text(200).min(1), { label: 'Operation' }),
  requestId: reference('messages', 'clear', { label: 'Request', help: 'Message that asks for it.' }).optional(),
  responseId: reference('messages', 'clear', { label: 'Response', help: 'Message that answers.' }).optional(),
  intent: field(z.enum(['query', 'command']).optional(), {
    label: 'Intent',
    options: { query: 'Query, changes nothing', command: 'Command, changes something' },
  }),
  style: field(z.enum(['crud', 'behaviour']).optional(), {
    label: 'Style',
    options: { crud: 'Create, read, update, delete', behaviour: 'Behaviour of the domain' },
  }),
  idempotent: field(z.boolean().optional(), { label: 'Idempotent', help: 'Doing it twice has the effect of doing it once.' }),
});

export const clientSchema = z.strictObject({
  kind: z.literal('client'),
  ...shared,
  variant: field(z.enum(['web', 'mobile', 'partner', 'device']).optional(), {
    label: 'Type',
    options: { web: 'Web', mobile: 'Mobile', partner: 'Partner system', device: 'Device' },
  }),
});

const serviceFields = {
  ...shared,
  role: field(
    z
      .enum([
        'business',
        'orchestrator',
        'query-side',
        'command-side',
        'projection',
        'anti-corruption-layer',
        'edge',
        'composite',
        'adapter',
        'function',
        'reporting',
      ])
      .optional(),
    {
      label: 'Role',
      options: {
        business: 'Business',
        orchestrator: 'Orchestrator',
        'query-side': 'Query side',
        'command-side': 'Command side',
        projection: 'Projection',
        'anti-corruption-layer': 'Anti-corruption layer',
        edge: 'Edge',
        composite: 'Composite',
        adapter: 'Adapter',
        function: 'Function',
        reporting: 'Reporting',
      },
      help: 'What it is for. Without one it counts as a business service.',
    },
  ),
  operations: field(z.array(operationSchema).max(500).optional(), { label: 'Operations', section: 'Operations' }),
  instances: field(count(100_000).optional(), { label: 'Instances', section: 'Runtime' }),
  concurrency: field(count(1_000_000).optional(), { label: 'Concurrency', help: 'Requests that one instance works on at the same time.', section: 'Runtime' }),
  ...runtime,
  capacity: field(z.number().positive().max(100_000_000).optional(), { label: 'Capacity', unit: 'requests/s', help: 'Of one instance.', section: 'Runtime' }),
  observability: field(
    z
      .strictObject({
        tracing: field(z.boolean().optional(), { label: 'Distributed tracing' }),
        logs: field(z.boolean().optional(), { label: 'Structured logs' }),
        metrics: field(z.boolean().optional(), { label: 'Metrics' }),
        healthChecks: field(z.boolean().optional(), { label: 'Health checks' }),
      })
      .optional(),
    { label: 'Observability', section: 'Operation' },
  ),
  deployment: field(z.enum(['rolling', 'blue-green', 'canary']).optional(), {
    label: 'Deployment',
    options: { rolling: 'Rolling', 'blue-green': 'Blue-green', canary: 'Canary' },
    section: 'Operation',
  }),
  rollout: field(
    z
      .strictObject({
        surge: field(z.number().int().min(0).max(100_000).optional(), { label: 'Surge', help: 'Rolling: instances beyond the usual number.' }),
        unavailable: field(z.number().int().min(0).max(100_000).optional(), {
          label: 'Unavailable',
          help: 'Rolling: instances that may be missing meanwhile.',
        }),
        readyMs: field(milliseconds().optional(), { label: 'Ready after', unit: 'ms', help: 'From the start of an instance until it takes requests.' }),
        stepPercent: field(z.number().positive().max(100).optional(), {
          label: 'Canary step',
          unit: '%',
          help: 'What the new version gets more of at each step.',
        }),
        stepMs: field(milliseconds().optional(), { label: 'Step after', unit: 'ms', help: 'Canary: time from one step to the next.' }),
      })
      .optional(),
    { label: 'Rollout', section: 'Operation' },
  ),
  sidecars: field(
    z
      .array(z.enum(['proxy', 'ambassador', 'adapter']))
      .max(10)
      .optional(),
    { label: 'Sidecars', options: { proxy: 'Proxy', ambassador: 'Ambassador', adapter: 'Adapter' }, section: 'Operation' },
  ),
  discovery: field(z.enum(['client-side', 'server-side', 'static']).optional(), {
    label: 'Found by',
    options: { 'client-side': 'Client-side discovery', 'server-side': 'Server-side discovery', static: 'Static address' },
    section: 'Operation',
  }),
  apiVersioned: field(z.boolean().optional(), {
    label: 'API is versioned',
    help: 'Callers of the old interface go on working when a new one comes; a GraphQL schema that only grows counts too.',
    section: 'Operation',
  }),
  partOfId: reference('elements', 'clear', {
    label: 'Part of',
    kinds: ['service', 'monolith'],
    help: 'A worker or relay that belongs to another service.',
    section: 'Design',
    acyclic: true,
  }).optional(),
  deploymentUnit: field(text(120).optional(), {
    label: 'Released with',
    help: 'Services with the same word here are released together.',
    section: 'Operation',
  }),
  aggregates: field(z.array(text(120).min(1)).max(200).optional(), { label: 'Aggregates', section: 'Design' }),
  referenceData: field(z.boolean().optional(), { label: 'Reference data', help: 'Serves data that hardly ever changes.', section: 'Design' }),
  infrastructure: field(z.boolean().optional(), {
    label: 'Infrastructure',
    help: 'Identity, configuration and the like: not counted in chains and hubs.',
    section: 'Design',
  }),
  workflowEngine: field(z.boolean().optional(), {
    label: 'Workflow engine',
    help: 'Keeps the state of the sagas that it runs by itself, as Temporal, Camunda or Step Functions do.',
    section: 'Design',
  }),
  authentication: field(z.boolean().optional(), {
    label: 'Authenticates callers',
    help: 'By itself; behind a gateway that does it this needs no word.',
    section: 'Design',
  }),
  publicContent: field(z.boolean().optional(), { label: 'Public content', help: 'Everything that it answers may be read by anybody.', section: 'Design' }),
  defaults: field(policiesSchema.optional(), {
    label: 'Default policies',
    help: 'Hold for every call of this service that does not say otherwise.',
    hidden: true,
  }),
  linesOfCode: field(count(1_000_000_000).optional(), { label: 'Lines of code', section: 'Design' }),
  releasesPerMonth: field(z.number().min(0).max(100_000).optional(), { label: 'Releases a month', section: 'Design' }),
};

export const serviceSchema = z.strictObject({ kind: z.literal('service'), ...serviceFields });
export const monolithSchema = z.strictObject({ kind: z.literal('monolith'), ...serviceFields });

export const externalSchema = z.strictObject({
  kind: z.literal('external'),
  ...shared,
  ...runtime,
  legacy: field(z.boolean().optional(), { label: 'Legacy', help: 'Its model would leak into ours without a layer between.', section: 'Design' }),
  public: field(z.boolean().optional(), { label: 'Public', help: 'Anybody may call it.', section: 'Design' }),
  platform: field(z.boolean().optional(), { label: 'Platform', help: 'A platform service such as mail or object storage.', section: 'Design' }),
  conformist: field(z.boolean().optional(), { label: 'We conform', help: 'We take over its model on purpose.', section: 'Design' }),
});

export const gatewaySchema = z.strictObject({
  kind: z.literal('gateway'),
  ...shared,
  ...runtime,
  variant: field(z.enum(['api-gateway', 'bff', 'facade', 'load-balancer']).optional(), {
    label: 'Type',
    options: { 'api-gateway': 'API gateway', bff: 'Backend for frontend', facade: 'Facade', 'load-balancer': 'Load balancer' },
  }),
  authentication: field(z.boolean().optional(), { label: 'Authenticates callers', section: 'Design' }),
  publicContent: field(z.boolean().optional(), { label: 'Public content', help: 'Everything behind it may be read by anybody.', section: 'Design' }),
  router: field(z.boolean().optional(), {
    label: 'Only routes',
    help: 'Passes requests on as they are: nothing is put together, translated or decided for one kind of client.',
    section: 'Design',
  }),
  rateLimit: field(rateLimitSchema.optional(), { label: 'Rate limit', help: 'Caps what callers may ask for.', section: 'Design' }),
  instances: field(count(100_000).optional(), { label: 'Instances', section: 'Runtime' }),
  defaults: field(policiesSchema.optional(), { label: 'Default policies', hidden: true }),
});

export const datastoreSchema = z.strictObject({
  kind: z.literal('datastore'),
  ...shared,
  ...runtime,
  variant: field(z.enum(['relational', 'document', 'key-value', 'column', 'search', 'graph', 'event-store', 'cache', 'object']).optional(), {
    label: 'Type',
    options: {
      relational: 'Relational',
      document: 'Document',
      'key-value': 'Key-value',
      column: 'Column',
      search: 'Search',
      graph: 'Graph',
      'event-store': 'Event store',
      cache: 'Cache',
      object: 'Objects',
    },
  }),
  engine: field(text(120).optional(), { label: 'Engine', help: 'PostgreSQL, MongoDB, Redis …' }),
  timeToLiveMs: field(milliseconds().optional(), {
    label: 'Time to live',
    unit: 'ms',
    help: 'Of a cache: what it holds is forgotten after this time. Without one only a write removes it.',
    section: 'Runtime',
  }),
  replicaOfId: reference('elements', 'clear', { label: 'Replica of', kinds: ['datastore'], section: 'Design', acyclic: true }).optional(),
});

export const channelSchema = z.strictObject({
  kind: z.literal('channel'),
  ...shared,
  variant: field(z.enum(['topic', 'queue', 'stream']).optional(), { label: 'Type', options: { topic: 'Topic', queue: 'Queue', stream: 'Stream' } }),
  brokerId: reference('elements', 'clear', { label: 'Broker', kinds: ['broker'] }).optional(),
  deadLetterChannelId: reference('elements', 'clear', {
    label: 'Dead-letter channel',
    kinds: ['channel'],
    help: 'Where messages go that cannot be handled.',
    section: 'Delivery',
  }).optional(),
  lossy: field(z.boolean().optional(), { label: 'May lose messages', help: 'Telemetry and the like.', section: 'Delivery' }),
  keyed: field(z.boolean().optional(), { label: 'Ordered for each key', section: 'Delivery' }),
  visibilityTimeoutMs: field(milliseconds().optional(), {
    label: 'Visibility timeout',
    unit: 'ms',
    help: 'A message that is not acknowledged comes back after this time.',
    section: 'Delivery',
  }),
});

const plain = <K extends string>(kind: K) => z.strictObject({ kind: z.literal(kind), ...shared });
export const brokerSchema = z.strictObject({
  ...plain('broker').shape,
  engine: field(text(120).optional(), { label: 'Engine', help: 'Kafka, RabbitMQ, SQS, NATS …' }),
});
export const registrySchema = z.strictObject({
  ...plain('registry').shape,
  timeToLiveMs: field(milliseconds().optional(), {
    label: 'Time to live',
    unit: 'ms',
    help: 'How long callers keep the addresses that they looked up.',
    section: 'Runtime',
  }),
});
export const schedulerSchema = plain('scheduler');
export const observabilitySchema = plain('observability');
export const meshSchema = plain('mesh');

/** Everything that can be drawn as a box, told apart by `kind`. */
export const elementSchema = z.discriminatedUnion('kind', [
  clientSchema,
  serviceSchema,
  monolithSchema,
  externalSchema,
  gatewaySchema,
  datastoreSchema,
  channelSchema,
  brokerSchema,
  registrySchema,
  schedulerSchema,
  observabilitySchema,
  meshSchema,
]);

export type Element = z.infer<typeof elementSchema>;
export type ElementKind = Element['kind'];
export type ElementOf<K extends ElementKind> = Extract<Element, { kind: K }>;
export type Operation = z.infer<typeof operationSchema>;

export const ELEMENT_KINDS = [
  'client',
  'service',
  'monolith',
  'external',
  'gateway',
  'datastore',
  'channel',
  'broker',
  'registry',
  'scheduler',
  'observability',
  'mesh',
] as const satisfies readonly ElementKind[];
