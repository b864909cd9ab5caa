import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, type Design, type Edit, remove, update } from '../model/index.ts';
import { largeDesign, sketch } from '../testing/index.ts';
import { boxesOf, boxOf, changedBoxes, contextsWithout, extentOf } from './boxes.ts';
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

  it('hold the members of a context that has a place but no size, on whatever side they stand', () => {
    const standing = (x: number, y: number) =>
      sketch(`context sales(orders, billing); orders(service); billing(service)
      layout sales {x: 0, y: 0}; layout orders {x: 28, y: 44}; layout billing {x: ${x}, y: ${y}}`);
    expect(boxOf(standing(228, 44), 'sales')).toEqual({ x: 0, y: 0, width: 228 + 176 + 28, height: 136 });
    expect(boxOf(standing(-200, -100), 'sales')).toEqual({ x: -228, y: -144, width: 460, height: 280 });
    expect(boxOf(sketch('context sales(); layout sales {x: 8, y: 16}'), 'sales')).toEqual({ x: 8, y: 16, width: 320, height: 200 });
  });

  it('are worked out once for a snapshot', () => {
    const design = sketch('orders(service)');
    expect(boxesOf(design)).toBe(boxesOf(design));
  });

  it('have no extent in an empty design', () => {
    expect(extentOf(sketch(''))).toBeUndefined();
  });
});

describe('boxes after a change', () => {
  const START = largeDesign({ elements: 60, flows: 0 });
  const after = (design: Design, edits: readonly Edit[]): Design => {
    const result = applyEdits(design, edits);
    return result.ok ? result.design : expect.fail(result.problems[0]?.message);
  };
  /** Nothing is known of a copy. */
  const anew = (design: Design) => boxesOf(structuredClone(design));
  const element = fc.nat(59).map((index) => `e-${index}`);
  const edit: fc.Arbitrary<Edit> = fc.oneof(
    fc.tuple(element, fc.nat(2_000), fc.nat(2_000)).map(([id, x, y]) => update('layout', id, { x, y })),
    fc.tuple(element, fc.nat(2)).map(([id, index]) => update('elements', id, { contextIds: [`context-${index}`] })),
    element.map((id) => update('elements', id, { name: 'Another' })),
    element.map((id) => update('elements', id, { contextIds: null })),
    element.map((id) => remove('layout', id)),
  );

  it('are those of the same design seen for the first time, and the changed ones are told', () => {
    fc.assert(
      fc.property(fc.array(fc.array(edit, { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 8 }), (steps) => {
        let design = START;
        for (const edits of steps) {
          const result = applyEdits(design, edits);
          if (!result.ok) continue;
          const was = design;
          design = result.design;
          const before = boxesOf(was);
          const now = boxesOf(design);
          const changed = changedBoxes(before.elements, now.elements);
          expect(now).toEqual(anew(design));
          if (!changed) continue;
          for (const [id, box] of [...now.elements, ...now.contexts]) {
            const same = design.elements[id] === was.elements[id] && (before.elements.get(id) ?? before.contexts.get(id)) === box;
            expect(same || changed.includes(id)).toBe(true);
          }
        }
      }),
      { numRuns: 60, seed: 3 },
    );
  });

  it('are looked at one by one only where that is little', () => {
    const before = boxesOf(START);
    const design = after(START, [update('layout', 'e-7', { x: 1 })]);
    const now = boxesOf(design);
    expect(changedBoxes(before.elements, now.elements)).toEqual(['e-7', 'context-0']);
    expect(now.elements.get('e-8')).toBe(before.elements.get('e-8'));
    const large = largeDesign({ elements: 100, flows: 0 });
    const all = after(
      large,
      Object.keys(large.elements).map((id) => update('layout', id, { x: 5 })),
    );
    expect(changedBoxes(boxesOf(large).elements, boxesOf(all).elements)).toBeUndefined();
  });

  it('leave contexts as they would be without some of their members', () => {
    const gone = new Set(['e-0', 'e-1', 'e-59']);
    const rest = after(
      START,
      [...gone].map((id) => remove('elements', id)),
    );
    expect(contextsWithout(START, gone)).toEqual(boxesOf(rest).contexts);
  });
});
