import { describe, expect, it } from 'vitest';
import { chain, orchestrated, playSaga, traced } from '../testing/designs.ts';
import { expectMean, replications } from '../testing/statistics.ts';
import type { Load, Trace } from '../trace.ts';

const S = 1_000_000;
const charge = { kind: 'flow', flowId: 'charge' } as const;
const play = (load: Load, seed = 7): Trace => traced(chain(), { entry: charge, seed, load, limits: { events: 5_000_000, durationUs: 3_600 * S, entries: 0 } });
/** Seconds at which requests entered, from the hops of the first flow. */
const entered = (trace: Trace): number[] =>
  trace.spans.startUs.filter((_, row) => trace.spans.parent[row] === -1).reduce<number[]>((all, us) => [...all, us / S], []);
const many = 10_000_000;

describe('loads', () => {
  it('constant: so far apart, until the duration is over', () => {
    expect(entered(play({ count: many, everyUs: S, durationUs: 5 * S }))).toEqual([0, 1, 2, 3, 4]);
  });

  it('begins where it says', () => {
    expect(entered(play({ count: 2, everyUs: S, firstUs: 3 * S }))).toEqual([3, 4]);
  });

  it('Poisson: on average the rate times the time, with the variance of it', () => {
    const counts = replications(60, (seed) => play({ count: many, everyUs: 50_000, arrival: 'poisson', durationUs: 20 * S }, seed).results.started);
    expectMean(counts, 400);
    const mean = counts.reduce((sum, count) => sum + count, 0) / counts.length;
    const dispersion = counts.reduce((sum, count) => sum + (count - mean) ** 2, 0) / (counts.length - 1) / mean;
    expect(dispersion).toBeGreaterThan(0.5);
    expect(dispersion).toBeLessThan(1.6);
  });

  it('ramp: from one rate to the other, on average half of both', () => {
    const trace = play({ count: many, everyUs: S / 2, toEveryUs: S / 10, arrival: 'ramp', durationUs: 30 * S });
    expect(Math.abs(trace.results.started - ((2 + 10) / 2) * 30)).toBeLessThanOrEqual(1);
    const times = entered(trace);
    const within = (from: number, to: number) => times.filter((time) => time >= from && time < to).length;
    // ∫ of 2 + 8t/30 over the first and the last third: 33.3 and 86.7
    expect(Math.abs(within(0, 10) - 33.3)).toBeLessThanOrEqual(1.5);
    expect(Math.abs(within(20, 30) - 86.7)).toBeLessThanOrEqual(1.5);
  });

  it('a ramp may go down', () => {
    const trace = play({ count: many, everyUs: S / 10, toEveryUs: S / 2, arrival: 'ramp', durationUs: 30 * S });
    expect(Math.abs(trace.results.started - 180)).toBeLessThanOrEqual(1);
  });

  it('spike: one rate, and the other while it lasts', () => {
    const times = entered(play({ count: many, everyUs: S, toEveryUs: S / 20, arrival: 'spike', spikeFromUs: 10 * S, spikeToUs: 12 * S, durationUs: 20 * S }));
    expect(times.filter((time) => time < 10)).toHaveLength(10);
    expect(times.filter((time) => time >= 10 && time < 12)).toHaveLength(40);
    expect(times.filter((time) => time >= 12).length).toBeGreaterThanOrEqual(7);
  });

  it('a spike without times is the fifth in the middle', () => {
    const times = entered(play({ count: many, everyUs: S, toEveryUs: S / 10, arrival: 'spike', durationUs: 100 * S }));
    expect(times.filter((time) => time >= 40 && time < 60)).toHaveLength(200);
  });

  it('closed users obey the law of response time: throughput × (response + thinking) is their number', () => {
    const users = 8;
    const thinkUs = 200_000;
    const values = replications(20, (seed) => {
      const { results } = play({ count: many, everyUs: 0, arrival: 'closed', users, thinkUs, durationUs: 200 * S }, seed);
      return (results.succeeded / 200) * ((results.latency.meanUs + thinkUs) / S);
    });
    expectMean(values, users, 0.02);
  });

  it('closed users wait for their answers: never more inside than users', () => {
    const trace = play({ count: many, everyUs: 0, arrival: 'closed', users: 3, thinkUs: 0, durationUs: 2 * S });
    expect(Math.max(...trace.series.inside)).toBeLessThanOrEqual(3 + 1e-9);
    expect(trace.results.started).toBe(3 * 100); // 20 ms each
  });

  it('what comes in alongside is told apart in the log', () => {
    const alongside = [{ flowId: 'charge', load: { count: 2, everyUs: S, firstUs: 1_000 } }];
    const { entries } = traced(chain(), { entry: charge, seed: 7, load: { count: 2, everyUs: S }, alongside });
    const heads = entries.filter(({ icon }) => icon === 'done').map(({ headline }) => headline.map(({ text }) => text).join(''));
    expect(heads.map((head) => head.replace(/^.*? (?=meanwhile|\d)/, '')).sort()).toEqual(['1 done', '2 done', 'meanwhile 1 done', 'meanwhile 2 done']);
  });

  it('what comes in alongside is no part of the results, but of everything else', () => {
    const load = { count: 10, everyUs: S };
    const trace = traced(chain({ bulkhead: { concurrent: 1, queue: 0 } }), {
      entry: charge,
      load,
      alongside: [{ flowId: 'charge', load: { count: 10, everyUs: S, firstUs: 1_000 } }],
    });
    expect(trace.results).toMatchObject({ started: 10, succeeded: 10 });
    expect(trace.results.flows[0]).toMatchObject({ calls: 20, rejectedByBulkhead: 10 });
  });

  it('closed users start the next saga when theirs is over', () => {
    const load: Load = { count: 12, everyUs: 0, arrival: 'closed', users: 2, thinkUs: 0 };
    const { sagaRuns } = playSaga(orchestrated(), [], { load });
    const starts = sagaRuns.map(({ startedUs }) => startedUs / 1_000);
    expect(starts).toEqual([0, 0, 105, 105, 210, 210, 315, 315, 420, 420, 525, 525]);
  });
});
