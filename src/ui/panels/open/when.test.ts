import { expect, it } from 'vitest';
import { whenWords } from './when.ts';

const NOW = Date.UTC(2026, 5, 15, 12);
const HOUR = 3_600_000;

it('says how long ago something was, in the largest unit that fits', () => {
  expect([0, 30_000, 90_000, 3 * HOUR, 25 * HOUR, 5 * 24 * HOUR].map((ago) => whenWords(NOW - ago, NOW))).toEqual([
    'just now',
    'just now',
    '1 minute ago',
    '3 hours ago',
    'yesterday',
    '5 days ago',
  ]);
});

it('says the date of what is long ago', () => {
  expect(whenWords(Date.UTC(2026, 3, 1, 12), NOW)).toBe('1 Apr 2026');
});

it('takes a clock that runs ahead for now', () => {
  expect(whenWords(NOW + HOUR, NOW)).toBe('just now');
});
