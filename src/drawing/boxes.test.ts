import { describe, expect, it } from 'vitest';
import { sketch } from '../testing/index.ts';
import { boxesOf, boxOf, extentOf } from './boxes.ts';
import { overlaps } from './geometry.ts';

describe('boxes', () => {
  it('stand where the layout puts them, in the usual size', () => {
    expect(boxOf(sketch('orders(service); layout orders {x: 40, y: 8}'), 'orders')).toEqual({ x: 40, y: 8, width: 176, height: 64 });
  });

  it('are nowhere for an id that nobody has', () => {
    expect(boxOf(sketch('orders(service)'), 'nobody')).toBeUndefined();
  });

  it('are set out below everything where there is no layout, none on another', () => {
    const design = sketch(`a(service); b(service); c(service); d(service); e(service); f(service); g(service); h(service)
      layout h {x: 0, y: 0}`);
    const boxes = [...boxesOf(design).elements.values()];
    boxes.forEach((box, i) => boxes.slice(i + 1).forEach((other) => expect(overlaps(box, other)).toBe(false)));
    expect(boxOf(design, 'a')?.y).toBeGreaterThan(64);
  });

  it('lie around their members where a context has no place of its own', () => {
    const design = sketch(`context sales(orders, billing)
      orders(service); billing(service)
      layout orders {x: 100, y: 100}; layout billing {x: 400, y: 200}`);
    expect(boxOf(design, 'sales')).toEqual({ x: 72, y: 56, width: 476 + 56, height: 164 + 72 });
  });

  it('keep the size that a context was given', () => {
    const design = sketch('context sales(orders); orders(service); layout orders {x: 0, y: 0}; layout sales {x: -20, y: -40, width: 300, height: 200}');
    expect(boxOf(design, 'sales')).toEqual({ x: -20, y: -40, width: 300, height: 200 });
  });

  it('are worked out once for a snapshot', () => {
    const design = sketch('orders(service)');
    expect(boxesOf(design)).toBe(boxesOf(design));
  });

  it('have no extent in an empty design', () => {
    expect(extentOf(sketch(''))).toBeUndefined();
  });
});
