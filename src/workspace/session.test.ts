import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { add, emptyDesign, SCHEMA_VERSION, update } from '../model/index.ts';
import { largeDesign, sketch } from '../testing/index.ts';
import { LivingDocument } from './document/living-document.ts';
import { FakeClock } from './fakes/fake-clock.ts';
import { FaultyStore, quotaExceeded } from './fakes/faulty-store.ts';
import { Session, type SessionOptions } from './session.ts';
import { checksum } from './storage/design-store.ts';
import { openIndexedDb, type ConnectionEvents } from './storage/indexed-db.ts';
import type { SaveStatus } from './storage/save-status.ts';
import { NOTHING_OPEN, useDesign } from './stores/design.ts';
import { useLibrary } from './stores/library.ts';
import { notices, useNotices } from './stores/notices.ts';
import { useView, view } from './stores/view.ts';

const order = () => sketch('orders(service) -> payments(service): call #charge', emptyDesign('Order'));
const NO_EVENTS: ConnectionEvents = { lost: () => undefined, blocked: () => undefined, superseded: () => undefined };
const WEEK_MS = 7 * 86_400_000;

let database = 0;
const databaseName = () => `test ${database}`;
const clock = new FakeClock();

const newSession = (options: SessionOptions = {}) =>
  new Session({ openStore: (events) => openIndexedDb(events, databaseName()), openChannel: () => undefined, clock, locks: undefined, ...options });

