import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, applyEdits, remove, repair, sameDesign, update, type Design, type Edit } from '../../model/index.ts';
import { designs, editsBetween, largeDesign, sketch } from '../../testing/index.ts';
import { LivingDocument } from './living-document.ts';
import { readAll } from './snapshot.ts';

const order = () =>
  sketch(`
    orders(service) -> payments(service): call #charge {timeout: {ms: 800}}
    orders -> order-db(datastore): access #writes
    layout orders {x: 0, y: 0}
    layout payments {x: 300, y: 0}
  `);

const step = (label = 'Change') => ({ label });

describe('A living document', () => {
  it('shows the design that it was made of', () => {
    const design = order();
    expect(LivingDocument.create(design).design).toEqual(design);
  });

  it('shows the same design after it was encoded and loaded', () => {
    fc.assert(
      fc.property(designs({ size: 4 }), (design) => {
        const loaded = LivingDocument.load([LivingDocument.create(design).encode()]);
        expect(sameDesign(loaded.design, design)).toBe(true);
      }),
      { numRuns: 60, seed: 1 },
    );
  });

  it('made part by part is the same document, with a pause between two parts', async () => {
    const design = largeDesign({ elements: 1_000, flows: 2_000 });
    let pauses = 0;
    const grown = await LivingDocument.grow(design, async () => void pauses++);
    expect(pauses).toBe(13);
    expect(grown.design).toBe(design);
    expect(readAll(grown.doc)).toEqual(readAll(LivingDocument.create(design).doc));
    expect(grown.undo()).toBeUndefined();
    await LivingDocument.grow(order(), () => expect.fail());
  });

  it('shows after every command what the model says of it, and holds just that', () => {
    fc.assert(
      fc.property(scripts(), ({ design, script }) => {
        const document = LivingDocument.create(design);
        let expected = design;
        for (const edits of script) {
          const result = applyEdits(expected, edits);
          expect(document.apply(edits, step()).ok).toBe(result.ok);
          if (result.ok) expected = result.design;
          expect(sameDesign(document.design, expected)).toBe(true);
          expect(sameDesign(readAll(document.doc), expected)).toBe(true);
        }
      }),
      { numRuns: 80, seed: 2 },
    );
  });

  it('keeps the identity of every record and collection that a command does not touch', () => {
    const document = LivingDocument.create(order());
    const before = document.design;
    document.apply([update('elements', 'orders', { technology: 'Kotlin' })], step());
    const after = document.design;
    expect(after.elements['orders']).not.toBe(before.elements['orders']);
    expect(after.elements['payments']).toBe(before.elements['payments']);
    expect(after.flows).toBe(before.flows);
    expect(after.meta).toBe(before.meta);
  });

  it('keeps the identity of fields that a command does not touch', () => {
    const document = LivingDocument.create(order());
    const timeout = () => (document.design.flows['charge'] as { timeout?: object }).timeout;
    const before = timeout();
    document.apply([update('flows', 'charge', { label: 'Charge' })], step());
    expect(timeout()).toBe(before);
  });

  it('tells its listener once for each command', () => {
    const document = LivingDocument.create(order());
    let times = 0;
    document.listen({ changed: () => times++ });
    document.apply([update('layout', 'orders', { x: 1 }), update('layout', 'payments', { x: 2 }), remove('elements', 'order-db')], step());
    expect(times).toBe(1);
  });

  it('changes nothing when one of the edits is refused', () => {
    const document = LivingDocument.create(order());
    const before = document.design;
    const result = document.apply([update('elements', 'orders', { name: 'Sales' }), update('elements', 'nobody', { name: 'x' })], step());
    expect(result).toMatchObject({ ok: false, problems: [{ path: 'elements.nobody' }] });
    expect(document.design).toBe(before);
    expect(document.undoLabel).toBeUndefined();
  });
});

