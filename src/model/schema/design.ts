import { z } from 'zod';
import { elementSchema } from './elements.ts';
import { coordinate, count, field, idSchema, milliseconds, prose, reference, share, text, unknownFields, type ReferenceTarget } from './field.ts';
import { flowSchema } from './flows.ts';
import { policyFields, POLICY_NAMES, retrySchema, timeoutSchema } from './policies.ts';

/** Version of the document format that this code writes. Older ones are migrated forward. */
export const SCHEMA_VERSION = 1;

const name = field(text().min(1), { label: 'Name' });
const description = field(prose().optional(), { label: 'Description', multiline: true });

export const metaSchema = z.strictObject({
  schemaVersion: field(z.literal(SCHEMA_VERSION), { label: 'Format version', hidden: true }),
  name,
  description,
  origin: field(z.enum(['drawn', 'imported']).optional(), { label: 'Origin', hidden: true }),
  engineers: field(count(1_000_000).optional(), { label: 'Engineers', help: 'How many people build it.' }),
  drivers: field(
    z
      .array(z.enum(['scale', 'isolation', 'regulation', 'independent-teams']))
      .max(4)
      .optional(),
    {
      label: 'Why services',
      options: { scale: 'Scale', isolation: 'Isolation', regulation: 'Regulation', 'independent-teams': 'Independent teams' },
    },
  ),
  slo: field(share().optional(), { label: 'Availability promised', unit: '0 to 1', help: 'The service level objective: 0.999.' }),
  preset: field(z.enum(['sketch', 'design', 'production']).optional(), {
    label: 'Rules',
    options: { sketch: 'Sketch', design: 'Design', production: 'Production' },
    help: 'How much the rules ask for.',
  }),
});

export const platformSchema = z.strictObject({
  name: field(text(120).optional(), { label: 'Platform', help: 'The mesh or framework that gives this to all.' }),
  ...policyFields,
  unknown: field(z.array(z.enum([...POLICY_NAMES, 'tls', 'tracing', 'healthChecks', 'discovery'])).optional(), {
    label: 'Not stated by the source',
    hidden: true,
  }),
  tls: field(z.boolean().optional(), { label: 'TLS between all' }),
  tracing: field(z.boolean().optional(), { label: 'Distributed tracing' }),
  healthChecks: field(z.boolean().optional(), { label: 'Health checks' }),
  discovery: field(z.boolean().optional(), { label: 'Service discovery' }),
});

export const teamSchema = z.strictObject({ name, size: field(count(10_000).optional(), { label: 'People' }) });

export const contextSchema = z.strictObject({
  name,
  description,
  subdomain: field(z.enum(['core', 'supporting', 'generic']).optional(), {
    label: 'Subdomain',
    options: { core: 'Core', supporting: 'Supporting', generic: 'Generic' },
    help: 'Core is what the business wins with.',
  }),
  teamId: reference('teams', 'clear', { label: 'Team' }).optional(),
  language: field(z.record(text(120).min(1), prose()).optional(), { label: 'Ubiquitous language', help: 'Term and what it means inside this context.' }),
  capabilities: field(z.array(text(200).min(1)).max(200).optional(), { label: 'Business capabilities' }),
});

export const relationSchema = z.strictObject({
  upstream: reference('contextsOrElements', 'remove', { label: 'Upstream' }),
  downstream: reference('contextsOrElements', 'remove', { label: 'Downstream' }),
  type: field(z.enum(['partnership', 'shared-kernel', 'customer-supplier', 'upstream-downstream', 'separate-ways']), {
    label: 'Relation',
    options: {
      partnership: 'Partnership',
      'shared-kernel': 'Shared kernel',
      'customer-supplier': 'Customer-supplier',
      'upstream-downstream': 'Upstream-downstream',
      'separate-ways': 'Separate ways',
    },
  }),
  upstreamRoles: field(
    z
      .array(z.enum(['OHS', 'PL']))
      .max(2)
      .optional(),
    { label: 'Upstream offers', options: { OHS: 'Open host service', PL: 'Published language' } },
  ),
  downstreamRoles: field(
    z
      .array(z.enum(['ACL', 'CF']))
      .max(2)
      .optional(),
    { label: 'Downstream takes', options: { ACL: 'Anti-corruption layer', CF: 'Conformist' } },
  ),
  description,
});

