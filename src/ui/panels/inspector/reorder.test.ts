import { describe, expect, it } from 'vitest';
import { landing, moved } from './reorder.ts';

describe('moving an item', () => {
  it('puts it where it is wanted and keeps the others in order', () => {
    expect(moved(['a', 'b', 'c', 'd'], 0, 2)).toEqual(['b', 'c', 'a', 'd']);
    expect(moved(['a', 'b', 'c', 'd'], 3, 0)).toEqual(['d', 'a', 'b', 'c']);
  });

  it('stops at both ends', () => {
    expect(moved(['a', 'b'], 0, 9)).toEqual(['b', 'a']);
    expect(moved(['a', 'b'], 1, -3)).toEqual(['b', 'a']);
  });

  it('changes nothing for an item that is not there', () => {
    expect(moved(['a', 'b'], 7, 0)).toEqual(['a', 'b']);
  });
});

it('an item lands below all whose middle it has passed', () => {
  expect(landing(5, [16, 48, 80])).toBe(0);
  expect(landing(50, [16, 48, 80])).toBe(2);
  expect(landing(500, [16, 48, 80])).toBe(3);
});
