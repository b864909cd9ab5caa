import { describe, expect, it } from 'vitest';
import type { FlowOf } from '../../../model/index.ts';
import { stateAt } from '../../replay/index.ts';
import { spansOf } from '../../spans.ts';
import { chain, lines, traced } from '../../testing/designs.ts';
import type { FaultInput, Load, Trace } from '../../trace.ts';

const S = 1_000_000;
const pay = { kind: 'flow', flowId: 'pay' } as const;
const play = (kind: 'cached' | 'queued' | 'degraded', faults: readonly FaultInput[], load: Partial<Load> = {}, policies: Partial<FlowOf<'call'>> = {}): Trace =>
  traced(chain({ fallback: { kind }, ...policies }), { entry: pay, load: { count: 10, everyUs: S, keys: 1, ...load }, faults });
const down = (fromUs: number, toUs?: number): FaultInput => ({ targetId: 'bank', kind: 'errors', fromUs, ...(toUs === undefined ? {} : { toUs }) });
const charge = (trace: Trace) => trace.results.flows.find(({ flowId }) => flowId === 'charge');

describe('a fallback to the last known answer', () => {
  it('has none before the first success: the error stands', () => {
    const trace = play('cached', [down(0, 4.5 * S)]);
    expect(trace.results).toMatchObject({ failed: 5, succeeded: 5, degraded: 0 });
    expect(charge(trace)?.fallbacks).toBe(0);
    expect(lines(trace)).toContain('charge has nothing to fall back on, run 1 — 503 from Bank, and no answer came before');
  });

  it('answers with it once there is one', () => {
    const trace = play('cached', [down(2.5 * S)]);
    expect(trace.results).toMatchObject({ failed: 0, succeeded: 10, degraded: 7 });
    expect(lines(trace)).toContain('charge falls back, run 4 — 503 from Bank: the last known answer');
  });

  it('knows only what was asked before: of many things, few', () => {
    const few = play('cached', [down(100 * S)], { count: 200, keys: 50 });
    const many = play('cached', [down(100 * S)], { count: 200, keys: 100_000 });
    expect(few.results.degraded).toBeGreaterThan(60);
    expect(many.results.degraded).toBe(0);
    expect(lines(many).filter((line) => line.includes('only about 100 of 100000'))).toHaveLength(100);
  });
});

describe('a fallback that queues', () => {
  it('does every call when the target is back, in order, and says how long it took', () => {
    const trace = play('queued', [down(2.5 * S, 6.5 * S)]);
    expect(trace.results).toMatchObject({ failed: 0, succeeded: 10, degraded: 4 });
    expect(charge(trace)?.later).toMatchObject({ queued: 4, done: 4, refused: 0, left: 0 });
    const later = lines(trace).filter((line) => line.includes('done later'));
    expect(later.map((line) => line.match(/run \d/)?.[0])).toEqual(['run 4', 'run 5', 'run 6', 'run 7']);
    expect(later.at(-1)).toMatch(/queued for .* s, 0 still in line$/);
    expect(lines(trace)).toContain('charge falls back, run 5 — 503 from Bank: it is queued for later, 2 in line');
  });

  it('goes on for what is in line, when nobody else comes any more', () => {
    const trace = play('queued', [down(0, 8 * S)], { count: 1 });
    expect(charge(trace)?.later).toMatchObject({ queued: 1, done: 1, left: 0 });
    // Tried after 1, 2 and 4 s in vain; the fourth try, 8 s later, gets through.
    expect(lines(trace).at(-1)).toBe('charge done later — queued for 15.1 s, 0 still in line');
    expect(charge(trace)).toMatchObject({ calls: 1, attempts: 5 });
  });

  it('does not wait for ever for a target that never comes back, and says what is left', () => {
    const trace = play('queued', [down(0)], { count: 3 });
    expect(trace.stopped.kind).toBe('finished');
    expect(trace.durationUs).toBeLessThan(70 * S);
    expect(charge(trace)?.later).toMatchObject({ queued: 3, done: 0, left: 3 });
    expect(lines(trace).at(-1)).toBe('charge is still queued 3 times — the run ended before the target was back');
  });

  it('lets the breaker and the other policies judge what is done later', () => {
    const trace = play('queued', [down(0, 5 * S)], {}, { circuitBreaker: { mode: 'count', failures: 3, openMs: 20_000, halfOpenPermits: 1 } });
    const back = lines(trace).findIndex((line) => line.startsWith('Breaker half-open'));
    const first = lines(trace).findIndex((line) => line.includes('done later'));
    expect(back).toBeGreaterThan(0);
    expect(first).toBeGreaterThan(back);
    expect(charge(trace)?.later).toMatchObject({ queued: 10, done: 10 });
  });

  it('tells a caller that was promised too much: the business can still say no', () => {
    const trace = play('queued', [down(0, 2 * S), { targetId: 'bank', kind: 'refuse', fromUs: 2 * S }], { count: 2 });
    expect(charge(trace)?.later).toMatchObject({ queued: 2, done: 0, refused: 2, left: 0 });
    expect(lines(trace)).toContain('charge refused later, run 1 — Bank refused: a business rule: its caller had been told that it would be done');
  });

  it('is shown at the caller while calls are in line, at any moment', () => {
    const trace = play('queued', [down(0, 6.5 * S)]);
    const at = (tUs: number) => stateAt(trace, tUs).elements.find(({ elementId }) => elementId === 'payments');
    expect(at(2.9 * S)).toMatchObject({ later: 3, word: '3 queued for later' });
    expect(at(trace.durationUs)?.later).toBeUndefined();
  });

  it('waits while its caller is down', () => {
    const trace = play('queued', [down(0, 3 * S), { targetId: 'payments', kind: 'down', fromUs: 2 * S, toUs: 20 * S }], { count: 1 });
    const done = trace.entries.find(({ headline }) => headline.some(({ text }) => text.includes('done later')));
    expect(done?.tUs).toBeGreaterThan(20 * S);
  });

  it('is in the waterfall as deliveries that are linked to where it was queued', () => {
    const trace = play('queued', [down(0, 2 * S)], { count: 1 });
    const spans = spansOf(trace, 1);
    const producer = spans.find(({ kind }) => kind === 'producer');
    const tries = spans.filter(({ kind }) => kind === 'consumer');
    expect(tries.map(({ status, attempt, link }) => ({ status, attempt, link }))).toEqual([
      { status: 'failed', attempt: 1, link: producer?.id },
      { status: 'ok', attempt: 2, link: producer?.id },
    ]);
    expect(spans.some(({ parent, kind, status }) => parent === tries[1]?.id && kind === 'client' && status === 'ok')).toBe(true);
  });

  it('has nothing to do where a reduced answer stands in', () => {
    const trace = play('degraded', [down(2.5 * S, 6.5 * S)]);
    expect(trace.results).toMatchObject({ succeeded: 10, degraded: 4 });
    expect(charge(trace)?.later).toBeUndefined();
  });
});
