import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { applyEdits, emptyDesign, type Design, type Element, type Flow, type LayoutEntry, update } from '../../model/index.ts';
import { largeDesign } from '../../testing/index.ts';
import { boxesOf } from '../boxes.ts';
import { contextTitleRect } from '../contextTitle.ts';
import { holdsPoint, inflate, overlaps, type Point, type Rect, rectBetween } from '../geometry.ts';
import { labelRect } from './labelPlace.ts';
import type { Route } from './route.ts';
import { createRouter, routeFlows } from './router.ts';

type Places = Readonly<Record<string, readonly [x: number, y: number]>>;
type Lines = Readonly<Record<string, readonly [from: string, to: string] | Flow>>;

/** Services at these corners, 176 × 64 each, and calls between them. */
function designOf(places: Places, lines: Lines = {}, kinds: Readonly<Record<string, Element['kind']>> = {}): Design {
  const elements: Record<string, Element> = {};
  const layout: Record<string, LayoutEntry> = {};
  for (const [id, [x, y]] of Object.entries(places)) {
    elements[id] = { kind: kinds[id] ?? 'service', name: id } as Element;
    layout[id] = { x, y };
  }
  const flows = Object.fromEntries(
    Object.entries(lines).map(([id, line]): [string, Flow] => [id, 'kind' in line ? line : { kind: 'call', from: line[0], to: line[1] }]),
  );
  return { ...emptyDesign('Test'), elements, layout, flows };
}

function routeOf(design: Design, id: string): Route {
  const route = routeFlows(design).get(id);
  if (!route) throw new Error(`no route for ${id}`);
  return route;
}

const bends = (route: Route): number => route.points.length - 2;
const stretches = ({ points }: Route): Rect[] => points.slice(1).map((point, index) => rectBetween(points[index] as Point, point));
const crosses = (route: Route, box: Rect): boolean => stretches(route).some((stretch) => overlaps(inflate(stretch, 0.2), inflate(box, -2)));
const onBorder = (point: Point, box: Rect): boolean => {
  const inX = point.x >= box.x - 0.01 && point.x <= box.x + box.width + 0.01;
  const inY = point.y >= box.y - 0.01 && point.y <= box.y + box.height + 0.01;
  const atX = Math.abs(point.x - box.x) < 0.01 || Math.abs(point.x - box.x - box.width) < 0.01;
  const atY = Math.abs(point.y - box.y) < 0.01 || Math.abs(point.y - box.y - box.height) < 0.01;
  return (inX && atY) || (inY && atX);
};

