import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { acceptedEdits, designs, editsBetween, sketch } from '../testing/index.ts';
import { add, applyEdits, designProblems, emptyDesign, remove, update, type Design, type Edit } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const shop = sketch(`
  web(client) -> orders(service {partOfId: core}) -> payments(service): call #charge {timeout: {ms: 800}}
  orders -> order-db(datastore)
  core(monolith)
  context sales(orders, payments)
  team blue(orders)
  message order-placed(event) {ownerId: orders}
  saga place-order(orchestration orders) {stateStoreId: order-db, trigger: order-placed}: reserve@orders > charge@payments {parallelWith: reserve}
  scenarios rush {entry: {kind: flow, flowId: charge}, faults: [{targetId: payments, kind: down}, {targetId: orders, kind: slow}]}
  layout orders {x: 1, y: 2}
`);

function accepted(design: Design, ...edits: Edit[]) {
  const result = applyEdits(design, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result;
}

function refused(design: Design, ...edits: Edit[]) {
  const result = applyEdits(design, edits);
  if (result.ok) throw new Error('The edits were accepted.');
  return result.problems.map(({ path, message }) => `${path}: ${message}`);
}

describe('applyEdits', () => {
  it('adds, updates and removes records', () => {
    const added = accepted(emptyDesign(), add('teams', 'blue', { name: 'Blue', size: 3 })).design;
    const changed = accepted(added, update('teams', 'blue', { name: 'Azure', size: null })).design;
    expect(changed.teams).toEqual({ blue: { name: 'Azure' } });
    expect(accepted(changed, remove('teams', 'blue')).design.teams).toEqual({});
  });

  it('updates the two single records under their own name', () => {
    expect(accepted(shop, update('meta', 'meta', { name: 'Shop' })).design.meta.name).toBe('Shop');
    expect(accepted(shop, update('platform', 'platform', { timeout: { ms: 5 } })).design.platform.timeout).toEqual({ ms: 5 });
    expect(refused(shop, { op: 'remove', collection: 'meta', id: 'meta' } as unknown as Edit)).toEqual([
      'meta.meta: “meta” is always there; it can only be updated.',
    ]);
    expect(refused(shop, { op: 'update', collection: 'meta', id: 'other', fields: {} })).toEqual(['meta.other: The id of “meta” is “meta”.']);
  });

  it('never writes into the design that it gets', () => {
    const before = structuredClone(shop);
    accepted(shop, remove('elements', 'orders'), update('elements', 'payments', { name: 'Pay' }));
    expect(shop).toEqual(before);
  });

  it('keeps the identity of every record, and collection, that no edit touches', () => {
    const { design } = accepted(shop, update('elements', 'payments', { name: 'Pay' }));
    expect(design.elements['orders']).toBe(shop.elements['orders']);
    expect(design.flows).toBe(shop.flows);
  });

  it('keeps the identity of nested values that an update does not name', () => {
    const { design } = accepted(shop, update('flows', 'charge', { label: 'charge' }));
    expect((design.flows['charge'] as { timeout: object }).timeout).toBe((shop.flows['charge'] as { timeout: object }).timeout);
  });

  it('gives the same design back when nothing changes', () => {
    const result = accepted(shop, update('elements', 'payments', { name: 'payments' }));
    expect(result.design).toBe(shop);
    expect(result.applied).toEqual([]);
  });

  it('applies all edits or none', () => {
    expect(refused(shop, update('elements', 'payments', { name: 'Pay' }), remove('elements', 'nobody'))).toEqual([
      'elements.nobody: There is no record “nobody” in elements.',
    ]);
  });

  it('lets records of one transaction refer to each other in any order', () => {
    const { design } = accepted(
      emptyDesign(),
      add('flows', 'f', { kind: 'call', from: 'a', to: 'b' }),
      add('elements', 'a', { kind: 'service', name: 'A' }),
      add('elements', 'b', { kind: 'service', name: 'B' }),
    );
    expect(Object.keys(design.flows)).toEqual(['f']);
  });
});

describe('a removal', () => {
  const { design, applied, inverse } = accepted(shop, remove('elements', 'orders'));

  it('takes the flows, the place and the list entries that cannot stand without the record', () => {
    expect(Object.keys(design.flows)).toEqual([]);
    expect(design.layout).toEqual({});
    expect(design.sagas['place-order']?.steps).toEqual([{ id: 'charge', name: 'charge', participantId: 'payments' }]);
  });

  it('clears the references that may be empty', () => {
    expect(design.sagas['place-order']).not.toHaveProperty('orchestratorId');
    expect(design.messages['order-placed']).not.toHaveProperty('ownerId');
    expect(accepted(shop, remove('elements', 'core')).design.elements['orders']).not.toHaveProperty('partOfId');
  });

  it('goes on to what refers to the things it took', () => {
    expect(design.scenarios).toEqual({});
  });

  it('drops a list that it empties where the list is optional', () => {
    expect(accepted(shop, remove('contexts', 'sales')).design.elements['payments']).not.toHaveProperty('contextIds');
  });

  it('is undone exactly by its inverse', () => {
    expect(accepted(design, ...inverse).design).toStrictEqual(shop);
  });

  it('tells everything that it did as edits', () => {
    expect(accepted(shop, ...applied).design).toStrictEqual(design);
    expect(applied).toContainEqual({ op: 'remove', collection: 'flows', id: 'charge' });
  });

  it('leaves a flow alone that is moved to another element in the same transaction', () => {
    const moved = accepted(shop, remove('elements', 'payments'), update('flows', 'charge', { to: 'core' })).design;
    expect(moved.flows['charge']?.to).toBe('core');
  });

  it('leaves everything alone when the record is added again in the same transaction', () => {
    const again = accepted(shop, remove('elements', 'payments'), add('elements', 'payments', { kind: 'service', name: 'New' })).design;
    expect(again.flows).toBe(shop.flows);
  });

  it('is refused when a later edit of the transaction still wants the record', () => {
    expect(refused(shop, remove('elements', 'payments'), add('flows', 'f', { kind: 'call', from: 'orders', to: 'payments' }))).toEqual([
      'flows.f.to: There is no element “payments”.',
    ]);
  });
});

describe('a refusal names the record, the field and the reason', () => {
  it.each<[string, Edit, string]>([
    ['a flow to nowhere', update('flows', 'charge', { to: 'nobody' }), 'flows.charge.to: There is no element “nobody”.'],
    ['a number out of range', update('flows', 'charge', { timeout: { ms: -1 } }), 'flows.charge.timeout.ms: Must be more than 0.'],
    ['a wrong type', update('elements', 'orders', { name: 7 as never }), 'elements.orders.name: Must be a text.'],
    ['a missing field', update('elements', 'orders', { name: null }), 'elements.orders.name: Is missing; a text is expected.'],
    [
      'an unknown field',
      { op: 'update', collection: 'elements', id: 'orders', fields: { colour: 'red' } },
      'elements.orders.colour: “colour” is not a field here.',
    ],
    ['an unknown word', update('sagas', 'place-order', { style: 'both' as never }), 'sagas.place-order.style: Must be “orchestration” or “choreography”.'],
    [
      'an unknown kind',
      update('elements', 'orders', { kind: 'robot' as never }),
      'elements.orders.kind: Must be “client”, “service”, “monolith”, “external”, “gateway”, “datastore”, “channel”, “broker”, “registry”, “scheduler”, “observability” or “mesh”.',
    ],
    [
      'a flow without a meaning',
      update('flows', 'charge', { from: 'order-db' }),
      'flows.charge: “order-db” is a datastore; a call flow starts at something that runs: a client, gateway, service, monolith, scheduler or external system.',
    ],
    [
      'an element kind that its flows do not fit',
      update('elements', 'payments', { kind: 'channel', contextIds: null } as never),
      'flows.charge: “payments” is a channel; a call flow ends at something that answers: a service, gateway, monolith or external system.',
    ],
    [
      'a circle of parents',
      update('elements', 'core', { partOfId: 'orders' }),
      'elements.core.partOfId: “orders” leads back to “core”; that would be a circle.',
    ],
    [
      'a record that is its own parent',
      update('elements', 'core', { partOfId: 'core' }),
      'elements.core.partOfId: “core” leads back to “core”; that would be a circle.',
    ],
    [
      'an id that is taken elsewhere',
      add('teams', 'orders', { name: 'Orders' }),
      'teams.orders: The id “orders” is taken by a record in elements; an id is unique over all collections.',
    ],
    ['an id that is taken', add('teams', 'blue', { name: 'Blue' }), 'teams.blue: There is already a record “blue” in teams.'],
    ['a place for nothing', add('layout', 'nobody', { x: 0, y: 0 }), 'layout.nobody: There is nothing on the canvas with the id “nobody”.'],
    ['a collection that does not exist', { op: 'remove', collection: 'things' as never, id: 'a' }, 'things: There is no collection “things” (edit 1).'],
    [
      'a step beside no step',
      update('sagas', 'place-order', { steps: [{ id: 'a', name: 'a', participantId: 'orders', parallelWith: 'z' }] }),
      'sagas.place-order.steps.0.parallelWith: There is no entry “z” in this list.',
    ],
    [
      'two steps with one id',
      update('sagas', 'place-order', {
        steps: [
          { id: 'a', name: 'a', participantId: 'orders' },
          { id: 'a', name: 'b', participantId: 'orders' },
        ],
      }),
      'sagas.place-order.steps.1.id: “a” stands twice in this list.',
    ],
  ])('%s', (_name, edit, problem) => {
    expect(refused(shop, edit)).toEqual([problem]);
  });

  it.each(['__proto__', 'constructor', 'toString', 'hasOwnProperty', '', ' ', 'a b', '-a', 'a/b', '<b>', 'x'.repeat(121), '\ud800'])(
    'an id %j that cannot be one',
    (id) => {
      expect(refused(emptyDesign(), { op: 'add', collection: 'teams', id, record: { name: 'A' } })).toHaveLength(1);
    },
  );

  it('and never reaches a prototype', () => {
    const record: unknown = JSON.parse('{"name": "A", "__proto__": {"polluted": true}}');
    expect(refused(emptyDesign(), { op: 'add', collection: 'teams', id: 'a', record: record as never })).toEqual([
      'teams.a.__proto__: “__proto__” is not a field here.',
    ]);
    const fields: unknown = JSON.parse('{"__proto__": {"polluted": true}}');
    expect(refused(shop, { op: 'update', collection: 'teams', id: 'blue', fields: fields as never })).toHaveLength(1);
    expect({}).not.toHaveProperty('polluted');
  });

  it('also for ids that only a prototype has', () => {
    expect(refused(shop, { op: 'update', collection: 'elements', id: 'constructor', fields: { name: 'x' } })).toEqual([
      'elements.constructor: There is no record “constructor” in elements.',
    ]);
    expect(refused(shop, update('flows', 'charge', { to: 'constructor' }))).toHaveLength(1);
  });
});

describe('values', () => {
  it('lose lone surrogates at the door, in the design and in what was applied', () => {
    const { design, applied } = accepted(emptyDesign(), add('teams', 'a', { name: 'A\ud800' }));
    expect(design.teams['a']?.name).toBe('A\ufffd');
    expect(applied).toEqual([add('teams', 'a', { name: 'A\ufffd' })]);
  });

  it('hold no field that is undefined, at any depth', () => {
    const { design } = accepted(shop, update('flows', 'charge', { timeout: { ms: undefined } }), add('teams', 'a', { name: 'A', size: undefined }));
    expect(design.flows['charge']).toStrictEqual({ kind: 'call', from: 'orders', to: 'payments', timeout: {} });
    expect(Object.keys(design.teams['a'] ?? {})).toEqual(['name']);
  });
});

describe('edits obey laws', () => {
  const change = fc
    .tuple(designs({ size: 3 }), designs({ size: 3 }))
    .chain(([from, to]) => fc.record({ from: fc.constant(from), edits: editsBetween(from, to) }));

  it('the inverse gives the design back, and applying again gives the result back', () => {
    let acceptedRuns = 0;
    fc.assert(
      fc.property(change, ({ from, edits }) => {
        const result = applyEdits(from, edits);
        if (!result.ok) return;
        acceptedRuns++;
        const undone = accepted(result.design, ...result.inverse);
        expect(undone.design).toStrictEqual(from);
        expect(accepted(undone.design, ...result.applied).design).toStrictEqual(result.design);
      }),
      { numRuns: 150, seed: 1 },
    );
    expect(acceptedRuns).toBeGreaterThan(50);
  });

  it('a whole history undoes to the start', () => {
    fc.assert(
      fc.property(change, ({ from, edits }) => {
        const history = acceptedEdits(from, edits);
        let design = from;
        const inverses: (readonly Edit[])[] = [];
        for (const edit of history.edits) {
          const step = accepted(design, edit);
          inverses.push(step.inverse);
          design = step.design;
        }
        expect(design).toStrictEqual(history.design);
        for (const inverse of inverses.toReversed()) design = accepted(design, ...inverse).design;
        expect(design).toStrictEqual(from);
      }),
      { numRuns: 80, seed: 2 },
    );
  });

  it('the result of accepted edits is a valid design', () => {
    fc.assert(
      fc.property(change, ({ from, edits }) => {
        expect(designProblems(acceptedEdits(from, edits).design)).toEqual([]);
      }),
      { numRuns: 80, seed: 3 },
    );
  });

  it('edits survive JSON', () => {
    fc.assert(
      fc.property(change, ({ from, edits }) => {
        const direct = applyEdits(from, edits);
        const sent = applyEdits(from, JSON.parse(JSON.stringify(edits)) as Edit[]);
        expect(sent.ok).toBe(direct.ok);
        if (sent.ok && direct.ok) {
          expect(sent.design).toStrictEqual(direct.design);
          expect(applyEdits(sent.design, JSON.parse(JSON.stringify(sent.inverse)) as Edit[])).toMatchObject({ ok: true, design: from });
        }
      }),
      { numRuns: 80, seed: 4 },
    );
  });
});
