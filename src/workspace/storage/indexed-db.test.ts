import 'fake-indexeddb/auto';
import { IDBFactory } from 'fake-indexeddb';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { openIndexedDb } from './indexed-db.ts';

const watched = () => ({ lost: vi.fn(), blocked: vi.fn(), superseded: vi.fn() });

const done = (request: IDBOpenDBRequest): Promise<void> =>
  new Promise((resolve, reject) => {
    request.onsuccess = () => {
      request.result?.close();
      resolve();
    };
    request.onerror = () => reject(request.error);
  });

beforeEach(() => vi.stubGlobal('indexedDB', new IDBFactory()));
afterEach(() => vi.unstubAllGlobals());

describe('An open storage', () => {
  it('that is deleted is lost, and can be opened anew at once', async () => {
    const events = watched();
    await openIndexedDb(events);
    await done(indexedDB.deleteDatabase('seamwright'));
    expect(events.lost).toHaveBeenCalledOnce();
    expect(events.superseded).not.toHaveBeenCalled();
    expect(await (await openIndexedDb(watched())).list()).toEqual([]);
  });

  it('gives way to a newer version', async () => {
    const events = watched();
    await openIndexedDb(events);
    await done(indexedDB.open('seamwright', 2));
    expect(events.superseded).toHaveBeenCalledOnce();
    expect(events.lost).not.toHaveBeenCalled();
  });
});
