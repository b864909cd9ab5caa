import { describe, expect, it } from 'vitest';
import { averageText, contains, inflate, labelRect, overlaps, type Point, type Rect, rectBetween, unionOf } from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import { largeDesign } from '../../../testing/index.ts';
import { joined } from '../layers/parts.ts';
import { Scene } from './scene.ts';

const LARGE = largeDesign({ elements: 1_000, flows: 2_000 });
/** Flows between two elements. */
const BETWEEN = Object.keys(LARGE.flows).filter((id) => LARGE.flows[id]?.from !== LARGE.flows[id]?.to);
const EVERYTHING: Rect = { x: -1e6, y: -1e6, width: 2e6, height: 2e6 };

/** All routes, found a few at a time. */
function found(scene: Scene, inSight: Rect): Scene {
  while (scene.advance(inSight));
  return scene;
}

describe('a scene of a large design', () => {
  it('shows its elements before any route is found', () => {
    const scene = new Scene(LARGE, averageText);
    expect(scene.elementsIn(EVERYTHING)).toHaveLength(1_000);
    expect(scene.routes.size).toBe(0);
    expect(scene.pending).toBe(true);
  });

  it('has the routes of what is in sight for the first picture, where that is little', () => {
    const scene = new Scene(LARGE, averageText);
    const inSight = { x: 0, y: 0, width: 1_440, height: 900 };
    scene.prepare(inSight);
    const seen = new Set(scene.elementsIn(inSight));
    const wanted = Object.entries(LARGE.flows).filter(([, { from, to }]) => seen.has(from) || seen.has(to));
    expect(wanted.length).toBeGreaterThan(20);
    for (const [id] of wanted) expect(scene.routeOf(id)).toBeDefined();
    expect(scene.routes.size).toBeLessThan(2_000);
  });

  it('has a line for every flow in the first picture, where much is in sight, and its route in its place once that is found', () => {
    const scene = new Scene(LARGE, averageText);
    scene.prepare(EVERYTHING);
    expect(scene.routes.size).toBe(0);
    expect(
      scene
        .linesIn(EVERYTHING)
        .map(([id]) => id)
        .toSorted(),
    ).toEqual(BETWEEN.toSorted());
    while (scene.routes.size === 0) scene.advance(EVERYTHING);
    expect(scene.takeDamage()).toBe('all');
    expect(new Set(scene.linesIn(EVERYTHING).map(([id]) => id)).size).toBeGreaterThanOrEqual(BETWEEN.length);
    found(scene, EVERYTHING);
    expect(new Map(scene.linesIn(EVERYTHING))).toEqual(new Map(scene.routes));
  });

  it('keeps a line for every flow when an element is moved before their routes are found', () => {
    const scene = new Scene(LARGE, averageText);
    scene.prepare(EVERYTHING);
    const [gone = ''] = BETWEEN;
    const { [gone]: _, ...flows } = LARGE.flows;
    const place = LARGE.layout['e-66'] ?? expect.fail();
    scene.update({ ...LARGE, flows, layout: { ...LARGE.layout, 'e-66': { ...place, x: place.x + 40 } } });
    expect(scene.pending).toBe(true);
    expect(
      scene
        .linesIn(EVERYTHING)
        .map(([id]) => id)
        .toSorted(),
    ).toEqual(BETWEEN.filter((id) => id !== gone).toSorted());
  });

  it('has the same routes in the end as one that is handed over whole, wherever one looks meanwhile', () => {
    const whole = new Scene({ ...LARGE, flows: {} }, averageText);
    whole.update(LARGE, Infinity);
    for (const inSight of [EVERYTHING, { x: 0, y: 0, width: 1_440, height: 900 }]) {
      const scene = found(new Scene(LARGE, averageText), inSight);
      expect(scene.routes.size).toBe(2_000);
      expect(new Map([...scene.routes].toSorted(byId))).toEqual(new Map([...whole.routes].toSorted(byId)));
    }
  });

  it('leads what is in sight first', () => {
    const scene = new Scene(LARGE, averageText);
    const inSight = { x: 0, y: 0, width: 1_440, height: 900 };
    do scene.advance(inSight);
    while (scene.routes.size === 0 || !scene.isAtRest);
    expect(scene.pending).toBe(true);
    const seen = new Set(scene.elementsIn(inSight));
    const wanted = Object.entries(LARGE.flows).filter(([, { from, to }]) => seen.has(from) || seen.has(to));
    expect([...scene.routes.keys()].toSorted()).toEqual(wanted.map(([id]) => id).toSorted());
  });

  it('shows its elements with plain lines first when most of it is laid out anew, and leaves the routes to the next frames', () => {
    const scene = found(new Scene(LARGE, averageText), EVERYTHING);
    const layout = Object.fromEntries(Object.entries(LARGE.layout).map(([id, place]) => [id, { ...place, x: place.x * 1.5 }]));
    scene.update({ ...LARGE, layout });
    expect(scene.routes.size).toBe(0);
    scene.prepare(EVERYTHING);
    expect(scene.linesIn(EVERYTHING)).toHaveLength(BETWEEN.length);
    const whole = new Scene({ ...LARGE, layout, flows: {} }, averageText);
    whole.update({ ...LARGE, layout }, Infinity);
    expect(new Map([...found(scene, EVERYTHING).routes].toSorted(byId))).toEqual(new Map([...whole.routes].toSorted(byId)));
  });

  it('does so when most of it is pasted', () => {
    const scene = new Scene(largeDesign({ elements: 10, flows: 20 }), averageText);
    scene.update(LARGE);
    expect(scene.elementsIn(EVERYTHING)).toHaveLength(1_000);
    scene.prepare(EVERYTHING);
    expect(scene.routes.size).toBe(0);
    expect(scene.linesIn(EVERYTHING)).toHaveLength(BETWEEN.length);
    expect(found(scene, EVERYTHING).routes.size).toBe(2_000);
  });

  it('takes a change over that comes meanwhile', () => {
    const scene = new Scene(LARGE, averageText);
    const inSight = { x: 0, y: 0, width: 1_440, height: 900 };
    for (let steps = 0; steps < 3; steps++) scene.advance(inSight);
    const [gone = ''] = Object.keys(LARGE.flows);
    const { [gone]: _, ...flows } = LARGE.flows;
    scene.update({ ...LARGE, flows });
    expect([...found(scene, inSight).routes.keys()].toSorted()).toEqual(Object.keys(flows).toSorted());
  });
});

