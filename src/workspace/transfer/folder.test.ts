import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { exportTypeScript } from '../../exporters/typescript/index.ts';
import { sketch } from '../../testing/index.ts';
import { handle } from '../../workers/transfer/handle.ts';
import { createTransferClient, MANIFEST, type TransferWorker } from '../../workers/transfer/index.ts';
import { FakeFolder } from '../fakes/fake-folder.ts';
import { replaceTransferClient } from './client.ts';
import { canGoToFolder, chooseFolder, lacksFolders, readFolder } from './folder.ts';

const SHOP = sketch('orders(service {name: Orders}) -> stock(service {name: Stock}): call {operation: reserve}');
const files = exportTypeScript(SHOP);
const more = exportTypeScript(sketch('orders -> mail(service {name: Mail}): call {operation: send}', SHOP));

/** The worker's own work, on this thread. */
function inProcess(): TransferWorker {
  const worker: TransferWorker = {
    onmessage: null,
    onerror: null,
    terminate: () => undefined,
    postMessage: (request) => void handle(structuredClone(request)).then((answer) => worker.onmessage?.({ data: structuredClone(answer) })),
  };
  return worker;
}

beforeEach(() => replaceTransferClient(createTransferClient(inProcess)));
afterEach(() => vi.unstubAllGlobals());

async function written(folder: FakeFolder, exported = files): Promise<void> {
  const chosen = await readFolder(folder.handle, exported);
  await chosen.write(await chosen.plan());
}

describe('writing into a folder', () => {
  it('writes every file, and says how far it is', async () => {
    const folder = new FakeFolder('code');
    const chosen = await readFolder(folder.handle, files);
    const steps: (readonly [number, number])[] = [];
    await chosen.write(await chosen.plan(), { onProgress: (...step) => steps.push(step) });
    expect(folder.paths).toEqual(files.map(({ path }) => path).sort());
    for (const { path, content } of files) expect(folder.text(path)).toBe(content);
    expect(steps.length).toBe(files.length);
    expect(steps.at(-1)).toEqual([files.length, files.length]);
  });

  it('keeps what people have changed, and removes what is gone with its folders', async () => {
    const folder = new FakeFolder('code');
    await written(folder, more);
    const stock = (await (await folder.getDirectoryHandle('services')).getDirectoryHandle('stock')) as FakeFolder;
    stock.entries.set('operations.ts', 'mine');
    await written(folder);
    expect(folder.paths).toEqual(files.map(({ path }) => path).sort());
    expect(folder.text('services/stock/operations.ts')).toBe('mine');
    expect((await folder.getDirectoryHandle('services')).entries.has('mail')).toBe(false);
  });

  it('plans anew where edits are to be overwritten', async () => {
    const folder = new FakeFolder('code');
    await written(folder);
    const platform = (await folder.getDirectoryHandle('platform')) as FakeFolder;
    platform.entries.set('clock.ts', 'mine');
    const chosen = await readFolder(folder.handle, files);
    expect((await chosen.plan()).entries.find(({ path }) => path === 'platform/clock.ts')?.kind).toBe('edited');
    expect((await chosen.plan({ overwriteEdited: true })).entries.find(({ path }) => path === 'platform/clock.ts')?.kind).toBe('overwritten');
  });

  it.each([
    ['NotAllowedError', 'the browser was not given the permission.'],
    ['QuotaExceededError', 'the disk is full.'],
    ['NoModificationAllowedError', 'another program is using it.'],
  ])('names the file and the reason: %s', async (name, reason) => {
    const folder = new FakeFolder('code', (path, action) => {
      if (action === 'write' && path === 'services/stock/main.ts') throw new DOMException('no', name);
    });
    const chosen = await readFolder(folder.handle, files);
    const plan = await chosen.plan();
    await expect(chosen.write(plan)).rejects.toThrow(`services/stock/main.ts could not be written: ${reason}`);
    expect(folder.text('.seamwright.json')).toBeUndefined();
  });

  it('says what could not be read, and where a folder stands in place of a file', async () => {
    const folder = new FakeFolder('code', (path, action) => {
      if (action === 'read' && path === 'package.json') throw new DOMException('no', 'NotAllowedError');
    });
    folder.entries.set('package.json', '{}');
    await expect(readFolder(folder.handle, files)).rejects.toThrow('package.json could not be read: the browser was not given the permission.');
    const other = new FakeFolder('code');
    await other.getDirectoryHandle('package.json', { create: true });
    await expect(readFolder(other.handle, files)).rejects.toThrow('package.json could not be read: there is a folder in place of a file');
  });

  it('can be stopped, and goes on where it was', async () => {
    const stop = new AbortController();
    const folder = new FakeFolder('code', (_, action) => {
      if (action === 'write' && folder.paths.length > 20) stop.abort();
    });
    const chosen = await readFolder(folder.handle, files);
    await expect(chosen.write(await chosen.plan(), { signal: stop.signal })).rejects.toMatchObject({ name: 'AbortError' });
    const before = folder.paths.length;
    expect(before).toBeGreaterThan(20);
    expect(before).toBeLessThan(files.length);
    const again = await readFolder(folder.handle, files);
    const plan = await again.plan();
    expect(plan.entries.filter(({ kind }) => kind === 'unchanged').length).toBeGreaterThan(15);
    expect(plan.entries.filter(({ kind }) => kind === 'edited')).toEqual([]);
    await again.write(plan);
    expect(folder.paths).toEqual(files.map(({ path }) => path).sort());
  });
});

describe('choosing a folder', () => {
  it('is not offered where the browser cannot, or where nothing is kept', () => {
    expect([lacksFolders(), canGoToFolder(files)]).toEqual([true, false]);
    vi.stubGlobal('showDirectoryPicker', () => Promise.reject(new Error('not here')));
    expect([lacksFolders(), canGoToFolder(files), canGoToFolder(files.filter(({ path }) => path !== MANIFEST))]).toEqual([false, true, false]);
  });

  it('gives nothing where the person thinks better of it, and a reason where the browser refuses', async () => {
    vi.stubGlobal('showDirectoryPicker', () => Promise.reject(new DOMException('no', 'AbortError')));
    expect(await chooseFolder()).toBeUndefined();
    vi.stubGlobal('showDirectoryPicker', () => Promise.reject(new DOMException('no', 'SecurityError')));
    await expect(chooseFolder()).rejects.toThrow('No folder could be chosen: the browser does not let pages into this folder.');
  });
});