describe('Undo', () => {
  it('takes back one command with all that it removed', () => {
    const document = LivingDocument.create(order());
    const before = document.design;
    document.apply([remove('elements', 'orders')], step());
    expect(Object.keys(document.design.flows)).toEqual([]);
    document.undo();
    expect(document.design).toEqual(before);
  });

  it('takes back a whole gesture as one step', () => {
    const document = LivingDocument.create(order());
    for (let x = 1; x <= 20; x++) document.apply([update('layout', 'orders', { x })], { label: 'Move', gesture: 'drag 1' });
    document.undo();
    expect(document.design.layout['orders']).toEqual({ x: 0, y: 0 });
    expect(document.undoLabel).toBeUndefined();
    document.redo();
    expect(document.design.layout['orders']).toEqual({ x: 20, y: 0 });
  });

  it('begins a new step for the next gesture, and for a command between two', () => {
    const document = LivingDocument.create(order());
    document.apply([update('layout', 'orders', { x: 1 })], { label: 'Move', gesture: 'drag 1' });
    document.apply([update('layout', 'orders', { x: 2 })], { label: 'Move', gesture: 'drag 2' });
    document.apply([update('elements', 'orders', { name: 'Sales' })], step());
    document.apply([update('layout', 'orders', { x: 3 })], { label: 'Move', gesture: 'drag 2' });
    const places: unknown[] = [];
    while (document.undo()) places.push(document.design.layout['orders']?.x);
    expect(places).toEqual([2, 2, 1, 0]);
  });

  it('does not merge a gesture into the step that a redo brought back', () => {
    const document = LivingDocument.create(order());
    document.apply([update('layout', 'orders', { x: 1 })], { label: 'Move', gesture: 'drag' });
    document.undo();
    document.redo();
    document.apply([update('layout', 'orders', { x: 2 })], { label: 'Move', gesture: 'drag' });
    document.undo();
    expect(document.design.layout['orders']?.x).toBe(1);
  });

  it('says what it takes back, and brings the selection back', () => {
    const document = LivingDocument.create(order());
    document.apply([update('elements', 'orders', { name: 'Sales' })], { label: 'Rename orders', selected: ['payments'], select: ['orders'] });
    expect(document.undoLabel).toBe('Rename orders');
    expect(document.undo()).toMatchObject({ before: ['payments'] });
    expect([document.undoLabel, document.redoLabel]).toEqual([undefined, 'Rename orders']);
    expect(document.redo()).toMatchObject({ after: ['orders'] });
    expect(document.undoLabel).toBe('Rename orders');
  });

  it('leads back to the start when all is undone and to the end when all is redone, however often', () => {
    fc.assert(
      fc.property(scripts(), fc.array(fc.boolean(), { maxLength: 12 }), ({ design, script }, wandering) => {
        const document = LivingDocument.create(design);
        for (const edits of script) document.apply(edits, step());
        const end = document.design;
        for (const back of wandering) void (back ? document.undo() : document.redo());
        while (document.redo());
        expect(sameDesign(document.design, end)).toBe(true);
        while (document.undo());
        expect(sameDesign(document.design, design)).toBe(true);
        while (document.redo());
        expect(sameDesign(document.design, end)).toBe(true);
      }),
      { numRuns: 120, seed: 3 },
    );
  });

  it('brings a value back that was overwritten by a step which was undone and given up', () => {
    const document = LivingDocument.create(order());
    const technology = (value: string | null) => document.apply([update('elements', 'orders', { technology: value })], step());
    technology('Kotlin');
    technology(null);
    technology('Go');
    document.undo();
    document.apply([update('elements', 'payments', { name: 'Paying' })], step());
    document.undo();
    document.undo();
    expect(document.design.elements['orders']?.technology).toBe('Kotlin');
  });

  it('never takes back what a peer did to other records', () => {
    fc.assert(
      fc.property(scripts(), fc.array(fc.nat(4), { minLength: 1, maxLength: 10 }), ({ design, script }, turns) => {
        const mine = LivingDocument.create(design);
        const theirs = LivingDocument.load([mine.encode()]);
        mine.listen({ updated: (bytes, origin) => origin !== 'remote' && theirs.merge(...bytes) });
        theirs.listen({ updated: (bytes, origin) => origin !== 'remote' && mine.merge(...bytes) });
        for (const [index, edits] of script.entries()) {
          theirs.apply([add('teams', `team-${index}`, { name: `Team ${index}` })], step());
          mine.apply(edits, step());
          if (turns[index % turns.length] === 0) mine.undo();
        }
        while (mine.undo());
        const withoutTeams = { ...mine.design, teams: design.teams };
        expect(sameDesign(withoutTeams, design)).toBe(true);
        for (const index of script.keys()) expect(mine.design.teams[`team-${index}`]).toEqual({ name: `Team ${index}` });
        while (mine.redo());
        for (const index of script.keys()) expect(mine.design.teams[`team-${index}`]).toEqual({ name: `Team ${index}` });
        expect(sameDesign(mine.design, theirs.design)).toBe(true);
      }),
      { numRuns: 60, seed: 4 },
    );
  });

  it('keeps a field that a peer has changed since', () => {
    const { mine, theirs, exchange } = pair(order());
    mine.apply([update('elements', 'orders', { technology: 'Kotlin' })], step());
    exchange();
    theirs.apply([update('elements', 'orders', { technology: 'Go' })], step());
    exchange();
    mine.undo();
    expect(mine.design.elements['orders']?.technology).toBe('Go');
  });

  it('leaves a valid design when it brings back a flow whose element a peer has removed', () => {
    const { mine, theirs, exchange } = pair(order());
    mine.apply([remove('flows', 'charge')], step());
    exchange();
    theirs.apply([remove('elements', 'payments')], step());
    exchange();
    mine.undo();
    expect(mine.design.flows['charge']).toBeUndefined();
    expect(repair(mine.design)).toEqual([]);
    exchange();
    expect(mine.design).toEqual(theirs.design);
  });
});

