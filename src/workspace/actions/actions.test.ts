import 'fake-indexeddb/auto';
import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { boxesOf, boxOf, centreOf, overlaps } from '../../drawing/index.ts';
import { emptyDesign, parseDesign, sameDesign, type Design } from '../../model/index.ts';
import { designs, largeDesign, sketch } from '../../testing/index.ts';
import { redo, undo } from '../editing.ts';
import { session } from '../session.ts';
import { useDesign } from '../stores/design.ts';
import { notices, useNotices } from '../stores/notices.ts';
import { useView, view } from '../stores/view.ts';
import { replaceTransferClient } from '../transfer/client.ts';
import { fragmentOf, fragmentText, insertionOf, largeFragmentText, readFragment } from './fragment.ts';
import {
  addConnected,
  addContext,
  addElement,
  addFrame,
  addNote,
  addRelation,
  addSaga,
  addSagaOf,
  addSagaStep,
  align,
  canConnect,
  connect,
  copySelection,
  cutSelection,
  distribute,
  duplicateSelection,
  groupSelection,
  legalNeighbours,
  moveInto,
  moveSagaStep,
  moveTo,
  nudge,
  paste,
  placeOfNeighbour,
  removeSagaStep,
  relationPartners,
  removeSelection,
  renameRecord,
  resize,
  setLocked,
  setPolicy,
  updateRecord,
  updateSagaStep,
  type Made,
} from './index.ts';

const shop = () =>
  sketch(`
    orders(service) -> payments(service): call #charge {timeout: {ms: 800}}
    orders -> order-db(datastore): access #writes
    context sales(orders, order-db)
    layout orders {x: 0, y: 0}
    layout order-db {x: 0, y: 200}
    layout payments {x: 600, y: 0}
  `);

const open = (design: Design = shop()) => session.createDesign(design);
const now = (): Design => useDesign.getState().design;
const selection = () => useView.getState().selection;
const lastNotice = () => useNotices.getState().notices.at(-1);
const idOf = (made: Made): string => (made.ok ? made.id : expect.fail(made.problems[0]?.message));
const place = (id: string) => ({ x: now().layout[id]?.x, y: now().layout[id]?.y });
const middle = (id: string) => centreOf(boxOf(now(), id) ?? expect.fail());

/** Does something, and holds that one undo takes all of it back and one redo does it again. */
function inOneStep<T>(act: () => T): T {
  const before = now();
  const result = act();
  const after = now();
  expect(after).not.toBe(before);
  undo();
  expect(now()).toEqual(before);
  redo();
  expect(now()).toEqual(after);
  return result;
}

beforeEach(async () => {
  notices.clear();
  await open();
});

