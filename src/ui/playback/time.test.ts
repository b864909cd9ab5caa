import { describe, expect, it } from 'vitest';
import { seconds, stretch, ticks, underFlag } from './time.ts';

describe('time on the screen', () => {
  it('is written in seconds with three decimals in the log', () => {
    expect(seconds(4_812_000)).toBe('4.812');
  });

  it('is written with the unit that fits', () => {
    expect([stretch(400), stretch(140_000), stretch(29_300_000)]).toEqual(['400 µs', '140 ms', '29.3 s']);
  });

  it('has round marks on the axis, never more than asked for', () => {
    const marks = ticks(12_000_000, 13);
    expect(marks.map((mark) => mark.label)).toEqual(['0 s', '1 s', '2 s', '3 s', '4 s', '5 s', '6 s', '7 s', '8 s', '9 s', '10 s', '11 s', '12 s']);
    expect(ticks(735_000, 8).map((mark) => mark.label)).toEqual(['0 ms', '100 ms', '200 ms', '300 ms', '400 ms', '500 ms', '600 ms', '700 ms']);
  });
});

it('the flag of the playhead takes the place of the mark that it would half cover, and of no other', () => {
  const marks = ticks(610_000, 12);
  const covered = (tUs: number) => marks[underFlag(marks, tUs, 610_000)]?.label;
  expect([0, 15_000, 50_000, 290_000, 610_000].map(covered)).toEqual(['0 ms', '0 ms', undefined, '300 ms', '600 ms']);
});
