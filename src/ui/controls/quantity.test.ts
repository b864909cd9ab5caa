import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { formatQuantity, outsideLimits, parseQuantity } from './quantity.ts';

const read = (text: string, unit?: string) => {
  const parsed = parseQuantity(text, unit);
  return parsed.ok ? parsed.value : parsed.reason;
};

describe('a time', () => {
  it.each([
    ['800', 800],
    ['800 ms', 800],
    ['800ms', 800],
    ['10 s', 10_000],
    ['1.5 s', 1500],
    ['1,5 s', 1500],
    ['2 min', 120_000],
    ['1 h', 3_600_000],
    ['250 µs', 0.25],
  ])('reads %s as %d ms', (text, ms) => {
    expect(read(text, 'ms')).toBe(ms);
  });

  it('refuses a unit that measures something else, and names it', () => {
    expect(read('10 %', 'ms')).toMatch(/“%” is not a unit here/);
  });

  it.each([
    [800, '800 ms'],
    [1000, '1 s'],
    [1500, '1.5 s'],
    [1234, '1234 ms'],
    [30_000, '30 s'],
    [90_000, '90 s'],
    [120_000, '2 min'],
    [7_200_000, '2 h'],
  ])('shows %d ms as %s', (ms, text) => {
    expect(formatQuantity(ms, 'ms')).toBe(text);
  });
});

describe('a share', () => {
  it('reads per cent and fractions alike', () => {
    expect(read('99.9 %', '0 to 1')).toBe(0.999);
    expect(read('0.999', '0 to 1')).toBe(0.999);
  });

  it('is shown in per cent without the dust of binary fractions', () => {
    expect(formatQuantity(0.07, '0 to 1')).toBe('7 %');
  });
});

describe('a rate', () => {
  it('reads what is written with a slash, and calls for each minute', () => {
    expect(read('50/s', 'requests/s')).toBe(50);
    expect(read('120 rpm', 'requests/s')).toBe(2);
  });
});

describe('a count', () => {
  it('reads grouped digits and thousands', () => {
    expect(read("10'000")).toBe(10_000);
    expect(read('10 000')).toBe(10_000);
    expect(read('2k')).toBe(2000);
    expect(read('1,000,000')).toBe(1_000_000);
  });

  it('asks instead of guessing where a comma may group or divide', () => {
    expect(read('1,500')).toMatch(/1500 or 1.500/);
  });

  it.each(['', 'abc', '1 2 x 3', '--5', '1.2.3', '5 %%', 'NaN', 'Infinity', '1e400'])('refuses %j', (text) => {
    expect(parseQuantity(text).ok).toBe(false);
  });
});

it('reads back exactly what it shows, for every unit', () => {
  const value = fc.double({ min: 0.0001, max: 86_400_000, noNaN: true }).map((n) => Number(n.toPrecision(12)));
  fc.assert(
    fc.property(value, fc.constantFrom('ms', '0 to 1', 'requests/s', undefined), (n, unit) => {
      const parsed = parseQuantity(formatQuantity(n, unit), unit);
      expect(parsed.ok && Math.abs(parsed.value - n) <= Math.abs(n) * 1e-14).toBe(true);
    }),
  );
});

describe('limits', () => {
  it('says which limit was passed, in the unit of the field', () => {
    expect(outsideLimits(90_000_000, { max: 86_400_000 }, 'ms')).toBe('At most 24 h.');
    expect(outsideLimits(0, { above: 0 })).toBe('More than 0, please.');
    expect(outsideLimits(2.5, { integer: true })).toBe('A whole number, please.');
    expect(outsideLimits(-1, { min: 0 })).toBe('At least 0.');
  });

  it('lets through what is inside', () => {
    expect(outsideLimits(5, { min: 1, max: 10, integer: true })).toBeUndefined();
  });
});
