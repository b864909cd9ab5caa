import { describe, expect, it } from 'vitest';
import type { Trace } from '../../../workspace/index.ts';
import { compareFigures, type Figure, figuresOf, verdictOf } from './figures.ts';

const flow = {
  flowId: 'f',
  calls: 10,
  attempts: 14,
  succeeded: 9,
  failed: 1,
  timedOut: 2,
  rejectedByBreaker: 1,
  rejectedByBulkhead: 2,
  rejectedByLimiter: 3,
  fallbacks: 0,
  deadlines: 1,
  late: 0,
};
const latency = { count: 10, meanUs: 30_000, p50Us: 20_000, p95Us: 90_000, p99Us: 120_000, maxUs: 120_000 };
const trace = {
  durationUs: 5_000_000,
  results: { started: 10, succeeded: 9, degraded: 0, failed: 1, availability: 0.9, latency, flows: [flow, flow] },
} as unknown as Trace;

const text = (id: string, figures = figuresOf(trace)) => figures.find((figure) => figure.id === id)?.text;
const figure = (id: string, value: number, better?: 'more' | 'less'): Figure => ({ id, label: id, value, text: String(value), ...(better ? { better } : {}) });
const words = (id: string, here: number, there: number, better?: 'more' | 'less') => {
  const [compared] = compareFigures([figure(id, here, better)], [figure(id, there, better)]);
  return compared && `${compared.words}, ${compared.verdict}`;
};

describe('the numbers of a run', () => {
  it('are those of all calls together', () => {
    expect([text('availability'), text('p99'), text('throughput'), text('attempts'), text('rejected'), text('timedOut')]).toEqual([
      '90 %',
      '120 ms',
      '1.8',
      '28',
      '12',
      '6',
    ]);
  });

  it('say nothing of latency where nothing ended', () => {
    const nothing = { ...trace, results: { ...trace.results, succeeded: 0, failed: 0, latency: { ...latency, count: 0 } } } as Trace;
    expect([text('p50', figuresOf(nothing)), text('availability', figuresOf(nothing))]).toEqual(['–', '–']);
  });
});

describe('two runs beside each other', () => {
  it('differ in words, and in which of them is better', () => {
    expect(words('p99', 300, 100, 'less')).toBe('3 times as long, worse');
    expect(words('p99', 90, 100, 'less')).toBe('10 % shorter, better');
    expect(words('failed', 0, 7, 'less')).toBe('none instead of 7, better');
    expect(words('attempts', 20, 0)).toBe('20 instead of none, different');
    expect(words('attempts', 20, 100)).toBe('20 % of it, different');
  });

  it('differ in availability by points', () => {
    expect(words('availability', 0.975, 0.9, 'more')).toBe('7.5 points more, better');
    expect(words('availability', 0.9, 0.90001, 'more')).toBe('the same, same');
  });

  it('are about the same where a hundredth lies between them', () => {
    expect(words('p50', 1_000, 1_009, 'less')).toBe('about the same, same');
  });

  it('leave out what neither of them has', () => {
    expect(compareFigures([figure('late', 0)], [figure('late', 0)])).toEqual([]);
  });

  it('are told in a sentence that begins with what matters most', () => {
    expect(
      verdictOf(compareFigures([figure('attempts', 4), figure('availability', 1, 'more')], [figure('attempts', 9), figure('availability', 0.5, 'more')])),
    ).toBe('availability 1 instead of 0.5 · attempts 4 instead of 9.');
    expect(verdictOf([])).toBe('Nothing that matters is different.');
  });
});
