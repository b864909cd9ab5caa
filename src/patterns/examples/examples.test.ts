import { readdirSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { boxesOf, overlaps, routeFlows, unionOf } from '../../drawing/index.ts';
import { parseDesign, sameDesign, type Design } from '../../model/index.ts';
import { readDesign, writeDesign } from '../../model/text.ts';
import { check } from '../../rules/index.ts';
import { inputOfScenario, run } from '../../simulation/index.ts';
import { EXAMPLES } from './index.ts';

const designs = await Promise.all(EXAMPLES.map(async (example) => ({ ...example, design: await example.load() })));
const CLEAN = designs.filter(({ clean }) => clean);
const designOf = (id: string): Design => {
  const found = designs.find((example) => example.id === id);
  if (found === undefined) throw new Error(`There is no example ${id}.`);
  return found.design;
};

function play(design: Design, scenarioId: string) {
  const scenario = design.scenarios[scenarioId];
  if (scenario === undefined) throw new Error(`There is no scenario ${scenarioId}.`);
  const outcome = run(design, inputOfScenario(scenario));
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.trace;
}

describe('the gallery', () => {
  it('shows every example that there is', () => {
    const files = readdirSync(import.meta.dirname).filter((file) => !/^(?:index|example|policies|.*\.test)\.ts$/.test(file));
    expect(files.map((file) => file.replace(/\.ts$/, '')).sort()).toEqual(EXAMPLES.map(({ id }) => id).sort());
  });

  it('asks a question and names patterns on every card', () => {
    for (const { id, question, patterns } of EXAMPLES) {
      expect(question, id).toMatch(/\?$/u);
      expect(patterns.length, id).toBeGreaterThan(1);
    }
  });

  it('calls wrong on purpose only what has errors', () => {
    for (const { id, clean, design } of designs)
      if (!clean)
        expect(
          check(design).some(({ severity }) => severity === 'error'),
          id,
        ).toBe(true);
  });
});

describe.each(designs)('$id', ({ design }) => {
  it('is valid', () => {
    expect(parseDesign(design)).toMatchObject({ ok: true, problems: [] });
  });

  it('comes back the same from its text', () => {
    const back = readDesign(writeDesign(design));
    expect(back.ok && sameDesign(back.design, design)).toBe(true);
  });

  it('has a place for every element, and no two lie on each other', () => {
    expect(Object.keys(design.elements).filter((id) => !Object.hasOwn(design.layout, id))).toEqual([]);
    const boxes = [...boxesOf(design).elements];
    for (const [a, boxA] of boxes) for (const [b, boxB] of boxes) if (a < b) expect(overlaps(boxA, boxB), `${a} and ${b}`).toBe(false);
  });

  it('has its notes inside of their contexts, and no two lie on each other', () => {
    const { notes, contexts } = boxesOf(design);
    for (const [id, { contextId }] of Object.entries(design.notes)) {
      const [note, context] = [notes.get(id), contexts.get(contextId ?? '')];
      expect(note && context && unionOf([note, context]), id).toEqual(context);
    }
    for (const [a, boxA] of notes) for (const [b, boxB] of notes) if (a < b) expect(overlaps(boxA, boxB), `${a} and ${b}`).toBe(false);
  });

  it('draws contexts that do not lie on each other', () => {
    const boxes = [...boxesOf(design).contexts];
    for (const [a, boxA] of boxes) for (const [b, boxB] of boxes) if (a < b) expect(overlaps(boxA, boxB), `${a} and ${b}`).toBe(false);
  });

  it('has a word on every flow that has one, said once for flows that arrive at one place with the same', () => {
    const routes = routeFlows(design);
    const shown = new Set(Object.entries(design.flows).flatMap(([id, { to, label }]) => (routes.get(id)?.label ? [`${to} ${label}`] : [])));
    for (const [id, { to, label }] of Object.entries(design.flows)) if (label !== undefined) expect(shown.has(`${to} ${label}`), id).toBe(true);
  });

  it('plays each of its scenarios to the end; a board without elements has none', () => {
    expect(Object.keys(design.scenarios).length > 0).toBe(Object.keys(design.elements).length > 0);
    for (const id of Object.keys(design.scenarios)) expect(play(design, id).stopped.kind, id).toBe('finished');
  });
});

describe.each(CLEAN)('$id, which says that it is clean', ({ design }) => {
  it('has neither an error nor a warning', () => {
    expect(
      check(design)
        .filter(({ severity }) => severity !== 'info')
        .map(({ key, message }) => `${key}: ${message}`),
    ).toEqual([]);
  });
});

describe('what the examples promise', () => {
  it('the orchestrated order undoes itself in reverse when the payment fails', () => {
    expect(play(designOf('order-saga'), 'payment-fails').sagaRuns).toMatchObject([{ status: 'failed', compensated: ['reserve-stock', 'create-order'] }]);
  });

  it('the choreographed order does the same', () => {
    expect(play(designOf('order-choreography'), 'payment-is-refused').sagaRuns).toMatchObject([
      { status: 'failed', compensated: ['reserve-stock', 'create-order'] },
    ]);
  });

  it('the trip lets flight and car go when there is no room', () => {
    const [trip] = play(designOf('travel-booking'), 'no-room-left').sagaRuns;
    expect(trip?.status).toBe('failed');
    expect([...(trip?.compensated ?? [])].sort()).toEqual(['create-trip', 'hold-car', 'hold-flight']);
  });

  it('the trip is finished later when the airline is down after the payment', () => {
    expect(play(designOf('travel-booking'), 'tickets-later').sagaRuns).toMatchObject([{ status: 'completed', compensated: [] }]);
  });

  it('the failing provider opens the breaker', () => {
    expect(play(designOf('payment-provider-fails'), 'provider-answers-errors').entries.some(({ icon }) => icon === 'breaker-open')).toBe(true);
  });

  it('the new services of the strangler take over route by route, and only a tenth notices when the first of them fails', () => {
    const design = designOf('strangling-a-monolith');
    const taken = play(design, 'four-phases').results.data.routes.map(({ route, toId }) => `${route} → ${toId}`);
    expect(taken.sort()).toEqual(['Browse → catalogue-service', 'Browse → old-shop', 'PlaceOrder → old-shop', 'PlaceOrder → order-service']);
    const { availability, failed } = play(design, 'canary-fails').results;
    expect(failed).toBeGreaterThan(0);
    expect(availability).toBeGreaterThan(0.9);
  });

  it('the view of the orders is behind while its projection is down, and has everything in the end', () => {
    const { copies } = play(designOf('event-sourced-orders'), 'projection-down').results.data;
    const [status, search] = ['order-status', 'order-search'].map((id) => copies.find(({ storeId }) => storeId === id));
    expect(status?.applied).toBe(status?.changes);
    expect(status?.maxLagUs).toBeGreaterThan(5_000_000);
    expect(search?.maxLagUs).toBeLessThan(1_000_000);
    expect(status?.staleReads).toBeGreaterThan(search?.staleReads ?? Number.POSITIVE_INFINITY);
  });

  it('a page without recommendations is still a page, one without its article is none', () => {
    const design = designOf('backends-for-frontends');
    expect(play(design, 'no-recommendations').results).toMatchObject({ failed: 0, availability: 1 });
    expect(play(design, 'no-recommendations').results.degraded).toBeGreaterThan(0);
    expect(play(design, 'no-catalogue').results.failed).toBeGreaterThan(0);
  });

  it('the shop that is wrong on purpose has the shared database of both contexts', () => {
    expect(check(designOf('shared-database-shop')).map(({ key }) => key)).toEqual(
      expect.arrayContaining(['shared-database@order-db', 'direct-store-access@mobile-app']),
    );
  });
});
