import { describe, expect, it } from 'vitest';
import { priceWords, scoreWords, shareText } from './words.ts';
import { finding } from '../findings/testing.ts';

describe('the health in words', () => {
  it.each([
    [0, 'independent'],
    [0.24, 'loosely coupled'],
    [0.25, 'coupled in places'],
    [0.5, 'a distributed monolith'],
  ])('a score of %f is “%s”', (score, words) => {
    expect(scoreWords(score).words).toBe(words);
  });

  it.each([
    [0, '0 %'],
    [0.001, '< 1 %'],
    [0.2, '20 %'],
    [0.999, '99 %'],
    [1, '100 %'],
  ])('a share of %f is %s', (share, words) => {
    expect(shareText(share)).toBe(words);
  });

  it('says what a fix takes away and brings', () => {
    const gone = [finding('a', 'error', 'x'), finding('b', 'error', 'x'), finding('c', 'warning', 'x')];
    expect(priceWords({ gone, come: [] })).toBe('2 errors and 1 warning go');
    expect(priceWords({ gone: gone.slice(0, 1), come: [finding('d', 'info', 'x')] })).toBe('1 error goes, 1 note comes');
  });
});
