import fc from 'fast-check';
import { describe, expect, it, vi } from 'vitest';
import { designs, sketch } from '../testing/index.ts';
import { COLLECTION_NAMES, applyEdits, designProblems, repair, type Design } from './index.ts';

vi.setConfig({ testTimeout: 60_000 });

const shop = sketch(`
  orders(service) -> payments(service): call #charge
  orders -> order-db(datastore)
  a(service); b(service {partOfId: a}); c(service {partOfId: b})
  saga place-order(orchestration orders): reserve@orders > charge-card@payments {parallelWith: reserve}
  layout orders {x: 1, y: 2}
`);

type Loose = { [C in keyof Design]: Record<string, unknown> };
/** A design as a merge may leave it: `change` writes what no edit could. */
function merged(change: (draft: Loose) => void, from: Design = shop): Design {
  const draft = structuredClone(from) as unknown as Loose;
  change(draft);
  return draft as unknown as Design;
}

function repaired(design: Design): Design {
  const result = applyEdits(design, repair(design));
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.design;
}

describe('repair', () => {
  it('has nothing to do for a valid design', () => {
    fc.assert(
      fc.property(designs(), (design) => {
        expect(repair(design)).toEqual([]);
      }),
      { numRuns: 100, seed: 1 },
    );
  });

  it('removes a flow whose end is gone, and the place of what is gone', () => {
    const design = repaired(merged(({ elements }) => delete elements['orders']));
    expect(design.flows).toEqual({});
    expect(design.layout).toEqual({});
  });

  it('clears a reference that may be empty, and drops a list entry that cannot stand', () => {
    const design = repaired(merged(({ elements }) => delete elements['orders']));
    expect(design.sagas['place-order']).toEqual({
      name: 'place-order',
      style: 'orchestration',
      steps: [{ id: 'charge-card', name: 'charge-card', participantId: 'payments' }],
    });
  });

  it('removes a flow that has lost its meaning because an end became something else', () => {
    const design = repaired(merged(({ elements }) => (elements['payments'] = { kind: 'channel', name: 'payments' })));
    expect(Object.keys(design.flows)).toEqual(['orders-order-db']);
  });

  it('drops the fields that a record of another kind does not have', () => {
    const design = repaired(merged(({ elements }) => (elements['order-db'] = { kind: 'datastore', name: 'Orders', operations: [{ name: 'get' }] })));
    expect(design.elements['order-db']).toEqual({ kind: 'datastore', name: 'Orders' });
  });

  it('removes a record that is none without the fields that are wrong', () => {
    const design = repaired(merged(({ teams }) => Object.assign(teams, { blue: { name: 7 }, red: { name: 'Red', size: 'big' } })));
    expect(design.teams).toEqual({ red: { name: 'Red' } });
  });

  it('opens a circle of parents at the largest id', () => {
    const design = repaired(merged(({ elements }) => (elements['a'] = { kind: 'service', name: 'a', partOfId: 'c' })));
    expect(design.elements).toMatchObject({ a: { partOfId: 'c' }, b: { partOfId: 'a' }, c: { kind: 'service', name: 'c' } });
    expect(design.elements['c']).not.toHaveProperty('partOfId');
  });

  it('keeps the record of the first collection where two have one id', () => {
    const design = repaired(merged(({ notes, contexts }) => void ((notes['orders'] = { kind: 'comment', text: '' }), (contexts['payments'] = { name: 'P' }))));
    expect(design.elements).not.toHaveProperty('payments');
    expect(design.contexts).toHaveProperty('payments');
    expect(design.notes).toEqual({});
  });
});

describe('repair of any damage', () => {
  const damaged = fc
    .tuple(
      designs({ size: 4 }),
      designs({ size: 4 }),
      fc.array(fc.tuple(fc.constantFrom(...COLLECTION_NAMES), fc.nat(), fc.constantFrom('remove', 'take', 'blank')), { maxLength: 12 }),
    )
    .map(([design, other, hits]) =>
      merged((draft) => {
        for (const [collection, index, how] of hits) {
          const ids = Object.keys(how === 'take' ? other[collection] : draft[collection]);
          const id = ids[index % Math.max(1, ids.length)];
          if (id === undefined) continue;
          if (how === 'remove') delete draft[collection][id];
          else draft[collection][id] = how === 'take' ? other[collection][id] : {};
        }
      }, design),
    );

  it('gives a valid design', () => {
    fc.assert(
      fc.property(damaged, (design) => {
        expect(designProblems(repaired(design))).toEqual([]);
      }),
      { numRuns: 150, seed: 2 },
    );
  });

  it('has nothing left to do the second time', () => {
    fc.assert(
      fc.property(damaged, (design) => {
        expect(repair(repaired(design))).toEqual([]);
      }),
      { numRuns: 150, seed: 3 },
    );
  });

  it('gives the same edits whatever the order of the records', () => {
    fc.assert(
      fc.property(damaged, (design) => {
        const reversed = Object.fromEntries(
          Object.entries(design).map(([name, records]) => [name, name === 'meta' ? records : Object.fromEntries(Object.entries(records).toReversed())]),
        );
        expect(repair(reversed as unknown as Design)).toEqual(repair(design));
      }),
      { numRuns: 150, seed: 4 },
    );
  });
});
