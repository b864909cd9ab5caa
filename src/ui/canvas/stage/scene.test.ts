import { describe, expect, it } from 'vitest';
import { averageText, type Rect } from '../../../drawing/index.ts';
import { largeDesign } from '../../../testing/index.ts';
import { Scene } from './scene.ts';

const LARGE = largeDesign({ elements: 1_000, flows: 2_000 });
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

  it('leaves the lines to the next frames when most of it is laid out anew', () => {
    const scene = found(new Scene(LARGE, averageText), EVERYTHING);
    const layout = Object.fromEntries(Object.entries(LARGE.layout).map(([id, place]) => [id, { ...place, x: place.x * 1.5 }]));
    scene.update({ ...LARGE, layout });
    expect(scene.pending).toBe(true);
    const whole = new Scene({ ...LARGE, layout, flows: {} }, averageText);
    whole.update({ ...LARGE, layout }, Infinity);
    expect(new Map([...found(scene, EVERYTHING).routes].toSorted(byId))).toEqual(new Map([...whole.routes].toSorted(byId)));
  });

  it('leaves the lines to the next frames when most of it is pasted', () => {
    const scene = new Scene(largeDesign({ elements: 10, flows: 20 }), averageText);
    scene.update(LARGE);
    expect(scene.elementsIn(EVERYTHING)).toHaveLength(1_000);
    expect(scene.pending).toBe(true);
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

const byId = ([a]: readonly [string, unknown], [b]: readonly [string, unknown]): number => (a < b ? -1 : 1);
