import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { shared } from './sharing.ts';

describe('sharing with the picture before', () => {
  it('keeps the whole where nothing changed', () => {
    const before = { steps: [{ word: 'running' }], tries: 1 };
    expect(shared(before, structuredClone(before))).toBe(before);
  });

  it('keeps what did not change beside what did', () => {
    const before = { steps: [{ word: 'done' }, { word: 'running' }] };
    const after = shared(before, { steps: [{ word: 'done' }, { word: 'failed' }] });
    expect(after.steps[0]).toBe(before.steps[0]);
    expect(after.steps[1]).not.toBe(before.steps[1]);
  });

  it('does not take a field away for one that is there and undefined', () => {
    expect(shared<object>({ a: 1, b: undefined }, { a: 1, c: undefined })).toHaveProperty('c');
  });

  it('keeps a field of any name', () => {
    const before = JSON.parse('{"__proto__": 0, "a": 1}') as object;
    expect(Object.entries(shared(before, JSON.parse('{"__proto__": 0, "a": 2}') as object))).toEqual([
      ['__proto__', 0],
      ['a', 2],
    ]);
    expect(Object.keys(shared({}, JSON.parse('{"constructor": {}}') as object))).toEqual(['constructor']);
  });

  it('always equals what it was given', () => {
    fc.assert(
      fc.property(fc.jsonValue(), fc.jsonValue(), (before, after) => {
        expect(shared<unknown>(before, after)).toEqual(after);
      }),
    );
  });
});
