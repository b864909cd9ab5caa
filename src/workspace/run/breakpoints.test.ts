import { afterEach, describe, expect, it } from 'vitest';
import { run as simulate, type Trace } from '../../simulation/index.ts';
import { sketch } from '../../testing/index.ts';
import { breakpoints, firstStop, stopKindOf, useBreakpoints } from './breakpoints.ts';

const design = sketch(`web(client) -> orders(service): call {circuitBreaker: {mode: count, failures: 2}}`);
const flowId = Object.keys(design.flows)[0] ?? '';

function traceOf(): Trace {
  const orders = Object.keys(design.elements).find((id) => design.elements[id]?.name === 'orders') ?? 'orders';
  const outcome = simulate(design, { entry: { kind: 'flow', flowId }, seed: 7, faults: [{ targetId: orders, kind: 'errors', fromUs: 3_500_000 }] });
  if (!outcome.ok) throw new Error(outcome.problems[0]?.message);
  return outcome.trace;
}
const trace = traceOf();
const opened = trace.entries.find(({ icon }) => icon === 'breaker-open');

afterEach(() => breakpoints.clear());

describe('a breakpoint', () => {
  it('stops the run at the first event of its kind, wherever that happens', () => {
    breakpoints.toggle({ kind: 'breaker-open' });
    expect(firstStop(trace, 0, trace.durationUs)).toMatchObject({ tUs: opened?.tUs, entry: opened?.index, breakpoint: { kind: 'breaker-open' } });
  });

  it('does not stop at the moment at which the playhead already stands', () => {
    breakpoints.toggle({ kind: 'breaker-open' });
    expect(firstStop(trace, opened?.tUs ?? 0, (opened?.tUs ?? 0) + 1_000_000)?.tUs).not.toBe(opened?.tUs);
  });

  it('does not stop at what comes after the stretch that is played', () => {
    breakpoints.toggle({ kind: 'breaker-open' });
    expect(firstStop(trace, 0, (opened?.tUs ?? 0) - 1)).toBeUndefined();
  });

  it('at a place stops at whatever happens there, and nowhere else', () => {
    breakpoints.toggle({ subjectId: flowId });
    expect(firstStop(trace, -1, trace.durationUs)?.entry).toBe(trace.entries.find(({ subjects }) => subjects.includes(flowId))?.index);
    breakpoints.clear();
    breakpoints.toggle({ subjectId: 'somewhere else' });
    expect(firstStop(trace, 0, trace.durationUs)).toBeUndefined();
  });

  it('of a kind at a place needs both', () => {
    breakpoints.toggle({ kind: 'breaker-open', subjectId: 'somewhere else' });
    expect(firstStop(trace, 0, trace.durationUs)).toBeUndefined();
  });

  it('waits for a promise that a saga breaks, which no line of the log tells', () => {
    breakpoints.toggle({ kind: 'promise-broken' });
    const saga = { sagaId: 's', run: 1, status: 'completed', reason: '', startedUs: 0, endedUs: 9, effects: [], completed: [], compensated: [] } as const;
    const broken: Trace = { ...trace, sagaRuns: [{ ...saga, broken: ['Charge is applied twice'] }] };
    expect(firstStop(broken, 0, 10)).toMatchObject({ tUs: 9, word: 'Charge is applied twice' });
    expect(firstStop({ ...trace, sagaRuns: [{ ...saga, broken: [] }] }, 0, 10)).toBeUndefined();
  });

  it('is taken away by the same act that set it', () => {
    expect(breakpoints.toggle({ kind: 'retry' })).toBe(true);
    expect(breakpoints.toggle({ kind: 'retry' })).toBe(false);
    expect(useBreakpoints.getState().points).toEqual([]);
  });
});

describe('a line of the log', () => {
  it('is a kind of event at which one can stop, or none', () => {
    expect([stopKindOf('refused'), stopKindOf('stuck'), stopKindOf('sent')]).toEqual(['failed', 'needs-human', undefined]);
  });
});
