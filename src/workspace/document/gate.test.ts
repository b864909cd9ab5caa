import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import * as Y from 'yjs';
import { add, designSchema, repair, update } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { LivingDocument } from './living-document.ts';

const order = () =>
  sketch(`
    orders(service) -> payments(service): call #charge {timeout: {ms: 800}}
    layout orders {x: 0, y: 0}
    layout payments {x: 300, y: 0}
  `);

/** A live document, and an update that a peer of it has made by editing Yjs by hand. */
function handMade(edit: (doc: Y.Doc) => void): { readonly live: LivingDocument; readonly bytes: Uint8Array } {
  const live = LivingDocument.create(order());
  const peer = new Y.Doc();
  Y.applyUpdate(peer, live.encode());
  const before = Y.encodeStateVector(peer);
  peer.transact(() => edit(peer));
  return { live, bytes: Y.encodeStateAsUpdate(peer, before) };
}

const record = (doc: Y.Doc, collection: string, id: string): Y.Map<unknown> => doc.getMap(collection).get(id) as Y.Map<unknown>;

describe('An update from outside', () => {
  it('is merged when it is a valid change', () => {
    const { live, bytes } = handMade((doc) => record(doc, 'elements', 'orders').set('technology', 'Go'));
    expect(live.merge(bytes)).toBe('merged');
    expect(live.design.elements['orders']?.technology).toBe('Go');
  });

  it.each<[string, (doc: Y.Doc) => void]>([
    ['writes a number where a name belongs', (doc) => record(doc, 'elements', 'orders').set('name', 5)],
    ['takes a name away', (doc) => record(doc, 'elements', 'orders').delete('name')],
    ['writes a field that no element has', (doc) => record(doc, 'elements', 'orders').set('onclick', 'alert(1)')],
    ['writes __proto__', (doc) => record(doc, 'elements', 'orders').set('__proto__', { admin: true })],
    ['puts a list where a record belongs', (doc) => doc.getMap('elements').set('x', [1, 2])],
    ['puts a text where a record belongs', (doc) => doc.getMap('elements').set('x', new Y.Text('x'))],
    ['puts a shared type into a field', (doc) => record(doc, 'elements', 'orders').set('technology', new Y.Text('Go'))],
    ['uses an id that is none', (doc) => doc.getMap('teams').set('constructor', new Y.Map([['name', 'x']]))],
    ['makes a place of a map', (doc) => doc.getMap('layout').set('orders', new Y.Map([['x', 1]]))],
    ['places something beyond the canvas', (doc) => doc.getMap('layout').set('orders', { x: Infinity, y: 0 })],
    ['brings a collection that there is none of', (doc) => doc.getMap('scripts').set('x', 'y')],
    ['writes a schema version that is not ours', (doc) => doc.getMap('meta').set('schemaVersion', 'one')],
  ])('is refused, and changes nothing, when it %s', (_name, edit) => {
    const { live, bytes } = handMade(edit);
    const before = live.design;
    const state = live.encode();
    expect(live.merge(bytes)).toHaveProperty('refused');
    expect(live.design).toBe(before);
    expect(live.encode()).toEqual(state);
  });

  it('is refused when it is no update at all', () => {
    const live = LivingDocument.create(order());
    for (const bytes of [new Uint8Array(), new Uint8Array([255]), new Uint8Array([1, 2, 3]), new TextEncoder().encode('{"elements":{}}')]) {
      expect(live.merge(bytes)).not.toBe('merged');
    }
    expect(live.design).toEqual(order());
  });

  it('waits for what it rests on', () => {
    const live = LivingDocument.create(order());
    const peer = LivingDocument.load([live.encode()]);
    const updates: Uint8Array[] = [];
    peer.listen({ updated: (bytes) => updates.push(...bytes) });
    peer.apply([add('teams', 'blue', { name: 'Blue' })], { label: '' });
    peer.apply([update('teams', 'blue', { name: 'Green' })], { label: '' });
    expect(live.merge(updates[1] ?? new Uint8Array())).toBe('incomplete');
    expect(live.design.teams).toEqual({});
    expect(live.merge(updates[0] ?? new Uint8Array())).toBe('merged');
    expect(live.merge(updates[1] ?? new Uint8Array())).toBe('merged');
    expect(live.design.teams).toEqual({ blue: { name: 'Green' } });
  });

  it('never damages the live document, however it is malformed, and the document goes on working', () => {
    const { live: source, bytes: sound } = handMade((doc) => {
      record(doc, 'elements', 'orders').set('technology', 'Go');
      doc.getMap('teams').set('blue', new Y.Map([['name', 'Blue']]));
      doc.getMap('flows').delete('charge');
    });
    const start = source.encode();
    fc.assert(
      fc.property(malformed(sound), (bytes) => {
        const live = LivingDocument.load([start]);
        const before = live.design;
        const result = live.merge(bytes);
        if (result !== 'merged') expect(live.design).toBe(before);
        expect(designSchema.safeParse(live.design).success).toBe(true);
        expect(repair(live.design)).toEqual([]);
        expect(live.doc.store.pendingStructs).toBeNull();
        expect(live.apply([add('teams', 'after', { name: 'After' })], { label: '' }).ok).toBe(true);
        expect(LivingDocument.load([live.encode()]).design).toEqual(live.design);
      }),
      { numRuns: 1_500, seed: 5 },
    );
  }, 30_000);
});

/** Bytes flipped, cut, doubled and mixed: what a bad wire or a hostile peer may send. */
function malformed(sound: Uint8Array): fc.Arbitrary<Uint8Array> {
  const position = fc.nat(sound.length - 1);
  return fc.oneof(
    fc.array(fc.tuple(position, fc.nat(255)), { minLength: 1, maxLength: 4 }).map((flips) => {
      const bytes = sound.slice();
      for (const [at, value] of flips) bytes[at] = value;
      return bytes;
    }),
    position.map((at) => sound.slice(0, at)),
    fc.tuple(position, position).map(([from, to]) => new Uint8Array([...sound.slice(0, from), ...sound.slice(Math.min(from, to))])),
    fc.uint8Array({ maxLength: 60 }),
  );
}
