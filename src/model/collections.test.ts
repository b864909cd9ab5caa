import { expect, it } from 'vitest';
import { idsOf, sortedIdsOf } from './collections.ts';

it('lists the ids of a collection in its own order and sorted, and does not change the one for the other', () => {
  const records = { 'f-2': {}, 'f-10': {}, a: {} };
  expect(sortedIdsOf(records)).toEqual(['a', 'f-10', 'f-2']);
  expect(idsOf(records)).toEqual(['f-2', 'f-10', 'a']);
  expect(sortedIdsOf({ a: {}, b: {} })).toEqual(['a', 'b']);
});
