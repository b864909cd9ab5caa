import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { designs, sketch } from '../testing/index.ts';
import { applyEdits, diffDesigns, sameDesign } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

describe('diffDesigns', () => {
  it('leads from any design to any other', () => {
    fc.assert(
      fc.property(designs({ size: 3 }), designs({ size: 3 }), (before, after) => {
        const result = applyEdits(before, diffDesigns(before, after));
        expect(result.ok && sameDesign(result.design, after)).toBe(true);
      }),
      { numRuns: 80, seed: 1 },
    );
  });

  it('is empty between equal designs', () => {
    const design = sketch('a(service) -> b(service)');
    expect(diffDesigns(design, structuredClone(design))).toEqual([]);
  });

  it('names only the fields that differ', () => {
    expect(diffDesigns(sketch('a(service {instances: 1, technology: Go})'), sketch('a(service {instances: 2})'))).toEqual([
      { op: 'update', collection: 'elements', id: 'a', fields: { instances: 2, technology: null } },
    ]);
  });
});
