import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, emptyDesign, type Design } from '../../../model/index.ts';
import { foldHistory, historyOf } from '../../history.ts';
import { stateAt } from '../../replay/index.ts';
import { run, type RunInput } from '../../simulate.ts';
import { call, service, traced } from '../../testing/designs.ts';
import { expectMean, replications } from '../../testing/statistics.ts';
import type { FaultInput, Load, Trace } from '../../trace.ts';

const S = 1_000_000;
const many = 10_000_000;
const long = { events: 10_000_000, durationUs: 36_000 * S, entries: 0 } as const;
const poisson = (perSecond: number, durationUs: number, keys: number): Load => ({
  count: many,
  everyUs: Math.round(S / perSecond),
  arrival: 'poisson',
  durationUs,
  keys,
});
const read = { kind: 'flow', flowId: 'read' } as const;
const write = { kind: 'flow', flowId: 'write' } as const;
const quick = { p50: 1, p99: 1 };

describe('cache-aside', () => {
  const shop = (timeToLiveMs?: number): Design => ({
    ...emptyDesign('Catalog'),
    elements: {
      web: { kind: 'client', name: 'Web' },
      catalog: service('Catalog'),
      db: { kind: 'datastore', name: 'Db', latency: { p50: 20, p99: 20 } },
      redis: { kind: 'datastore', name: 'Redis', variant: 'cache', latency: quick, ...(timeToLiveMs === undefined ? {} : { timeToLiveMs }) },
      batch: service('Batch'),
    },
    flows: {
      read: call('web', 'catalog', { intent: 'query' }),
      write: call('web', 'catalog', { intent: 'command' }),
      cached: { kind: 'access', from: 'catalog', to: 'redis' },
      stored: { kind: 'access', from: 'catalog', to: 'db' },
      elsewhere: call('web', 'batch', { intent: 'command' }),
      around: { kind: 'access', from: 'batch', to: 'db', mode: 'write' },
    },
  });
  const cache = (trace: Trace) => trace.results.data.caches[0];

  it('a miss asks the store and keeps what it says; a hit does not ask it', () => {
    const trace = traced(shop(), { entry: read, load: { count: 3, everyUs: S, keys: 1 } });
    expect(cache(trace)).toEqual({ elementId: 'redis', hits: 2, misses: 1, stale: 0 });
    expect(trace.results.latency.maxUs).toBe(20_000 + 11_000 + 30_000 + 11_000);
    expect(trace.results.latency.p50Us).toBe(20_000 + 11_000);
  });

  it('what is written is forgotten, so nobody reads what was', () => {
    const trace = traced(shop(), {
      entry: read,
      load: { count: 4, everyUs: S, keys: 1 },
      alongside: [{ flowId: 'write', load: { count: 1, everyUs: 1, firstUs: 1.5 * S, keys: 1 } }],
    });
    expect(cache(trace)).toMatchObject({ hits: 2, misses: 2, stale: 0 });
  });

  it('what is written past the cache stays stale in it until its time is over', () => {
    const alongside = [{ flowId: 'elsewhere', load: { count: 1, everyUs: 1, firstUs: 1.5 * S, keys: 1 } }];
    const stale = (design: Design) => cache(traced(design, { entry: read, load: { count: 20, everyUs: S, keys: 1 }, alongside }))?.stale;
    expect(stale(shop())).toBe(18);
    expect(stale(shop(5_000))).toBe(4); // kept at 0.07 s, written around at 1.5 s: stale at 2, 3, 4 and 5 s
  });

  it('a cache that cannot be told goes on telling what was', () => {
    const faults: FaultInput[] = [{ targetId: 'redis', kind: 'errors', fromUs: 1.5 * S, toUs: 1.7 * S }];
    const alongside = [{ flowId: 'write', load: { count: 1, everyUs: 1, firstUs: 1.5 * S, keys: 1 } }];
    const trace = traced(shop(), { entry: read, load: { count: 4, everyUs: S, keys: 1 }, alongside, faults });
    expect(cache(trace)).toMatchObject({ stale: 2 });
    expect(
      trace.entries
        .find(({ icon }) => icon === 'stale')
        ?.headline.map(({ text }) => text)
        .join(''),
    ).toBe('Catalog reads what is stale from Redis, run 3');
  });

  it('a cache that fails has nothing, and that is no failure', () => {
    const trace = traced(shop(), { entry: read, load: { count: 3, everyUs: S, keys: 1 }, faults: [{ targetId: 'redis', kind: 'down', fromUs: 0 }] });
    expect(trace.results).toMatchObject({ succeeded: 3, degraded: 0 });
  });

  it('a crash of the cache empties it', () => {
    const trace = traced(shop(), {
      entry: read,
      load: { count: 4, everyUs: S, keys: 1 },
      faults: [{ targetId: 'redis', kind: 'crash', fromUs: 1.5 * S, toUs: 1.6 * S }],
    });
    expect(cache(trace)).toMatchObject({ hits: 2, misses: 2 });
  });

  it('hits λT / (1 + λT) of the reads of a key that come at random and live for T', () => {
    const keys = 10;
    const perKey = 0.05; // reads of one key in a second
    const timeToLive = 40;
    const ratios = replications(12, (seed) => {
      const trace = traced(shop(timeToLive * 1_000), { entry: read, seed, load: poisson(perKey * keys, 20_000 * S, keys), limits: long });
      const { hits = 0, misses = 0 } = cache(trace) ?? {};
      return hits / (hits + misses);
    });
    // The cold start, and the 41 ms of a miss in which the next read misses too, are far below the error that is allowed for.
    expectMean(ratios, (perKey * timeToLive) / (1 + perKey * timeToLive), 0.01);
  });
});

