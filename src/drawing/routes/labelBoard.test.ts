import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { overlaps } from '../geometry.ts';
import { labelRect } from './labelPlace.ts';
import { createRouter, routeFlows } from './router.ts';

/** A page that is put together of three parts, on a phone of two; all in one narrow gap. */
const crowded: Design = sketch(`
  web(gateway) -> catalogue(service): call #a {label: article page}
  web -> pricing(service): call #b {label: price of one}
  web -> advice(service): call #c {label: also bought}
  phone(gateway) -> catalogue: call #d {label: article card}
  phone -> pricing: call #e {label: price of many}
  layout web {x: 0, y: 0}
  layout phone {x: 0, y: 176}
  layout catalogue {x: 480, y: 0}
  layout pricing {x: 480, y: 176}
  layout advice {x: 480, y: 352}
`);

function collisions(design: Design): string[] {
  const rects = [...routeFlows(design)].flatMap(([id, { label }]) => (label ? [{ id, rect: labelRect(label) }] : []));
  return rects.flatMap((a, index) => rects.slice(index + 1).flatMap((b) => (overlaps(a.rect, b.rect) ? [`${a.id} ${b.id}`] : [])));
}

describe('words of flows', () => {
  it('do not lie on each other, and each is still there', () => {
    expect(collisions(crowded)).toEqual([]);
    expect([...routeFlows(crowded).values()].every(({ label }) => label !== undefined)).toBe(true);
  });

  it('stand on their own branches where many leave on one trunk', () => {
    const services = Array.from({ length: 12 }, (_, index) => `s${index}`);
    const gateway = sketch(`
      gate(gateway)
      layout gate {x: 0, y: 0}
      ${services.map((id, index) => `gate -> ${id}(service): call {protocol: REST}\nlayout ${id} {x: 272, y: ${104 * index}}`).join('\n')}
    `);
    const words = [...routeFlows(gateway).values()].map(({ points, label }) => ({ y: label?.at.y, end: points.at(-1)?.y }));
    expect(words).toHaveLength(12);
    expect(words.filter(({ y, end }) => y !== end)).toEqual([]);
  });

  it('are said once where two lines on one trunk say the same and have no room elsewhere', () => {
    const said = (ofTablet: string) => {
      const design = sketch(`
        web(gateway) -> catalogue(service): call {label: article}
        web -> pricing(service): call {label: price}
        tablet(gateway) -> catalogue: call {label: card}
        tablet -> pricing: call {label: ${ofTablet}}
        layout web {x: 0, y: 0}
        layout tablet {x: 0, y: 176}
        layout catalogue {x: 352, y: 0}
        layout pricing {x: 352, y: 176}
      `);
      return [...routeFlows(design).values()].flatMap((route) => (route.label ? [route.label.text] : [])).sort();
    };
    expect(said('costs')).toEqual(['article', 'card', 'costs', 'price']);
    expect(said('price')).toEqual(['article', 'card', 'price']);
  });

  it('keep off the place where another line turns off', () => {
    const routes = routeFlows(
      sketch(`
        web(gateway) -> near(service): call #straight {label: page}
        web -> far(service): call #turning {label: card}
        layout web {x: 0, y: 0}
        layout near {x: 480, y: 0}
        layout far {x: 480, y: 176}
      `),
    );
    const word = routes.get('straight')?.label ?? expect.fail();
    const turn = routes.get('turning')?.points[1]?.x ?? expect.fail();
    expect(word.at.x - word.width / 2).toBeGreaterThan(turn);
  });

  it('go back to their own place when it is free again', () => {
    const alone = { ...crowded, flows: { a: crowded.flows['a'] ?? expect.fail() } };
    const router = createRouter();
    router.update(crowded);
    router.update(alone);
    expect(router.routes.get('a')).toEqual(routeFlows(alone).get('a'));
  });

  it('are settled step by step, and come out the same', () => {
    const router = createRouter();
    let { pending } = router.update(crowded, 0);
    for (let frames = 0; pending && frames < 100; frames++) ({ pending } = router.advance(1));
    expect(pending).toBe(false);
    expect(new Map(router.routes)).toEqual(new Map(routeFlows(crowded)));
  });

  it('stand where they would stand alone where thousands are in the way of each other', () => {
    const many = 1_200;
    const phones = Array.from({ length: many }, (_, index) => `phone${index}`);
    const design: Design = {
      ...crowded,
      elements: { web: { kind: 'service', name: 'Web' }, ...Object.fromEntries(phones.map((id) => [id, { kind: 'service', name: 'Phone' } as const])) },
      layout: { web: { x: 0, y: 0 }, ...Object.fromEntries(phones.map((id) => [id, { x: 480, y: 0 }])) },
      flows: Object.fromEntries(phones.map((id) => [`f-${id}`, { kind: 'call', from: 'web', to: id, label: 'charge' } as const])),
    };
    expect([...routeFlows(design).values()].filter(({ label }) => label !== undefined)).toHaveLength(many);
  });
});
