import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { HOSTILE_NAMES, hostileText, sketch } from '../testing/index.ts';
import { allIds, idSchema, newId, seededRandom, slugOf } from './index.ts';

describe('newId', () => {
  it('is a slug of the name and four random characters', () => {
    expect(newId('Order Service', () => false, seededRandom('a'))).toMatch(/^order-service-[a-z0-9]{4}$/);
    expect(newId('Zahlungs­dienst für Ärzte', () => false, seededRandom('a'))).toMatch(/^zahlungs-dienst-fur-arzte-[a-z0-9]{4}$/);
  });

  it('is a valid id whatever the name', () => {
    const check = (name: string) => {
      expect(idSchema.safeParse(newId(name, () => false, seededRandom(name))).success).toBe(true);
    };
    HOSTILE_NAMES.forEach(check);
    fc.assert(fc.property(hostileText, check), { seed: 1 });
  });

  it('asks until an id is free', () => {
    const asked: string[] = [];
    const id = newId('A', (candidate) => asked.push(candidate) < 3, seededRandom('a'));
    expect(asked).toHaveLength(3);
    expect(asked.at(-1)).toBe(id);
  });

  it('ends even when chance always gives the same', () => {
    expect(
      newId(
        'A',
        (id) => id.length < 12,
        () => 0,
      ),
    ).toBe('a-aaaaaaaaaa');
  });
});

describe('slugOf', () => {
  it('is never empty', () => {
    expect(slugOf('Bestellgröße')).toBe('bestellgrosse');
    expect(slugOf('Łódź Ørsted')).toBe('lodz-orsted');
    expect(slugOf('日本')).toBe('item');
    expect(slugOf('--')).toBe('item');
  });
});

describe('seededRandom', () => {
  it('gives the same numbers for the same seed, and others for another', () => {
    const draw = (seed: string) => Array.from({ length: 5 }, seededRandom(seed));
    expect(draw('a')).toEqual(draw('a'));
    expect(draw('a')).not.toEqual(draw('b'));
  });

  it('is spread evenly over [0, 1)', () => {
    const random = seededRandom('spread');
    const counts = Array<number>(10).fill(0);
    for (let i = 0; i < 100_000; i++) {
      const bin = Math.floor(random() * 10);
      counts[bin] = (counts[bin] ?? 0) + 1;
    }
    // Chi-squared with nine degrees of freedom: 27.9 is exceeded once in a thousand seeds.
    expect(counts.reduce((sum, count) => sum + (count - 10_000) ** 2 / 10_000, 0)).toBeLessThan(27.9);
  });
});

describe('allIds', () => {
  it('knows the ids of every collection and no others', () => {
    const taken = allIds(sketch('orders(service); team blue(orders)'));
    expect([taken('orders'), taken('blue'), taken('red'), taken('constructor')]).toEqual([true, true, false, false]);
  });
});