describe('a picture of a scene', () => {
  const routed = (design: Design): Scene => found(new Scene(design, averageText), EVERYTHING);
  const SMALL = largeDesign({ elements: 120, flows: 240 });

  it('holds the lines that come through an area, and not those that only lie around it', () => {
    const scene = routed(SMALL);
    const area = { x: 1_200, y: 500, width: 300, height: 200 };
    const through = [...scene.routes].filter(([, { points, label }]) => {
      const onLine = points.slice(1).some((point, index) => overlaps(inflate(rectBetween(points[index] ?? point, point), 6), area));
      return onLine || (label !== undefined && overlaps(labelRect(label), area));
    });
    expect(scene.flowsIn(area).toSorted()).toEqual(through.map(([id]) => id).toSorted());
    const around = [...scene.routes].filter(([, { points }]) => overlaps(boundsOf(points), area));
    expect(around.length).toBeGreaterThan(through.length);
  });

  it('knows the lines in a part of what is watched as in any other area, while they change', () => {
    const [scene, watching] = [routed(SMALL), routed(SMALL)];
    watching.watch({ x: 0, y: 0, width: 2_300, height: 1_400 });
    const parts = [0, 700, 1_400].flatMap((x) => [0, 500].map((y) => ({ x, y, width: 600, height: 400 })));
    for (const [id, dx] of [
      ['e-38', 300],
      ['e-66', -400],
      ['e-5', 2_000],
    ] as const) {
      const place = scene.design.layout[id] ?? expect.fail();
      const layout = { ...scene.design.layout, [id]: { ...place, x: place.x + dx } };
      for (const one of [scene, watching]) one.update({ ...one.design, layout });
      for (const part of parts) expect(watching.flowsIn(part)).toEqual(scene.flowsIn(part));
    }
    expect(scene.routes).not.toEqual(routed(SMALL).routes);
  });

  it('knows the lines in a part of a crowd, too, which is not watched', () => {
    const crowd = largeDesign({ elements: 800, flows: 1_800 });
    const [scene, watching] = [routed(crowd), routed(crowd)];
    const all = { x: -1_000, y: -1_000, width: 20_000, height: 20_000 };
    watching.watch(all);
    expect(scene.flowsIn(all).length).toBeGreaterThan(1_500);
    expect(watching.flowsIn(all)).toEqual(scene.flowsIn(all));
    const part = { x: 0, y: 0, width: 1_200, height: 900 };
    expect(watching.flowsIn(part)).toEqual(scene.flowsIn(part));
    expect(watching.flowsIn(part).length).toBeGreaterThan(10);
  });

  it('is out of date wherever a line came or went, and hardly anywhere else', () => {
    const scene = routed(SMALL);
    const before = new Map(scene.routes);
    scene.takeDamage();
    const place = SMALL.layout['e-66'] ?? expect.fail();
    scene.update({ ...SMALL, layout: { ...SMALL.layout, 'e-66': { ...place, x: place.x + 150, y: place.y + 90 } } });
    const damage = scene.takeDamage();
    if (damage === 'all') return expect.fail();
    const changed = [...before].filter(([id, route]) => scene.routes.get(id) !== route);
    expect(changed.length).toBeGreaterThan(2);
    for (const [id, was] of changed) {
      for (const { points } of [was, scene.routes.get(id) ?? was]) {
        points.slice(1).forEach((point, index) => {
          const stretch = rectBetween(points[index] ?? point, point);
          expect(damage.some((part) => contains(part, stretch))).toBe(true);
        });
      }
    }
    const boxes = changed.flatMap(([id, { points }]) => [points, scene.routes.get(id)?.points ?? []].flatMap((line) => boundsOf(line)));
    expect(size(joined(damage))).toBeLessThan(size(joined(boxes)));
  });
});

const boundsOf = (points: readonly Point[]): Rect => unionOf(points.map((point) => ({ ...point, width: 1, height: 1 }))) ?? expect.fail();
const size = (rects: readonly Rect[]): number => rects.reduce((sum, { width, height }) => sum + width * height, 0);
const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
