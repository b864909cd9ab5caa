import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDesign } from '../model/index.ts';
import { sketch } from '../testing/index.ts';

/** A page that was just loaded with this address; the disk is the same until a test begins. */
async function load(hash = '') {
  vi.resetModules();
  const replaced: string[] = [];
  vi.stubGlobal('location', new URL(`https://seamwright.test/app/${hash}`));
  vi.stubGlobal('history', { replaceState: (_state: unknown, _title: string, url: string) => replaced.push(url) });
  const workspace = await import('./index.ts');
  const { replaceTransferClient } = await import('./transfer/client.ts');
  const design = sketch('orders(service); layout orders {x: 0, y: 0}', emptyDesign('Shared'));
  replaceTransferClient({
    import: (text) =>
      Promise.resolve(
        text === '#d=good' ? { design, problems: [], format: 'link' } : { problems: [{ path: 'link', message: 'The link cannot be opened.' }], format: 'link' },
      ),
    export: () => Promise.reject(new Error('not here')),
    zip: () => Promise.reject(new Error('not here')),
    choices: () => Promise.reject(new Error('not here')),
    picture: () => Promise.reject(new Error('not here')),
    regenerate: () => Promise.reject(new Error('not here')),
    paint: () => Promise.reject(new Error('not here')),
    page: () => Promise.reject(new Error('not here')),
    dispose: () => undefined,
  });
  await workspace.startWorkspace();
  return { ...workspace, replaced };
}

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe('Starting', () => {
  it('shows the start page where there is no design yet', async () => {
    const { useView, useDesign } = await load();
    expect(useView.getState().startPage).toBe(true);
    expect(useDesign.getState().ready).toBe(false);
  });

  it('opens the design that was open last, not the one changed last', async () => {
    const first = await load();
    const id = await first.createDesign(emptyDesign('Last open'));
    await first.createDesign(emptyDesign('Changed later'));
    await first.openDesign(id);
    const kept = new Map([['seamwright:last-design', JSON.stringify(id)]]);
    vi.stubGlobal('localStorage', { getItem: (key: string) => kept.get(key) ?? null, setItem: () => undefined, removeItem: () => undefined });
    const second = await load();
    expect(second.useDesign.getState()).toMatchObject({ ready: true, designId: id });
    expect(second.useView.getState().startPage).toBe(false);
  });

  it('opens the design of a share link beside those that are there, and takes it out of the address', async () => {
    await (await load()).createDesign(emptyDesign('Mine'));
    const { useDesign, listDesigns, replaced } = await load('#d=good');
    expect(useDesign.getState().design.meta.name).toBe('Shared');
    expect((await listDesigns()).map(({ name }) => name).sort()).toEqual(['Mine', 'Shared']);
    expect(replaced).toEqual(['/app/']);
  });

  it('with a damaged link says so and opens what was open last', async () => {
    await (await load()).createDesign(emptyDesign('Mine'));
    const { useDesign, useNotices, replaced } = await load('#d=bad');
    expect(useDesign.getState().design.meta.name).toBe('Mine');
    expect(useNotices.getState().notices.map(({ title }) => title)).toEqual(['The link cannot be opened.']);
    expect(replaced).toEqual([]);
  });

  it('works in a browser without storage', async () => {
    vi.stubGlobal('indexedDB', undefined);
    const { useView, createDesign, useDesign } = await load();
    expect(useView.getState().startPage).toBe(true);
    await createDesign(emptyDesign('In memory'));
    expect(useDesign.getState()).toMatchObject({ ready: true, saving: { state: 'memory-only' } });
  });
});
