import { describe, expect, it } from 'vitest';
import { nearest } from './moveFocus.ts';

const box = (left: number, top: number) => ({ left, top, width: 100, height: 60, right: left + 100, bottom: top + 60 });

/*
 *  a b
 *  c d
 *  e (one column wide)
 */
const others = (skip: string) =>
  [
    { button: 'a', box: box(0, 0) },
    { button: 'b', box: box(110, 0) },
    { button: 'c', box: box(0, 70) },
    { button: 'd', box: box(110, 70) },
    { button: 'e', box: box(0, 140) },
  ].filter((one) => one.button !== skip);

describe('arrow keys in a grid', () => {
  it('go to the neighbour in the row', () => {
    expect(nearest(box(0, 0), others('a'), 'ArrowRight')).toBe('b');
  });

  it('stay in the column when going down', () => {
    expect(nearest(box(110, 0), others('b'), 'ArrowDown')).toBe('d');
  });

  it('reach a row that has fewer columns', () => {
    expect(nearest(box(110, 70), others('d'), 'ArrowDown')).toBe('e');
  });

  it('stop at the edge', () => {
    expect(nearest(box(0, 0), others('a'), 'ArrowUp')).toBeUndefined();
  });
});