describe('a single flow', () => {
  it('is straight between boxes on one centre line', () => {
    const { points } = routeOf(designOf({ a: [0, 0], b: [300, 0] }, { f: ['a', 'b'] }), 'f');
    expect(points).toEqual([
      { x: 176, y: 32 },
      { x: 300, y: 32 },
    ]);
  });

  it('goes around what stands between in a narrow gap, whatever it comes from', () => {
    for (const from of ['payment', 'shipping', 'stock', 'orders', 'fraud', 'tax', 'search', 'mail', 'media', 'rates']) {
      const places: Places = { [from]: [512, 0], between: [256, 0], to: [0, 0], above: [256, -112], below: [256, 112], beneath: [512, 112], high: [256, -224] };
      const design = designOf(places, { f: [from, 'to'], g: ['between', from], h: [from, 'below'], i: ['to', 'between'], j: ['to', 'above'] });
      const route = routeOf(design, 'f');
      expect(['between', 'above', 'below'].filter((id) => crosses(route, boxesOf(design).elements.get(id) as Rect))).toEqual([]);
    }
  });

  it('reaches a box by one corner, too, where it leaves between two that stand close above each other', () => {
    const design = designOf({ a: [0, 0], b: [200, 110], c: [0, 170] }, { there: ['a', 'b'], back: ['b', 'c'] });
    expect(bends(routeOf(design, 'there'))).toBe(1);
    expect(bends(routeOf(design, 'back'))).toBe(1);
  });

  it('is straight between boxes that overlap in one axis, in the middle of what they share', () => {
    const { points } = routeOf(designOf({ a: [0, 0], b: [300, 20] }, { f: ['a', 'b'] }), 'f');
    expect(points).toEqual([
      { x: 176, y: 42 },
      { x: 300, y: 42 },
    ]);
  });

  it('has one bend between boxes that share neither row nor column', () => {
    const route = routeOf(designOf({ a: [0, 0], b: [400, 300] }, { f: ['a', 'b'] }), 'f');
    expect(bends(route)).toBe(1);
  });

  it('leaves from the left where the target is there', () => {
    const { fromSide, toSide } = routeOf(designOf({ a: [300, 0], b: [0, 0] }, { f: ['a', 'b'] }), 'f');
    expect([fromSide, toSide]).toEqual(['left', 'right']);
  });

  it('goes around a box that stands in the way', () => {
    const design = designOf({ a: [0, 0], wall: [300, 0], b: [600, 0] }, { f: ['a', 'b'] });
    const route = routeOf(design, 'f');
    expect(crosses(route, { x: 300, y: 0, width: 176, height: 64 })).toBe(false);
    expect(bends(route)).toBe(2);
  });

  it('comes back to its own box in a loop that touches it only at both ends', () => {
    const route = routeOf(designOf({ a: [0, 0] }, { f: ['a', 'a'] }), 'f');
    expect([route.fromSide, route.toSide]).toEqual(['right', 'top']);
    expect(crosses(route, { x: 0, y: 0, width: 176, height: 64 })).toBe(false);
  });

  it('ends on the point of a hexagon', () => {
    const { points } = routeOf(designOf({ a: [0, 0], b: [300, 0] }, { f: ['a', 'b'] }, { b: 'gateway' }), 'f');
    expect(points.at(-1)).toEqual({ x: 300, y: 32 });
  });

  it('is asynchronous where the sender does not wait', () => {
    const design = designOf({ a: [0, 0], b: [300, 0] }, { f: { kind: 'publish', from: 'a', to: 'b' }, g: ['a', 'b'] }, { b: 'channel' });
    expect(routeOf(design, 'f').asynchronous).toBe(true);
    expect(routeOf(design, 'g').asynchronous).toBe(false);
  });
});

describe('the name of a context', () => {
  const named = (design: Design): Design => ({
    ...design,
    contexts: { billing: { name: 'Billing' } },
    layout: { ...design.layout, billing: { x: 300, y: 12, width: 320, height: 200 } },
  });
  const title = contextTitleRect('Billing', { x: 300, y: 12, width: 320, height: 200 });

  it('is not struck out by a line that can go around it', () => {
    const design = designOf({ a: [0, 0], b: [800, 0] }, { f: ['a', 'b'] });
    expect(crosses(routeOf(design, 'f'), title)).toBe(true);
    expect(crosses(routeOf(named(design), 'f'), title)).toBe(false);
  });

  it('gives way again when it moves', () => {
    const design = designOf({ a: [0, 0], b: [800, 0] }, { f: ['a', 'b'] });
    const router = createRouter();
    router.update(named(design));
    router.update({ ...named(design), layout: { ...design.layout, billing: { x: 300, y: 400, width: 320, height: 200 } } });
    expect(router.routes.get('f')?.points).toEqual(routeOf(design, 'f').points);
  });
});

