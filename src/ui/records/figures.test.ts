import { describe, expect, it } from 'vitest';
import { figureWords, percentWords, timeWords } from './figures.ts';

describe('figures in words', () => {
  it.each([
    [1, '100 %'],
    [0.996006, '99.6 %'],
    [0.99996, '99.996 %'],
    [0.99999999, '99.9999 %'],
    [0, '0 %'],
    [0.5, '50 %'],
  ])('a share of %f is %s', (share, words) => {
    expect(percentWords(share)).toBe(words);
  });

  it.each([
    [80, '80 ms'],
    [999.5, '999.5 ms'],
    [1_600, '1.6 s'],
    [90_000, '1.5 min'],
  ])('%f milliseconds are %s', (ms, words) => {
    expect(timeWords(ms)).toBe(words);
  });

  it('leave out what nobody knows', () => {
    expect(figureWords(0.999, 820)).toBe('99.9 % · 820 ms');
    expect(figureWords(undefined, 820)).toBe('820 ms');
    expect(figureWords(undefined, undefined)).toBe('');
  });
});