/** Resolves when the store says so; there is nothing to wait for but the fake disk. */
const until = (holds: () => boolean): Promise<void> =>
  new Promise((resolve) => {
    if (holds()) return resolve();
    const stop = useDesign.subscribe(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });
/** Lets time pass until something is done. */
async function whilePassing<T>(work: Promise<T>): Promise<T> {
  let done = false;
  const end = (): void => {
    done = true;
  };
  work.then(end, end);
  while (!done) {
    clock.pass(1);
    // The fake disk answers between two turns of the event loop.
    await new Promise((resolve) => setImmediate(resolve));
  }
  return work;
}
const saving = (state: SaveStatus['state']) => until(() => useDesign.getState().saving.state === state);
const rename = (session: Session, name: string) => session.apply([update('meta', 'meta', { name })], { label: 'Rename' });
const openDesign = () => useDesign.getState().design;

beforeEach(() => {
  database++;
  useDesign.setState(NOTHING_OPEN, true);
  useLibrary.setState({ designs: [] });
  notices.clear();
  view.clear();
});
afterEach(() => view.setStartPage(false));

describe('A session', () => {
  it('has nothing open in a browser that has no design', async () => {
    const session = newSession();
    await session.start();
    expect(await session.openLast()).toBe(false);
    expect(useDesign.getState()).toMatchObject({ ready: false, designId: null });
  });

  it('makes a design, opens it and brings it back the next time', async () => {
    const id = await newSession().createDesign(order());
    await saving('saved');
    useDesign.setState(NOTHING_OPEN, true);
    expect(await newSession().openLast()).toBe(true);
    expect(useDesign.getState()).toMatchObject({ designId: id, ready: true, design: order() });
  });

  it('has every acknowledged change on disk, whenever the page is killed', async () => {
    const session = newSession();
    const id = await session.createDesign(order());
    for (let round = 0; round < 15; round++) {
      session.apply([add('teams', `team-${round}`, { name: 'Team' })], { label: '' });
      if (round % 4 === 3) session.undo();
      await saving('saved');
      const acknowledged = openDesign();
      const disk = await openIndexedDb(NO_EVENTS, databaseName());
      const records = await disk.read(id);
      disk.close();
      expect(LivingDocument.load(records.map(({ bytes }) => bytes)).design).toEqual(acknowledged);
    }
  });

  it('says saving as long as the disk has not answered, and saved then', async () => {
    const session = newSession();
    await session.createDesign(order());
    await saving('saved');
    rename(session, 'Shop');
    expect(useDesign.getState().saving).toEqual({ state: 'saving' });
    await saving('saved');
  });

  it('sets the store once for a command', async () => {
    const session = newSession();
    await session.createDesign(order());
    await saving('saved');
    let designs = 0;
    const stop = useDesign.subscribe((now, before) => {
      if (now.design !== before.design) designs++;
    });
    session.apply([update('meta', 'meta', { name: 'Shop' }), add('teams', 'blue', { name: 'Blue' })], { label: '' });
    stop();
    expect(designs).toBe(1);
  });

  it('refuses what is not possible with a notice that says where and why, and changes nothing', async () => {
    const session = newSession();
    await session.createDesign(order());
    const before = openDesign();
    const result = session.apply([update('flows', 'charge', { to: 'nowhere' })], { label: '' });
    expect(result.ok).toBe(false);
    expect(openDesign()).toBe(before);
    expect(useNotices.getState().notices.at(-1)).toMatchObject({ tone: 'warning', problems: [{ path: 'flows.charge.to' }] });
  });

  it('brings the selection back with undo and redo, and drops from it what is gone', async () => {
    const session = newSession();
    await session.createDesign(order());
    view.select(['payments']);
    session.apply([add('elements', 'stock', { kind: 'service', name: 'Stock' })], { label: 'Add Stock', select: ['stock'] });
    expect(useView.getState().selection).toEqual(['stock']);
    expect(useDesign.getState()).toMatchObject({ canUndo: true, undoLabel: 'Add Stock', canRedo: false });
    session.undo();
    expect(useView.getState().selection).toEqual(['payments']);
    session.redo();
    expect(useView.getState().selection).toEqual(['stock']);
    session.apply([{ op: 'remove', collection: 'elements', id: 'stock' }], { label: '' });
    expect(useView.getState().selection).toEqual([]);
  });

  it('refuses to write before a design is open', () => {
    expect(rename(newSession(), 'Shop').ok).toBe(false);
  });
});

describe('The library', () => {
  it('lists designs, the last changed first, with name and size', async () => {
    const session = newSession();
    await session.createDesign(emptyDesign('Empty'));
    clock.pass(1_000);
    await session.createDesign(order());
    await saving('saved');
    expect((await session.listDesigns()).map(({ name, elements }) => [name, elements])).toEqual([
      ['Order', 2],
      ['Empty', 0],
    ]);
  });

  it('opens another design with everything of the one before on disk', async () => {
    const session = newSession();
    const first = await session.createDesign(order());
    rename(session, 'Shop');
    await session.createDesign(emptyDesign('Other'));
    expect(openDesign().meta.name).toBe('Other');
    await session.openDesign(first);
    expect(openDesign().meta.name).toBe('Shop');
  });

  it('makes a large design a part at a time; until it is whole the one before stays, and nothing of it is on disk', async () => {
    const session = newSession();
    const first = await session.createDesign(order());
    const large = largeDesign({ elements: 1_000, flows: 2_000 });
    const making = session.createDesign(large, { name: 'Large' });
    await session.listDesigns();
    expect(useDesign.getState().designId).toBe(first);
    expect(useLibrary.getState().designs).toHaveLength(1);
    const id = await whilePassing(making);
    expect(useDesign.getState().designId).toBe(id);
    expect(Object.keys(openDesign().elements)).toHaveLength(1_000);
    await saving('saved');
    expect((await newSession().readDesign(id))?.flows).toEqual(large.flows);
  });

  it('keeps a large design that was overtaken while it was being made, behind the one that was opened meanwhile', async () => {
    const session = newSession();
    const making = session.createDesign(largeDesign({ elements: 1_000, flows: 2_000 }), { name: 'Large' });
    const second = await session.createDesign(order());
    const large = await whilePassing(making);
    expect(useDesign.getState().designId).toBe(second);
    await session.listDesigns();
    expect(
      useLibrary
        .getState()
        .designs.map(({ id }) => id)
        .toSorted(),
    ).toEqual([large, second].toSorted());
  });

  it('renames the open design and one that is closed', async () => {
    const session = newSession();
    const closed = await session.createDesign(order());
    await session.createDesign(emptyDesign('Other'));
    await session.renameDesign(closed, 'Shop');
    await session.openDesign(closed);
    expect(openDesign().meta.name).toBe('Shop');
    await session.renameDesign(closed, 'Market');
    expect(openDesign().meta.name).toBe('Market');
    expect(
      useLibrary
        .getState()
        .designs.map(({ name }) => name)
        .sort(),
    ).toEqual(['Market', 'Other']);
  });

  it('copies a design with everything but its history', async () => {
    const session = newSession();
    const id = await session.createDesign(order());
    rename(session, 'Shop');
    const copy = await session.duplicateDesign(id);
    expect(copy).not.toBe(id);
    expect(openDesign()).toEqual({ ...order(), meta: { ...order().meta, name: 'Shop (copy)' } });
    expect(useDesign.getState().canUndo).toBe(false);
  });

  it('copies a design beside the one that is open, when it is told to', async () => {
    const session = newSession();
    const id = await session.createDesign(order());
    const copy = await session.duplicateDesign(id, { open: false });
    expect(useDesign.getState().designId).toBe(id);
    expect(
      useLibrary
        .getState()
        .designs.map(({ name }) => name)
        .sort(),
    ).toEqual(['Order', 'Order (copy)']);
    expect(await session.readDesign(copy ?? '')).toMatchObject({ meta: { name: 'Order (copy)' }, flows: order().flows });
  });

  it('takes a deleted design away, and back with its notice', async () => {
    const session = newSession();
    const id = await session.createDesign(order());
    await saving('saved');
    await session.deleteDesign(id);
    expect(useLibrary.getState().designs).toEqual([]);
    expect(useDesign.getState().ready).toBe(false);
    useNotices
      .getState()
      .notices.find((notice) => notice.title === 'Order was deleted.')
      ?.actions?.[0]?.run();
    await new Promise<void>((resolve) => {
      const stop = useLibrary.subscribe(({ designs }) => {
        if (designs.length === 0) return;
        stop();
        resolve();
      });
    });
    expect(await session.openDesign(id)).toBe(true);
    expect(openDesign()).toEqual(order());
  });

  it('erases a deleted design a week later', async () => {
    const session = newSession();
    const id = await session.createDesign(order());
    await saving('saved');
    await session.deleteDesign(id);
    clock.pass(WEEK_MS + 1);
    await newSession().start();
    const disk = await openIndexedDb(NO_EVENTS, databaseName());
    expect(await disk.list()).toEqual([]);
    expect(await disk.read(id)).toEqual([]);
    disk.close();
  });
});

describe('When the disk fails', () => {
  it('without any storage everything works in memory, and says so until there is one', async () => {
    let broken = true;
    const session = newSession({
      openStore: (events) => (broken ? Promise.reject(new Error('This browser gives no storage here.')) : openIndexedDb(events, databaseName())),
    });
    await session.start();
    const id = await session.createDesign(order());
    expect(useDesign.getState().saving).toMatchObject({ state: 'memory-only' });
    rename(session, 'Shop');
    expect(openDesign().meta.name).toBe('Shop');
    const notice = useNotices.getState().notices.find(({ title }) => title === 'Your changes are only in this tab.');
    expect(notice).toMatchObject({ sticky: true, tone: 'error', actions: [{ label: 'Save a file' }, { label: 'Try again' }] });
    broken = false;
    notice?.actions?.[1]?.run();
    await saving('saved');
    expect(useNotices.getState().notices).toEqual([]);
    useDesign.setState(NOTHING_OPEN, true);
    await newSession().openDesign(id);
    expect(openDesign().meta.name).toBe('Shop');
  });

  it('a design that is left before it is on disk is still there when it is opened again', async () => {
    const disk = await openIndexedDb(NO_EVENTS, databaseName());
    const faulty = new FaultyStore(disk);
    const session = newSession({ openStore: () => Promise.resolve(faulty.store) });
    const id = await session.createDesign(order());
    faulty.failWith(quotaExceeded);
    rename(session, 'Shop');
    await saving('memory-only');
    await session.createDesign(emptyDesign('Other'));
    await session.openDesign(id);
    expect(openDesign().meta.name).toBe('Shop');
    faulty.failWith(undefined);
    session.retrySaving();
    await saving('saved');
  });

  it('a damaged record is set aside, the rest opens, and the raw data is offered', async () => {
    const session = newSession();
    const id = await session.createDesign(order());
    session.apply([add('teams', 'blue', { name: 'Blue' })], { label: '' });
    await saving('saved');
    session.apply([add('teams', 'green', { name: 'Green' })], { label: '' });
    await saving('saved');
    const disk = await openIndexedDb(NO_EVENTS, databaseName());
    await damage(id, 1);
    useDesign.setState(NOTHING_OPEN, true);
    await newSession().openDesign(id);
    expect(Object.keys(openDesign().teams)).toEqual(['green']);
    expect(openDesign().elements).toEqual(order().elements);
    expect(useNotices.getState().notices).toMatchObject([{ title: 'One change of Order could not be read.', actions: [{ label: 'Save the raw data' }] }]);
    expect(await disk.readAside(id)).toMatchObject([{ design: id, reason: 'the checksum does not fit' }]);
    disk.close();
  });

  it('a design of a newer version opens read-only, and not a byte of it changes', async () => {
    const disk = await openIndexedDb(NO_EVENTS, databaseName());
    const future = LivingDocument.create(order());
    future.doc.transact(() => {
      future.doc.getMap('meta').set('schemaVersion', SCHEMA_VERSION + 1);
      future.doc.getMap('elements').set('probe', 'a kind of record that nobody knows yet');
    });
    const bytes = future.encode();
    await disk.append('future', [bytes], { name: 'Future', elements: 2, updatedAt: 1 });
    const before = await disk.read('future');
    const session = newSession();
    await session.openDesign('future');
    expect(Object.keys(openDesign().elements).sort()).toEqual(['orders', 'payments']);
    expect(useDesign.getState().readOnly).toMatch(/newer version/);
    expect(rename(session, 'Mine').ok).toBe(false);
    expect(session.undo()).toBe(false);
    await session.createDesign(emptyDesign('Other'));
    expect(await disk.read('future')).toEqual(before);
    expect(before.map(({ bytes: held }) => held)).toEqual([bytes]);
    disk.close();
  });

  it('goes read-only and says reload when a newer version takes the storage over', async () => {
    const session = newSession();
    await session.createDesign(order());
    await saving('saved');
    await new Promise<void>((resolve, reject) => {
      const request = indexedDB.open(databaseName(), 99);
      request.onsuccess = () => resolve(request.result.close());
      request.onerror = () => reject(request.error);
    });
    expect(useDesign.getState().readOnly).toMatch(/Reload/);
    expect(rename(session, 'Shop').ok).toBe(false);
  });

  it('writes everything again when the browser has cleared the storage', async () => {
    let events = NO_EVENTS;
    const session = newSession({
      openStore: (given) => {
        events = given;
        return openIndexedDb(given, databaseName());
      },
    });
    const id = await session.createDesign(order());
    rename(session, 'Shop');
    await saving('saved');
    database++;
    events.lost();
    expect(useDesign.getState().saving).toMatchObject({ state: 'memory-only' });
    await saving('saved');
    const disk = await openIndexedDb(NO_EVENTS, databaseName());
    expect(LivingDocument.load((await disk.read(id)).map(({ bytes }) => bytes)).design.meta.name).toBe('Shop');
    disk.close();
  });
});

/** Flips bytes of one update in the database, as a bad disk does. */
async function damage(design: string, index: number): Promise<void> {
  const db = await new Promise<IDBDatabase>((resolve, reject) => {
    const request = indexedDB.open(databaseName());
    request.onsuccess = () => resolve(request.result);
    request.onerror = () => reject(request.error);
  });
  await new Promise<void>((resolve, reject) => {
    const transaction = db.transaction('updates', 'readwrite');
    const rows = transaction.objectStore('updates');
    const all = rows.index('design').getAll(design);
    all.onsuccess = () => {
      const row = (all.result as { bytes: Uint8Array; sum: number }[])[index] ?? expect.fail('no such update');
      rows.put({ ...row, bytes: row.bytes.map((byte) => byte ^ 85), sum: checksum(row.bytes) });
    };
    transaction.oncomplete = () => resolve();
    transaction.onerror = () => reject(transaction.error);
  });
  db.close();
}