describe('flows that share a side', () => {
  it('leave on one trunk from the middle when they run the same way', () => {
    const design = designOf({ a: [0, 200], b: [400, 0], c: [400, 200], d: [400, 400] }, { f: ['a', 'b'], g: ['a', 'c'], h: ['a', 'd'] });
    const routes = routeFlows(design);
    const starts = ['f', 'g', 'h'].map((id) => routes.get(id)).filter((route) => route?.fromSide === 'right');
    expect(new Set(starts.map((route) => route?.points[0]?.y))).toEqual(new Set([232]));
  });

  it('run beside each other when they run against each other', () => {
    const routes = routeFlows(designOf({ a: [0, 0], b: [300, 0] }, { there: ['a', 'b'], back: ['b', 'a'] }));
    const [there, back] = [routes.get('there'), routes.get('back')];
    expect(there && bends(there)).toBe(0);
    expect(back && bends(back)).toBe(0);
    expect(Math.abs((there?.points[0]?.y ?? 0) - (back?.points[0]?.y ?? 0))).toBe(16);
  });

  it('run beside each other when they are twins', () => {
    const routes = routeFlows(designOf({ a: [0, 0], b: [300, 0] }, { one: ['a', 'b'], two: ['a', 'b'] }));
    expect(routes.get('one')?.points[0]?.y).not.toBe(routes.get('two')?.points[0]?.y);
  });

  it('are shared the same way in whatever order the flows come', () => {
    const places: Places = { a: [0, 0], b: [300, 0], c: [300, 200] };
    const one = routeFlows(designOf(places, { f: ['a', 'b'], g: ['b', 'a'], h: ['a', 'c'] }));
    const other = routeFlows(designOf(places, { h: ['a', 'c'], g: ['b', 'a'], f: ['a', 'b'] }));
    for (const [id, route] of one) expect(other.get(id)).toEqual(route);
  });
});

describe('many flows of one look between two boxes', () => {
  const places: Places = { a: [0, 0], b: [500, 0] };
  const calls = (count: number, from = 'a', to = 'b', prefix = 'f'): Record<string, Flow> =>
    Object.fromEntries(Array.from({ length: count }, (_, index) => [`${prefix}${index}`, { kind: 'call', from, to, label: `ask ${index}` } as const]));
  const wordsOf = (design: Design): (string | undefined)[] => [...routeFlows(design)].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, { label }]) => label?.text);

  it('have places of their own, as long as there are four', () => {
    const design = designOf(places, calls(4));
    expect(new Set([...routeFlows(design).values()].map(({ points }) => points[0]?.y)).size).toBe(4);
    expect(wordsOf(design)).toEqual(['ask 0', 'ask 1', 'ask 2', 'ask 3']);
  });

  it('run on one line from the fourth on, which says once how many more there are', () => {
    const design = designOf(places, calls(10));
    expect(new Set([...routeFlows(design).values()].map(({ points }) => points[0]?.y)).size).toBe(4);
    expect(wordsOf(design)).toEqual(['ask 0', 'ask 1', 'ask 2', 'ask 3 +6', ...Array.from({ length: 6 }, () => undefined)]);
  });

  it('share a place earlier where others need room on the side: no two lines come nearer than 10 px', () => {
    const design = designOf(places, { ...calls(5), ...calls(5, 'b', 'a', 'g') });
    const starts = [...new Set([...routeFlows(design).values()].flatMap(({ points }) => points.map(({ y }) => y)))].sort((a, b) => a - b);
    expect(Math.min(...starts.slice(1).map((y, index) => y - (starts[index] ?? 0)))).toBeGreaterThanOrEqual(10);
    expect(wordsOf(design).filter((word) => word !== undefined)).toEqual(['ask 0', 'ask 1 +3', 'ask 0', 'ask 1 +3']);
  });

  it('are counted where none has a word', () => {
    const silent = Object.fromEntries(Array.from({ length: 6 }, (_, index) => [`f${index}`, ['a', 'b'] as const]));
    expect(wordsOf(designOf(places, silent))).toEqual([undefined, undefined, undefined, '× 3', undefined, undefined]);
  });

  it('count none that is led through a point, and count again when one is', () => {
    const design = designOf(places, calls(6));
    const led = { ...design, layout: { ...design.layout, f5: { x: 300, y: 200 } } };
    const router = createRouter();
    router.update(design);
    router.update(led);
    expect(router.routes.get('f3')?.label?.text).toBe('ask 3 +1');
    expect(router.routes.get('f5')?.label?.text).toBe('ask 5');
    router.update(design);
    expect(router.routes.get('f3')?.label?.text).toBe('ask 3 +2');
  });
});