describe('Merging', () => {
  it('merges two fields of one record', () => {
    const { mine, theirs, exchange } = pair(order());
    mine.apply([update('elements', 'orders', { name: 'Sales' })], step());
    theirs.apply([update('elements', 'orders', { technology: 'Go' })], step());
    exchange();
    expect(mine.design.elements['orders']).toEqual({ kind: 'service', name: 'Sales', technology: 'Go' });
    expect(theirs.design).toEqual(mine.design);
  });

  it('takes a place as one value: never half of mine and half of theirs', () => {
    const { mine, theirs, exchange } = pair(order());
    mine.apply([update('layout', 'orders', { x: 100 })], step());
    theirs.apply([update('layout', 'orders', { y: 50 })], step());
    exchange();
    expect([
      { x: 100, y: 0 },
      { x: 0, y: 50 },
    ]).toContainEqual(mine.design.layout['orders']);
    expect(theirs.design).toEqual(mine.design);
  });

  it('removes a flow to an element that the other has removed meanwhile, on both sides alike', () => {
    const { mine, theirs, exchange } = pair(order());
    mine.apply([remove('elements', 'payments')], step());
    theirs.apply([add('flows', 'refund', { kind: 'call', from: 'orders', to: 'payments' })], step());
    exchange();
    expect(mine.design.flows['refund']).toBeUndefined();
    expect(theirs.design).toEqual(mine.design);
    expect(repair(mine.design)).toEqual([]);
  });

  it('drops the field that no longer fits when one turns a service into a store and the other gives it a role', () => {
    const { mine, theirs, exchange } = pair(sketch('reports(service)'));
    mine.apply([update('elements', 'reports', { kind: 'datastore' })], step());
    theirs.apply([update('elements', 'reports', { role: 'reporting' })], step());
    exchange();
    expect(mine.design.elements['reports']).toEqual({ kind: 'datastore', name: 'reports' });
    expect(theirs.design).toEqual(mine.design);
  });
});

/** Two documents of one design that exchange everything when told to. */
function pair(design: Design) {
  const mine = LivingDocument.create(design);
  const theirs = LivingDocument.load([mine.encode()]);
  const exchange = () => {
    for (let round = 0; round < 3; round++) {
      mine.merge(theirs.missingSince(mine.stateVector()) ?? new Uint8Array());
      theirs.merge(mine.missingSince(theirs.stateVector()) ?? new Uint8Array());
    }
  };
  return { mine, theirs, exchange };
}

/** A design and commands for it; some of them are refused. */
function scripts(): fc.Arbitrary<{ design: Design; script: Edit[][] }> {
  return fc
    .tuple(designs({ size: 4 }), designs({ size: 4 }))
    .chain(([design, other]) => fc.record({ design: fc.constant(design), script: fc.array(editsBetween(design, other), { minLength: 1, maxLength: 8 }) }));
}

describe('A document of an older version', () => {
  const older = () => {
    const document = LivingDocument.create(order());
    document.doc.getMap('meta').set('schemaVersion', 0.5);
    document.doc.getMap('boxes').set('legacy', { name: 'of a collection that is gone' });
    return document.encode();
  };
  const forward = { ...order(), teams: { blue: { name: 'Blue' } } };

  it('is brought forward from its plain data', () => {
    let seen: unknown;
    const document = LivingDocument.load([older()], (raw) => {
      seen = raw;
      return { ok: true, design: forward, problems: [] };
    });
    expect(seen).toMatchObject({
      meta: { schemaVersion: 0.5, name: 'Sketch' },
      elements: order().elements,
      boxes: { legacy: { name: 'of a collection that is gone' } },
    });
    expect(document).toMatchObject({ isMigrated: true, mayOnlyBeRead: false });
    expect(document.design).toEqual(forward);
    expect(LivingDocument.load([document.encode()]).design).toEqual(forward);
  });

  it.each([
    ['fails', () => ({ ok: false as const, problems: [{ path: '', message: 'no' }] })],
    ['crashes', () => expect.fail('a fault in the migration')],
  ])('may only be read, and is unchanged, when that %s', (_how, parse) => {
    const document = LivingDocument.load([older()], parse);
    expect(document).toMatchObject({ isMigrated: false, mayOnlyBeRead: true });
    expect(document.design.elements).toEqual(order().elements);
    expect(document.doc.getMap('meta').get('schemaVersion')).toBe(0.5);
  });
});
