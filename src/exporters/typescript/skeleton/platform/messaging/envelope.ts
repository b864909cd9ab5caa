import { z } from 'zod';

/** What every message travels in, whatever it carries. */
export const Envelope = z.object({
  /** Unique for each message; consumers remember it and handle a message once. */
  id: z.string(),
  /** Name of the message: what `data` is. */
  type: z.string(),
  version: z.number().int().positive(),
  /** The service that sent it. */
  source: z.string(),
  /** ISO 8601, UTC. */
  occurredAt: z.string(),
  /** The same for everything that one request set off. */
  correlationId: z.string(),
  /** Id of the message that this one follows from. */
  causationId: z.string().optional(),
  /** Messages with the same key stay in order. */
  key: z.string().optional(),
  /** Trace context (W3C `traceparent` and the like). */
  trace: z.record(z.string(), z.string()),
  data: z.unknown(),
});

export type Envelope = z.infer<typeof Envelope>;
