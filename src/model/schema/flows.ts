import { z } from 'zod';
import { count, field, milliseconds, prose, reference, text, unknownFields } from './field.ts';
import { POLICY_NAMES, policyFields, retrySchema } from './policies.ts';

const ends = {
  from: reference('elements', 'remove', { label: 'From', hidden: true }),
  to: reference('elements', 'remove', { label: 'To', hidden: true }),
  label: field(text(200).optional(), { label: 'Label' }),
  description: field(prose().optional(), { label: 'Description', multiline: true }),
  unknown: unknownFields.optional(),
};
const carries = reference('messages', 'clear', { label: 'Message' }).optional();

export const callSchema = z.strictObject({
  kind: z.literal('call'),
  ...ends,
  protocol: field(z.enum(['REST', 'gRPC', 'GraphQL', 'WebSocket', 'SOAP']).optional(), { label: 'Protocol' }),
  operation: field(text(200).optional(), { label: 'Operation', help: 'Name of an operation of the target.' }),
  intent: field(z.enum(['query', 'command']).optional(), { label: 'Intent', options: { query: 'Query', command: 'Command' }, section: 'Request' }),
  callsPerRequest: field(z.union([z.number().positive().max(1_000_000), z.literal('per-item')]).optional(), {
    label: 'Calls for each request',
    help: 'How often it is called while one request is served; “per-item” where it is once for each row.',
    section: 'Request',
  }),
  batched: field(z.boolean().optional(), { label: 'Batched', help: 'The calls travel together.', section: 'Request' }),
  idempotent: field(z.boolean().optional(), {
    label: 'Idempotent',
    help: 'Calling twice has the effect of calling once, so a retry is safe.',
    section: 'Request',
  }),
  offPath: field(z.boolean().optional(), { label: 'Off the request path', help: 'The caller’s own answer does not wait for it.', section: 'Request' }),
  critical: field(z.boolean().optional(), { label: 'Critical', help: 'Off where a fallback cuts the dependency.', section: 'Request' }),
  deadlineMs: field(milliseconds().optional(), {
    label: 'Overall deadline',
    unit: 'ms',
    help: 'Bounds the whole call: all tries and all waits between them.',
    section: 'Deadline',
  }),
  propagatesDeadline: field(z.boolean().optional(), {
    label: 'Passes the deadline on',
    help: 'The target knows how long the caller will still wait.',
    section: 'Deadline',
  }),
  propagatesCancel: field(z.boolean().optional(), {
    label: 'Cancels at the target',
    help: 'When the caller leaves, the target stops too and frees its place. Without it the work goes on for nobody.',
    section: 'Deadline',
  }),
  tls: field(z.boolean().optional(), { label: 'TLS' }),
  parallelGroup: field(text(60).optional(), {
    label: 'Parallel group',
    help: 'Calls of one caller with the same word here run at the same time.',
    section: 'Request',
  }),
  ...policyFields,
  policyOrder: field(z.array(z.enum(POLICY_NAMES)).max(POLICY_NAMES.length).optional(), { label: 'Policy order', help: 'Outermost first.', hidden: true }),
});

export const publishSchema = z.strictObject({
  kind: z.literal('publish'),
  ...ends,
  messageId: carries,
  outbox: field(z.enum(['none', 'transactional-outbox', 'change-data-capture', 'event-sourcing']).optional(), {
    label: 'Outbox',
    options: { none: 'None', 'transactional-outbox': 'Transactional outbox', 'change-data-capture': 'Change data capture', 'event-sourcing': 'Event sourcing' },
    help: 'What makes the write and the message one.',
  }),
  beforeWrite: field(z.boolean().optional(), {
    label: 'Told before the write',
    help: 'Without an outbox: a crash in between tells of what never happened. Off: a crash in between tells nobody of what did.',
  }),
  derived: field(z.boolean().optional(), { label: 'Follows a write', help: 'Off for telemetry that follows no write.' }),
});

export const consumeSchema = z.strictObject({
  kind: z.literal('consume'),
  ...ends,
  messageId: carries,
  group: field(text(120).optional(), { label: 'Consumer group' }),
  idempotent: field(z.boolean().optional(), { label: 'Idempotent', help: 'Brokers deliver at least once: handling twice must be harmless.' }),
  maxDeliveries: field(count(10_000).optional(), { label: 'Deliveries at most' }),
  deadLetterChannelId: reference('elements', 'clear', { label: 'Dead-letter channel', kinds: ['channel'] }).optional(),
});

export const sendSchema = z.strictObject({
  kind: z.literal('send'),
  ...ends,
  messageId: carries,
  idempotent: field(z.boolean().optional(), { label: 'Idempotent' }),
  tls: field(z.boolean().optional(), { label: 'TLS' }),
  retry: field(retrySchema.optional(), { label: 'Retry', section: 'Policies' }),
});

export const accessSchema = z.strictObject({
  kind: z.literal('access'),
  ...ends,
  mode: field(z.enum(['read', 'write', 'read-write']).optional(), {
    label: 'Access',
    options: { read: 'Reads', write: 'Writes', 'read-write': 'Reads and writes' },
  }),
  schemas: field(z.array(text(120).min(1)).max(200).optional(), {
    label: 'Tables or collections',
    help: 'Separate ones on one server are not a shared database.',
  }),
  transactional: field(z.boolean().optional(), { label: 'Transactional' }),
});

export const replicateSchema = z.strictObject({
  kind: z.literal('replicate'),
  ...ends,
  lagMs: field(milliseconds().optional(), { label: 'Lag', unit: 'ms' }),
});

/** Everything that can be drawn as a line between two boxes, told apart by `kind`. */
export const flowSchema = z.discriminatedUnion('kind', [callSchema, publishSchema, consumeSchema, sendSchema, accessSchema, replicateSchema]);

export type Flow = z.infer<typeof flowSchema>;
export type FlowKind = Flow['kind'];
export type FlowOf<K extends FlowKind> = Extract<Flow, { kind: K }>;

export const FLOW_KINDS = ['call', 'publish', 'consume', 'send', 'access', 'replicate'] as const satisfies readonly FlowKind[];
