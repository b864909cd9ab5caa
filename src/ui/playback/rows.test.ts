import { describe, expect, it } from 'vitest';
import type { Lane } from '../../workspace/index.ts';
import { drawnBars, rowsOf } from './rows.ts';

const run = (number: number, fromUs: number, toUs: number): Lane => ({
  id: `saga:${number}`,
  kind: 'saga',
  subjectId: 'order',
  title: `Place order ${number}`,
  run: number,
  bars: [{ fromUs, toUs, state: 'forward', label: 'forward' }],
  barsJoined: 0,
});
const breaker: Lane = { id: 'b', kind: 'breaker', subjectId: 'pay', title: 'Breaker, pay', bars: [], barsJoined: 0 };

describe('the rows of a timeline', () => {
  it('are the lanes where a saga runs a few times', () => {
    expect(rowsOf([run(1, 0, 10), run(2, 5, 15), breaker], () => 2).map(({ title }) => title)).toEqual(['Place order 1', 'Place order 2', 'Breaker, pay']);
  });

  it('hold many runs one behind the other, in as few rows as went on at the same time', () => {
    const rows = rowsOf([run(1, 0, 10), run(2, 5, 15), run(3, 10, 20), run(4, 15, 30), run(5, 40, 50), breaker], () => 5);
    expect(rows.map(({ title, bars }) => [title, bars.map(({ of }) => of)])).toEqual([
      ['Place order, 5 runs', ['Place order 1', 'Place order 3', 'Place order 5']],
      ['Place order, at the same time', ['Place order 2', 'Place order 4']],
      ['Breaker, pay', []],
    ]);
  });

  it('hold very many runs to the last one, drawn together where they cannot be told apart', () => {
    const rows = rowsOf(
      Array.from({ length: 20_000 }, (_, index) => run(index + 1, index * 100, index * 100 + 190)),
      () => 20_000,
    );
    expect(rows.map(({ title }) => title)).toEqual(['Place order, 20,000 runs', 'Place order, at the same time']);
    expect(rows.flatMap(({ bars }) => bars)).toHaveLength(20_000);
    const drawn = rows.map(({ bars }) => drawnBars(bars, 2_000_090));
    for (const bars of drawn) expect(bars.length).toBeLessThanOrEqual(300);
    expect(drawn.map((bars) => bars.at(-1)?.toUs)).toEqual([1_999_990, 2_000_090]);
  });

  it('say where only the first runs are there', () => {
    const runs = [1, 2, 3, 4].map((number) => run(number, number * 10, number * 10 + 5));
    expect(rowsOf(runs, () => 65).map(({ title }) => title)).toEqual(['Place order, first 4 of 65 runs']);
  });

  it('are few where very many runs go on at the same time, faults first, and say how many more there are', () => {
    const faults: Lane = { id: 'faults', kind: 'faults', subjectId: 'faults', title: 'Faults', bars: [], barsJoined: 0 };
    const runs = Array.from({ length: 40 }, (_, index) => run(index + 1, index, 1_000 + index));
    const rows = rowsOf([...runs, breaker, { ...faults, bars: [{ fromUs: 0, toUs: 9, state: 'fault', label: 'down', fault: 0 }] }], () => 40);
    expect(rows.map(({ title }) => title)).toEqual([
      'Faults',
      'Place order, 40 runs',
      ...Array.from({ length: 4 }, () => 'Place order, at the same time'),
      'Place order, 35 more at the same time',
      'Breaker, pay',
    ]);
  });

  it('hold faults of the same time apart, however short they are, and the last row all that is too much', () => {
    const fault = (fromUs: number, toUs: number, index: number) => ({ fromUs, toUs, state: 'fault', label: `f${index}`, fault: index }) as const;
    const faults = (bars: Lane['bars']): Lane => ({ id: 'faults', kind: 'faults', subjectId: 'faults', title: 'Faults', bars, barsJoined: 0 });
    const rows = rowsOf([faults([fault(0, 100, 0), fault(0, 1, 1), fault(4, 6, 2), fault(20, 30, 3)])], () => 0, 10);
    expect(rows.map(({ title, bars }) => [title, bars.map(({ label }) => label)])).toEqual([
      ['Faults', ['f0']],
      ['Faults, at the same time', ['f1', 'f3']],
      ['Faults, at the same time', ['f2']],
    ]);
    const many = rowsOf([faults(Array.from({ length: 40 }, (_, index) => fault(0, 100, index)))], () => 0);
    expect(many).toHaveLength(12);
    expect(many.flatMap(({ bars }) => bars)).toHaveLength(40);
    expect(new Set(many.map(({ id }) => id)).size).toBe(12);
  });
});

describe('the bars of a row', () => {
  const bar = (fromUs: number, toUs: number, state: 'done' | 'failed' = 'done') => ({ fromUs, toUs, state, label: 'x', of: 'Orders' });

  it('are drawn one by one where there are few', () => {
    const bars = [bar(0, 10), bar(10, 20)];
    expect(drawnBars(bars, 1_000)).toEqual(bars);
  });

  it('cover all of the time where there are many, and leave out what is idle', () => {
    const many = Array.from({ length: 5_000 }, (_, index) => bar(index * 10, index * 10 + 4, index === 4_321 ? 'failed' : 'done'));
    const drawn = drawnBars([...many, bar(90_000, 90_010)], 100_000);
    expect(drawn.length).toBeLessThanOrEqual(300);
    expect([drawn[0]?.fromUs, drawn.at(-1)?.toUs]).toEqual([0, 90_010]);
    expect(drawn.filter(({ state }) => state === 'failed')).toEqual([bar(43_210, 43_214, 'failed')]);
    expect(drawn.some(({ fromUs, toUs }) => fromUs < 70_000 && toUs > 70_000)).toBe(false);
  });
});
