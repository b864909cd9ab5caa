import { describe, expect, it } from 'vitest';
import type { Series, Trace } from '../../../workspace/index.ts';
import { chartsOf, rounded, stretchesOf, valueAt } from './chartData.ts';

function traceOf(series: Partial<Series> & { readonly buckets: number }, started = 1_000): Trace {
  const { buckets } = series;
  const zeros = new Uint32Array(buckets);
  const none = new Float64Array(buckets).fill(Number.NaN);
  return {
    durationUs: buckets * 500_000,
    results: { started, degraded: 0 },
    series: {
      bucketUs: 500_000,
      started: zeros,
      succeeded: zeros,
      degraded: zeros,
      failed: zeros,
      p50Us: none,
      p95Us: none,
      p99Us: none,
      inside: new Float64Array(buckets),
      elements: [],
      breakers: [],
      ...series,
    },
  } as unknown as Trace;
}
const chart = (id: string, trace: Trace, other: Trace | null = null) => chartsOf(trace, other, (name) => name.toUpperCase()).find((one) => one.id === id);

describe('the charts of a run', () => {
  it('have gaps where no request ended', () => {
    const latency = chart('latency', traceOf({ buckets: 2, p50Us: new Float64Array([20_000, Number.NaN]) }));
    expect(latency?.lines[0]?.y).toEqual([20, null]);
  });

  it('say answers as a rate, over as many buckets as it takes to be one', () => {
    const series = { buckets: 8, succeeded: new Uint32Array([2, 0, 2, 0, 2, 0, 2, 0]) };
    expect(chart('throughput', traceOf(series, 8))?.lines[0]?.y).toEqual([2, 2, 2, 2]);
    expect(chart('throughput', traceOf(series, 1_000))?.lines[0]?.y).toEqual([4, 0, 4, 0, 4, 0, 4, 0]);
  });

  it('show the fullest queues by name', () => {
    const elements = [1, 9, 3, 4, 5].map((peak, index) => ({ elementId: `e${index}`, queued: new Uint32Array([0, peak]), busy: new Uint32Array(2) }));
    expect(chart('queue', traceOf({ buckets: 2, elements }))?.lines.map(({ label }) => label)).toEqual(['E1', 'E4', 'E3', 'E2']);
  });

  it('leave out what never is more than nothing', () => {
    expect(chartsOf(traceOf({ buckets: 3 }), null, String)).toEqual([]);
  });

  it('put another run into the same frame, marked as the other', () => {
    const one = traceOf({ buckets: 2, p50Us: new Float64Array([20_000, 20_000]) });
    expect(chart('latency', one, one)?.lines.map(({ label, other }) => `${label}${other ? ' other' : ''}`)).toEqual(['p50', 'p99', 'p50 other', 'p99 other']);
  });
});

describe('the value of a line at a moment', () => {
  it('is that of the bucket that holds it', () => {
    const line = chart('throughput', traceOf({ buckets: 2, succeeded: new Uint32Array([1, 3]) }))?.lines[0];
    if (!line) throw new Error('no chart');
    expect([0, 0.49, 0.5, 0.99, 5].map((at) => valueAt(line, at))).toEqual([2, 2, 6, 6, 6]);
  });
});

describe('the band of a breaker', () => {
  it('is one stretch for each state that lasts', () => {
    expect(stretchesOf(new Uint8Array([0, 0, 1, 1, 2, 0]), 10)).toEqual([
      { state: 0, fromUs: 0, toUs: 20 },
      { state: 1, fromUs: 20, toUs: 40 },
      { state: 2, fromUs: 40, toUs: 50 },
      { state: 0, fromUs: 50, toUs: 60 },
    ]);
  });
});

describe('numbers on an axis', () => {
  it('are short', () => {
    expect([0.0217, 3.14159, 123.4, 12_345, 2_000_000].map(rounded)).toEqual(['0.0217', '3.14', '123', '12.3 k', '2 M']);
  });
});
