import 'fake-indexeddb/auto';
import { afterAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { emptyDesign, type Design } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { handle } from '../../workers/transfer/handle.ts';
import { createTransferClient, type TransferWorker } from '../../workers/transfer/index.ts';
import { session } from '../session.ts';
import { useDesign } from '../stores/design.ts';
import { useLibrary } from '../stores/library.ts';
import { notices, useNotices } from '../stores/notices.ts';
import { replaceTransferClient } from './client.ts';
import { exportFiles } from './export.ts';
import { shareLink } from './link.ts';
import { openFile, openLink, openText } from './open.ts';

const shop = () =>
  sketch(
    `
    orders(service) -> payments(service): call #charge {timeout: {ms: 800}}
    layout orders {x: 0, y: 0}
    layout payments {x: 300, y: 0}
  `,
    emptyDesign('Shop'),
  );

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

const now = (): Design => useDesign.getState().design;
const openId = () => useDesign.getState().designId;
const lastNotice = () => useNotices.getState().notices.at(-1);

beforeEach(async () => {
  vi.stubGlobal('location', new URL('https://seamwright.test/app/?x=1#old'));
  notices.clear();
  replaceTransferClient(createTransferClient(inProcess));
  await session.createDesign(shop());
});

afterAll(() => vi.unstubAllGlobals());

describe('Opening', () => {
  it('gives the design back that was exported, as a new one of the library', async () => {
    const before = openId();
    const [file] = await exportFiles('seam');
    const result = await openText(String(file?.content), { fileName: file?.path ?? '' });
    expect(result).toMatchObject({ ok: true, format: 'seam' });
    expect(openId()).not.toBe(before);
    expect(now()).toEqual(shop());
    expect(
      useLibrary
        .getState()
        .designs.map(({ name }) => name)
        .filter((name) => name === 'Shop').length,
    ).toBeGreaterThan(1);
  });

  it('gives the design of a share link back, and leaves the open one as it was', async () => {
    const before = openId() ?? '';
    const { url, length } = await shareLink();
    expect(url).toMatch(/^https:\/\/seamwright\.test\/app\/#d=[\w-]+$/);
    expect(length).toBe(url.length);
    await session.createDesign(emptyDesign('Other'));
    expect(await openLink(url)).toMatchObject({ ok: true, format: 'link' });
    expect(now()).toEqual(shop());
    await session.openDesign(before);
    expect(now()).toEqual(shop());
  });

  it('changes nothing, and says why, when a link is damaged', async () => {
    const { url } = await shareLink();
    const before = openId();
    for (const bad of [url.slice(0, -20), '#d=', '#d=AAAA', '#d=%%%']) {
      expect(await openLink(bad)).toMatchObject({ ok: false });
      expect(lastNotice()).toMatchObject({ tone: 'error' });
    }
    expect(openId()).toBe(before);
    expect(now()).toEqual(shop());
  });

  it('changes nothing, and says why, when nobody knows the text', async () => {
    const before = now();
    expect(await openText('what is this?')).toMatchObject({ ok: false });
    expect(now()).toBe(before);
    expect(lastNotice()?.title).toMatch(/\w/);
  });

  it('names the file of which a place is wrong, and lists the places', async () => {
    const text = [
      'meta:',
      '  schemaVersion: 1',
      '  name: Shop',
      'elements:',
      '  shop:',
      '    kind: client',
      '    name: 7',
      '  orders:',
      '    name: Orders',
    ].join('\n');
    expect(await openText(text, { fileName: 'shop.seam.yaml' })).toMatchObject({ ok: false });
    expect(lastNotice()).toMatchObject({ tone: 'error', title: '“shop.seam.yaml” was not opened', problems: [{ line: 7 }, { line: 8 }] });
  });

  it('changes nothing, and says why, when the worker fails', async () => {
    const failing: TransferWorker = {
      onmessage: null,
      onerror: null,
      terminate: () => undefined,
      postMessage: () => queueMicrotask(() => failing.onerror?.({ message: 'offline' })),
    };
    replaceTransferClient(createTransferClient(() => failing));
    expect(await openText('meta: {}')).toMatchObject({ ok: false, problems: [{ message: 'This could not be read: offline' }] });
  });

  it('places what comes without places', async () => {
    const text = JSON.stringify({
      meta: { schemaVersion: 1, name: 'Bare' },
      elements: { a: { kind: 'service', name: 'A' }, b: { kind: 'service', name: 'B' } },
    });
    expect(await openFile(new File([text], 'bare.seam.yaml'))).toMatchObject({ ok: true });
    expect(Object.keys(now().layout).sort()).toEqual(['a', 'b']);
  });

  it('refuses a file that is too large before it reads it', async () => {
    const file = new File([], 'large.yaml');
    Object.defineProperty(file, 'size', { value: 65 * 1024 * 1024 });
    expect(await openFile(file)).toMatchObject({ ok: false, problems: [{ path: 'large.yaml', message: 'The file has 65 MB; at most 64 MB are read.' }] });
  });
});
