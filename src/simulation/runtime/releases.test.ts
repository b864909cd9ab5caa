import { describe, expect, it } from 'vitest';
import type { Design, Element } from '../../model/index.ts';
import { stateAt } from '../replay/index.ts';
import { call, chain, service, traced } from '../testing/designs.ts';
import type { Load, PhaseInput, ReleaseInput, Trace } from '../trace.ts';

const S = 1_000_000;
const pay = { kind: 'flow', flowId: 'pay' } as const;
type Service = Partial<Extract<Element, { kind: 'service' }>>;

function released(payments: Service, release: Partial<ReleaseInput> = {}, load: Partial<Load> = {}): Trace {
  const base = chain();
  const design: Design = { ...base, elements: { ...base.elements, payments: service('Payments', { instances: 4, ...payments }) } };
  return traced(design, {
    entry: pay,
    load: { count: 1_000, everyUs: 100_000, ...load },
    releases: [{ elementId: 'payments', atUs: 10 * S, ...release }],
  });
}
const result = (trace: Trace) => trace.results.data.releases[0];
const moments = (trace: Trace) =>
  trace.entries.filter(({ icon }) => icon === 'release').map(({ tUs, headline }) => `${tUs / S} ${headline.map(({ text }) => text).join('')}`);

describe('blue-green', () => {
  const settings: Service = { deployment: 'blue-green', rollout: { readyMs: 20_000 } };

  it('sends everybody to the new version from one moment on', () => {
    const trace = released(settings);
    expect(moments(trace)).toEqual(['10 Payments gets a new version', '30 Payments: 100 % to the new version', '30 Payments is released']);
    expect(result(trace)).toMatchObject({ old: { requests: 200, failed: 0 }, new: { requests: 700, failed: 0 } });
  });

  it('is over when the old one has finished what it had begun', () => {
    expect(result(released({ ...settings, latency: { p50: 3_000, p99: 3_000 } }))?.doneUs).toBe(30 * S + 2_925_000); // taken up at 29.905 s, 3.02 s
  });

  it('an error of the new version hits everybody', () => {
    expect(result(released(settings, { errorRate: 1 }))).toMatchObject({ old: { failed: 0 }, new: { requests: 700, failed: 700 } });
  });
});

describe('two versions side by side', () => {
  /** One request at a time and three seconds for each; the new version is ready after one second. */
  const narrow: Service = {
    deployment: 'blue-green',
    instances: 1,
    concurrency: 1,
    latency: { p50: 3_000, p99: 3_000 },
    rollout: { readyMs: 1_000 },
  };
  const begins = (trace: Trace) => trace.lanes.find(({ id }) => id === 'element payments')?.bars.map(({ fromUs }) => fromUs / S);

  it('have places of their own: what the old one still works on is not in the way of the new one', () => {
    const trace = released(narrow, { atUs: 0 }, { count: 2, everyUs: 1.5 * S });
    expect(begins(trace)).toEqual([0.005, 1.505]);
  });

  it('who waits for the old one stays with it, and it is over when they are served', () => {
    const trace = released(narrow, { atUs: 0 }, { count: 3, everyUs: 0.4 * S });
    expect(begins(trace)).toEqual([0.005, 3.025, 6.045]);
    expect(result(trace)).toMatchObject({ old: { requests: 3 }, new: { requests: 0 }, doneUs: 9.065 * S });
  });

  it('the next release begins with what the last one left', () => {
    const base = chain();
    const design: Design = { ...base, elements: { ...base.elements, payments: service('Payments', narrow) } };
    const trace = traced(design, {
      entry: pay,
      load: { count: 3, everyUs: 2 * S },
      releases: [0, 2].map((second) => ({ elementId: 'payments', atUs: second * S })),
    });
    expect(begins(trace)).toEqual([0.005, 2.005, 4.005]);
    expect(trace.results.data.releases.map(({ old, new: { requests } }) => [old.requests, requests])).toEqual([
      [1, 0],
      [1, 1], // what the first one brought out is the old one of the second
    ]);
  });
});

describe('a release while instances are missing', () => {
  const latency = (gone: number, releasing: boolean): number => {
    const base = chain();
    const payments = service('Payments', { instances: 4, concurrency: 1, deployment: 'rolling', rollout: { surge: 0, unavailable: 1, readyMs: 60_000 } });
    return traced(
      { ...base, elements: { ...base.elements, payments } },
      {
        entry: pay,
        load: { count: 4, everyUs: 0, firstUs: 2 * S },
        releases: releasing ? [{ elementId: 'payments', atUs: S }] : [],
        faults: gone === 0 ? [] : [{ targetId: 'payments', kind: 'down', instances: gone, fromUs: 1.5 * S }],
      },
    ).results.latency.maxUs;
  };

  it('has the room of those that are left: each of the two takes its own', () => {
    expect(latency(0, false)).toBe(40_000);
    expect(latency(0, true)).toBe(70_000); // 3 of 4
    expect(latency(2, false)).toBe(70_000); // 2 of 4
    expect(latency(2, true)).toBe(130_000); // 1 of 4: one after the other
  });
});

