import { describe, expect, it } from 'vitest';
import { largeDesign } from '../../../testing/largeDesign.ts';
import type { Design } from '../../../model/index.ts';
import { flowsByEnd } from './flows.ts';

const ids = (records: readonly { readonly id: string }[]) => records.map(({ id }) => id);

describe('flows by their ends', () => {
  const design = largeDesign({ elements: 12, flows: 60 });
  const [first = '', second = ''] = Object.keys(design.elements);
  const any = Object.values(design.flows)[0] as Design['flows'][string];
  const flows = { c: { ...any, from: first, to: second }, a: { ...any, from: second, to: first }, b: { ...any, from: first, to: first } };

  it('are the same as those that are looked up one by one', () => {
    const found = flowsByEnd(design);
    for (const id of Object.keys(design.elements)) {
      const where = (wanted: (flow: Design['flows'][string]) => boolean) =>
        Object.keys(design.flows)
          .filter((flowId) => wanted(design.flows[flowId] as Design['flows'][string]))
          .sort();
      expect(ids(found.leaving(id))).toEqual(where(({ from }) => from === id));
      expect(ids(found.reaching(id))).toEqual(where(({ to }) => to === id));
      expect(ids(found.touching(id))).toEqual(where(({ from, to }) => from === id || to === id));
    }
  });

  it('stand in the order of ids, and one that comes back to its element counts once', () => {
    const found = flowsByEnd({ ...design, flows });
    expect(ids(found.leaving(first))).toEqual(['b', 'c']);
    expect(ids(found.reaching(first))).toEqual(['a', 'b']);
    expect(ids(found.touching(first))).toEqual(['a', 'b', 'c']);
    expect(ids(found.touching('nobody'))).toEqual([]);
  });
});