describe('Adding an element', () => {
  it('puts its centre where the pointer is', () => {
    const id = idOf(inOneStep(() => addElement('service', { x: 1_000, y: 500 })));
    expect(centreOf(boxOf(now(), id) ?? expect.fail())).toEqual({ x: 1_000, y: 500 });
    expect(selection()).toEqual([id]);
  });

  it('opens its name for typing, unless told not to', () => {
    expect(useView.getState().renaming).toBeNull();
    const id = idOf(addElement('service'));
    expect(useView.getState().renaming).toBe(id);
    view.rename(null);
    addElement('service', undefined, { rename: false });
    expect(useView.getState().renaming).toBeNull();
  });

  it.each<[string, () => Made]>([
    ['an element', () => addElement('service')],
    ['a neighbour', () => addConnected('payments', 'datastore')],
    ['a context', () => addContext()],
    ['a note', () => addNote('policy')],
    ['a frame', () => addFrame()],
  ])('is one step with its first name, and a name given later another: %s', (_what, make) => {
    const before = now();
    const made = idOf(make());
    renameRecord(made, 'Billing', { made: true });
    expect(useDesign.getState().undoLabel).toMatch(/^Add (Billing|note)$/);
    const named = now();
    undo();
    expect(now()).toEqual(before);
    redo();
    expect(now()).toEqual(named);
    view.rename(made);
    renameRecord(made, 'Invoicing');
    undo();
    expect(now()).toEqual(named);
  });

  it('is a step of its own where its name was left as it was, and changed only later', () => {
    const id = idOf(addElement('service'));
    const made = now();
    renameRecord(id, 'Billing');
    undo();
    expect(now()).toEqual(made);
  });

  it('makes it a member of the context that it is dropped into', () => {
    const sales = boxOf(now(), 'sales') ?? expect.fail();
    const id = idOf(addElement('service', centreOf(sales)));
    expect(now().elements[id]?.contextIds).toEqual(['sales']);
  });

  it('finds a free place near the selection, however often', () => {
    view.select(['orders']);
    for (let round = 0; round < 30; round++) addElement(round % 2 ? 'service' : 'datastore');
    const boxes = [...boxesOf(now()).elements.values()];
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlaps(a, b)))).toEqual([]);
    expect(Math.max(...boxes.map(({ x, y }) => Math.max(Math.abs(x), Math.abs(y))))).toBeLessThan(3_000);
  });

  it('gives it a name of its own', () => {
    const names = [1, 2, 3].map(() => idOf(addElement('gateway'))).map((id) => now().elements[id]?.name);
    expect(names).toEqual(['Gateway', 'Gateway 2', 'Gateway 3']);
  });

  it('takes a variant and other fields from the seed', () => {
    const id = idOf(addElement({ kind: 'channel', variant: 'queue', keyed: true }));
    expect(now().elements[id]).toEqual({ kind: 'channel', name: 'Queue', variant: 'queue', keyed: true });
  });
});