describe('the word on a flow', () => {
  const labelled = (label: string, protocol?: 'REST'): Flow => ({ kind: 'call', from: 'a', to: 'b', label, ...(protocol ? { protocol } : {}) });

  it('stands on the middle of the line where it has room', () => {
    const { label } = routeOf(designOf({ a: [0, 0], b: [500, 0] }, { f: labelled('charge') }), 'f');
    expect(label).toMatchObject({ text: 'charge', onLine: true, at: { x: 338, y: 32 } });
  });

  it('stands 13 px above the line in a gap that is too short', () => {
    const { label } = routeOf(designOf({ a: [0, 0], b: [222, 0] }, { f: labelled('get') }), 'f');
    expect(label).toMatchObject({ text: 'get', onLine: false, at: { y: 19 } });
  });

  it('gives up its protocol before it is cut', () => {
    const { label } = routeOf(designOf({ a: [0, 0], b: [246, 0] }, { f: labelled('charge', 'REST') }), 'f');
    expect(label?.text).toBe('charge');
  });

  it('is left out where not even its beginning has room', () => {
    expect(routeOf(designOf({ a: [0, 0], b: [196, 0] }, { f: labelled('authorisation') }), 'f').label).toBeUndefined();
  });
});

const corner = fc.tuple(fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 5 }), fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 60 }));
const kind = fc.constantFrom<Element['kind']>('service', 'datastore', 'channel', 'gateway', 'external');
const boxSet = fc.uniqueArray(fc.tuple(corner, kind), { minLength: 2, maxLength: 14, selector: ([[column, row]]) => `${column} ${row}` });
const anyDesign = fc
  .tuple(boxSet, fc.array(fc.tuple(fc.nat(), fc.nat(), fc.boolean(), fc.constantFrom('', 'charge', 'a longer word')), { maxLength: 24 }))
  .map(([boxes, lines]) => {
    const places: Record<string, [number, number]> = {};
    const kinds: Record<string, Element['kind']> = {};
    boxes.forEach(([[column, row, dx, dy], kindOfBox], index) => {
      places[`e${index}`] = [column * 300 + dx, row * 180 + dy];
      kinds[`e${index}`] = kindOfBox;
    });
    const flows: Record<string, Flow> = {};
    lines.forEach(([from, to, asynchronous, label], index) => {
      const ends = { from: `e${from % boxes.length}`, to: `e${to % boxes.length}` };
      flows[`f${index}`] = asynchronous ? { kind: 'send', ...ends, label } : { kind: 'call', ...ends, label };
    });
    return designOf(places, flows, kinds);
  });

describe('any design', () => {
  it('has only upright and level stretches', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        for (const route of routeFlows(design).values()) {
          for (const { width, height } of stretches(route)) expect(Math.min(width, height)).toBeLessThan(1e-9);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has flows that end on the border of their boxes and never run through them', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        const { elements } = boxesOf(design);
        for (const [id, route] of routeFlows(design)) {
          const flow = design.flows[id] as Flow;
          const [from, to] = [elements.get(flow.from) as Rect, elements.get(flow.to) as Rect];
          expect(onBorder(route.points[0] as Point, inflate(from, 0)) || isSlanted(design, flow.from)).toBe(true);
          expect(onBorder(route.points.at(-1) as Point, to) || isSlanted(design, flow.to)).toBe(true);
          expect(crosses(route, inflate(from, -16))).toBe(false);
          expect(crosses(route, inflate(to, -16))).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });

  it('has a route for every flow', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        expect([...routeFlows(design).keys()].sort()).toEqual(Object.keys(design.flows).sort());
      }),
      { numRuns: 60 },
    );
  });

  it('has no label on a box', () => {
    fc.assert(
      fc.property(anyDesign, (design) => {
        for (const { label } of routeFlows(design).values()) {
          if (!label) continue;
          for (const box of boxesOf(design).elements.values()) expect(overlaps(labelRect(label), box)).toBe(false);
        }
      }),
      { numRuns: 60 },
    );
  });
});

/** Caps and shoulders lie inside the box; their points are tested with the shapes. */
const isSlanted = (design: Design, id: string): boolean => ['gateway', 'channel', 'datastore'].includes(design.elements[id]?.kind ?? '');

