import { describe, expect, it } from 'vitest';
import { spansOf, tracedRunNear, tracedRuns } from '../spans.ts';
import { atStep, chain, orchestrated, playSaga, service, traced } from '../testing/designs.ts';
import type { FaultInput, Trace } from '../trace.ts';
import { SpanBook } from './spans.ts';

const pay = { kind: 'flow', flowId: 'pay' } as const;
const tree = (trace: Trace, run = 1) =>
  spansOf(trace, run).map(
    ({ kind, name, depth, attempt, status, startUs, endUs }) =>
      `${'  '.repeat(depth)}${kind} ${name} ${attempt}: ${status}, ${startUs / 1_000} to ${endUs / 1_000} ms`,
  );

describe('the trace of a request', () => {
  it('has a span for each attempt, and for the work on it', () => {
    const faults: FaultInput[] = [{ targetId: 'bank', kind: 'errors', fromUs: 0, times: 1 }];
    const trace = traced(chain({ retry: { retries: 2, backoff: 'fixed', baseMs: 50 } }), { entry: pay, load: { count: 1, everyUs: 1 }, faults });
    expect(tree(trace)).toEqual([
      'request pay 1: ok, 0 to 110 ms',
      '  client pay 1: ok, 0 to 110 ms',
      '    server Payments 1: ok, 5 to 105 ms',
      '      client charge 1: failed, 15 to 35 ms',
      '        server Bank 1: failed, 20 to 30 ms',
      '      client charge 2: ok, 85 to 105 ms',
      '        server Bank 1: ok, 90 to 100 ms',
    ]);
  });

  it('an attempt ends when its caller leaves; the work on it goes on', () => {
    const faults: FaultInput[] = [{ targetId: 'bank', kind: 'slow', fromUs: 0 }];
    const trace = traced(chain({ timeout: { ms: 30 } }), { entry: pay, load: { count: 1, everyUs: 1 }, faults });
    expect(tree(trace).slice(3)).toEqual(['      client charge 1: timeout, 15 to 45 ms', '        server Bank 1: ok, 20 to 120 ms']);
  });

  it('a call that a policy rejects is an attempt of no length', () => {
    const faults: FaultInput[] = [{ targetId: 'bank', kind: 'errors', fromUs: 0 }];
    const trace = traced(chain({ circuitBreaker: { mode: 'count', failures: 1 } }), { entry: pay, load: { count: 2, everyUs: 1_000_000 }, faults });
    expect(tree(trace, 2).at(-1)).toBe('      client charge 1: rejected, 1015 to 1015 ms');
  });

  it('says how long work had to wait for a place', () => {
    const design = chain();
    const one = { ...design, elements: { ...design.elements, payments: service('Payments', { instances: 1, concurrency: 1 }) } };
    const trace = traced(one, { entry: pay, load: { count: 2, everyUs: 0 } });
    expect(spansOf(trace, 2).find(({ kind, name }) => kind === 'server' && name === 'Payments')).toMatchObject({
      startUs: 5_000,
      beganUs: 35_000,
      endUs: 65_000,
    });
  });

  it('of a saga has a span for each try of a step and of its compensation', () => {
    const names = spansOf(playSaga(orchestrated(), [atStep('charge', 'refuse')]), 1)
      .filter(({ depth }) => depth < 2)
      .map(({ kind, name, status }) => `${kind} ${name}: ${status}`);
    expect(names).toEqual([
      'saga Order: failed',
      'client Create: ok',
      'client Reserve: ok',
      'client Charge: refused',
      'client Undo reserve: ok',
      'client Undo create: ok',
    ]);
  });

  it('every span lies in time within the run, and begins after its parent', () => {
    const trace = playSaga(orchestrated(), [{ targetId: 'bank', kind: 'errors', amount: 0.5, fromUs: 0 }], { load: { count: 30, everyUs: 100_000 } });
    for (const run of tracedRuns(trace)) {
      const spans = spansOf(trace, run);
      const byId = new Map(spans.map((span) => [span.id, span]));
      for (const span of spans) {
        expect(span.startUs).toBeLessThanOrEqual(span.beganUs);
        expect(span.beganUs).toBeLessThanOrEqual(span.endUs);
        expect(span.endUs).toBeLessThanOrEqual(trace.durationUs);
        const parent = span.parent === undefined ? undefined : byId.get(span.parent);
        if (parent) expect(span.startUs).toBeGreaterThanOrEqual(parent.startUs);
      }
    }
  });

  it('is found near a moment', () => {
    const trace = traced(chain(), { entry: pay, load: { count: 10, everyUs: 1_000_000 } });
    expect([0, 3_500_000, 99_000_000].map((tUs) => tracedRunNear(trace, tUs))).toEqual([1, 4, 10]);
  });
});

describe('the table of spans', () => {
  const book = (most: number, runs: number, each: number) => {
    const clock = { nowUs: 0 };
    const spans = new SpanBook(clock, most);
    const subject = spans.named('a', 'A');
    const open: number[] = [];
    for (let run = 1; run <= runs; run += 1) {
      clock.nowUs = run;
      const root = spans.begin('request', run, -1, subject);
      for (let part = 1; part < each; part += 1) open.push(spans.begin('client', run, root, subject, part));
      open.push(root);
      if (open.length > 50) for (const span of open.splice(0, 25)) spans.end(span, 'ok');
    }
    return spans.finish();
  };

  it('never holds more than it may, and what it holds is spread over the whole run', () => {
    const table = book(1_000, 10_000, 4);
    expect(table.count).toBeLessThanOrEqual(1_000);
    expect(table.count).toBeGreaterThan(400);
    expect(table.run.at(-1)).toBeGreaterThan(10_000 - 2 * table.every);
  });

  it('holds all spans of a request or none', () => {
    const table = book(1_000, 10_000, 4);
    const counts = new Map<number, number>();
    for (const run of table.run) counts.set(run, (counts.get(run) ?? 0) + 1);
    expect(new Set(counts.values())).toEqual(new Set([4]));
    expect([...counts.keys()].every((run) => (run - 1) % table.every === 0)).toBe(true);
  });

  it('one request that never ends loses its later spans, not its first', () => {
    const table = book(100, 1, 5_000);
    expect(table.count).toBe(100);
    expect(table.parent[0]).toBe(-1);
  });

  it('what it keeps of a run does not change the run', () => {
    const trace = traced(chain(), { entry: pay, load: { count: 3, everyUs: 1 } });
    expect(structuredClone(trace.spans)).toEqual(trace.spans);
  });
});