describe('Connecting', () => {
  it('makes a flow of the likeliest kind', () => {
    const id = idOf(inOneStep(() => connect('payments', 'order-db')));
    expect(now().flows[id]).toEqual({ kind: 'access', from: 'payments', to: 'order-db' });
  });

  it('makes nothing where no flow has a meaning, and says why', () => {
    const before = now();
    expect(connect('order-db', 'orders').ok).toBe(false);
    expect(now()).toBe(before);
    expect(lastNotice()?.title).toMatch(/\w/);
  });

  it('puts a channel on a broker, from either side, in one step', () => {
    const [topic, broker, other] = (['channel', 'broker', 'broker'] as const).map((kind) => idOf(addElement(kind))) as [string, string, string];
    expect([canConnect(now(), topic, broker), canConnect(now(), broker, topic), canConnect(now(), broker, other)]).toEqual([true, true, false]);
    expect(idOf(inOneStep(() => connect(topic, broker)))).toBe(topic);
    expect(now().elements[topic]).toMatchObject({ brokerId: broker });
    inOneStep(() => connect(other, topic));
    expect(now().elements[topic]).toMatchObject({ brokerId: other });
    expect(Object.values(now().flows).filter(({ from, to }) => from === topic || to === topic)).toEqual([]);
    expect(lastNotice()?.title).toContain('is on Broker');
  });

  it('makes a neighbour with its flow in one step, in the direction asked for', () => {
    const id = idOf(inOneStep(() => addConnected('payments', 'external', { direction: 'down' })));
    expect(Object.values(now().flows)).toContainEqual({ kind: 'call', from: 'payments', to: id });
    expect(place(id).x).toBe(600);
    expect(place(id).y).toBeGreaterThan(64);
  });

  it('puts neighbours in a row beside the element, at the same distance, and none over another', () => {
    const made = Array.from({ length: 5 }, () => idOf(addConnected('payments', 'service', { direction: 'right' })));
    expect(made.map((id) => place(id).x)).toEqual(Array(5).fill(856));
    expect(made.map((id) => place(id).y)).toEqual([0, 112, -112, 224, -224]);
  });

  it('makes a neighbour where it is pointed at, and where something stands there, close by', () => {
    const at = { x: 1_000, y: 32 };
    const [first, second, third] = [1, 2, 3].map(() => idOf(addConnected('payments', 'service', { at }))) as [string, string, string];
    expect(middle(first)).toEqual(at);
    const boxes = [...boxesOf(now()).elements.values()];
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlaps(a, b)))).toEqual([]);
    for (const id of [second, third]) expect(Math.hypot(middle(id).x - at.x, middle(id).y - at.y)).toBeLessThan(120);
  });

  it('tells beforehand where a neighbour would stand', () => {
    for (const direction of ['right', 'right', 'up'] as const) {
      const told = placeOfNeighbour('payments', direction);
      expect(middle(idOf(addConnected('payments', 'service', { direction })))).toEqual(told);
    }
  });

  it('turns the flow round where only that direction has a meaning', () => {
    const id = idOf(addConnected('order-db', 'service'));
    expect(Object.values(now().flows)).toContainEqual({ kind: 'access', from: id, to: 'order-db' });
  });

  it('puts a gateway before what it serves, and behind what asks it', () => {
    const gateway = idOf(addConnected('payments', 'gateway'));
    expect(Object.values(now().flows)).toContainEqual({ kind: 'call', from: gateway, to: 'payments' });
    const client = idOf(addElement('client'));
    const other = idOf(addConnected(client, 'gateway'));
    expect(Object.values(now().flows)).toContainEqual({ kind: 'call', from: client, to: other });
  });

  it('offers only kinds of neighbour that can be made', () => {
    for (const from of ['orders', 'order-db']) {
      for (const { kind, flow, outgoing } of legalNeighbours(now(), from)) {
        const id = idOf(addConnected(from, kind, { flow }));
        const made = Object.values(now().flows).find((one) => one.from === id || one.to === id);
        expect(made).toMatchObject(outgoing ? { kind: flow, from, to: id } : { kind: flow, from: id, to: from });
      }
    }
  });

  it('relates contexts', () => {
    const billing = idOf(addContext({ name: 'Billing', at: { x: 2_000, y: 0 } }));
    const id = idOf(inOneStep(() => addRelation('sales', billing, 'customer-supplier')));
    expect(now().relations[id]).toEqual({ upstream: 'sales', downstream: billing, type: 'customer-supplier' });
  });

  it('relates two contexts once, and selects the relation that is there', () => {
    const billing = idOf(addContext({ name: 'Billing', at: { x: 2_000, y: 0 } }));
    const id = idOf(addRelation('sales', billing));
    view.clear();
    expect(idOf(addRelation(billing, 'sales'))).toBe(id);
    expect(Object.keys(now().relations)).toHaveLength(1);
    expect(selection()).toEqual([id]);
  });

  it('relates a context with contexts and external systems, nothing else', () => {
    const external = idOf(addElement({ kind: 'external', name: 'Bank' }));
    const billing = idOf(addContext({ name: 'Billing', at: { x: 2_000, y: 0 } }));
    expect(relationPartners(now(), 'sales')).toEqual([billing, external]);
    expect(relationPartners(now(), external)).toEqual(['sales', billing]);
    expect(relationPartners(now(), 'gone')).toEqual([]);
  });
});

