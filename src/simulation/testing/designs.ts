import { emptyDesign, type Design, type Element, type Flow, type FlowOf, type Saga, type SagaStep } from '../../model/index.ts';
import { run, type RunInput } from '../simulate.ts';
import type { FaultInput, Trace } from '../trace.ts';

const quick = { p50: 10, p99: 10 };

export const service = (name: string, more: Partial<Extract<Element, { kind: 'service' }>> = {}): Element => ({
  kind: 'service',
  name,
  latency: quick,
  ...more,
});
export const call = (from: string, to: string, more: Partial<FlowOf<'call'>> = {}): Flow => ({ kind: 'call', from, to, ...more });

/** shop → orders → payments → bank, with whatever policies the call to the bank has. Every element takes exactly 10 ms. */
export function chain(policies: Partial<FlowOf<'call'>> = {}, more: Partial<FlowOf<'call'>> = {}): Design {
  return {
    ...emptyDesign('Chain'),
    elements: {
      shop: { kind: 'client', name: 'Shop' },
      payments: service('Payments'),
      bank: { kind: 'external', name: 'Bank', latency: quick },
    },
    flows: {
      pay: call('shop', 'payments', { label: 'pay', ...more }),
      charge: call('payments', 'bank', { label: 'charge', ...policies }),
    },
  };
}

const step = (id: string, participantId: string, more: Partial<SagaStep> = {}): SagaStep => ({
  id,
  name: `${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  participantId,
  compensation: `Undo${id.charAt(0).toUpperCase()}${id.slice(1)}`,
  idempotent: true,
  timeout: { ms: 1_000 },
  ...more,
});

/** Three steps, create · reserve · charge, coordinated by `orders`, which does the first itself; the other two are called. */
export function orchestrated(change: { saga?: Partial<Saga>; steps?: readonly Partial<SagaStep>[]; flows?: Design['flows'] } = {}): Design {
  const steps = [step('create', 'orders'), step('reserve', 'stock'), step('charge', 'bank')];
  return {
    ...emptyDesign('Orchestrated'),
    elements: {
      orders: service('Orders'),
      stock: service('Stock'),
      bank: service('Bank'),
      db: { kind: 'datastore', name: 'Order db', latency: { p50: 1, p99: 1 } },
    },
    flows: change.flows ?? {
      'orders-stock': call('orders', 'stock'),
      'orders-bank': call('orders', 'bank'),
      'orders-db': { kind: 'access', from: 'orders', to: 'db' },
    },
    sagas: {
      order: {
        name: 'Order',
        style: 'orchestration',
        orchestratorId: 'orders',
        stateStoreId: 'db',
        steps: steps.map((one, index) => ({ ...one, ...change.steps?.[index] })),
        ...change.saga,
      },
    },
  };
}

/** The same three steps, told by events over one topic that everybody publishes to and consumes from. */
export function choreographed(change: { saga?: Partial<Saga>; steps?: readonly Partial<SagaStep>[] } = {}): Design {
  const steps = [step('create', 'orders', { emits: 'created' }), step('reserve', 'stock', { emits: 'reserved' }), step('charge', 'bank', { emits: 'charged' })];
  const flows: Record<string, Flow> = {};
  for (const id of ['orders', 'stock', 'bank']) {
    flows[`${id}-publishes`] = { kind: 'publish', from: id, to: 'events', outbox: 'transactional-outbox' };
    flows[`${id}-consumes`] = { kind: 'consume', from: 'events', to: id, idempotent: true };
  }
  return {
    ...emptyDesign('Choreographed'),
    elements: {
      orders: service('Orders'),
      stock: service('Stock'),
      bank: service('Bank'),
      events: { kind: 'channel', name: 'Events', variant: 'topic', visibilityTimeoutMs: 2_000 },
    },
    flows,
    messages: {
      created: { name: 'OrderCreated', kind: 'event' },
      reserved: { name: 'StockReserved', kind: 'event' },
      charged: { name: 'OrderCharged', kind: 'event' },
    },
    sagas: { order: { name: 'Order', style: 'choreography', steps: steps.map((one, index) => ({ ...one, ...change.steps?.[index] })), ...change.saga } },
  };
}

/** Runs, or fails the test with the problems. */
export function traced(design: Design, input: Partial<RunInput> & Pick<RunInput, 'entry'>): Trace {
  const outcome = run(design, { seed: 7, ...input });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ path, message }) => `${path}: ${message}`).join('\n'));
  return outcome.trace;
}

export const sagaEntry = { kind: 'saga', sagaId: 'order' } as const;
export const playSaga = (design: Design, faults: readonly FaultInput[] = [], more: Partial<RunInput> = {}): Trace =>
  traced(design, { entry: sagaEntry, faults, ...more });

/** A fault that hits one step of the saga `order` from the start. */
export const atStep = (stepId: string, kind: FaultInput['kind'], more: Partial<FaultInput> = {}): FaultInput => ({
  targetId: 'order',
  stepId,
  kind,
  fromUs: 0,
  ...more,
});

/** The log without its times: "Charge failed — 503 from Bank". */
export const lines = (trace: Trace): string[] =>
  trace.entries.map(({ headline, why }) => {
    const detail = why.map(({ text }) => text).join('');
    return `${headline.map(({ text }) => text).join('')}${detail === '' ? '' : ` — ${detail}`}`;
  });