const change = fc.record({
  index: fc.nat(),
  what: fc.constantFrom('move', 'nudge', 'remove', 'rename', 'redirect', 'kind'),
  x: fc.integer({ min: -200, max: 1800 }),
  y: fc.integer({ min: -200, max: 1200 }),
});
type Change = typeof change extends fc.Arbitrary<infer T> ? T : never;

describe('a router that follows edits', () => {
  it('has the routes that a new one would find, after any edits', () => {
    fc.assert(
      fc.property(anyDesign, fc.array(change, { minLength: 1, maxLength: 8 }), (start, changes) => {
        const router = createRouter();
        router.update(start);
        let design = start;
        for (const one of changes) {
          design = changed(design, one);
          router.update(design);
          const fresh = routeFlows(design);
          expect(new Map([...router.routes].sort())).toEqual(new Map([...fresh].sort()));
        }
      }),
      { numRuns: 80 },
    );
  });

  it('comes to the same routes in slices as at once', () => {
    fc.assert(
      fc.property(anyDesign, fc.integer({ min: 1, max: 7 }), (design, slice) => {
        const router = createRouter();
        let { pending } = router.update(design, 0);
        while (pending) ({ pending } = router.advance(slice));
        expect(new Map([...router.routes].sort())).toEqual(new Map([...routeFlows(design)].sort()));
      }),
      { numRuns: 40 },
    );
  });

  it('comes to them also where edits overtake the slices', () => {
    fc.assert(
      fc.property(anyDesign, fc.array(fc.tuple(change, fc.nat(7)), { minLength: 1, maxLength: 8 }), (start, changes) => {
        const router = createRouter();
        router.update(start);
        let design = start;
        for (const [one, slice] of changes) {
          design = changed(design, one);
          router.update(design, slice);
        }
        router.advance(Infinity);
        expect(new Map([...router.routes].sort())).toEqual(new Map([...routeFlows(design)].sort()));
      }),
      { numRuns: 80 },
    );
  });

  it('draws what moved at once, and leaves what an earlier change has left where it is', () => {
    const start = largeDesign({ elements: 300, flows: 600 });
    const moved = (design: Design, id: string, x: number, y: number): Design => {
      const result = applyEdits(design, [update('layout', id, { x, y })]);
      return result.ok ? result.design : expect.fail();
    };
    const router = createRouter();
    router.update(start);
    const first = moved(start, 'e-120', 2_000, 1_450);
    const { pending } = router.update(first, 1);
    expect(pending).toBe(true);
    const before = new Map(router.routes);
    const second = moved(first, 'e-130', 2_600, 1_600);
    const { changed } = router.update(second, 1);
    const own = [...router.flowsAt('e-130')];
    expect(own.length).toBeGreaterThan(0);
    for (const id of own) expect(router.routes.get(id)).not.toEqual(before.get(id));
    const whole = createRouter();
    whole.update(second);
    const stale = [...router.routes].filter(([id, route]) => !own.includes(id) && JSON.stringify(whole.routes.get(id)) !== JSON.stringify(route));
    expect(stale.length).toBeGreaterThan(0);
    expect(changed.length).toBeLessThan(60);
  });

  it('looks for the ways of a new design once: nothing is left to be found again', () => {
    const design = designOf({ a: [0, 0], b: [300, 0], c: [600, 200] }, { f: ['a', 'b'], g: ['b', 'c'] });
    expect(createRouter().update(design, 1)).toEqual({ changed: ['f', 'g'], removed: [], pending: false });
  });

  it('touches only the flows near an edit', () => {
    const design = designOf({ a: [0, 0], b: [300, 0], c: [5000, 0], d: [5300, 0] }, { f: ['a', 'b'], g: ['c', 'd'] });
    const router = createRouter();
    router.update(design);
    const moved = { ...design, layout: { ...design.layout, a: { x: 0, y: 120 } } };
    expect(router.update(moved).changed).toEqual(['f']);
  });

  it('says which flows are gone', () => {
    const design = designOf({ a: [0, 0], b: [300, 0] }, { f: ['a', 'b'] });
    const router = createRouter();
    router.update(design);
    expect(router.update({ ...design, flows: {} }).removed).toEqual(['f']);
  });

  it('previews a move as it will be after the drop, and remembers nothing', () => {
    const design = designOf({ a: [0, 0], b: [300, 0], c: [300, 200] }, { f: ['a', 'b'], g: ['a', 'c'] });
    const router = createRouter();
    router.update(design);
    const before = new Map(router.routes);
    const preview = router.preview(['f', 'g'], new Map([['a', { x: 20, y: 300, width: 176, height: 64 }]]));
    expect(new Map(router.routes)).toEqual(before);
    const dropped = routeFlows({ ...design, layout: { ...design.layout, a: { x: 20, y: 300 } } });
    expect(preview.get('f')?.points).toEqual(dropped.get('f')?.points);
  });
});

