import { describe, expect, it } from 'vitest';
import type { ContextRelation, Design } from '../../model/index.ts';
import { distance, overlaps, type Point, type Rect, rectBetween, inflate } from '../geometry.ts';
import { labelRect } from '../routes/labelPlace.ts';
import { type RelationGround, type RelationRoute, routeRelations } from './relationRoutes.ts';

const box = (x: number, y: number, width = 232, height = 104): Rect => ({ x, y, width, height });

const relation = (upstream: string, downstream: string, fields: Partial<ContextRelation> = {}): ContextRelation => ({
  upstream,
  downstream,
  type: 'upstream-downstream',
  ...fields,
});

/** Routes relations between boxes, and gives back the first. */
function route(boxes: { readonly [id: string]: Rect }, relations: Design['relations'] | ContextRelation, ground: Partial<RelationGround> = {}): RelationRoute {
  const all = 'upstream' in relations && typeof relations.upstream === 'string' ? { r: relations as ContextRelation } : (relations as Design['relations']);
  const found = [...routeRelations(all, { boxes: new Map(Object.entries(boxes)), ...ground }).values()][0];
  if (!found) throw new Error('No route was found.');
  return found;
}

const stretches = ({ points }: Pick<RelationRoute, 'points'>): Rect[] =>
  points.slice(1).map((point, index) => inflate(rectBetween(points[index] as Point, point), 0.1));

const BESIDE = { a: box(0, 0), b: box(600, 0) };

describe('the line of a relation', () => {
  it('runs straight between boxes that stand side by side, from upstream to downstream', () => {
    expect(route(BESIDE, relation('b', 'a')).points).toEqual([
      { x: 600, y: 52 },
      { x: 232, y: 52 },
    ]);
  });

  it('runs straight where the boxes overlap on one axis only in part', () => {
    expect(route({ a: box(0, 0), b: box(600, 60) }, relation('a', 'b')).points).toHaveLength(2);
  });

  it('turns once between boxes that stand askew', () => {
    expect(route({ a: box(0, 0), b: box(600, 400) }, relation('a', 'b')).points).toHaveLength(3);
  });

  it('goes around a box that stands between its ends', () => {
    const between = box(320, -40, 180, 200);
    const { points } = route({ a: box(0, 0), b: box(600, 0), c: between }, relation('a', 'b'));
    expect(stretches({ points }).some((stretch) => overlaps(stretch, between))).toBe(false);
  });

  it('keeps a finger apart from another relation of the same two boxes', () => {
    const routes = routeRelations({ one: relation('a', 'b'), two: relation('b', 'a') }, { boxes: new Map(Object.entries(BESIDE)) });
    const [one, two] = [...routes.values()].map(({ points }) => points[0] as Point);
    expect(Math.abs((one?.y ?? 0) - (two?.y ?? 0))).toBeGreaterThanOrEqual(24);
  });

  it('does not run along a flow', () => {
    const { points } = route(BESIDE, relation('a', 'b'), { runsAlong: ({ y, height }) => height === 0 && y === 52 });
    expect(points[0]?.y).not.toBe(52);
  });

  it('is there even between boxes that lie on each other', () => {
    expect(route({ a: box(0, 0, 600, 400), b: box(100, 100) }, relation('a', 'b')).points.length).toBeGreaterThan(1);
  });

  it('is missing where one side stands nowhere', () => {
    expect(routeRelations({ r: relation('a', 'gone') }, { boxes: new Map(Object.entries(BESIDE)) }).size).toBe(0);
  });

  it('is the same in whichever order relations and boxes come', () => {
    const boxes = { ...BESIDE, c: box(300, 300) };
    const relations = { x: relation('a', 'b'), y: relation('c', 'a'), z: relation('b', 'c') };
    const backwards = <T>(records: { readonly [id: string]: T }) => Object.fromEntries(Object.entries(records).reverse());
    const forth = routeRelations(relations, { boxes: new Map(Object.entries(boxes)) });
    const back = routeRelations(backwards(relations), { boxes: new Map(Object.entries(backwards(boxes))) });
    expect(Object.fromEntries(back)).toEqual(Object.fromEntries(forth));
  });
});

describe('the ends of a relation', () => {
  it('say who is upstream and who downstream, with the roles of each', () => {
    const { marks } = route(BESIDE, relation('a', 'b', { upstreamRoles: ['OHS', 'PL'], downstreamRoles: ['ACL'] }));
    expect(marks.map(({ letter, roles }) => [letter, ...roles])).toEqual([
      ['U', 'OHS', 'PL'],
      ['D', 'ACL'],
    ]);
    expect(marks[0]?.rect.x).toBeLessThan(marks[1]?.rect.x ?? 0);
  });

  it.each(['partnership', 'shared-kernel', 'separate-ways'] as const)('have no marks where both sides are equal: %s', (type) => {
    expect(route(BESIDE, relation('a', 'b', { type }))).toMatchObject({ marks: [], symmetric: true });
  });

  it('stack their roles where the line is short', () => {
    const { marks } = route({ a: box(0, 0), b: box(322, 0) }, relation('a', 'b', { upstreamRoles: ['OHS', 'PL'] }));
    expect(marks[0]).toMatchObject({ stacked: true, roles: ['OHS', 'PL'] });
  });

  it('keep only their letter where there is no room for more, and do not touch', () => {
    const { marks, points } = route({ a: box(0, 0), b: box(270, 0) }, relation('a', 'b', { upstreamRoles: ['OHS'], downstreamRoles: ['ACL'] }));
    expect(distance(points[0] as Point, points.at(-1) as Point)).toBe(38);
    expect(marks.map(({ roles }) => roles)).toEqual([[], []]);
    expect(overlaps(marks[0]?.rect as Rect, marks[1]?.rect as Rect)).toBe(false);
  });
});

describe('the word of a relation', () => {
  it('stands in the middle of its line', () => {
    expect(route(BESIDE, relation('a', 'b', { type: 'partnership' })).label).toMatchObject({ text: 'Partnership', onLine: true, at: { x: 416, y: 52 } });
  });

  it('gives way to its abbreviation where there is little room', () => {
    expect(route({ a: box(0, 0), b: box(332, 0), above: box(100, -80, 400, 70) }, relation('a', 'b', { type: 'customer-supplier' })).label?.text).toBe('C/S');
  });

  it('keeps off marks, boxes and what must stay legible', () => {
    const sign = { x: 380, y: 40, width: 60, height: 24 };
    const legible: RelationGround['legible'] = { visit: (area, visit) => void (overlaps(area, sign) && visit('sign', sign)) };
    const { label, marks } = route(BESIDE, relation('a', 'b', { type: 'customer-supplier' }), legible ? { legible } : {});
    expect(label).toBeDefined();
    const rect = label ? labelRect(label) : box(0, 0);
    for (const other of [sign, ...marks.map((mark) => mark.rect), ...Object.values(BESIDE)]) expect(overlaps(rect, other)).toBe(false);
  });

  it('is left out of a terse picture where U and D say all of it', () => {
    expect(route(BESIDE, relation('a', 'b'), { terse: true }).label).toBeUndefined();
    expect(route(BESIDE, relation('a', 'b', { type: 'customer-supplier' }), { terse: true }).label?.text).toBe('Customer-supplier');
  });
});

it('separate ways are dotted, all others are not', () => {
  const types = ['separate-ways', 'partnership', 'shared-kernel', 'customer-supplier', 'upstream-downstream'] as const;
  expect(types.filter((type) => route(BESIDE, relation('a', 'b', { type })).dotted)).toEqual(['separate-ways']);
});
