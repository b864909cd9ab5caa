import { describe, expect, it } from 'vitest';
import { stateAt } from '../replay/index.ts';
import { spansOf, tracedRuns } from '../spans.ts';
import { chain, service, traced } from '../testing/designs.ts';
import type { FaultInput, Trace } from '../trace.ts';

const S = 1_000_000;
const pay = { kind: 'flow', flowId: 'pay' } as const;
const outage: FaultInput = { targetId: 'bank', kind: 'errors', fromUs: 20 * S, toUs: 40 * S };
const total = (column: ArrayLike<number>) => Array.from(column).reduce((sum, value) => sum + value, 0);
const breaker = { mode: 'count', failures: 5, openMs: 30_000 } as const;

describe('what changes over time', () => {
  const trace = traced(chain({ circuitBreaker: breaker }), { entry: pay, load: { count: 600, everyUs: 100_000 }, faults: [outage] });
  const { series, results } = trace;
  const bucket = (tUs: number) => Math.floor(tUs / series.bucketUs);

  it('adds up to the results', () => {
    expect(total(series.started)).toBe(results.started);
    expect(total(series.succeeded)).toBe(results.succeeded);
    expect(total(series.failed)).toBe(results.failed);
  });

  it('has a round length of buckets, and not too many', () => {
    expect(series.bucketUs).toBe(500_000);
    expect(series.buckets).toBeLessThanOrEqual(240);
    expect(series.buckets * series.bucketUs).toBeGreaterThanOrEqual(trace.durationUs);
  });

  it('shows the outage where it is', () => {
    expect(series.failed[bucket(19 * S)]).toBe(0);
    expect(series.failed[bucket(21 * S)]).toBe(5);
  });

  it('has percentiles of what ended in the bucket, and none where nothing did', () => {
    expect(series.p50Us[bucket(10 * S)]).toBe(40_000);
    const sparse = traced(chain(), { entry: pay, load: { count: 2, everyUs: 60 * S } }).series;
    expect(sparse.p99Us[0]).toBe(40_000);
    expect(Number.isNaN(sparse.p99Us[5])).toBe(true);
  });

  it('shows the breaker at its worst in each bucket', () => {
    const [state] = series.breakers;
    expect(state?.flowId).toBe('charge');
    expect(state?.state[bucket(19 * S)]).toBe(0);
    expect(state?.state[bucket(30 * S)]).toBe(1);
    expect(state?.state[bucket(59 * S)]).toBe(0);
  });

  it('shows lines in front of an element as long as they get', () => {
    const design = chain();
    const one = { ...design, elements: { ...design.elements, payments: service('Payments', { instances: 1, concurrency: 2 }) } };
    const busy = traced(one, { entry: pay, load: { count: 10, everyUs: 0 } });
    const payments = busy.series.elements.find(({ elementId }) => elementId === 'payments');
    expect(Math.max(...(payments?.queued ?? []))).toBe(8);
    expect(Math.max(...(payments?.busy ?? []))).toBe(2);
    expect(stateAt(busy, 6_000).elements.find(({ elementId }) => elementId === 'payments')).toMatchObject({ queued: 8, busy: 2, places: 2, word: '8 waiting' });
  });
});

describe('Little’s law', () => {
  /** L = λ W in an element: what the picture shows, over time, against the spans of the requests. They are written down apart from each other. */
  const littles = (trace: Trace, elementId: string, name: string) => {
    const looks = 20_000;
    const untilUs = trace.durationUs;
    let inside = 0;
    for (let look = 0; look < looks; look += 1) {
      const mark = stateAt(trace, (untilUs * (look + 0.5)) / looks).elements.find((one) => one.elementId === elementId);
      inside += (mark?.busy ?? 0) + (mark?.queued ?? 0);
    }
    const stays = Array.from(tracedRuns(trace)).flatMap((run) => spansOf(trace, run).filter((span) => span.kind === 'server' && span.name === name));
    const staying = stays.reduce((sum, { startUs, endUs }) => sum + (endUs - startUs), 0) / untilUs;
    return { pictured: inside / looks, traced: staying };
  };

  it('holds in an element with a line in front of it', () => {
    const design = chain();
    const elements = { ...design.elements, payments: service('Payments', { instances: 1, concurrency: 3, latency: { p50: 10, p99: 80 } }) };
    const trace = traced({ ...design, elements }, { entry: pay, load: { count: 1_500, everyUs: 16_000, arrival: 'poisson' } });
    const { pictured, traced: stays } = littles(trace, 'payments', 'Payments');
    expect(stays).toBeGreaterThan(1.5);
    expect(Math.abs(pictured - stays) / stays).toBeLessThan(0.02); // by looking 20,000 times
  });

  it('holds for the whole: requests inside, over time, are their latencies added up', () => {
    const trace = traced(chain(), { entry: pay, load: { count: 500, everyUs: 15_000, arrival: 'poisson' } });
    const { series, results } = trace;
    const inside = total(series.inside) * series.bucketUs;
    expect(inside).toBeCloseTo(results.latency.meanUs * results.latency.count, -4);
  });
});
