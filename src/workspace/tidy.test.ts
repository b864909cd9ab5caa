import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { boxesOf, overlaps } from '../drawing/index.ts';
import { update, type Design } from '../model/index.ts';
import { sketch } from '../testing/index.ts';
import type { Places } from '../drawing/index.ts';
import { apply, undo } from './editing.ts';
import { session } from './session.ts';
import { useDesign } from './stores/design.ts';
import { notices, useNotices } from './stores/notices.ts';
import { cancelTidy, layingOut, replaceLayoutClient, tidy, withPlaces } from './tidy.ts';

const shop = () =>
  sketch(`
    orders(service) -> payments(service)
    layout orders {x: 0, y: 0}
    layout payments {x: 10, y: 10}
  `);

/** A layout engine that answers when the test says so. */
function engine() {
  let answer: (places: Places) => void = () => undefined;
  let fail: (error: Error) => void = () => undefined;
  replaceLayoutClient({
    layout: (_design, { signal } = {}) =>
      new Promise((resolve, reject) => {
        [answer, fail] = [resolve, reject];
        signal?.addEventListener('abort', () => reject(signal.reason));
      }),
    warmUp: () => Promise.resolve(),
    dispose: () => undefined,
  });
  return { answer: (places: Places) => answer(places), fail: (error: Error) => fail(error) };
}

const now = (): Design => useDesign.getState().design;
const shown = () => useNotices.getState().notices.map(({ title }) => title);

beforeEach(async () => {
  notices.clear();
  await session.createDesign(shop());
});

describe('Tidying', () => {
  it('moves everything as one step of the history', async () => {
    const { answer } = engine();
    const work = tidy();
    answer({ orders: { x: 0, y: 0 }, payments: { x: 300, y: 0 } });
    expect(await work).toBe(true);
    expect(now().layout).toEqual({ orders: { x: 0, y: 0 }, payments: { x: 300, y: 0 } });
    expect(useDesign.getState().undoLabel).toBe('Tidy up');
    undo();
    expect(now()).toEqual(shop());
  });

  it('is made for the window of the page', async () => {
    const asked = vi.fn(async (): Promise<Places> => ({}));
    replaceLayoutClient({ layout: asked, warmUp: () => Promise.resolve(), dispose: () => undefined });
    vi.stubGlobal('window', { innerWidth: 800, innerHeight: 900 });
    try {
      await tidy({ ids: ['orders'] });
    } finally {
      vi.unstubAllGlobals();
    }
    expect(asked).toHaveBeenCalledExactlyOnceWith(shop(), expect.objectContaining({ ids: ['orders'], window: { width: 800, height: 900 } }));
  });

  it('shows that it is under way, and takes that away', async () => {
    const { answer } = engine();
    const work = tidy();
    expect(layingOut.getState().busy).toBe(true);
    expect(useNotices.getState().notices).toMatchObject([{ title: 'Tidying up …', progress: null, actions: [{ label: 'Cancel' }] }]);
    answer({});
    await work;
    expect(layingOut.getState().busy).toBe(false);
    expect(shown()).toEqual([]);
  });

  it('that is cancelled moves nothing and complains of nothing', async () => {
    engine();
    const work = tidy();
    cancelTidy();
    expect(await work).toBe(false);
    expect(now()).toEqual(shop());
    expect(shown()).toEqual([]);
  });

  it('lets what was done meanwhile stand: the removed stays removed, the locked stays put', async () => {
    const { answer } = engine();
    const work = tidy();
    apply([{ op: 'remove', collection: 'elements', id: 'payments' }, update('layout', 'orders', { locked: true })], { label: '' });
    answer({ orders: { x: 500, y: 0 }, payments: { x: 300, y: 0 } });
    await work;
    expect(now().layout).toEqual({ orders: { x: 0, y: 0, locked: true } });
  });

  it('says so when the layout cannot be worked out', async () => {
    const { fail } = engine();
    const work = tidy();
    fail(new Error('no worker'));
    expect(await work).toBe(false);
    expect(useNotices.getState().notices).toMatchObject([{ tone: 'error', detail: 'no worker' }]);
  });

  it('goes to no other design that was opened meanwhile', async () => {
    const { answer } = engine();
    const work = tidy();
    await session.createDesign(shop());
    answer({ payments: { x: 300, y: 0 } });
    expect(await work).toBe(false);
    expect(now().layout).toEqual(shop().layout);
  });
});

describe('A design that comes without places', () => {
  const unplaced = () => sketch('a(service) -> b(service) -> c(datastore); context x(a, b)');

  it('is laid out', async () => {
    const { answer } = engine();
    const work = withPlaces(unplaced());
    answer({ a: { x: 1, y: 1 } });
    expect((await work)?.layout).toEqual({ a: { x: 1, y: 1 } });
  });

  it('stands on a grid when the engine fails', async () => {
    const { fail } = engine();
    const work = withPlaces(unplaced());
    fail(new Error('no worker'));
    const design = (await work) ?? unplaced();
    expect(Object.keys(design.layout).sort()).toEqual(['a', 'b', 'c']);
    const boxes = [...boxesOf(design).elements.values()];
    expect(boxes.flatMap((a, index) => boxes.slice(index + 1).filter((b) => overlaps(a, b)))).toEqual([]);
  });

  it('says that it takes a while, and stays away when somebody does not wait', async () => {
    vi.useFakeTimers();
    try {
      engine();
      const work = withPlaces(unplaced());
      await vi.advanceTimersByTimeAsync(1_000);
      const [notice] = useNotices.getState().notices;
      expect(notice?.title).toBe('Tidying up …');
      notice?.actions?.find(({ label }) => label === 'Cancel')?.run();
      expect(await work).toBeUndefined();
      expect(shown()).toEqual([]);
    } finally {
      vi.useRealTimers();
    }
  });

  it('is left alone where it has all of its places', async () => {
    const design = shop();
    expect(await withPlaces(design)).toBe(design);
  });
});
