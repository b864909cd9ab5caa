import { beforeAll, describe, expect, it } from 'vitest';
import { contains, overlaps, type Rect } from '../../../drawing/index.ts';
import { evenLetters } from '../testing/evenLetters.ts';
import { farNamesElsewhere, placeFarNames } from './farNames.ts';

beforeAll(evenLetters);

const ROOMY: Rect = { x: 100, y: 50, width: 2_000, height: 1_000 };
const ZOOM = 0.1;

const named = (contexts: Readonly<Record<string, readonly [name: string, box: Rect]>>, zoom = ZOOM) =>
  placeFarNames(
    Object.entries(contexts).map(([id, [name, box]]) => [id, name, box] as const),
    zoom,
  );

describe('the names of contexts over a far view', () => {
  it('stand in the middle, as large as on a map', () => {
    const name = named({ a: ['Payments', ROOMY] }).get('a');
    expect(name).toMatchObject({ lines: ['Payments'], fontSize: 11, at: { x: 1_000, y: 500 } });
  });

  it('take several lines before they are smaller, and are smaller before they are cut', () => {
    const long = 'Customer onboarding and identity';
    expect(named({ a: [long, { ...ROOMY, width: 800 }] }).get('a')).toMatchObject({ lines: ['Customer', 'onboarding and', 'identity'], fontSize: 11 });
    expect(named({ a: [long, { ...ROOMY, width: 560 }] }).get('a')).toMatchObject({ lines: ['Customer', 'onboarding', 'and identity'], fontSize: 9 });
    expect(
      named({ a: [long, { ...ROOMY, width: 400 }] })
        .get('a')
        ?.lines.join(),
    ).toContain('…');
  });

  it('are left out where there is no room for a few letters', () => {
    expect(named({ a: ['Payments', ROOMY] }, 0.015).size).toBe(0);
    expect(named({ a: ['Payments', { ...ROOMY, height: 80 }] }).size).toBe(0);
  });

  it('keep clear of each other where contexts lie on each other, each in its own', () => {
    const boxes = Object.fromEntries(Array.from({ length: 9 }, (_, i) => [`c${i}`, { ...ROOMY, x: 100 + 40 * i, y: 50 - 30 * i }]));
    const names = [...named(Object.fromEntries(Object.entries(boxes).map(([id, box]) => [id, [`Context ${id}`, box] as const])))];
    expect(names).toHaveLength(9);
    for (const [id, { rect }] of names) {
      expect(contains(boxes[id] as Rect, rect)).toBe(true);
      for (const [other, { rect: taken }] of names) expect(other !== id && overlaps(rect, taken)).toBe(false);
    }
  });

  it('are left out rather than written on each other; who comes first has a name', () => {
    const small = { ...ROOMY, width: 650, height: 200 };
    expect([...named({ a: ['Payments', small], b: ['Shipping', small] }).keys()]).toEqual(['a']);
  });

  it('say which parts of a picture differ: where one moved, came, went or is called otherwise', () => {
    const far = { ...ROOMY, y: 5_000 };
    const before = named({ a: ['Payments', ROOMY], b: ['Shipping', far] });
    const elsewhere = (now: ReturnType<typeof named>) => farNamesElsewhere(before, now);
    expect(elsewhere(named({ a: ['Payments', ROOMY], b: ['Shipping', far] }))).toEqual([]);
    const moved = named({ a: ['Payments', { ...ROOMY, width: 2_400 }], b: ['Shipping', far] });
    expect(elsewhere(moved)).toEqual([before.get('a')?.rect, moved.get('a')?.rect]);
    expect(elsewhere(named({ a: ['Payments', ROOMY] }))).toEqual([before.get('b')?.rect]);
    const renamed = named({ a: ['Billings', ROOMY], b: ['Shipping', far] });
    expect(elsewhere(renamed)).toEqual([before.get('a')?.rect, renamed.get('a')?.rect]);
  });
});