export const messageFieldSchema = z.strictObject({
  name: field(text(120).min(1), { label: 'Field' }),
  type: field(z.enum(['string', 'number', 'integer', 'boolean', 'date-time', 'uuid', 'object']), {
    label: 'Type',
    options: { string: 'Text', number: 'Number', integer: 'Whole number', boolean: 'Yes or no', 'date-time': 'Date and time', uuid: 'UUID', object: 'Object' },
  }),
  list: field(z.boolean().optional(), { label: 'List' }),
  optional: field(z.boolean().optional(), { label: 'Optional' }),
  description: field(prose().optional(), { label: 'Description' }),
});

export const messageSchema = z.strictObject({
  name,
  kind: field(z.enum(['event', 'command', 'query', 'document']), {
    label: 'Kind',
    options: { event: 'Event', command: 'Command', query: 'Query', document: 'Document' },
  }),
  description,
  version: field(count(10_000).optional(), { label: 'Version' }),
  schema: field(z.array(messageFieldSchema).max(500).optional(), { label: 'Fields' }),
  ownerId: reference('elements', 'clear', { label: 'Owner', kinds: ['service', 'monolith', 'external'], help: 'The service that defines it.' }).optional(),
});

export const semanticLockSchema = z.strictObject({
  resource: field(text(200).min(1).optional(), {
    label: 'Locks',
    help: 'Aggregate or record that is pending while the saga runs: order. Every run locks the one of its key.',
  }),
  pendingState: field(text(200).optional(), { label: 'Pending state', help: 'What the record says meanwhile: APPROVAL_PENDING.' }),
  policy: field(z.enum(['fail', 'retry', 'wait']).optional(), {
    label: 'Another run',
    options: { fail: 'Is refused', retry: 'Tries again', wait: 'Waits' },
    help: 'What a run does that finds the record pending for another one. Where runs wait for one another, the younger gives up.',
  }),
  of: field(z.enum(['own', 'other']).optional(), {
    label: 'Whose',
    options: { own: 'Of its own key', other: 'Of another key' },
    help: 'A transfer locks two accounts: its own and the other one.',
  }),
});

export const sagaStepSchema = z.strictObject({
  id: field(idSchema, { label: 'Id', hidden: true }),
  name: field(text(200).min(1), { label: 'Step' }),
  participantId: reference('elements', 'remove', { label: 'Participant', kinds: ['service', 'monolith', 'external', 'gateway'] }),
  action: field(text(200).optional(), { label: 'Action', help: 'Operation or command that does the step.' }),
  compensation: field(text(200).optional(), { label: 'Compensation', help: 'Operation or command that undoes it.' }),
  kind: field(z.enum(['compensatable', 'pivot', 'retriable']).optional(), {
    label: 'Kind',
    options: { compensatable: 'Compensatable', pivot: 'Pivot', retriable: 'Retriable' },
    help: 'After the pivot nothing is undone; what follows is retried until it works.',
  }),
  readOnly: field(z.boolean().optional(), { label: 'Changes nothing', help: 'A check needs no compensation.' }),
  idempotent: field(z.boolean().optional(), { label: 'Idempotent', help: 'Doing it twice has the effect of doing it once.' }),
  timeout: field(timeoutSchema.optional(), { label: 'Timeout' }),
  retry: field(retrySchema.optional(), { label: 'Retry' }),
  lock: field(semanticLockSchema.optional(), {
    label: 'Semantic lock',
    help: 'Marks a record as pending with its owner until the saga has completed or is undone, so that no other run builds on it.',
  }),
  emits: reference('messages', 'clear', { label: 'Emits', help: 'Event of a choreographed step.' }).optional(),
  on: reference('messages', 'clear', { label: 'On', help: 'Event that starts a choreographed step.' }).optional(),
  parallelWith: reference('siblings', 'clear', { label: 'Together with', help: 'Runs at the same time as that step.' }).optional(),
});