/** A command side that writes and tells, a projection that writes it down, a query side that reads it. */
function cqrs(projection: { p50: number; p99: number }): Design {
  return {
    ...emptyDesign('CQRS'),
    elements: {
      web: { kind: 'client', name: 'Web' },
      orders: service('Orders', { role: 'command-side', latency: quick }),
      events: { kind: 'channel', name: 'Events', variant: 'topic' },
      projection: service('Projection', { role: 'projection', latency: projection }),
      view: { kind: 'datastore', name: 'View', latency: quick },
      queries: service('Queries', { role: 'query-side', latency: quick }),
    },
    flows: {
      write: call('web', 'orders', { intent: 'command' }),
      tell: { kind: 'publish', from: 'orders', to: 'events' },
      take: { kind: 'consume', from: 'events', to: 'projection' },
      keep: { kind: 'access', from: 'projection', to: 'view', mode: 'write' },
      read: call('web', 'queries', { intent: 'query' }),
      see: { kind: 'access', from: 'queries', to: 'view', mode: 'read' },
    },
  };
}

describe('a read model', () => {
  const copy = (trace: Trace) => trace.results.data.copies[0];

  it('lags behind its source by what its events take, and catches up', () => {
    const trace = traced(cqrs({ p50: 100, p99: 100 }), { entry: write, load: { count: 10, everyUs: S } });
    // to the channel, to the projection, its work, to its store, there and back
    expect(copy(trace)).toMatchObject({ storeId: 'view', sourceId: 'orders', changes: 10, applied: 10, meanLagUs: 121_000, maxLagUs: 121_000 });
  });

  it('shows how far it is behind, and since when', () => {
    const trace = traced(cqrs({ p50: 100, p99: 100 }), {
      entry: write,
      load: { count: 5, everyUs: 10_000 },
      faults: [{ targetId: 'projection', kind: 'slow', fromUs: 0 }],
    });
    const view = stateAt(trace, 500_000).elements.find(({ elementId }) => elementId === 'view');
    expect(view).toMatchObject({ behind: { changes: 5, sinceUs: 6_000 }, word: '5 changes behind, 494 ms' });
    expect(stateAt(trace, trace.durationUs).elements.find(({ elementId }) => elementId === 'view')?.behind).toBeUndefined();
  });

  it('an event that is given up leaves it behind for ever', () => {
    const trace = traced(cqrs(quick), { entry: write, load: { count: 3, everyUs: S }, faults: [{ targetId: 'tell', kind: 'lose', fromUs: 0, times: 1 }] });
    expect(copy(trace)).toMatchObject({ changes: 3, applied: 2 });
  });

  it('a message that comes twice is written down once', () => {
    const trace = traced(cqrs(quick), { entry: write, load: { count: 3, everyUs: S }, faults: [{ targetId: 'take', kind: 'duplicate', fromUs: 0 }] });
    expect(copy(trace)).toMatchObject({ changes: 3, applied: 3 });
  });

  it('reads of it are stale 1 − e^(−λE[D]) of the time, whatever the lag is distributed like', () => {
    const keys = 20;
    const writes = 10; // a second
    const shares = replications(12, (seed) => {
      const trace = traced(cqrs({ p50: 400, p99: 4_000 }), {
        entry: read,
        seed,
        load: poisson(40, 300 * S, keys),
        alongside: [{ flowId: 'write', load: poisson(writes, 300 * S, keys) }],
        limits: long,
      });
      const { reads = 0, staleReads = 0, meanLagUs = 0 } = copy(trace) ?? {};
      const expected = 1 - Math.exp(-(writes / keys) * (meanLagUs / S));
      return staleReads / reads / expected;
    });
    expectMean(shares, 1, 0.05);
  });

  describe('that is made anew while others read it', () => {
    const base = cqrs({ p50: 40, p99: 40 });
    const kept: Design = { ...base, elements: { ...base.elements, events: { kind: 'channel', name: 'Events', variant: 'stream' } } };
    /** Somebody comes by later, so that the run is not over before. */
    const later = { alongside: [{ flowId: 'read', load: { count: 1, everyUs: 1, firstUs: 9 * S } }] };
    const rebuilt = (design: Design, more: Partial<RunInput> = {}): Trace =>
      traced(design, { entry: write, load: { count: 20, everyUs: 100_000, keys: 20 }, rebuilds: [{ storeId: 'view', atUs: 5 * S }], ...more });

    it('reads the whole history again, one event after the other, and has all of it in the end', () => {
      const [one] = copy(rebuilt(kept, later))?.rebuilds ?? [];
      // Of each: to the projection, its work, to its store and back.
      expect(one).toEqual({ atUs: 5 * S, changes: 20, doneUs: 5 * S + 20 * 56_000 });
      expect(copy(rebuilt(kept, later))).toMatchObject({ changes: 20, applied: 20, meanLagUs: 61_000 });
    });

    it('falls back to its first event, and shows how far it is behind meanwhile', () => {
      const behind = (tUs: number) => stateAt(rebuilt(kept, later), tUs).elements.find(({ elementId }) => elementId === 'view')?.behind;
      expect(behind(4.99 * S)).toBeUndefined();
      expect(behind(5 * S)).toMatchObject({ changes: 20 });
      expect(behind(5 * S + 10 * 56_000)).toMatchObject({ changes: 10 });
      expect(behind(7 * S)).toBeUndefined();
    });

    it('is stale for who reads it meanwhile, and only then', () => {
      const load: Load = { count: 1, everyUs: 1, keys: 1 };
      const staleAt = (firstUs: number) =>
        copy(rebuilt(kept, { load, alongside: [{ flowId: 'read', load: { ...load, firstUs } }, ...later.alongside] }))?.staleReads;
      expect([4 * S, 5 * S + 20_000, 6 * S].map(staleAt)).toEqual([0, 1, 0]);
    });

    it('goes on writing down what happens meanwhile', () => {
      const trace = rebuilt(kept, { load: { count: 100, everyUs: 100_000, keys: 20 } });
      expect(copy(trace)).toMatchObject({ changes: 100, applied: 100, rebuilds: [{ changes: 50 }] });
    });

    it('can be so from an event store too, and from nothing that keeps nothing', () => {
      const ledger = { kind: 'datastore', name: 'Ledger', variant: 'event-store', latency: quick } as const;
      const sourced: Design = {
        ...base,
        elements: { ...base.elements, ledger },
        flows: { ...base.flows, append: { kind: 'access', from: 'orders', to: 'ledger' } },
      };
      expect(copy(rebuilt(sourced, later))?.rebuilds).toHaveLength(1);
      const outcome = run(base, { entry: write, seed: 7, rebuilds: [{ storeId: 'view', atUs: 0 }] });
      const [problem] = outcome.ok ? [] : outcome.problems;
      expect(problem).toMatchObject({
        path: 'rebuilds.0.storeId',
        message: 'Orders keeps no events, and neither does Events: what has gone through is gone.',
        remedy: { title: 'Make Events a stream' },
      });
      const mended = applyEdits(base, problem?.remedy?.edits ?? []);
      expect(mended.ok && run(mended.design, { entry: write, seed: 7, rebuilds: [{ storeId: 'view', atUs: 0 }] }).ok).toBe(true);
    });
  });

  it('a replica follows its store with the lag that is stated', () => {
    const design = cqrs(quick);
    const follower: Design = {
      ...design,
      elements: { ...design.elements, db: { kind: 'datastore', name: 'Db', latency: quick }, copy: { kind: 'datastore', name: 'Copy', latency: quick } },
      flows: {
        write: call('web', 'orders', { intent: 'command' }),
        save: { kind: 'access', from: 'orders', to: 'db', mode: 'write' },
        follow: { kind: 'replicate', from: 'db', to: 'copy', lagMs: 250 },
        read: call('web', 'queries', { intent: 'query' }),
        see: { kind: 'access', from: 'queries', to: 'copy', mode: 'read' },
      },
    };
    const alongside = [{ flowId: 'write', load: { count: 1, everyUs: 1, keys: 1 } }];
    const trace = traced(follower, { entry: read, load: { count: 10, everyUs: 50_000, keys: 1 }, alongside });
    expect(copy(trace)).toMatchObject({ sourceId: 'db', changes: 1, applied: 1, meanLagUs: 250_000 });
    expect(copy(trace)?.staleReads).toBe(4); // written at 17 ms, there at 267 ms; read at 67, 117, 167 and 217 ms
    const cut = traced(follower, {
      entry: read,
      load: { count: 10, everyUs: 50_000, keys: 1 },
      alongside,
      faults: [{ targetId: 'follow', kind: 'partition', fromUs: 0 }],
    });
    expect(copy(cut)).toMatchObject({ applied: 0 });
  });

  it('a query neither writes nor tells', () => {
    const design = cqrs(quick);
    const asked: Design = { ...design, flows: { ...design.flows, write: call('web', 'orders', { intent: 'query' }) } };
    expect(copy(traced(asked, { entry: write, load: { count: 5, everyUs: S } }))).toMatchObject({ changes: 0 });
  });
});