function changed(design: Design, { index, what, x, y }: Change): Design {
  const elements = Object.keys(design.elements);
  const flows = Object.keys(design.flows);
  const element = elements[index % elements.length] ?? '';
  const flow = flows[index % Math.max(1, flows.length)] ?? '';
  const place = design.layout[element] ?? { x: 0, y: 0 };
  switch (what) {
    case 'move':
      return { ...design, layout: { ...design.layout, [element]: { x, y } } };
    case 'nudge':
      return { ...design, layout: { ...design.layout, [element]: { x: place.x + (x % 9), y: place.y + (y % 9) } } };
    case 'kind':
      return { ...design, elements: { ...design.elements, [element]: { kind: index % 2 === 0 ? 'gateway' : 'service', name: element } as Element } };
    case 'remove': {
      const { [flow]: _gone, ...rest } = design.flows;
      return { ...design, flows: rest };
    }
    case 'rename':
      return flow === '' ? design : { ...design, flows: { ...design.flows, [flow]: { ...(design.flows[flow] as Flow), label: `label ${x}` } } };
    case 'redirect':
      return flow === '' ? design : { ...design, flows: { ...design.flows, [flow]: { ...(design.flows[flow] as Flow), to: element } } };
  }
}

describe('a flow that somebody leads through a point', () => {
  const via = (x: number, y: number, places: Places = { a: [0, 0], b: [600, 0] }): Design => {
    const design = designOf(places, { f: ['a', 'b'] });
    return { ...design, layout: { ...design.layout, f: { x, y } } };
  };
  const passes = (route: Route, point: Point): boolean => stretches(route).some((stretch) => holdsPoint(inflate(stretch, 0.1), point));

  it('goes through it, with few bends and not through the boxes at its ends', () => {
    const design = via(388, 160);
    const route = routeOf(design, 'f');
    expect(passes(route, { x: 388, y: 160 })).toBe(true);
    expect(bends(route)).toBe(2);
    expect([route.fromSide, route.toSide]).toEqual(['bottom', 'bottom']);
  });

  it('does so wherever the point is, square to its stretches, from border to border', () => {
    fc.assert(
      fc.property(fc.integer({ min: -400, max: 1_200 }), fc.integer({ min: -400, max: 500 }), fc.integer({ min: -300, max: 300 }), (x, y, down) => {
        const design = via(x, y, { a: [0, 0], b: [600, down] });
        const inBox = [...boxesOf(design).elements.values()].some((box) => holdsPoint(inflate(box, 24), { x, y }));
        const route = routeOf(design, 'f');
        const square = route.points.slice(1).every((point, index) => point.x === route.points[index]?.x || point.y === route.points[index]?.y);
        expect(square).toBe(true);
        if (!inBox) expect(passes(route, { x, y })).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('is led anew when the point moves or goes, as a new router would lead it', () => {
    const router = createRouter();
    for (const design of [via(388, 160), via(388, -120), designOf({ a: [0, 0], b: [600, 0] }, { f: ['a', 'b'] }), via(20, 300)]) {
      router.update(design);
      expect(router.routes.get('f')).toEqual(routeOf(design, 'f'));
    }
  });

  it('follows the point while it is held', () => {
    const router = createRouter();
    router.update(via(388, 160));
    const route = router.preview(['f'], new Map([['f', { x: 388, y: 220, width: 0, height: 0 }]])).get('f');
    expect(route && passes(route, { x: 388, y: 220 })).toBe(true);
  });
});