export const sagaSchema = z.strictObject({
  name,
  description,
  style: field(z.enum(['orchestration', 'choreography']), {
    label: 'Style',
    options: { orchestration: 'Orchestration', choreography: 'Choreography' },
    help: 'One coordinator, or every participant reacts to events.',
  }),
  orchestratorId: reference('elements', 'clear', { label: 'Orchestrator', kinds: ['service', 'monolith'] }).optional(),
  stateStoreId: reference('elements', 'clear', {
    label: 'State kept in',
    kinds: ['datastore'],
    help: 'Without a store a crash forgets what was done.',
  }).optional(),
  compensationOrder: field(z.enum(['reverse', 'parallel', 'forward']).optional(), {
    label: 'Compensation order',
    options: { reverse: 'Reverse', parallel: 'Parallel', forward: 'Forward' },
    help: 'Reverse of the order in which the steps completed.',
  }),
  compensationTries: field(count(1_000).optional(), { label: 'Compensation tries', help: 'After that many tries a person is called.' }),
  trigger: reference('messages', 'clear', { label: 'Trigger', help: 'Message that starts the saga.' }).optional(),
  steps: field(z.array(sagaStepSchema).max(200), { label: 'Steps', hidden: true }),
  unknown: unknownFields.optional(),
});

export const faultSchema = z.strictObject({
  targetId: reference('elementsOrFlows', 'remove', { label: 'What fails', help: 'A flow fails for those who use it, an element for everybody.' }),
  kind: field(z.enum(['down', 'slow', 'errors', 'lose', 'duplicate', 'partition', 'crash', 'refuse', 'timeout']), {
    label: 'How',
    options: {
      down: 'Down',
      slow: 'Slow',
      errors: 'Errors',
      lose: 'Loses messages',
      duplicate: 'Duplicates messages',
      partition: 'Cut off',
      crash: 'Crashes',
      refuse: 'Refuses',
      timeout: 'Does not answer',
    },
  }),
  amount: field(z.number().min(0).max(1_000_000).optional(), { label: 'How much', help: 'Factor for slow, share for errors, lost and duplicated.' }),
  fromMs: field(z.number().min(0).max(86_400_000).optional(), { label: 'From', unit: 'ms', help: 'Without one it is there from the start.' }),
  toMs: field(milliseconds().optional(), { label: 'To', unit: 'ms', help: 'Without one it stays until the end; a crash is over after a second.' }),
  times: field(count().optional(), { label: 'Times', help: 'Ends after it has hit that many requests.' }),
  instances: field(count(100_000).optional(), { label: 'Instances', help: 'Down: only so many instances of it.' }),
  stepId: field(idSchema.optional(), { label: 'Step', help: 'Only this step of the saga that is played.', hidden: true }),
  direction: field(z.enum(['do', 'undo', 'both']).optional(), {
    label: 'Hits',
    options: { do: 'Doing the step', undo: 'Undoing it', both: 'Both' },
    hidden: true,
  }),
});

export const releaseSchema = z.strictObject({
  elementId: reference('elements', 'remove', { label: 'What is released', kinds: ['service', 'monolith'] }),
  atMs: field(z.number().min(0).max(86_400_000).optional(), { label: 'At', unit: 'ms', help: 'When the new version begins to be rolled out.' }),
  errorRate: field(share().optional(), { label: 'Fails', unit: '0 to 1', help: 'Share of its requests that the new version fails.' }),
});

