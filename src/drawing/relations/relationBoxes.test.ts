import { expect, it } from 'vitest';
import { emptyDesign } from '../../model/index.ts';
import { boxesOf } from '../boxes.ts';
import { centreOf } from '../geometry.ts';
import { mapBox, mapBoxes, relatedElements } from './relationBoxes.ts';

const DESIGN = {
  ...emptyDesign('Shop'),
  contexts: { billing: { name: 'Billing' } },
  elements: { bank: { kind: 'external' as const, name: 'Bank' }, shop: { kind: 'client' as const, name: 'Shop' } },
  relations: { r: { upstream: 'bank', downstream: 'billing', type: 'upstream-downstream' as const } },
  layout: { billing: { x: 0, y: 0, width: 640, height: 400 }, bank: { x: 800, y: 0 }, shop: { x: 800, y: 200 } },
};

it('a context stands on the map in the middle of its box', () => {
  const box = { x: 100, y: 40, width: 640, height: 400 };
  expect(centreOf(mapBox(box))).toEqual(centreOf(box));
});

it('a context is never larger on the map than it is', () => {
  expect(mapBox({ x: 0, y: 0, width: 120, height: 64 })).toEqual({ x: 0, y: 0, width: 120, height: 64 });
});

it('contexts are of one size on the map, and large ones grow with their box so that their names can be read from further away', () => {
  const shown = (width: number, height: number) => mapBox({ x: 0, y: 0, width, height });
  expect(shown(400, 260)).toMatchObject({ width: 232, height: 104 });
  expect(shown(500, 900)).toMatchObject({ width: 232, height: 104 });
  expect(shown(1030, 900)).toMatchObject({ width: 464, height: 208 });
  expect(shown(20_000, 20_000)).toMatchObject({ width: 1392, height: 624 });
});

it('of the elements only those that take part in a relation are on the map', () => {
  expect([...relatedElements(DESIGN)]).toEqual(['bank']);
  expect([...mapBoxes(DESIGN, boxesOf(DESIGN)).keys()]).toEqual(['billing', 'bank']);
});
