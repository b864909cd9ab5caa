import { describe, expect, it } from 'vitest';
import { averageText, boxesOf, contains, createRouter, type Rect, rectBetween } from '../../../drawing/index.ts';
import { largeDesign, sketch } from '../../../testing/index.ts';
import { PlainLines } from './plainLines.ts';

const DESIGN = largeDesign({ elements: 200, flows: 400 });
const BOXES = boxesOf(DESIGN).elements;
const lineBetween = (from: string, to: string) =>
  new PlainLines(sketch(`a(service); b(service); a -> b: call; layout a {x: ${from}}; layout b {x: ${to}}`), boxesAt(from, to)).in()[0]?.[1] ?? expect.fail();
const boxAt = (place: string): Rect => {
  const [x = 0, y = 0] = place.split(', y: ').map(Number);
  return { x, y, width: 176, height: 64 };
};
const boxesAt = (from: string, to: string) =>
  new Map([
    ['a', boxAt(from)],
    ['b', boxAt(to)],
  ]);

describe('plain lines', () => {
  it('are found again where an element moved, and are those of a design that is new', () => {
    const place = DESIGN.layout['e-7'] ?? expect.fail();
    const moved = { ...DESIGN, layout: { ...DESIGN.layout, 'e-7': { ...place, x: place.x + 700 } } };
    const flows = Object.keys(DESIGN.flows).filter((id) => DESIGN.flows[id]?.from === 'e-7' || DESIGN.flows[id]?.to === 'e-7');
    expect(flows.length).toBeGreaterThan(0);
    const lines = new PlainLines(DESIGN, BOXES);
    lines.again(moved, boxesOf(moved).elements, flows);
    expect(lines).toEqual(new PlainLines(moved, boxesOf(moved).elements));
    expect(lines).not.toEqual(new PlainLines(DESIGN, BOXES));
    const gone = { ...moved, elements: Object.fromEntries(Object.entries(moved.elements).filter(([id]) => id !== 'e-7')) };
    lines.again(gone, boxesOf(gone).elements, flows);
    expect(lines.in().map(([id]) => id)).toEqual(new PlainLines(gone, boxesOf(gone).elements).in().map(([id]) => id));
  });

  it('are there for every flow that a router finds a route for between two elements', () => {
    const router = createRouter(averageText);
    router.update(DESIGN);
    const between = [...router.routes.keys()].filter((id) => DESIGN.flows[id]?.from !== DESIGN.flows[id]?.to);
    expect(
      new PlainLines(DESIGN, BOXES)
        .in()
        .map(([id]) => id)
        .toSorted(),
    ).toEqual(between.toSorted());
  });

  it('run from border to border, square, as routes do', () => {
    for (const [id, { points }] of new PlainLines(DESIGN, BOXES).in()) {
      const { from = '', to = '' } = DESIGN.flows[id] ?? {};
      for (const [at, box] of [
        [points.at(0), BOXES.get(from)],
        [points.at(-1), BOXES.get(to)],
      ] as const) {
        expect(at && box && contains(box, { ...at, width: 0, height: 0 })).toBe(true);
        expect(at && box && (at.x === box.x || at.x === box.x + box.width || at.y === box.y || at.y === box.y + box.height)).toBe(true);
      }
      points.slice(1).forEach((point, index) => expect(point.x === points[index]?.x || point.y === points[index]?.y).toBe(true));
    }
  });

  it('leave by the side that looks at the other end', () => {
    expect(lineBetween('0, y: 0', '400, y: 50')).toMatchObject({ fromSide: 'right', toSide: 'left' });
    expect(lineBetween('400, y: 0', '0, y: 50')).toMatchObject({ fromSide: 'left', toSide: 'right' });
    expect(lineBetween('0, y: 0', '50, y: 300')).toMatchObject({ fromSide: 'bottom', toSide: 'top' });
    expect(lineBetween('0, y: 300', '50, y: 0')).toMatchObject({ fromSide: 'top', toSide: 'bottom' });
  });

  it('are straight between boxes at one height', () => {
    expect(lineBetween('0, y: 0', '400, y: 0').points).toEqual([
      { x: 176, y: 32 },
      { x: 400, y: 32 },
    ]);
  });

  it('are found where they come through, and not where all of them lies elsewhere', () => {
    const lines = new PlainLines(DESIGN, BOXES);
    const area = { x: 900, y: 500, width: 400, height: 300 };
    const found = new Set(lines.in(area).map(([id]) => id));
    for (const [id, { points }] of lines.in()) {
      const through = points.slice(1).some((point, index) => touches(rectBetween(points[index] ?? point, point), area));
      if (through) expect(found.has(id)).toBe(true);
    }
    expect(found.size).toBeGreaterThan(0);
    expect(found.size).toBeLessThan(lines.in().length / 2);
  });
});

const touches = (a: Rect, b: Rect): boolean => a.x <= b.x + b.width && b.x <= a.x + a.width && a.y <= b.y + b.height && b.y <= a.y + a.height;