export const phaseChangeSchema = z.strictObject({
  migrationId: reference('migrations', 'remove', { label: 'Migration', help: 'The first of its phases holds from the start.' }),
  phase: field(count(100), { label: 'Phase', help: 'Position in the list of phases, counted from 1.' }),
  atMs: field(z.number().min(0).max(86_400_000).optional(), { label: 'At', unit: 'ms', help: 'When it goes on to this phase.' }),
});

export const rebuildSchema = z.strictObject({
  storeId: reference('elements', 'remove', { label: 'Read model', kinds: ['datastore'] }),
  atMs: field(z.number().min(0).max(86_400_000).optional(), { label: 'At', unit: 'ms' }),
});

export const alongsideSchema = z.strictObject({
  flowId: reference('flows', 'remove', { label: 'Call', help: 'Comes in beside the requests that are measured; its own answers are not counted.' }),
  ratePerSecond: field(z.number().positive().max(10_000_000).optional(), { label: 'Rate', unit: 'requests/s', help: 'At random, on average so many.' }),
});

export const scenarioSchema = z.strictObject({
  name,
  description,
  entry: field(
    z.discriminatedUnion('kind', [
      z.strictObject({ kind: z.literal('saga'), sagaId: reference('sagas', 'remove', { label: 'Saga' }) }),
      z.strictObject({ kind: z.literal('flow'), flowId: reference('flows', 'remove', { label: 'Flow' }) }),
    ]),
    { label: 'Starts with', options: { saga: 'A saga', flow: 'A call' } },
  ),
  load: field(
    z
      .strictObject({
        arrival: field(z.enum(['constant', 'poisson', 'ramp', 'spike', 'closed']).optional(), {
          label: 'Arrival',
          options: { constant: 'Constant', poisson: 'Poisson', ramp: 'Ramp', spike: 'Spike', closed: 'Closed users' },
          help: 'Constant: evenly. Poisson: at random, as many people do. Ramp: ever more. Spike: for a while many more. Closed users: each asks again only after an answer.',
        }),
        ratePerSecond: field(z.number().positive().max(10_000_000).optional(), {
          label: 'Rate',
          unit: 'requests/s',
          help: 'How many come in each second, at first.',
        }),
        toRatePerSecond: field(z.number().positive().max(10_000_000).optional(), {
          label: 'Up to',
          unit: 'requests/s',
          help: 'At the end of a ramp, at the height of a spike.',
        }),
        spikeFromMs: field(z.number().min(0).max(86_400_000).optional(), {
          label: 'Spike from',
          unit: 'ms',
          help: 'Without one: after two fifths of the duration.',
        }),
        spikeToMs: field(milliseconds().optional(), { label: 'Spike to', unit: 'ms', help: 'Without one: after three fifths of the duration.' }),
        users: field(count().optional(), { label: 'Users', help: 'How many there are; no more requests than these are under way at once.' }),
        thinkMs: field(milliseconds().optional(), { label: 'Think time', unit: 'ms', help: 'Between an answer and the next request of the same user.' }),
        keys: field(count().optional(), {
          label: 'Different keys',
          help: 'Customers or things that the requests are about: who is routed where, and what a cache already holds.',
        }),
      })
      .optional(),
    { label: 'Load' },
  ),
  alongside: field(z.array(alongsideSchema).max(10).optional(), {
    label: 'Meanwhile',
    help: 'Other calls that come in at the same time: writes beside the reads.',
  }),
  faults: field(z.array(faultSchema).max(1_000).optional(), { label: 'Faults' }),
  releases: field(z.array(releaseSchema).max(100).optional(), { label: 'Releases', help: 'New versions that are rolled out meanwhile.' }),
  phases: field(z.array(phaseChangeSchema).max(100).optional(), { label: 'Migration phases', help: 'When a migration goes on to its next phase.' }),
  rebuilds: field(z.array(rebuildSchema).max(100).optional(), { label: 'Made anew', help: 'Read models that are made anew from the history meanwhile.' }),
  seed: field(z.number().int().min(0).max(0xffffffff).optional(), { label: 'Seed', help: 'The same seed gives the same run, draw by draw.' }),
  durationMs: field(milliseconds().optional(), { label: 'Duration', unit: 'ms', help: 'Nobody comes in after it; who is inside is served to the end.' }),
});

