import 'fake-indexeddb/auto';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { add, remove, sameDesign, update, type Edit } from '../model/index.ts';
import { largeDesign } from '../testing/index.ts';
import { LivingDocument } from './document/living-document.ts';
import { FaultyStore, quotaExceeded } from './fakes/faulty-store.ts';
import { Session } from './session.ts';
import { openIndexedDb } from './storage/indexed-db.ts';
import type { SaveStatus } from './storage/save-status.ts';
import { NOTHING_OPEN, useDesign } from './stores/design.ts';
import { notices, useNotices } from './stores/notices.ts';
import { useView, view } from './stores/view.ts';

/** The page gets its turn after every part; one of these turns does not end. */
const turns = vi.hoisted(() => ({ taken: 0, endless: Infinity, between: (): void => undefined }));
vi.mock('./turns.ts', () => ({
  sharing: () => async () => {
    turns.between();
    if (++turns.taken >= turns.endless) await new Promise<void>(() => undefined);
  },
}));

let database = 0;
let faulty: FaultyStore;
let session: Session;
let id: string;
const NO_EVENTS = { lost: () => undefined, blocked: () => undefined, superseded: () => undefined };
const start = () => largeDesign({ elements: 300, flows: 500 });
const now = () => useDesign.getState().design;

const many = (): readonly Edit[] => [
  ...Array.from({ length: 900 }, (_zero, index) => add('teams', `team-${index}`, { name: `Team ${index}` })),
  ...Object.keys(start().elements).map((element) => update('elements', element, { description: 'Said' })),
];
const large = () => session.applyLarge({ edits: many(), select: ['e-1'] }, { label: 'Large', doing: 'Doing …' });

const until = (state: SaveStatus['state']): Promise<void> =>
  new Promise((resolve) => {
    const holds = (): boolean => useDesign.getState().saving.state === state;
    if (holds()) return resolve();
    const stop = useDesign.subscribe(() => {
      if (!holds()) return;
      stop();
      resolve();
    });
  });

/** What somebody finds who opens the design from the disk as it is now. */
async function onDisk() {
  return LivingDocument.load((await faulty.store.read(id)).map(({ bytes }) => bytes)).design;
}

beforeEach(async () => {
  turns.endless = Infinity;
  turns.between = () => undefined;
  useDesign.setState(NOTHING_OPEN, true);
  notices.clear();
  view.clear();
  faulty = new FaultyStore(await openIndexedDb(NO_EVENTS, `large ${++database}`));
  session = new Session({ openStore: () => Promise.resolve(faulty.store), openChannel: () => undefined, locks: undefined });
  id = await session.createDesign(start());
  turns.taken = 0;
});
afterEach(() => vi.restoreAllMocks());

describe('A large step', () => {
  it('is one step, with its selection, and one write of the disk', async () => {
    await until('saved');
    const { writes } = faulty;
    expect(await large()).toMatchObject({ ok: true });
    expect(Object.keys(now().teams)).toHaveLength(900);
    expect(useView.getState().selection).toEqual(['e-1']);
    expect(useDesign.getState()).toMatchObject({ undoLabel: 'Large', saving: { state: 'saving' } });
    await until('saved');
    expect(faulty.writes).toBe(writes + 1);
    expect(await onDisk()).toEqual(now());
    session.undo();
    session.redo();
    session.undo();
    await session.settled();
    expect(sameDesign(now(), start())).toBe(true);
  });

  it.each([1, 8, 12])('leaves nothing on the disk when the page is killed in the middle, after turn %i', async (turn) => {
    await until('saved');
    turns.endless = turn;
    void large();
    // Whatever the disk would have been given is there after two more of its own turns.
    await faulty.store.describe('other', { name: 'Other' });
    await faulty.store.describe('other', { name: 'Other' });
    expect(sameDesign(await onDisk(), start())).toBe(true);
    expect(turns.taken).toBe(turn);
  });

  it('is only in this tab, and says so, while the disk is full; then all of it is written', async () => {
    await until('saved');
    faulty.failWith(quotaExceeded);
    await large();
    await until('memory-only');
    expect(useNotices.getState().notices).toMatchObject([{ title: 'Your changes are only in this tab.' }]);
    expect(sameDesign(await onDisk(), start())).toBe(true);
    faulty.failWith(undefined);
    session.retrySaving();
    await until('saved');
    expect(await onDisk()).toEqual(now());
    expect(Object.keys(now().teams)).toHaveLength(900);
  });

  it('is a design that is written whole at the next try when the disk was full for its first', async () => {
    faulty.failWith(quotaExceeded);
    id = await session.createDesign(start(), { name: 'Grown' });
    await until('memory-only');
    faulty.failWith(undefined);
    session.retrySaving();
    await until('saved');
    expect(await onDisk()).toEqual(now());
  });

  it('is finished when another design is opened meanwhile', async () => {
    turns.endless = 5;
    void large();
    expect(now().teams).toEqual({});
    turns.endless = Infinity;
    await session.createDesign(largeDesign({ elements: 3, flows: 2 }), { name: 'Other' });
    expect(useView.getState().selection).toEqual([]);
    await session.openDesign(id);
    await session.settled();
    expect(Object.keys(now().teams)).toHaveLength(900);
    expect(Object.keys((await onDisk()).teams)).toHaveLength(900);
  });

  it('is finished, and then written, before somebody is told that all is saved', async () => {
    turns.endless = 5;
    void large();
    expect(await session.whenSaved()).toBe(true);
    expect(Object.keys((await onDisk()).teams)).toHaveLength(900);
  });

  it.each([2, 8, 12])('is cancelled by undo in the middle, after turn %i, and nothing else is undone', async (turn) => {
    session.apply([update('elements', 'e-2', { name: 'Before' })], { label: 'Rename' });
    const before = now();
    turns.between = () => {
      if (turns.taken === turn) session.undo();
    };
    expect(await large()).toEqual({ ok: true, applied: [] });
    expect(sameDesign(now(), before)).toBe(true);
    expect(useDesign.getState()).toMatchObject({ undoLabel: 'Rename', canRedo: false });
    session.undo();
    expect(sameDesign(now(), start())).toBe(true);
  });

  it('is refused as a whole, with a notice', async () => {
    const before = now();
    const edits = [...many(), remove('teams', 'nobody')];
    expect((await session.applyLarge({ edits }, { label: 'Large', doing: 'Doing …' })).ok).toBe(false);
    expect(now()).toBe(before);
    expect(useNotices.getState().notices).toMatchObject([{ tone: 'warning', title: 'There is no record “nobody” in teams.' }]);
  });

  it('says from half a second on how far it is, and can be cancelled there', async () => {
    const before = now();
    let time = 0;
    vi.spyOn(performance, 'now').mockImplementation(() => time);
    const seen: (number | null | undefined)[] = [];
    turns.between = () => {
      time += 100;
      const [notice] = useNotices.getState().notices;
      if (!notice) return;
      expect(time).toBeGreaterThan(400);
      seen.push(notice.progress);
      expect(notice).toMatchObject({ title: 'Doing …', sticky: true });
      if (seen.length === 4) notice.actions?.find(({ label }) => label === 'Cancel')?.run();
    };
    await large();
    expect(seen.length).toBeGreaterThanOrEqual(4);
    expect(useNotices.getState().notices).toEqual([]);
    expect(sameDesign(now(), before)).toBe(true);
  });
});
