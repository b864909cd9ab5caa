import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { boxOf, contains, routeFlows } from '../../drawing/index.ts';
import { parseDesign, sameDesign, type Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { undo } from '../editing.ts';
import { session } from '../session.ts';
import { useDesign } from '../stores/design.ts';
import { notices, useNotices } from '../stores/notices.ts';
import { useView, view } from '../stores/view.ts';
import {
  addComment,
  addFrame,
  addNote,
  addNoteBeside,
  align,
  bend,
  commentsAbout,
  copySelection,
  moveTo,
  nudge,
  paste,
  reconnect,
  reconnectTargets,
  removeRecords,
  setLocked,
  setNoteKind,
  type Made,
} from './index.ts';

const shop = () =>
  sketch(`
    orders(service) -> payments(service): call #charge
    orders -> order-db(datastore): access #writes
    context sales(orders, order-db)
    layout orders {x: 0, y: 0}
    layout order-db {x: 0, y: 200}
    layout payments {x: 600, y: 0}
  `);

const now = (): Design => useDesign.getState().design;
const idOf = (made: Made): string => (made.ok ? made.id : expect.fail('not made'));
const lastNotice = () => useNotices.getState().notices.at(-1);

beforeEach(async () => {
  await session.createDesign(shop());
  view.clear();
  notices.dismiss('locked');
  notices.dismiss('refused');
});

describe('The end of a flow', () => {
  it('is led to another element in one step; everything else of it stays', () => {
    const before = now();
    expect(reconnect('charge', 'from', 'payments').ok).toBe(true);
    expect(now().flows['charge']).toEqual({ ...before.flows['charge'], from: 'payments' });
    expect(useView.getState().selection).toEqual(['charge']);
    undo();
    expect(now()).toEqual(before);
  });

  it('is not led where the flow has no meaning, and it is said why', () => {
    const before = now();
    expect(reconnect('charge', 'to', 'order-db').ok).toBe(false);
    expect(now()).toBe(before);
    expect(lastNotice()?.title).toMatch(/“order-db” is a datastore/);
  });

  it('may be led exactly where it keeps its meaning', () => {
    expect(reconnectTargets(now(), 'charge', 'to').toSorted()).toEqual(['orders', 'payments']);
    expect(reconnectTargets(now(), 'writes', 'to')).toEqual(['order-db']);
  });

  it('takes no bend with it: that was the way to somewhere else', () => {
    bend('charge', { x: 300, y: 300 });
    reconnect('charge', 'to', 'orders');
    expect(now().layout['charge']).toBeUndefined();
  });
});

describe('A bend', () => {
  it('is a step of its own, and the line goes through it', () => {
    const before = now();
    bend('charge', { x: 300.4, y: 160 });
    expect(now().layout['charge']).toEqual({ x: 300, y: 160 });
    expect(
      routeFlows(now())
        .get('charge')
        ?.points.some(({ y }) => y === 160),
    ).toBe(true);
    bend('charge', null);
    expect(now()).toEqual(before);
    undo();
    expect(now().layout['charge']).toEqual({ x: 300, y: 160 });
  });

  it('survives being saved and read', () => {
    bend('charge', { x: 300, y: 160 });
    const read = parseDesign(JSON.parse(JSON.stringify(now())));
    expect(read.ok && read.problems).toEqual([]);
    expect(read.ok && sameDesign(read.design, now())).toBe(true);
  });

  it('moves along when both ends move, and stays when one does', () => {
    bend('charge', { x: 300, y: 160 });
    moveTo({ orders: { x: 40, y: 80 } });
    expect(now().layout['charge']).toEqual({ x: 300, y: 160 });
    moveTo({ orders: { x: 60, y: 100 }, payments: { x: 620, y: 20 } });
    expect(now().layout['charge']).toEqual({ x: 320, y: 180 });
  });

  it('is made and moved with the arrow keys', () => {
    view.select(['charge']);
    nudge(0, 80);
    const first = now().layout['charge'];
    nudge(8, 0);
    expect(now().layout['charge']).toEqual({ x: (first?.x ?? 0) + 8, y: first?.y });
  });

  it('goes with its flow', () => {
    bend('charge', { x: 300, y: 160 });
    removeRecords(['payments']);
    expect(now().layout['charge']).toBeUndefined();
  });
});

describe('What is locked', () => {
  it('is named when somebody tries to move it, and unlocked from there', () => {
    setLocked(['orders'], true);
    view.select(['orders', 'payments']);
    nudge(8, 0);
    expect(boxOf(now(), 'orders')?.x).toBe(0);
    expect(boxOf(now(), 'payments')?.x).toBe(608);
    expect(lastNotice()?.title).toBe('“orders” is locked and stays');
    lastNotice()?.actions?.[0]?.run();
    nudge(8, 0);
    expect(boxOf(now(), 'orders')?.x).toBe(8);
  });

  it('stays when the others are aligned', () => {
    setLocked(['orders'], true);
    view.select(['orders', 'order-db', 'payments']);
    align('left');
    expect([boxOf(now(), 'orders')?.x, boxOf(now(), 'payments')?.x]).toEqual([0, 0]);
    expect(lastNotice()?.id).toBe('locked');
  });

  it('joins no context that the frame around it is moved over', () => {
    setLocked(['payments'], true);
    const frame = idOf(addFrame('Payment', undefined, ['payments']));
    const { x, y } = boxOf(now(), frame) ?? expect.fail();
    moveTo({ [frame]: { x: x - 600, y } }, { drop: true });
    expect(boxOf(now(), frame)?.x).toBe(x - 600);
    expect(boxOf(now(), 'payments')?.x).toBe(600);
    expect(now().elements['payments']).not.toHaveProperty('contextIds');
  });

  it('keeps the members of a context where they are, too', () => {
    moveTo({ sales: { x: -100, y: -100 } });
    setLocked(['sales'], true);
    const before = now().layout;
    moveTo({ sales: { x: 400, y: 400 } });
    expect(now().layout).toEqual(before);
  });
});

describe('Stickies', () => {
  it('come one beside the other, of the same kind, ready to be typed on', () => {
    const first = idOf(addNote('command', 'Place order'));
    const second = idOf(addNoteBeside(first, 'right'));
    const [a, b] = [boxOf(now(), first), boxOf(now(), second)];
    expect(now().notes[second]).toMatchObject({ kind: 'command', text: '' });
    expect((b?.x ?? 0) - (a?.x ?? 0) - (a?.width ?? 0)).toBe(24);
    expect(b?.y).toBe(a?.y);
    expect(useView.getState().renaming).toBe(second);
  });

  it('change their kind together, in one step', () => {
    const ids = [idOf(addNote('domain-event', 'a')), idOf(addNote('policy', 'b'))];
    const before = now();
    setNoteKind(ids, 'hotspot');
    expect(ids.map((id) => now().notes[id]?.kind)).toEqual(['hotspot', 'hotspot']);
    undo();
    expect(now()).toEqual(before);
  });
});

describe('A frame', () => {
  it('goes around what is selected, and is named at once', () => {
    const id = idOf(addFrame('Payment', undefined, ['orders', 'payments']));
    const box = boxOf(now(), id);
    for (const inside of ['orders', 'payments']) expect(box && contains(box, boxOf(now(), inside) ?? expect.fail())).toBe(true);
    expect(useView.getState().renaming).toBe(id);
  });

  it('takes along what lies in it, and nothing else', () => {
    const id = idOf(addFrame('Payment', undefined, ['payments']));
    const before = boxOf(now(), id) ?? expect.fail();
    moveTo({ [id]: { x: before.x + 100, y: before.y + 40 } });
    expect(boxOf(now(), 'payments')).toMatchObject({ x: 700, y: 40 });
    expect(boxOf(now(), 'orders')).toMatchObject({ x: 0, y: 0 });
  });

  it('takes a context along with its members', () => {
    const id = idOf(addFrame('All', undefined, ['sales', 'payments']));
    const before = boxOf(now(), id) ?? expect.fail();
    moveTo({ [id]: { x: before.x + 16, y: before.y } });
    expect([boxOf(now(), 'orders')?.x, boxOf(now(), 'order-db')?.x, boxOf(now(), 'payments')?.x]).toEqual([16, 16, 616]);
  });
});

describe('Comments', () => {
  it('stand at what they are about, in order, and go with it', () => {
    const first = idOf(addComment('orders', ' Is it idempotent? '));
    const second = idOf(addComment('orders', 'Since May.'));
    expect(commentsAbout(now(), 'orders').toSorted()).toEqual([first, second].toSorted());
    expect(now().notes[first]).toMatchObject({ kind: 'comment', text: 'Is it idempotent?', aboutId: 'orders' });
    expect(boxOf(now(), first)).toBeUndefined();
    removeRecords(['orders']);
    expect(now().notes).toEqual({});
    undo();
    expect(commentsAbout(now(), 'orders')).toHaveLength(2);
  });

  it('are not made of nothing', () => {
    const before = now();
    expect(addComment('orders', ' \n ').ok).toBe(false);
    expect(now()).toBe(before);
  });

  it('come along when what they are about is copied', async () => {
    addComment('payments', 'Who owns this?');
    view.select(['payments']);
    const text = copySelection() ?? expect.fail();
    await session.createDesign(shop());
    await paste(text);
    const [pasted] = useView.getState().selection;
    expect(commentsAbout(now(), pasted ?? '').map((id) => now().notes[id]?.text)).toEqual(['Who owns this?']);
  });
});