describe('Contexts', () => {
  it('are drawn around what is selected, which belongs to them from then on', () => {
    view.select(['payments', 'orders']);
    const id = idOf(inOneStep(() => groupSelection()));
    expect(now().elements['payments']?.contextIds).toEqual([id]);
    expect(now().elements['orders']?.contextIds).toEqual([id]);
    expect(selection()).toEqual([id]);
  });

  it('take their members along', () => {
    const box = boxOf(now(), 'sales') ?? expect.fail();
    inOneStep(() => moveTo({ sales: { x: box.x + 100, y: box.y + 50 } }));
    expect([place('orders'), place('order-db'), place('payments')]).toEqual([
      { x: 100, y: 50 },
      { x: 100, y: 250 },
      { x: 600, y: 0 },
    ]);
  });

  it('get what is dropped into them, in the same step as the move', () => {
    inOneStep(() => moveTo({ payments: { x: 10, y: 90 } }, { drop: true }));
    expect(now().elements['payments']?.contextIds).toEqual(['sales']);
  });

  it('lose what is dropped outside of them', () => {
    inOneStep(() => moveTo({ 'order-db': { x: 900, y: 900 } }, { drop: true }));
    expect(now().elements['order-db']).not.toHaveProperty('contextIds');
  });

  it('grow around what is dropped over their edge where they have a size of their own, in the same step', () => {
    const { x, y } = boxOf(now(), 'sales') ?? expect.fail();
    resize('sales', { x, y, width: 400, height: 400 });
    inOneStep(() => moveTo({ orders: { x: x + 290, y: 0 } }, { drop: true }));
    expect(now().elements['orders']?.contextIds).toEqual(['sales']);
    expect(boxOf(now(), 'sales')).toEqual({ x, y, width: 290 + 176 + 28, height: 400 });

    inOneStep(() => moveTo({ orders: { x: x + 40, y: 0 } }, { drop: true }));
    expect(boxOf(now(), 'sales')).toEqual({ x, y, width: 290 + 176 + 28, height: 400 });
  });

  it('stay as they are where they are locked', () => {
    const { x, y } = boxOf(now(), 'sales') ?? expect.fail();
    resize('sales', { x, y, width: 400, height: 400 });
    setLocked(['sales'], true);
    inOneStep(() => moveTo({ orders: { x: x + 290, y: 0 } }, { drop: true }));
    expect(boxOf(now(), 'sales')).toEqual({ x, y, width: 400, height: 400 });
  });

  it('do not lose members that move with all the others', () => {
    moveTo({ orders: { x: 900, y: 900 }, 'order-db': { x: 900, y: 1_100 } }, { drop: true });
    expect(now().elements['orders']?.contextIds).toEqual(['sales']);
  });

  it('keep a member that is moved within what is seen of them, also where it alone reaches so far', () => {
    view.select(['order-db']);
    inOneStep(() => nudge(8, 8));
    expect(now().elements['order-db']?.contextIds).toEqual(['sales']);
    expect(boxOf(now(), 'sales')).toMatchObject({ x: -28, width: 184 + 56 });
    nudge(0, 80);
    expect(now().elements['order-db']).not.toHaveProperty('contextIds');
  });

  it('change no membership while a drag is under way', () => {
    moveTo({ 'order-db': { x: 900, y: 900 } }, { gesture: 'drag' });
    expect(now().elements['order-db']?.contextIds).toEqual(['sales']);
  });

  it('can be entered and left without moving', () => {
    inOneStep(() => moveInto(['payments'], 'sales'));
    expect(now().elements['payments']?.contextIds).toEqual(['sales']);
    inOneStep(() => moveInto(['payments', 'orders'], null));
    expect(now().elements['orders']).not.toHaveProperty('contextIds');
  });
});