export const migrationSchema = z.strictObject({
  name,
  description,
  technique: field(z.enum(['strangler-fig', 'branch-by-abstraction']), {
    label: 'Technique',
    options: { 'strangler-fig': 'Strangler fig', 'branch-by-abstraction': 'Branch by abstraction' },
  }),
  monolithId: reference('elements', 'remove', { label: 'Monolith', kinds: ['monolith'] }),
  facadeId: reference('elements', 'clear', { label: 'Facade', kinds: ['gateway', 'service'] }).optional(),
  phases: field(
    z
      .array(
        z.strictObject({
          name,
          routes: field(
            z
              .array(
                z.strictObject({
                  route: field(text(200).min(1), { label: 'Route' }),
                  toId: reference('elements', 'remove', { label: 'Goes to' }),
                  percent: field(z.number().min(0).max(100), { label: 'Share', unit: '%' }),
                }),
              )
              .max(500),
            { label: 'Routes' },
          ),
        }),
      )
      .max(100),
    { label: 'Phases', hidden: true },
  ),
});

export const noteSchema = z.strictObject({
  kind: field(z.enum(['domain-event', 'command', 'actor', 'aggregate', 'policy', 'read-model', 'external', 'hotspot', 'comment']), {
    label: 'Kind',
    options: {
      'domain-event': 'Domain event',
      command: 'Command',
      actor: 'Actor',
      aggregate: 'Aggregate',
      policy: 'Policy',
      'read-model': 'Read model',
      external: 'External system',
      hotspot: 'Hotspot',
      comment: 'Comment',
    },
  }),
  text: field(prose(), { label: 'Text', multiline: true }),
  contextId: reference('contexts', 'clear', { label: 'Bounded context' }).optional(),
  aboutId: reference('discussables', 'remove', {
    label: 'About',
    help: 'A comment on this element, flow or context. It stands there and has no place of its own.',
    hidden: true,
  }).optional(),
  date: field(z.iso.date().optional(), { label: 'Date', hidden: true }),
  votes: field(z.record(idSchema, z.number().int().min(0).max(1_000)).optional(), { label: 'Votes', hidden: true }),
});

/**
 * Where a thing stands, in canvas pixels; x grows to the right, y downwards, the corner is the top left one. Of a flow it is a point that its line
 * goes through.
 */
export const layoutSchema = z.strictObject({
  x: field(coordinate(), { label: 'X', unit: 'px' }),
  y: field(coordinate(), { label: 'Y', unit: 'px' }),
  width: field(z.number().positive().max(1_000_000).optional(), { label: 'Width', unit: 'px' }),
  height: field(z.number().positive().max(1_000_000).optional(), { label: 'Height', unit: 'px' }),
  locked: field(z.boolean().optional(), { label: 'Locked', help: 'Stays where it is when the diagram is tidied or other things are moved.' }),
});

export const frameSchema = z.strictObject({ name, order: field(z.number().int().min(0).max(100_000), { label: 'Order' }) });

export const decisionSchema = z.strictObject({
  title: field(text().optional(), { label: 'Title' }),
  ruleId: field(text(120).optional(), { label: 'Rule' }),
  subjects: field(z.array(idSchema).max(1_000).optional(), { label: 'Subjects' }),
  reason: field(prose().min(1), { label: 'Reason', multiline: true }),
  date: field(z.iso.date(), { label: 'Date' }),
});

export const ruleSettingSchema = z.strictObject({
  severity: field(z.enum(['error', 'warning', 'info', 'off']).optional(), {
    label: 'Severity',
    options: { error: 'Error', warning: 'Warning', info: 'Note', off: 'Off' },
  }),
  parameters: field(z.record(text(60), z.union([z.number(), z.boolean(), text(200)])).optional(), { label: 'Parameters', hidden: true }),
});