describe('canary', () => {
  const settings: Service = { deployment: 'canary', rollout: { readyMs: 1, stepPercent: 5, stepMs: 1_000_000 } };

  it('an error of the new version hits so many customers only', () => {
    const trace = released(settings, { atUs: 0, errorRate: 1 }, { count: 4_000, everyUs: 10_000, keys: 400 });
    expect(result(trace)?.new.failed).toBe(result(trace)?.new.requests);
    expect(Math.abs((result(trace)?.new.requests ?? 0) / 4_000 - 0.05)).toBeLessThan(0.035); // 400 customers, binomial
  });

  it('hits the same customers again and again', () => {
    const trace = released(
      settings,
      { atUs: 0, errorRate: 1 },
      { count: 3_000, everyUs: 10_000, arrival: 'closed', users: 30, thinkUs: 1_000, durationUs: 30 * S },
    );
    const failed = trace.entries.filter(({ icon }) => icon === 'failed').length;
    const { requests = 0 } = result(trace)?.new ?? {};
    expect(failed).toBe(requests);
  });

  it('shows the share of the new version while it goes on', () => {
    const mark = stateAt(released(settings), 20 * S).elements.find(({ elementId }) => elementId === 'payments');
    expect(mark).toMatchObject({ release: { old: 4, new: 4, share: 0.05 }, word: 'new version: 5 %' });
  });
});

describe('rolling', () => {
  const settings: Service = { deployment: 'rolling', rollout: { surge: 0, unavailable: 1, readyMs: 10_000 } };

  it('has fewer instances meanwhile, and says how many are ready', () => {
    const trace = released(settings);
    const ready = (tUs: number) => stateAt(trace, tUs).elements.find(({ elementId }) => elementId === 'payments')?.release;
    expect(ready(11 * S)).toEqual({ old: 3, new: 0, share: 0 });
    expect(ready(21 * S)).toEqual({ old: 2, new: 1, share: 0.333333 });
    expect(ready(51 * S)).toBeUndefined();
  });

  it('has less room for that time', () => {
    const busy = (instances: number) =>
      released({ ...settings, instances, concurrency: 1 }, { atUs: 0 }, { count: 2, everyUs: 0, firstUs: S }).results.latency.maxUs;
    expect(busy(3)).toBe(40_000);
    expect(busy(2)).toBe(70_000);
  });

  it('gives the new version the share of its instances', () => {
    const trace = released(settings, { atUs: 0 }, { count: 4_000, everyUs: 10_000 });
    // 0 for 10 s, then a third, two thirds and all but one missing: (0 + 1/3 + 2/3 + 1) / 4
    expect(Math.abs((result(trace)?.new.requests ?? 0) / 4_000 - 0.5)).toBeLessThanOrEqual(3.9 * Math.sqrt(0.25 / 4_000));
  });
});

describe('a strangler', () => {
  const base = chain();
  const design: Design = {
    ...base,
    elements: {
      shop: { kind: 'client', name: 'Shop' },
      facade: { kind: 'gateway', name: 'Facade', latency: { p50: 1, p99: 1 } },
      old: { kind: 'monolith', name: 'Old', latency: { p50: 10, p99: 10 } },
      orders: service('Orders'),
      audit: service('Audit'),
    },
    flows: {
      enter: call('shop', 'facade', { operation: 'orders' }),
      other: call('shop', 'facade', { operation: 'invoices' }),
      toOld: call('facade', 'old'),
      toOrders: call('facade', 'orders'),
      toAudit: call('facade', 'audit'),
    },
    migrations: {
      out: {
        name: 'Orders out',
        technique: 'strangler-fig',
        monolithId: 'old',
        facadeId: 'facade',
        phases: [0, 10, 50, 100].map((percent) => ({ name: `${percent} %`, routes: [{ route: 'orders', toId: 'orders', percent }] })),
      },
    },
  };
  const phases: readonly PhaseInput[] = [1, 2, 3].map((phase) => ({ migrationId: 'out', phase, atUs: phase * 10 * S }));
  const play = (flowId: string, more: readonly PhaseInput[] = [], load: Partial<Load> = {}) =>
    traced(design, { entry: { kind: 'flow', flowId }, load: { count: 4_000, everyUs: 10_000, keys: 500, ...load }, phases: more });
  const works = (trace: Trace, id: string) => trace.lanes.find((lane) => lane.id === `element ${id}`)?.bars ?? [];

  it('sends everything to the monolith before its first route is out', () => {
    const trace = play('enter');
    expect(trace.results.data.routes).toEqual([{ migrationId: 'out', route: 'orders', toId: 'old', requests: 4_000 }]);
    expect(works(trace, 'orders')).toHaveLength(0);
  });

  it('sends each request to one of them, and what is not part of it is called as before', () => {
    const trace = play('enter', phases, { count: 100 });
    expect(works(trace, 'old').length + works(trace, 'orders').length).toBe(100);
    expect(works(trace, 'audit')).toHaveLength(100);
  });

  it('moves customers over phase by phase, and never anyone back', () => {
    const trace = play('enter', phases, { arrival: 'closed', users: 40, thinkUs: S, durationUs: 40 * S });
    const share = (from: number, to: number) => {
      const within = (id: string) => works(trace, id).filter(({ fromUs }) => fromUs >= from * S && fromUs < to * S).length;
      return within('orders') / (within('orders') + within('old'));
    };
    expect(share(0, 10)).toBe(0);
    expect(share(10, 20)).toBeGreaterThan(0);
    expect(share(20, 30)).toBeGreaterThan(share(10, 20));
    expect(share(31, 40)).toBe(1);
  });

  it('leaves other routes where they are', () => {
    const trace = play('other', phases, { count: 4_000 });
    expect(trace.results.data.routes).toEqual([{ migrationId: 'out', route: 'invoices', toId: 'old', requests: 4_000 }]);
    expect(trace.entries.filter(({ icon }) => icon === 'route').map(({ why }) => why[0]?.text)).toEqual([
      'orders: 10 % to Orders',
      'orders: 50 % to Orders',
      'orders: 100 % to Orders',
    ]);
  });
});
