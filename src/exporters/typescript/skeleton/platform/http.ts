import { SpanKind } from '@opentelemetry/api';
import { isTaskCancelledError } from 'cockatiel';
import { type Context, Hono } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import { ZodError } from 'zod';
import { NotImplemented, Refused, TimedOut } from './errors.ts';
import { isTurnedAway } from './resilience/failures.ts';
import { inSpan } from './tracing.ts';

/** What a handler knows about the request beyond its content. */
export interface RequestContext {
  /** The same for every attempt of one request: remember it and do the work once. */
  readonly idempotencyKey?: string;
  readonly signal: AbortSignal;
}

/** One thing that must work before the service can take requests. */
export interface HealthCheck {
  readonly name: string;
  readonly check: () => Promise<boolean>;
}

/** A service's app with its health endpoints and its answers to errors. */
export function serviceApp(service: string, checks: readonly HealthCheck[]): Hono {
  const app = new Hono();
  app.get('/health/live', (c) => c.json({ service, status: 'live' }));
  app.get('/health/ready', async (c) => {
    const results = await Promise.all(checks.map(async ({ name, check }) => ({ name, ok: await check().catch(() => false) })));
    const ready = results.every(({ ok }) => ok);
    return c.json({ service, status: ready ? 'ready' : 'not ready', checks: results }, ready ? 200 : 503);
  });
  app.notFound((c) => c.json({ error: 'NotFound', message: `${service} has nothing at ${c.req.path}` }, 404));
  app.onError((error, c) => c.json({ error: isTurnedAway(error) ? 'TurnedAway' : error.name, message: error.message }, statusOf(error)));
  return app;
}

/** Runs one operation: reads the body, takes over the caller's trace, answers with what `work` returns. */
export function operation(name: string, work: (body: unknown, context: RequestContext) => Promise<unknown>) {
  return (c: Context) =>
    inSpan(name, { kind: SpanKind.SERVER, parent: c.req.header() }, async () => {
      const body: unknown = await c.req.json().catch(() => ({}));
      const idempotencyKey = c.req.header('idempotency-key');
      const answer = await work(body, { signal: c.req.raw.signal, ...(idempotencyKey !== undefined && { idempotencyKey }) });
      return c.json(answer ?? {});
    });
}

function statusOf(error: Error): ContentfulStatusCode {
  if (error instanceof ZodError) return 400;
  if (error instanceof Refused) return 422;
  if (error instanceof NotImplemented) return 501;
  if (isTurnedAway(error)) return 503;
  if (error instanceof TimedOut || isTaskCancelledError(error)) return 504;
  return 500;
}
