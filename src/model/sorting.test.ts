import fc from 'fast-check';
import { expect, it } from 'vitest';
import { byText, isSorted, sortFew } from './sorting.ts';

const numbered = fc.array(fc.record({ key: fc.nat(4), index: fc.nat() }), { maxLength: 30 });

it('sorts lists of any length as the engine does, and leaves those that are alike in their order', () => {
  fc.assert(
    fc.property(numbered, (list) => {
      const compare = (a: { key: number }, b: { key: number }) => a.key - b.key;
      expect(sortFew([...list], compare)).toEqual(list.toSorted(compare));
    }),
  );
});

it('compares texts as the engine does, and sees whether they are sorted', () => {
  fc.assert(
    fc.property(fc.array(fc.string({ unit: 'binary' }), { maxLength: 20 }), (texts) => {
      const sorted = texts.toSorted();
      expect(sortFew([...texts], byText)).toEqual(sorted);
      expect(isSorted(sorted)).toBe(true);
      expect(isSorted(texts)).toBe(texts.every((text, index) => text === sorted[index]));
    }),
  );
});
