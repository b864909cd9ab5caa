import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { ln, NORMAL_99 } from '../kernel/mathematics.ts';
import { atStep, chain, orchestrated, playSaga, service, traced } from '../testing/designs.ts';
import { expectMean, replications } from '../testing/statistics.ts';

const S = 1_000_000;
const charge = { kind: 'flow', flowId: 'charge' } as const;

describe('compensations', () => {
  it('are Σ k · p^k (1 − p) on average, when each step succeeds with probability p', () => {
    const p = 0.7;
    const count = 400;
    // Three steps: k of them are done before the one that is refused, and k are undone; nothing is undone when all succeed.
    const theory = [1, 2].reduce((sum, k) => sum + k * p ** k * (1 - p), 0);
    const means = replications(12, (seed) => {
      const faults = ['create', 'reserve', 'charge'].map((step) => atStep(step, 'refuse', { amount: 1 - p }));
      const trace = playSaga(orchestrated(), faults, { seed, load: { count, everyUs: S }, limits: { events: S, entries: 0, durationUs: 3_600 * S } });
      return trace.sagaRuns.reduce((sum, { compensated }) => sum + compensated.length, 0) / count;
    });
    expectMean(means, theory);
  });
});

describe('a line in front of one server', () => {
  it('is as long as Pollaczek and Khinchine say, with latencies that are log-normal', () => {
    const p50 = 10_000;
    const p99 = 40_000;
    const sigma = ln(p99 / p50) / NORMAL_99;
    const mean = p50 * Math.exp(sigma ** 2 / 2);
    const second = p50 ** 2 * Math.exp(2 * sigma ** 2);
    const everyUs = Math.round(mean / 0.7);
    const rho = mean / everyUs;
    const wait = second / everyUs / (2 * (1 - rho));
    const base = chain();
    const design: Design = {
      ...base,
      elements: { ...base.elements, bank: service('Bank', { instances: 1, concurrency: 1, latency: { p50: p50 / 1_000, p99: p99 / 1_000 } }) },
    };
    const means = replications(16, (seed) => {
      const load = { count: 12_000, everyUs, arrival: 'poisson' } as const;
      return (
        traced(design, { entry: charge, seed, load, limits: { events: 10_000_000, durationUs: 36_000 * S, entries: 0 } }).results.latency.meanUs - 10_000 - mean
      );
    });
    expectMean(means, wait);
  });

  it('is bounded by the bulkhead: 10 in flight and 20 in line turn away the rest', () => {
    const trace = traced(chain({ bulkhead: {} }), { entry: charge, load: { count: 100, everyUs: 0 } });
    expect(trace.results.flows[0]).toMatchObject({ rejectedByBulkhead: 70, attempts: 30 });
  });
});

describe('rate limits in a run', () => {
  it('a fixed window of N lets 2 N through across its boundary', () => {
    const design = chain({ rateLimit: { algorithm: 'fixed-window', limit: 10, perMs: 1_000 } });
    const trace = traced(design, { entry: charge, load: { count: 40, everyUs: 10_000, firstUs: 800_000 } });
    expect(trace.results.flows[0]).toMatchObject({ attempts: 20, rejectedByLimiter: 20 });
  });
});

describe('runaways', () => {
  const storm = (layers: number): Design => {
    const base = chain();
    const ids = Array.from({ length: layers }, (_, index) => `s${index}`);
    return {
      ...base,
      elements: { ...base.elements, ...Object.fromEntries(ids.map((id) => [id, service(id)])) },
      flows: Object.fromEntries(
        ['shop', ...ids]
          .slice(0, -1)
          .map((from, index) => [`f${index}`, { kind: 'call', from, to: ids[index] as string, retry: { retries: 2, backoff: 'none' } } as const]),
      ),
    };
  };
  const failing = (layers: number) => ({
    entry: { kind: 'flow', flowId: 'f0' } as const,
    load: { count: 1, everyUs: 1 },
    faults: [{ targetId: `s${layers - 1}`, kind: 'errors', fromUs: 0 }] as const,
  });

  it('retries at every layer multiply: three tries in each of four layers are 81 calls', () => {
    const trace = traced(storm(4), failing(4));
    expect(trace.results.flows.find(({ flowId }) => flowId === 'f3')?.attempts).toBe(81);
  });

  it('a storm that is too large stops at its budget, with what there is and why', () => {
    const trace = traced(storm(14), { ...failing(14), limits: { events: 50_000 } });
    expect(trace.stopped).toMatchObject({ kind: 'events' });
    expect(trace.events).toBe(50_000);
    expect(trace.entries.at(-1)?.headline[0]?.text).toBe('The run was stopped');
    expect(trace.spans.count).toBeGreaterThan(1_000);
  });

  it('calls that each make fifty others stop too', () => {
    const base = storm(6);
    const flows = Object.fromEntries(Object.entries(base.flows).map(([id, flow]) => [id, { ...flow, retry: undefined, callsPerRequest: 50 }]));
    const trace = traced(
      { ...base, flows: flows as Design['flows'] },
      { entry: { kind: 'flow', flowId: 'f0' }, load: { count: 1, everyUs: 1 }, limits: { events: 30_000 } },
    );
    expect(trace.stopped.kind).toBe('events');
  });
});
