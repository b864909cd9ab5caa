import { describe, expect, it } from 'vitest';
import type { Design, Element } from '../../model/index.ts';
import { spansOf } from '../spans.ts';
import { call, chain, service, traced } from '../testing/designs.ts';
import type { FaultInput, Trace } from '../trace.ts';

const S = 1_000_000;
const pay = { kind: 'flow', flowId: 'pay' } as const;

describe('a gateway', () => {
  const design = (rateLimit: Extract<Element, { kind: 'gateway' }>['rateLimit']): Design => {
    const base = chain();
    const elements: Design['elements'] = {
      ...base.elements,
      door: { kind: 'gateway', name: 'Door', latency: { p50: 1, p99: 1 }, ...(rateLimit ? { rateLimit } : {}) },
    };
    return { ...base, elements, flows: { ...base.flows, pay: call('shop', 'door', { retry: { retries: 3 } }), on: call('door', 'payments') } };
  };

  it('lets in what its rate limit allows, whoever calls', () => {
    const alongside = [{ flowId: 'pay', load: { count: 10, everyUs: 100_000 } }];
    const trace = traced(design({ limit: 5, perMs: 1_000, algorithm: 'fixed-window' }), { entry: pay, load: { count: 10, everyUs: 100_000 }, alongside });
    const bars = trace.lanes.find(({ id }) => id === 'element payments')?.bars ?? [];
    expect(bars).toHaveLength(5);
  });

  it('turns the others away, and that is not tried again', () => {
    const trace = traced(design({ limit: 2, perMs: 10_000 }), { entry: pay, load: { count: 5, everyUs: 1_000 } });
    expect(trace.results).toMatchObject({ succeeded: 2, failed: 3 });
    expect(trace.results.flows.find(({ flowId }) => flowId === 'pay')).toMatchObject({ attempts: 5 });
    expect(trace.entries.some(({ why }) => why.some(({ text }) => text === '429 from Door: 2 in 10 s is its limit'))).toBe(true);
  });

  it('without a limit lets everybody in', () => {
    expect(traced(design(undefined), { entry: pay, load: { count: 50, everyUs: 0 } }).results.succeeded).toBe(50);
  });
});

describe('what is behind a gateway', () => {
  const base = chain();
  const design: Design = {
    ...base,
    elements: { ...base.elements, door: { kind: 'gateway', name: 'Door' }, orders: service('Orders') },
    flows: {
      pay: call('shop', 'door', { operation: 'Charge' }),
      browse: call('shop', 'door', { operation: 'Browse' }),
      charge: call('door', 'payments', { operation: 'Charge' }),
      order: call('door', 'orders', { operation: 'PlaceOrder' }),
    },
  };
  const asked = (flowId: string) => {
    const { flows } = traced(design, { entry: { kind: 'flow', flowId }, load: { count: 1, everyUs: 1 } }).results;
    return flows.map((flow) => flow.flowId).filter((id) => id !== flowId);
  };

  it('gets the requests for what it offers', () => {
    expect(asked('pay')).toEqual(['charge']);
  });

  it('is asked for its part where nobody offers the whole', () => {
    expect(asked('browse').sort()).toEqual(['charge', 'order']);
  });
});

describe('sidecars', () => {
  const latency = (change: (design: Design) => Design): Trace => traced(change(chain()), { entry: pay, load: { count: 1, everyUs: 1 } });
  const withSidecar = (design: Design): Design => ({ ...design, elements: { ...design.elements, payments: service('Payments', { sidecars: ['proxy'] }) } });

  it('are one hop more on the way in and one on the way out, there and back', () => {
    expect(latency((design) => design).results.latency.maxUs).toBe(40_000);
    expect(latency(withSidecar).results.latency.maxUs).toBe(44_000);
  });

  it('an adapter stands in no way', () => {
    const adapted = (design: Design): Design => ({ ...design, elements: { ...design.elements, payments: service('Payments', { sidecars: ['adapter'] }) } });
    expect(latency(adapted).results.latency.maxUs).toBe(40_000);
  });

  it('a mesh gives one to every service, and says so', () => {
    const trace = latency((design) => ({ ...design, elements: { ...design.elements, mesh: { kind: 'mesh', name: 'Mesh' } } }));
    expect(trace.results.latency.maxUs).toBe(44_000);
    expect(trace.assumptions.map(({ message }) => message)).toContain(
      'Calls of and to Payments go through a sidecar: 1 ms more each way, and the policies work there.',
    );
  });

  it('try again from there: a second try does not come from the service itself', () => {
    const retrying = withSidecar(chain({ retry: { retries: 1, backoff: 'none' } }));
    const trace = traced(retrying, { entry: pay, load: { count: 1, everyUs: 1 }, faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0, times: 1 }] });
    expect(trace.results.latency.maxUs).toBe(44_000 + 20_000);
    const names = spansOf(trace, 1).map(({ kind, name, depth, attempt }) => `${' '.repeat(depth)}${kind} ${name} ${attempt}`);
    expect(names).toEqual([
      'request pay 1',
      ' client pay 1',
      '  server Payments 1',
      '   proxy Sidecar of Payments 1',
      '    client charge 1',
      '     server Bank 1',
      '    client charge 2',
      '     server Bank 1',
    ]);
  });
});