describe('Arranging', () => {
  it('nudges by pixels, presses in a row being one step', () => {
    view.select(['payments']);
    for (let press = 0; press < 5; press++) nudge(8, 0);
    expect(place('payments')).toEqual({ x: 640, y: 0 });
    undo();
    expect(place('payments')).toEqual({ x: 600, y: 0 });
  });

  it('does not move what is locked', () => {
    inOneStep(() => setLocked(['payments'], true));
    view.select(['payments', 'orders']);
    nudge(8, 8);
    expect([place('payments'), place('orders')]).toEqual([
      { x: 600, y: 0 },
      { x: 8, y: 8 },
    ]);
    setLocked(['payments'], false);
    expect(now().layout['payments']).toEqual({ x: 600, y: 0 });
  });

  it.each([
    ['left', { orders: { x: 0, y: 0 }, payments: { x: 0, y: 300 } }],
    ['center', { orders: { x: 300, y: 0 }, payments: { x: 300, y: 300 } }],
    ['right', { orders: { x: 600, y: 0 }, payments: { x: 600, y: 300 } }],
    ['top', { orders: { x: 0, y: 0 }, payments: { x: 600, y: 0 } }],
    ['middle', { orders: { x: 0, y: 150 }, payments: { x: 600, y: 150 } }],
    ['bottom', { orders: { x: 0, y: 300 }, payments: { x: 600, y: 300 } }],
  ] as const)('aligns at the %s', (edge, expected) => {
    moveTo({ payments: { x: 600, y: 300 } });
    view.select(['orders', 'payments']);
    inOneStep(() => align(edge));
    expect({ orders: place('orders'), payments: place('payments') }).toEqual(expected);
  });

  it('makes the gaps equal, the outermost two staying', () => {
    moveTo({ orders: { x: 0, y: 0 }, 'order-db': { x: 200, y: 50 }, payments: { x: 1_000, y: 0 } });
    view.select(['payments', 'orders', 'order-db']);
    inOneStep(() => distribute('horizontal'));
    expect([place('orders'), place('order-db'), place('payments')]).toEqual([
      { x: 0, y: 0 },
      { x: 500, y: 50 },
      { x: 1_000, y: 0 },
    ]);
  });

  it('lines up the outermost of what is selected, and members go along with their context', () => {
    resize('sales', { x: -40, y: -40, width: 260, height: 400 });
    const far = idOf(addElement('service', { x: 1_500, y: 0 }, { rename: false }));
    const between = (a: string, b: string) => (boxOf(now(), b)?.x ?? 0) - (boxOf(now(), a)?.x ?? 0) - (boxOf(now(), a)?.width ?? 0);
    view.select(['sales', 'orders', 'order-db', 'payments', far]);
    inOneStep(() => distribute('horizontal'));
    expect(between('sales', 'payments')).toBe(between('payments', far));
    inOneStep(() => align('bottom'));
    const [sales, orders, db] = ['sales', 'orders', 'order-db'].map((id) => boxOf(now(), id) ?? expect.fail());
    expect({ x: (orders?.x ?? 0) - (sales?.x ?? 0), y: (orders?.y ?? 0) - (sales?.y ?? 0) }).toEqual({ x: 40, y: 40 });
    expect({ x: (db?.x ?? 0) - (orders?.x ?? 0), y: (db?.y ?? 0) - (orders?.y ?? 0) }).toEqual({ x: 0, y: 200 });
  });

  it('resizes within a gesture as one step', () => {
    for (const width of [180, 200, 240]) resize('orders', { x: 0, y: 0, width, height: 80 }, { gesture: 'resize' });
    expect(now().layout['orders']).toEqual({ x: 0, y: 0, width: 240, height: 80 });
    undo();
    expect(now().layout['orders']).toEqual({ x: 0, y: 0 });
  });
});

