import { describe, expect, it } from 'vitest';
import type { Lane } from '../../workspace/index.ts';
import { rowsOf } from './rows.ts';

const run = (number: number, fromUs: number, toUs: number): Lane => ({
  id: `saga:${number}`,
  kind: 'saga',
  subjectId: 'order',
  title: `Place order ${number}`,
  run: number,
  bars: [{ fromUs, toUs, state: 'forward', label: 'forward' }],
  barsDropped: 0,
});
const breaker: Lane = { id: 'b', kind: 'breaker', subjectId: 'pay', title: 'Breaker, pay', bars: [], barsDropped: 0 };

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

  it('say where only the first runs are there', () => {
    const runs = [1, 2, 3, 4].map((number) => run(number, number * 10, number * 10 + 5));
    expect(rowsOf(runs, () => 65).map(({ title }) => title)).toEqual(['Place order, first 4 of 65 runs']);
  });
});