describe('discovery', () => {
  const gone: FaultInput = { targetId: 'payments', kind: 'down', fromUs: 10 * S, toUs: 60 * S, instances: 1 };
  /** Four instances of Payments, of which one goes away; ten calls a second. Seconds in which calls fail. */
  const failing = (discovery: 'client-side' | 'server-side' | 'static'): number[] => {
    const base = chain();
    const elements: Design['elements'] = {
      ...base.elements,
      payments: service('Payments', { instances: 4, discovery }),
      registry: { kind: 'registry', name: 'Registry', timeToLiveMs: 30_000 },
    };
    const trace = traced({ ...base, elements }, { entry: pay, load: { count: 800, everyUs: 100_000 }, faults: [gone] });
    return trace.entries.filter(({ icon }) => icon === 'failed').map(({ tUs }) => tUs / S);
  };

  it('server-side: nobody is sent to an instance that is gone', () => {
    expect(failing('server-side')).toEqual([]);
  });

  it('client-side: one call in four fails until the time to live of what was looked up is over', () => {
    const times = failing('client-side');
    expect(times).toHaveLength(50); // looked up at 0 s, again at 30 s: 200 calls in between, a quarter of them to the one that is gone
    expect(Math.min(...times)).toBeGreaterThanOrEqual(10);
    expect(Math.max(...times)).toBeLessThan(30.1);
  });

  it('static: it fails as long as the instance is gone', () => {
    const times = failing('static');
    expect(times).toHaveLength(125);
    expect(Math.max(...times)).toBeGreaterThan(59);
  });

  it('the instances that are left have less room', () => {
    const base = chain();
    const elements: Design['elements'] = { ...base.elements, payments: service('Payments', { instances: 2, concurrency: 1 }) };
    const latency = (faults: readonly FaultInput[]) =>
      traced({ ...base, elements }, { entry: pay, load: { count: 2, everyUs: 0 }, faults }).results.latency.maxUs;
    expect(latency([])).toBe(40_000);
    expect(latency([{ ...gone, fromUs: 0 }])).toBe(70_000);
  });

  it('all instances gone is the whole gone', () => {
    const base = chain();
    const elements: Design['elements'] = { ...base.elements, payments: service('Payments', { instances: 2 }) };
    const trace = traced({ ...base, elements }, { entry: pay, load: { count: 1, everyUs: 1 }, faults: [{ ...gone, fromUs: 0, instances: 2 }] });
    expect(trace.results.failed).toBe(1);
  });

  it('says in the log how many are down', () => {
    const base = chain();
    const elements: Design['elements'] = { ...base.elements, payments: service('Payments', { instances: 4 }) };
    const trace = traced({ ...base, elements }, { entry: pay, load: { count: 30, everyUs: S }, faults: [gone] });
    expect(
      trace.entries
        .find(({ icon }) => icon === 'fault')
        ?.headline.map(({ text }) => text)
        .join(''),
    ).toBe('Payments: 1 of 4 instances down');
  });
});

describe('an API composition', () => {
  /** One answer from three services that take 10, 30 and 50 ms. */
  const composed = (critical: boolean | undefined, faults: readonly FaultInput[] = []): Trace => {
    const base = chain();
    const parts = { a: 10, b: 30, c: 50 };
    const elements: Design['elements'] = {
      ...base.elements,
      ...Object.fromEntries(Object.entries(parts).map(([id, ms]) => [id, service(id, { latency: { p50: ms, p99: ms } })])),
    };
    const flows = Object.fromEntries(
      Object.keys(parts).map((id) => [id, call('payments', id, { parallelGroup: 'page', ...(critical === undefined ? {} : { critical }) })]),
    );
    return traced({ ...base, elements, flows: { pay: call('shop', 'payments'), ...flows } }, { entry: pay, load: { count: 1, everyUs: 1 }, faults });
  };

  it('is as slow as its slowest branch', () => {
    expect(composed(undefined).results.latency.maxUs).toBe(20_000 + 60_000);
  });

  it('fails with one branch where every branch counts', () => {
    expect(composed(undefined, [{ targetId: 'b', kind: 'down', fromUs: 0 }]).results).toMatchObject({ failed: 1 });
  });

  it('answers in part where a branch may be missing', () => {
    expect(composed(false, [{ targetId: 'b', kind: 'down', fromUs: 0 }]).results).toMatchObject({ succeeded: 1, degraded: 1 });
  });

  it('N calls for one request take N times as long, one batch does not', () => {
    const latency = (more: Parameters<typeof chain>[0]) => traced(chain(more), { entry: pay, load: { count: 1, everyUs: 1 } }).results.latency.maxUs;
    expect(latency({ callsPerRequest: 7 })).toBe(20_000 + 7 * 20_000);
    expect(latency({ callsPerRequest: 7, batched: true })).toBe(40_000);
  });
});