describe('event sourcing', () => {
  const sourced: Design = {
    ...emptyDesign('Accounts'),
    elements: {
      web: { kind: 'client', name: 'Web' },
      accounts: service('Accounts'),
      events: { kind: 'datastore', name: 'Events', variant: 'event-store', latency: quick },
    },
    flows: { write: call('web', 'accounts', { intent: 'command' }), append: { kind: 'access', from: 'accounts', to: 'events' } },
  };
  const store = (trace: Trace) => trace.results.data.eventStores[0];

  it('loads, decides, appends', () => {
    const trace = traced(sourced, { entry: write, load: { count: 3, everyUs: S, keys: 1 } });
    expect(store(trace)).toEqual({ elementId: 'events', appends: 3, conflicts: 0 });
    expect(trace.results.latency.maxUs).toBe(10_000 + 11_000 + 10_000 + 11_000);
  });

  it('whoever is overtaken finds another version than expected, and decides anew', () => {
    const trace = traced(sourced, { entry: write, load: { count: 2, everyUs: 5_000, keys: 1 } });
    expect(store(trace)).toMatchObject({ appends: 2, conflicts: 1 });
    expect(trace.results.succeeded).toBe(2);
    expect(trace.entries.find(({ icon }) => icon === 'conflict')?.why[0]?.text).toBe('expected version 0, is 1: loads and decides again, try 2 of 3');
  });

  it('different streams are not in one another’s way', () => {
    expect(store(traced(sourced, { entry: write, load: { count: 50, everyUs: 1_000, keys: 1_000_000 } }))).toMatchObject({ conflicts: 0 });
  });

  it('whoever is overtaken again and again gives up', () => {
    const trace = traced(sourced, { entry: write, load: { count: 8, everyUs: 0, keys: 1 } });
    expect(trace.results).toMatchObject({ succeeded: 3, failed: 5 });
    expect(store(trace)).toMatchObject({ appends: 3 });
  });

  const played = traced(sourced, { entry: write, load: { count: 200, everyUs: 20_000, arrival: 'poisson', keys: 5 } });
  const history = historyOf(played, 'events');

  it('keeps every event: folding the history leads to what the store has', () => {
    expect(foldHistory(history).events).toBe(store(played)?.appends);
    expect(foldHistory(history)).toEqual(foldHistory(history));
  });

  it('answers how it was at any moment: what a run that was stopped there had', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: played.durationUs }), (tUs) => {
        const stopped = traced(sourced, { entry: write, load: { count: 200, everyUs: 20_000, arrival: 'poisson', keys: 5 }, limits: { durationUs: tUs } });
        expect(foldHistory(history, tUs)).toEqual(foldHistory(historyOf(stopped, 'events')));
      }),
      { numRuns: 25, seed: 7 },
    );
  });

  it('a history with a gap is none', () => {
    expect(() => foldHistory(history.filter(({ version }) => version !== 2))).toThrow('goes from version 1 to 3');
  });
});
