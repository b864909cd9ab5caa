import { describe, expect, it } from 'vitest';
import { sketch } from '../../testing/index.ts';
import { boxesOf } from '../boxes.ts';
import { contextTitleWhole } from '../contextTitle.ts';
import { overlaps } from '../geometry.ts';
import { SpatialIndex } from '../spatialIndex.ts';
import { averageText } from '../text.ts';
import { labelRect, placeLabel } from './labelPlace.ts';
import { routeFlows } from './router.ts';

const ALONE = { start: 1, end: 1 };

describe('the place of a word', () => {
  it('is on its line in a shorter form rather than loose beside it', () => {
    const box = new SpatialIndex();
    box.set('left', { x: 0, y: 0, width: 80, height: 200 });
    const upright = [
      { x: 100, y: 0 },
      { x: 100, y: 200 },
    ];
    expect(placeLabel(upright, ['Customer-supplier', 'C/S'], ALONE, box, averageText)).toMatchObject({ text: 'C/S', onLine: true });
    expect(placeLabel(upright, ['Customer-supplier'], ALONE, box, averageText)).toMatchObject({ onLine: false });
  });

  it('is not on the subdomain of a context', () => {
    const design = sketch(`
      client(client) -> orders(service): call {label: POST}
      context ordering(orders) {name: Ordering, subdomain: supporting}
      layout client {x: 0, y: 0}
      layout orders {x: 0, y: 128}
    `);
    const title = contextTitleWhole(design.contexts['ordering'] ?? expect.fail(), boxesOf(design).contexts.get('ordering') ?? expect.fail());
    const words = [...routeFlows(design).values()].flatMap(({ label }) => (label ? [labelRect(label)] : []));
    expect(words).toHaveLength(1);
    expect(words.some((word) => overlaps(word, title))).toBe(false);
  });
});