describe('Copies', () => {
  it('of a selection have the flows between them, and belong where the originals belong', () => {
    view.select(['orders', 'order-db']);
    inOneStep(() => duplicateSelection());
    const [first, second] = selection();
    expect(selection()).toHaveLength(2);
    expect(Object.values(now().flows)).toContainEqual({ kind: 'access', from: first, to: second });
    expect(Object.keys(now().flows)).toHaveLength(3);
    expect(now().elements[first ?? '']?.contextIds).toEqual(['sales']);
    expect(place(first ?? '')).toEqual({ x: 24, y: 24 });
  });

  it('paste into another design as they were', async () => {
    view.select(['orders', 'payments']);
    const text = copySelection() ?? '';
    await open(emptyDesign('Other'));
    await paste(text);
    expect(now().elements).toEqual({ orders: { kind: 'service', name: 'orders' }, payments: { kind: 'service', name: 'payments' } });
    expect(now().flows).toEqual({ charge: shop().flows['charge'] });
    expect(now().layout).toEqual({ orders: { x: 0, y: 0 }, payments: { x: 600, y: 0 } });
  });

  it('paste twice without one on the other', async () => {
    view.select(['payments']);
    const text = copySelection() ?? '';
    await paste(text);
    await paste(text);
    expect(Object.values(now().layout).filter(({ x, y }) => x - y === 600)).toHaveLength(3);
    expect(new Set(Object.values(now().layout).map(({ x, y }) => `${x} ${y}`)).size).toBe(5);
  });

  it('paste with their centre at the pointer', async () => {
    view.select(['payments']);
    await paste(copySelection() ?? '', { x: 2_000, y: 1_000 });
    expect(centreOf(boxOf(now(), selection()[0] ?? '') ?? expect.fail())).toEqual({ x: 2_000, y: 1_000 });
  });

  it('cut take the originals away in a step of their own', () => {
    view.select(['payments']);
    const before = now();
    expect(cutSelection()).toContain('payments');
    expect(now().elements).not.toHaveProperty('payments');
    undo();
    expect(now()).toEqual(before);
  });

  it('survive mail: the fence may stand in other text', () => {
    const text = `Hello,\n\n${fragmentText(fragmentOf(now(), ['orders']))}\nBye`;
    expect(readFragment(text)).toMatchObject({ design: { elements: { orders: { name: 'orders' } } } });
  });

  it('that are damaged change nothing, and say why', async () => {
    const before = now();
    const result = await paste('```seamwright\n{"schemaVersion":1,"flows":{"x":{"kind":"call","from":"a","to":"b"}}}\n```');
    expect(result.ok).toBe(false);
    expect((await paste('```seamwright\n{"schemaVersion"')).ok).toBe(false);
    expect(now()).toBe(before);
    expect(lastNotice()?.problems?.length).toBeGreaterThan(0);
  });

  it('with hundreds of elements are text of a design that an importer reads, in the worker', () => {
    const fragment = largeDesign({ elements: 500, flows: 900 });
    const text = fragmentText(fragment);
    const read = parseDesign(JSON.parse(largeFragmentText(text) ?? expect.fail('it is small')));
    expect(read.ok && sameDesign(read.design, { ...fragment, meta: { ...fragment.meta, name: 'Fragment' } })).toBe(true);
    expect(largeFragmentText(fragmentText(sketch('a(service) -> b(service)')))).toBeUndefined();
    expect(largeFragmentText(`Look:\n${text}`)).toBeUndefined();
  });

  it('of any design, whole or in part, are valid, and come back equal from text', () => {
    fc.assert(
      fc.property(designs({ size: 5 }), fc.array(fc.nat(20), { maxLength: 6 }), (design, picks) => {
        const ids = [...Object.keys(design.elements), ...Object.keys(design.contexts), ...Object.keys(design.notes)];
        const fragment = fragmentOf(design, picks.length === 0 ? ids : picks.flatMap((pick) => ids[pick] ?? []));
        const back = readFragment(fragmentText(fragment));
        if (!back || !('design' in back)) return expect.fail('not read');
        expect(sameDesign({ ...back.design, meta: fragment.meta, platform: fragment.platform }, fragment)).toBe(true);
        const { edits } = insertionOf(design, back.design, { by: { x: 24, y: 24 } });
        expect(session.apply([], { label: '' }).ok).toBe(true);
        expect(new Set(edits.map((edit) => `${edit.collection} ${edit.id}`)).size).toBe(edits.length);
      }),
      { numRuns: 100, seed: 10 },
    );
  });

  it('of any design can be inserted into it again, twice', async () => {
    await fc.assert(
      fc.asyncProperty(designs({ size: 4 }), async (design) => {
        await open(design);
        for (const _time of [1, 2]) {
          const fragment = fragmentOf(design, [...Object.keys(design.elements), ...Object.keys(design.contexts)]);
          expect(session.apply(insertionOf(now(), fragment, { by: { x: 0, y: 0 } }).edits, { label: '' })).toMatchObject({ ok: true });
        }
        expect(Object.keys(now().elements).length).toBe(3 * Object.keys(design.elements).length);
      }),
      { numRuns: 40, seed: 11 },
    );
  });

  it('of another format are read by the worker and come into the open design', async () => {
    const read = sketch('stock(service) -> stock-db(datastore)\nlayout stock {x: 0, y: 0}\nlayout stock-db {x: 300, y: 0}');
    replaceTransferClient({
      export: () => Promise.reject(new Error('not here')),
      import: (text) =>
        Promise.resolve(
          text === 'flowchart LR'
            ? { design: read, problems: [], format: 'mermaid' }
            : { problems: [{ path: 'line 1', message: 'Nobody knows this format.' }], format: '' },
        ),
      zip: () => Promise.reject(new Error('not here')),
      choices: () => Promise.reject(new Error('not here')),
      picture: () => Promise.reject(new Error('not here')),
      regenerate: () => Promise.reject(new Error('not here')),
      paint: () => Promise.reject(new Error('not here')),
      page: () => Promise.reject(new Error('not here')),
      dispose: () => undefined,
    });
    await paste('flowchart LR');
    expect(Object.keys(now().elements).sort()).toEqual(['order-db', 'orders', 'payments', 'stock', 'stock-db']);
    const before = now();
    expect((await paste('what is this')).ok).toBe(false);
    expect(now()).toBe(before);
    await open(emptyDesign('Blank'));
    const { designId } = useDesign.getState();
    await paste('flowchart LR');
    expect(useDesign.getState().designId).not.toBe(designId);
    expect(now()).toEqual(read);
  });
});