const byId = <T extends z.ZodType>(record: T) => z.record(idSchema, record);

/** Schemas of the records of each collection. */
export const COLLECTION_SCHEMAS = {
  teams: teamSchema,
  contexts: contextSchema,
  elements: elementSchema,
  flows: flowSchema,
  relations: relationSchema,
  messages: messageSchema,
  sagas: sagaSchema,
  scenarios: scenarioSchema,
  migrations: migrationSchema,
  notes: noteSchema,
  layout: layoutSchema,
  frames: frameSchema,
  decisions: decisionSchema,
  ruleSettings: ruleSettingSchema,
} as const;

export type CollectionName = keyof typeof COLLECTION_SCHEMAS;
export const COLLECTION_NAMES = Object.keys(COLLECTION_SCHEMAS) as readonly CollectionName[];

/**
 * The collections whose records have an id of their own, unique over all of them. The others are keyed by something else:
 * `layout` by the thing that it places, `ruleSettings` by the rule.
 */
export const RECORD_COLLECTIONS = COLLECTION_NAMES.filter((name) => name !== 'layout' && name !== 'ruleSettings');

/** Collections whose *keys* are references: the entry goes when its target goes. */
export const KEY_REFERENCES: { readonly [C in CollectionName]?: ReferenceTarget } = { layout: 'placeables' };

/** The two that are one record, not a collection. In edits their id is their own name. */
export const SINGLETON_SCHEMAS = { meta: metaSchema, platform: platformSchema } as const;
export type SingletonName = keyof typeof SINGLETON_SCHEMAS;
export const isSingleton = (name: CollectionName | SingletonName): name is SingletonName => Object.hasOwn(SINGLETON_SCHEMAS, name);

/** One whole design as it stands in memory: every collection is there, empty ones too. */
export const designSchema = z.strictObject({
  meta: metaSchema,
  platform: platformSchema,
  teams: byId(teamSchema),
  contexts: byId(contextSchema),
  elements: byId(elementSchema),
  flows: byId(flowSchema),
  relations: byId(relationSchema),
  messages: byId(messageSchema),
  sagas: byId(sagaSchema),
  scenarios: byId(scenarioSchema),
  migrations: byId(migrationSchema),
  notes: byId(noteSchema),
  layout: byId(layoutSchema),
  frames: byId(frameSchema),
  decisions: byId(decisionSchema),
  ruleSettings: byId(ruleSettingSchema),
});

export type RecordOf<C extends CollectionName> = z.infer<(typeof COLLECTION_SCHEMAS)[C]>;

/** An immutable snapshot. An untouched record keeps its identity from one snapshot to the next; nobody writes into it. */
export type Design = { readonly meta: Meta; readonly platform: Platform } & { readonly [C in CollectionName]: { readonly [id: string]: RecordOf<C> } };

export type Meta = z.infer<typeof metaSchema>;
export type Platform = z.infer<typeof platformSchema>;
export type Team = z.infer<typeof teamSchema>;
export type BoundedContext = z.infer<typeof contextSchema>;
export type ContextRelation = z.infer<typeof relationSchema>;
export type Message = z.infer<typeof messageSchema>;
export type MessageField = z.infer<typeof messageFieldSchema>;
export type Saga = z.infer<typeof sagaSchema>;
export type SagaStep = z.infer<typeof sagaStepSchema>;
export type Scenario = z.infer<typeof scenarioSchema>;
export type Fault = z.infer<typeof faultSchema>;
export type Release = z.infer<typeof releaseSchema>;
export type Migration = z.infer<typeof migrationSchema>;
export type Note = z.infer<typeof noteSchema>;
export type LayoutEntry = z.infer<typeof layoutSchema>;
export type Frame = z.infer<typeof frameSchema>;
export type Decision = z.infer<typeof decisionSchema>;
export type RuleSetting = z.infer<typeof ruleSettingSchema>;
