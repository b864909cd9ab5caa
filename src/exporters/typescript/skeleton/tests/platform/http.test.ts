import { describe, expect, it } from 'vitest';
import { z } from 'zod';
import { NotImplemented, RateLimited, Refused, TimedOut, TurnedAway, Unavailable } from '../../platform/errors.ts';
import { operation, serviceApp } from '../../platform/http.ts';
import { inProcessTransport } from '../../platform/transport.ts';

/** A service whose one operation does what the test says, and a way to call it. */
function service(work: (body: unknown, key: string | undefined) => unknown) {
  const app = serviceApp('Stock', [{ name: 'shelf', check: async () => false }]);
  app.post(
    '/operations/count',
    operation('count', async (body, { idempotencyKey }) => work(body, idempotencyKey)),
  );
  const transport = inProcessTransport(new Map([['stock', app]]));
  const call = (payload: unknown = {}) => transport.call({ target: 'stock', operation: 'count', payload, idempotencyKey: 'k1' });
  return { app, call, transport };
}

describe('a service', () => {
  it('answers, and is told the idempotency key', async () => {
    const { call } = service((body, key) => ({ body, key }));
    expect(await call({ article: 7 })).toEqual({ body: { article: 7 }, key: 'k1' });
  });

  it('refuses a body that does not fit its schema', async () => {
    const { call } = service((body) => z.object({ article: z.number() }).parse(body));
    await expect(call({ article: 'seven' })).rejects.toThrow(Refused);
  });

  it('says by name what nobody has written yet', async () => {
    const { app, call } = service(() => {
      throw new NotImplemented('Stock: count');
    });
    await expect(call()).rejects.toThrow(NotImplemented);
    const response = await app.request('/operations/count', { method: 'POST' });
    expect([response.status, await response.json()]).toEqual([501, { error: 'NotImplemented', message: 'Stock: count is not implemented yet' }]);
  });

  for (const [kind, error] of [
    ['a refusal', new Refused('none left')],
    ['a timeout', new TimedOut('too slow')],
    ['an outage', new Unavailable('closed')],
  ] as const) {
    it(`passes on ${kind} as what it is`, async () => {
      const { call } = service(() => {
        throw error;
      });
      await expect(call()).rejects.toThrow(error.constructor as typeof Error);
    });
  }

  it('that was turned away itself says so: its callers do not come back at once', async () => {
    const { app, call } = service(() => {
      throw new RateLimited('more than 5 calls in 1000 ms');
    });
    await expect(call()).rejects.toThrow(TurnedAway);
    expect((await app.request('/operations/count', { method: 'POST' })).status).toBe(503);
  });

  it('is not ready while something that it needs is not', async () => {
    const { app } = service(() => ({}));
    expect((await app.request('/health/live')).status).toBe(200);
    expect((await app.request('/health/ready')).status).toBe(503);
  });

  it('that does not run is unavailable', async () => {
    const { transport } = service(() => ({}));
    await expect(transport.call({ target: 'nobody', operation: 'count', payload: {} })).rejects.toThrow(Unavailable);
  });
});