describe('Records', () => {
  it('are renamed, white space aside; an empty name changes nothing', () => {
    inOneStep(() => renameRecord('orders', '  Order service '));
    expect(now().elements['orders']?.name).toBe('Order service');
    const before = now();
    renameRecord('orders', '   ');
    renameRecord('orders', 'Order service');
    expect(now()).toBe(before);
  });

  it('that are flows are renamed by their label, which may go', () => {
    renameRecord('charge', 'charges');
    expect(now().flows['charge']?.label).toBe('charges');
    renameRecord('charge', '');
    expect(now().flows['charge']).not.toHaveProperty('label');
  });

  it('are removed with all that cannot stand without them', () => {
    view.select(['orders', 'charge']);
    inOneStep(() => removeSelection());
    expect(Object.keys(now().flows)).toEqual([]);
    expect(selection()).toEqual([]);
  });

  it('change field by field, a slider being one step', () => {
    for (const ms of [100, 200, 300]) updateRecord('flows', 'charge', { timeout: { ms } }, { gesture: 'timeout' });
    expect(now().flows['charge']).toMatchObject({ timeout: { ms: 300 } });
    undo();
    expect(now().flows['charge']).toMatchObject({ timeout: { ms: 800 } });
  });

  it('that are notes belong to the context that they are put into', () => {
    const id = idOf(addNote('domain-event', 'Order placed', centreOf(boxOf(now(), 'sales') ?? expect.fail())));
    expect(now().notes[id]).toEqual({ kind: 'domain-event', text: 'Order placed', contextId: 'sales' });
  });
});

describe('Policies', () => {
  it('are set and taken away on a call', () => {
    inOneStep(() => setPolicy('charge', 'retry', { retries: 3 }));
    expect(now().flows['charge']).toMatchObject({ retry: { retries: 3 }, timeout: { ms: 800 } });
    setPolicy('charge', 'timeout', null);
    expect(now().flows['charge']).not.toHaveProperty('timeout');
  });

  it('are set as defaults of an element, which go with the last of them', () => {
    setPolicy('orders', 'timeout', { ms: 500 });
    setPolicy('orders', 'retry', {});
    expect(now().elements['orders']).toMatchObject({ defaults: { timeout: { ms: 500 }, retry: {} } });
    setPolicy('orders', 'timeout', null);
    setPolicy('orders', 'retry', null);
    expect(now().elements['orders']).not.toHaveProperty('defaults');
  });

  it('are set for the whole platform', () => {
    setPolicy('platform', 'timeout', { ms: 2_000 });
    expect(now().platform).toEqual({ timeout: { ms: 2_000 } });
  });
});

