import { describe, expect, it } from 'vitest';
import { pathAttempts, pathAvailability, pathLatency, type PathStep } from './path.ts';

const step = (elementId: string, figures: Partial<PathStep> = {}): PathStep => ({ elementId, ...figures });
const four = ['a', 'b', 'c', 'd'].map((id) => step(id, { availability: 0.999, p50: 20, p99: 100 }));

describe('the availability of a path', () => {
  it('is the product of its elements', () => {
    // 0.999^4 = 0.996005996001
    expect(pathAvailability(four)).toMatchObject({ silent: [], formula: '0.999^4', text: '0.999^4 = 99.6 % if they fail independently of each other.' });
    expect(pathAvailability(four).product).toBeCloseTo(0.996005996001, 12);
  });

  it('can be asked with other numbers', () => {
    const { product, formula } = pathAvailability(four, { c: { availability: 0.9 } });
    expect(product).toBeCloseTo(0.999 ** 3 * 0.9, 12);
    expect(formula).toBe('0.999^2 × 0.9 × 0.999');
  });

  it('counts an element once, however often the way comes by', () => {
    expect(pathAvailability([...four, step('a', { availability: 0.999 })]).formula).toBe('0.999^4');
  });

  it('ends where a request can do without the rest', () => {
    expect(
      pathAvailability([step('a', { availability: 0.9 }), step('b', { availability: 0.5, dispensable: true }), step('c', { availability: 0.5 })]),
    ).toMatchObject({
      product: 0.9,
      text: '90 % if they fail independently of each other.',
    });
  });

  it('is only a bound while somebody says nothing', () => {
    expect(pathAvailability([step('a', { availability: 0.99 }), step('b')])).toMatchObject({
      product: 0.99,
      silent: ['b'],
      text: '99 % at best. One element says nothing and counts as always there.',
    });
    expect(pathAvailability([step('a'), step('b')])).toMatchObject({ product: 1, formula: '', text: 'Nobody on this path says how available it is.' });
  });

  it('can be assumed where nobody says', () => expect(pathAvailability([step('a')], { a: { availability: 0.95 } }).product).toBe(0.95));
});

describe('the latency of a path', () => {
  it('adds medians and tails, and says what the sums are', () => {
    expect(pathLatency(four)).toEqual({
      p50Ms: 80,
      p99Ms: 400,
      silent: [],
      text: 'p99s added: 400 ms, an upper bound, not the p99 of the sum. Medians added: 80 ms, a middle, not a bound.',
    });
  });

  it('names who says nothing', () => {
    expect(pathLatency([step('a', { p99: 100 }), step('b')])).toEqual({
      p99Ms: 100,
      silent: ['b'],
      text: 'p99s added: 100 ms. One element says nothing, so it is no bound.',
    });
    expect(pathLatency([step('a')])).toEqual({ silent: ['a'], text: 'Nobody on this path says how long it takes.' });
  });

  it('can be asked with other numbers', () => expect(pathLatency(four, { b: { p99: 900 } }).p99Ms).toBe(1_200));
});

it('attempts multiply along a path', () => {
  expect(pathAttempts([step('a'), step('b', { attempts: 3 }), step('c', { attempts: 4 })])).toBe(12);
  expect(pathAttempts([step('a'), step('b', { attempts: 3 }), step('c', { attempts: Number.POSITIVE_INFINITY })])).toBe(Number.POSITIVE_INFINITY);
});
