import { describe, expect, it } from 'vitest';
import type { Design } from '../model/index.ts';
import { dataLines } from './dataWords.ts';
import { chain, service } from './testing/designs.ts';
import type { DataResults, FlowResult } from './trace.ts';

const nothing: DataResults = { caches: [], copies: [], eventStores: [], routes: [], releases: [], dualWrites: [] };
const design: Design = {
  ...chain(),
  elements: {
    view: { kind: 'datastore', name: 'VIEW' },
    orders: service('ORDERS'),
    pay: service('PAY'),
    new: service('NEW'),
    cache: { kind: 'datastore', name: 'CACHE' },
    store: { kind: 'datastore', name: 'STORE' },
  },
  flows: { placed: { kind: 'publish', from: 'orders', to: 'pay' } },
  migrations: { out: { name: 'OUT', technique: 'strangler-fig', monolithId: 'pay', phases: [] } },
};
const told = (data: Partial<DataResults>) => dataLines(design, { data: { ...nothing, ...data }, flows: [] }).map(({ title, text }) => `${title}: ${text}`);

describe('what came of the data of a run', () => {
  it('is nothing where there is no such thing', () => {
    expect(told({})).toEqual([]);
    expect(told({ dualWrites: [{ flowId: 'f', lost: 0, invented: 0 }] })).toEqual([]);
  });

  it('says how far a read model was behind, what it lacks, and how long it took to make it anew', () => {
    const copy = { storeId: 'view', sourceId: 'orders', changes: 1_200, applied: 1_190, meanLagUs: 30_400, maxLagUs: 2_000_000, reads: 80, staleReads: 3 };
    expect(told({ copies: [{ ...copy, rebuilds: [{ atUs: 4_000_000, changes: 900, doneUs: 5_500_000 }] }] })).toEqual([
      'VIEW after ORDERS: 30 ms behind, 2 s at most, 10 of 1,200 changes missing at the end, 3 of 80 reads stale',
      'VIEW made anew at 4.000 s: 900 changes read again in 1.5 s',
    ]);
  });

  it('says what caches found, event stores kept, and messages told without a write', () => {
    expect(
      told({
        caches: [{ elementId: 'cache', hits: 75, misses: 25, stale: 1 }],
        eventStores: [{ elementId: 'store', appends: 7, conflicts: 2 }],
        dualWrites: [{ flowId: 'placed', lost: 2, invented: 1 }],
      }),
    ).toEqual([
      'CACHE: 75 % of 100 found, 1 stale',
      'STORE: 7 appended, 2 overtaken and decided again',
      'ORDERS → PAY: 2 written and never told, 1 told and never written',
    ]);
  });

  it('says whom migrations and releases served', () => {
    const old = { requests: 90, failed: 0 };
    expect(
      told({
        routes: [{ migrationId: 'out', route: 'Browse', toId: 'new', requests: 12 }],
        releases: [{ elementId: 'pay', atUs: 0, old, new: { requests: 10, failed: 4 } }],
      }),
    ).toEqual(['OUT: Browse: 12 to NEW', 'PAY, new version: still going on, 10 served, 4 failed, the old one 90 and 0']);
  });

  it('says what became of calls that were queued for later', () => {
    const later = { queued: 9, done: 6, refused: 1, left: 2, longestUs: 14_000_000 };
    const flows = [{ flowId: 'placed', later } as FlowResult, { flowId: 'placed' } as FlowResult];
    expect(dataLines(design, { data: nothing, flows })).toEqual([
      { title: 'ORDERS → PAY, queued for later', text: '6 of 9 done, after 14 s at most, 1 refused, 2 still in line at the end' },
    ]);
  });
});
