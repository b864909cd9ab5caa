import { AsyncLocalStorage } from 'node:async_hooks';
import {
  type Context,
  context,
  type ContextManager,
  propagation,
  ROOT_CONTEXT,
  type Span,
  type SpanContext,
  SpanKind,
  type SpanOptions,
  trace,
  type Tracer,
} from '@opentelemetry/api';
import { noop } from 'cockatiel';
import { afterAll, beforeEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { invoke } from '../../platform/client.ts';
import { systemClock } from '../../platform/clock.ts';
import { operation, serviceApp } from '../../platform/http.ts';
import { consume, reaction } from '../../platform/messaging/consume.ts';
import { InMemoryBus } from '../../platform/messaging/in-memory-bus.ts';
import { InMemoryInbox } from '../../platform/messaging/inbox.ts';
import { InMemoryOutbox } from '../../platform/messaging/outbox.ts';
import { publish } from '../../platform/messaging/publish.ts';
import { inSpan } from '../../platform/tracing.ts';
import { inProcessTransport } from '../../platform/transport.ts';

interface Recorded {
  readonly name: string;
  readonly kind: SpanKind | undefined;
  readonly id: string;
  readonly parent: string | undefined;
  readonly traceId: string;
  error?: string;
}

/** The least that an SDK does: contexts that follow the code, spans in a list, and the `traceparent` header of W3C. */
const spans: Recorded[] = [];
const storage = new AsyncLocalStorage<Context>();

const manager: ContextManager = {
  active: () => storage.getStore() ?? ROOT_CONTEXT,
  with: (active, fn, thisArg, ...args) => storage.run(active, () => fn.apply(thisArg as ThisParameterType<typeof fn>, args)),
  bind: (active, target) => (typeof target === 'function' ? (((...args: unknown[]) => storage.run(active, () => target(...args))) as typeof target) : target),
  enable: () => manager,
  disable: () => manager,
};

const hex = (length: number): string => crypto.randomUUID().replaceAll('-', '').padEnd(length, '0').slice(0, length);

function startSpan(name: string, options: SpanOptions = {}, outer: Context = context.active()): Span {
  const parent = trace.getSpanContext(outer);
  const own: SpanContext = { traceId: parent?.traceId ?? hex(32), spanId: hex(16), traceFlags: 1 };
  const recorded: Recorded = { name, kind: options.kind, id: own.spanId, parent: parent?.spanId, traceId: own.traceId };
  spans.push(recorded);
  const span = trace.wrapSpanContext(own);
  span.setStatus = ({ message }) => {
    if (message !== undefined) recorded.error = message;
    return span;
  };
  return span;
}

const startActiveSpan = (<F extends (span: Span) => unknown>(name: string, options: SpanOptions, outer: Context, work: F) => {
  const span = startSpan(name, options, outer);
  return context.with(trace.setSpan(outer, span), () => work(span));
}) as Tracer['startActiveSpan'];

context.setGlobalContextManager(manager);
trace.setGlobalTracerProvider({ getTracer: () => ({ startSpan, startActiveSpan }) });
propagation.setGlobalPropagator({
  inject: (from, carrier, setter) => {
    const found = trace.getSpanContext(from);
    if (found) setter.set(carrier, 'traceparent', `00-${found.traceId}-${found.spanId}-01`);
  },
  extract: (to, carrier, getter) => {
    const [, traceId, spanId] = String(getter.get(carrier, 'traceparent') ?? '').split('-');
    return traceId !== undefined && spanId !== undefined ? trace.setSpanContext(to, { traceId, spanId, traceFlags: 1, isRemote: true }) : to;
  },
  fields: () => ['traceparent'],
});

afterAll(() => {
  context.disable();
  trace.disable();
  propagation.disable();
});
beforeEach(() => void spans.splice(0));

/** Each span under the one that it follows from. */
const lines = (): string[] =>
  spans.map(({ name, kind, parent }) => `${SpanKind[kind ?? 0]} ${name} < ${spans.find(({ id }) => id === parent)?.name ?? 'nothing'}`);

describe('a trace', () => {
  it('goes through a call into the service that is called', async () => {
    const app = serviceApp('Stock', []);
    app.post(
      '/operations/reserve',
      operation('Stock: reserve', async () => ({ ok: true })),
    );
    const transport = inProcessTransport(new Map([['stock', app]]));
    await inSpan('order', {}, () => invoke({ transport, policy: noop, target: 'stock', operation: 'reserve', payload: {}, options: undefined }));
    expect(lines()).toEqual(['INTERNAL order < nothing', 'CLIENT call stock reserve < order', 'SERVER Stock: reserve < call stock reserve']);
    expect(new Set(spans.map(({ traceId }) => traceId)).size).toBe(1);
  });

  it('goes with a message to those who hear it', async () => {
    const bus = new InMemoryBus();
    const ports = { bus, inbox: new InMemoryInbox(), outbox: new InMemoryOutbox(bus), clock: systemClock, newId: () => 'm1' };
    consume('mail', { channel: 'orders', group: 'mail', maxDeliveries: 1 }, [reaction('Placed', z.unknown(), async () => undefined)], ports);
    await publish({ channel: 'orders', type: 'Placed', version: 1, source: 'shop', data: {}, through: 'outbox' }, ports);
    await bus.settled();
    expect(lines()).toEqual(['PRODUCER publish Placed < nothing', 'CONSUMER consume Placed < publish Placed']);
  });

  it('tells what went wrong', async () => {
    await expect(inSpan('pay', {}, () => Promise.reject(new Error('no money')))).rejects.toThrow('no money');
    expect(spans.map(({ name, error }) => [name, error])).toEqual([['pay', 'no money']]);
  });
});
