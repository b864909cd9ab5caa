import { describe, expect, it } from 'vitest';
import { bottom, boxesOf, holdsPoint, type Rect } from '../../../drawing/index.ts';
import { applyEdits, remove, update, type Design, type Edit } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { bothDamages, type Damage, damageOf, damageOfBoxes, damageOfMarks } from './damage.ts';
import { NO_MARKS } from './marks.ts';

const start = sketch(`
  orders(service) -> payments(service): call #charge
  stock(service)
  context sales(orders, stock)
  layout stock {x: 0, y: 400}
  layout orders {x: 0, y: 0}
  layout payments {x: 1000, y: 0}
`);
const after = (edits: readonly Edit[]): Design => {
  const result = applyEdits(start, edits);
  return result.ok ? result.design : expect.fail(result.problems[0]?.message);
};
const changed = (edits: readonly Edit[]): Damage => {
  const now = after(edits);
  return damageOfBoxes({ design: start, ...boxesOf(start) }, { design: now, ...boxesOf(now) });
};
const covers = (damage: Damage, x: number, y: number): boolean => damage === 'all' || damage.some((rect) => holdsPoint(rect, { x, y }));
const boxes = new Map<string, Rect>([
  ['orders', { x: 0, y: 0, width: 100, height: 50 }],
  ['payments', { x: 1_000, y: 0, width: 100, height: 50 }],
]);

const partsOf = (id: string): readonly Rect[] => [boxes.get(id) ?? []].flat();

describe('What is out of date', () => {
  it('is where a box was and where it is', () => {
    const damage = changed([update('layout', 'payments', { x: 2_000, y: 500 })]);
    expect([covers(damage, 1_050, 30), covers(damage, 2_050, 530), covers(damage, 50, 30)]).toEqual([true, true, false]);
  });

  it('is where the edges of a context around a member that moved were and are, and not what lies between', () => {
    const before = boxesOf(start).contexts.get('sales') ?? expect.fail();
    const now = boxesOf(after([update('layout', 'stock', { y: 1_500 })])).contexts.get('sales') ?? expect.fail();
    const damage = changed([update('layout', 'stock', { y: 1_500 })]);
    expect(covers(damage, 50, bottom(before))).toBe(true);
    expect(covers(damage, 50, bottom(now))).toBe(true);
    expect(covers(damage, 50, (bottom(before) + bottom(now)) / 2)).toBe(true);
    expect(covers(damage, now.x, 1_000)).toBe(true);
    expect(covers(damage, now.x + now.width / 2, 200)).toBe(false);
  });

  it('is an element with another name, and one that is gone', () => {
    expect(covers(changed([update('elements', 'payments', { name: 'Paying' })]), 1_050, 30)).toBe(true);
    expect(covers(changed([remove('elements', 'payments')]), 1_050, 30)).toBe(true);
  });

  it('is nothing where nothing that is drawn changed', () => {
    expect(changed([update('meta', 'meta', { name: 'Other' })])).toEqual([]);
  });

  it('is what was selected and what is', () => {
    const marks = (id: string) => ({ ...NO_MARKS, selected: new Set([id]) });
    const damage = damageOfMarks(marks('orders'), marks('payments'), partsOf);
    expect([covers(damage, 50, 20), covers(damage, 1_050, 20), covers(damage, 500, 20)]).toEqual([true, true, false]);
  });

  it('is an element whose findings became more', () => {
    const marks = (count: number) => ({ ...NO_MARKS, findings: new Map([['orders', { severity: 'error' as const, count }]]) });
    expect(damageOfMarks(marks(1), marks(1), partsOf)).toEqual([]);
    expect(covers(damageOfMarks(marks(1), marks(2), partsOf), 50, 20)).toBe(true);
  });

  it('is everything where all but some step back, and where there are too many parts', () => {
    expect(damageOfMarks(NO_MARKS, { ...NO_MARKS, legal: new Set(['orders']) }, partsOf)).toBe('all');
    expect(damageOf(Array.from({ length: 10_000 }, () => ({ x: 0, y: 0, width: 1, height: 1 })))).toBe('all');
    expect(bothDamages([{ x: 0, y: 0, width: 1, height: 1 }], 'all')).toBe('all');
  });
});