describe('Sagas', () => {
  const steps = (id: string) => now().sagas[id]?.steps.map(({ name }) => name);

  it('begin with a step for each participant', () => {
    const id = idOf(inOneStep(() => addSaga({ name: 'Place order', participants: ['orders', 'payments'] })));
    expect(now().sagas[id]).toMatchObject({ name: 'Place order', style: 'orchestration' });
    expect(steps(id)).toEqual(['orders', 'payments']);
  });

  it('are made of what is selected: who calls all others conducts them', () => {
    const [stock, mail] = ['stock', 'mail'].map((name) => idOf(addElement({ kind: 'service', name })));
    const all = [stock ?? '', 'orders', 'payments', mail ?? ''];
    const alone = idOf(addSagaOf(all));
    expect(now().sagas[alone]).not.toHaveProperty('orchestratorId');
    expect(steps(alone)).toEqual(['stock', 'orders', 'payments', 'mail']);
    for (const id of [stock, mail]) connect('orders', id ?? '');
    if (Object.values(now().flows).every(({ from, to }) => from !== 'orders' || to !== 'payments')) connect('orders', 'payments');
    const id = idOf(inOneStep(() => addSagaOf(all)));
    expect(now().sagas[id]?.orchestratorId).toBe('orders');
    expect(steps(id)).toEqual(['stock', 'payments', 'mail']);
  });

  it('are a choreography where topics join those that are selected, publishers before consumers; by queues one conducts', async () => {
    await open(
      sketch(`
        orders(service) -> placed(channel): publish
        placed -> stock(service): consume
        stock -> reserved(channel): publish
        reserved -> payments(service): consume
      `),
    );
    const id = idOf(inOneStep(() => addSagaOf(['payments', 'stock', 'orders'])));
    expect(now().sagas[id]).toMatchObject({ style: 'choreography' });
    expect(now().sagas[id]).not.toHaveProperty('orchestratorId');
    expect(steps(id)).toEqual(['orders', 'stock', 'payments']);

    for (const [name, to] of [['Reserve', 'stock'] as const, ['Charge', 'payments'] as const]) {
      const queue = idOf(addElement({ kind: 'channel', variant: 'queue', name }));
      connect('orders', queue);
      connect(queue, to);
    }
    const conducted = idOf(addSagaOf(['payments', 'stock', 'orders']));
    expect(now().sagas[conducted]).toMatchObject({ style: 'orchestration', orchestratorId: 'orders' });
  });

  it('get, move, change and lose steps, each in one step of the history', () => {
    const id = idOf(addSaga({ participants: ['orders', 'payments'] }));
    const mail = idOf(inOneStep(() => addSagaStep(id, { name: 'Mail', participantId: 'orders' }, 1)));
    expect(steps(id)).toEqual(['orders', 'Mail', 'payments']);
    inOneStep(() => moveSagaStep(id, mail, 2));
    expect(steps(id)).toEqual(['orders', 'payments', 'Mail']);
    inOneStep(() => updateSagaStep(id, mail, { name: 'Letter', kind: 'retriable' }));
    expect(now().sagas[id]?.steps[2]).toMatchObject({ id: mail, name: 'Letter', kind: 'retriable' });
    updateSagaStep(id, mail, { kind: null });
    expect(now().sagas[id]?.steps[2]).not.toHaveProperty('kind');
    inOneStep(() => removeSagaStep(id, mail));
    expect(steps(id)).toEqual(['orders', 'payments']);
  });

  it('let a step run alone when the one beside it goes', () => {
    const id = idOf(addSaga({ participants: ['orders'] }));
    const first = now().sagas[id]?.steps[0]?.id ?? '';
    addSagaStep(id, { name: 'Mail', participantId: 'payments', parallelWith: first });
    removeSagaStep(id, first);
    expect(now().sagas[id]?.steps).toMatchObject([{ name: 'Mail' }]);
    expect(now().sagas[id]?.steps[0]).not.toHaveProperty('parallelWith');
  });
});
