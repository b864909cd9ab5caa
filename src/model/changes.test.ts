import { expect, it } from 'vitest';
import { changedIds } from './changes.ts';

const record = (name: string): { readonly name: string } => ({ name });

it('names what was replaced, added and removed, removals last', () => {
  const same = record('same');
  expect(changedIds({ a: same, b: record('b'), c: record('c') }, { a: same, b: record('B'), d: record('d') })).toEqual(['b', 'd', 'c']);
});

it('says what differs now, whatever it said of the same collections before one of them was written to', () => {
  const [a, b] = [record('a'), record('b')];
  const held = { a, b };
  const other = { a, b: record('B') };
  expect(changedIds(held, other)).toEqual(['b']);
  held.a = record('A');
  expect(changedIds(held, other)).toEqual(['a', 'b']);
});
