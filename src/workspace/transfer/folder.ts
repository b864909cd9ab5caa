import { t } from '../../language/index.ts';
import type { ExportFile } from '../../exporters/index.ts';
import { isRegenerated, MANIFEST, type Operation, operationsOf, pathsToRead, type Regeneration } from '../../workers/transfer/index.ts';
import { transferClient } from './client.ts';

/** A folder of the device that a person has chosen, with what stands there of the files that are to be written. */
export interface ChosenFolder {
  readonly name: string;
  /** What has to be done. Rejects with an `AbortError` when `signal` says so. */
  plan(options?: { readonly overwriteEdited?: boolean; readonly signal?: AbortSignal }): Promise<Regeneration>;
  /**
   * Does it. Where it is stopped or fails, what is written stays, and writing again finishes it: the manifest comes last.
   * Rejects with a {@link FolderError} or an `AbortError`.
   */
  write(plan: Regeneration, options?: Work): Promise<void>;
}

/** Work on many files. */
export interface Work {
  readonly signal?: AbortSignal;
  readonly onProgress?: (done: number, all: number) => void;
}

/** What the browser or the device did not allow. The message names the place and the reason. */
export class FolderError extends Error {
  override readonly name = 'FolderError';
}

/** Whether this browser can write into a folder, and these files keep what people change there. */
export const canGoToFolder = (files: readonly ExportFile[]): boolean => isRegenerated(files) && picker() !== undefined;

/** Whether this browser would have to be another one for that. */
export const lacksFolders = (): boolean => picker() === undefined;

type Picker = (options: { readonly id: string; readonly mode: 'readwrite' }) => Promise<FileSystemDirectoryHandle>;

const picker = (): Picker | undefined => (globalThis as { readonly showDirectoryPicker?: Picker }).showDirectoryPicker;

/** Asks for a folder. Undefined where the person thinks better of it. Call it from a press of a button, or the browser refuses. */
export async function chooseFolder(): Promise<FileSystemDirectoryHandle | undefined> {
  try {
    return await picker()?.call(globalThis, { id: 'code', mode: 'readwrite' });
  } catch (error) {
    if (error instanceof DOMException && error.name === 'AbortError') return undefined;
    throw new FolderError(t('No folder could be chosen: {{reason}}', { reason: reasonOf(error) }), { cause: error });
  }
}

/** So many files are under way at the same time. */
const AT_ONCE = 8;

/** Reads what stands in a folder. Rejects with a {@link FolderError} or an `AbortError`. */
export async function readFolder(root: FileSystemDirectoryHandle, files: readonly ExportFile[], work: Work = {}): Promise<ChosenFolder> {
  const folders = new Folders(root);
  const manifest = await folders.read(MANIFEST);
  const there = new Map<string, string>();
  const keep = (path: string, text: string | undefined) => (text === undefined ? there : there.set(path, text));
  keep(MANIFEST, manifest);
  await eachOf(pathsToRead(files, manifest), async (path) => keep(path, await folders.read(path)), work);
  return {
    name: root.name,
    plan: ({ overwriteEdited = false, signal } = {}) => transferClient().regenerate({ files, there, overwriteEdited }, signal),
    write: (plan, options = {}) => perform(root, operationsOf(plan), options),
  };
}

/** The last operation is the manifest, if it changes: it waits for the others. */
async function perform(root: FileSystemDirectoryHandle, operations: readonly Operation[], { signal, onProgress }: Work): Promise<void> {
  const folders = new Folders(root);
  const last = operations.filter(({ path }) => path === MANIFEST);
  const others = operations.filter(({ path }) => path !== MANIFEST);
  const report = (more: number) => (done: number) => onProgress?.(done + more, operations.length);
  const signals = signal === undefined ? {} : { signal };
  await eachOf(others, (operation) => folders.perform(operation), { ...signals, onProgress: report(0) });
  for (const operation of others) if (operation.do === 'remove') await folders.removeEmptyAbove(operation.path);
  await eachOf(last, (operation) => folders.perform(operation), { ...signals, onProgress: report(others.length) });
}

/** Does a task for each item, several at once. The first one that fails ends it. */
async function eachOf<Item>(items: readonly Item[], task: (item: Item) => Promise<unknown>, { signal, onProgress }: Work): Promise<void> {
  let next = 0;
  let done = 0;
  let failed = false;
  const worker = async () => {
    for (let item = items[next++]; item !== undefined && !failed; item = items[next++]) {
      signal?.throwIfAborted();
      await task(item);
      done += 1;
      onProgress?.(done, items.length);
    }
  };
  const workers = Array.from({ length: AT_ONCE }, () =>
    worker().catch((error: unknown) => {
      failed = true;
      throw error;
    }),
  );
  const ended = await Promise.allSettled(workers);
  for (const end of ended) if (end.status === 'rejected') throw end.reason;
}

/** A folder and those below it, by their paths. */
class Folders {
  readonly #root: FileSystemDirectoryHandle;
  readonly #known = new Map<string, Promise<FileSystemDirectoryHandle>>();

  constructor(root: FileSystemDirectoryHandle) {
    this.#root = root;
  }

  /** The text of a file; undefined where there is none. */
  async read(path: string): Promise<string | undefined> {
    try {
      const folder = await this.#folderOf(path, false);
      return await (await (await folder.getFileHandle(nameOf(path))).getFile()).text();
    } catch (error) {
      if (error instanceof DOMException && error.name === 'NotFoundError') return undefined;
      throw new FolderError(t('{{path}} could not be read: {{reason}}', { path, reason: reasonOf(error) }), { cause: error });
    }
  }

  async perform(operation: Operation): Promise<void> {
    const { path } = operation;
    try {
      await (operation.do === 'write' ? this.#write(path, operation.content) : this.#remove(path));
    } catch (error) {
      const values = { path, reason: reasonOf(error) };
      const title = operation.do === 'write' ? t('{{path}} could not be written: {{reason}}', values) : t('{{path}} could not be removed: {{reason}}', values);
      throw new FolderError(title, { cause: error });
    }
  }

  async #write(path: string, content: string): Promise<void> {
    const folder = await this.#folderOf(path, true);
    const stream = await (await folder.getFileHandle(nameOf(path), { create: true })).createWritable();
    try {
      await stream.write(content);
      await stream.close();
    } catch (error) {
      await stream.abort().catch(() => undefined);
      throw error;
    }
  }

  async #remove(path: string): Promise<void> {
    await (await this.#folderOf(path, false)).removeEntry(nameOf(path));
  }

  /** Removes the folders above a path in which nothing is left. */
  async removeEmptyAbove(path: string): Promise<void> {
    for (let folder = parentOf(path); folder !== ''; folder = parentOf(folder)) {
      const removed = await this.#folderOf(folder, false)
        .then((parent) => parent.removeEntry(nameOf(folder)))
        .then(
          () => true,
          () => false,
        );
      if (!removed) return;
    }
  }

  #folderOf(path: string, create: boolean): Promise<FileSystemDirectoryHandle> {
    return this.#folder(parentOf(path), create);
  }

  #folder(path: string, create: boolean): Promise<FileSystemDirectoryHandle> {
    if (path === '') return Promise.resolve(this.#root);
    const key = `${create} ${path}`;
    const known = this.#known.get(key);
    if (known) return known;
    const opened = this.#folderOf(path, create).then((parent) => parent.getDirectoryHandle(nameOf(path), { create }));
    this.#known.set(key, opened);
    return opened;
  }
}

const nameOf = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
const parentOf = (path: string): string => path.slice(0, Math.max(0, path.lastIndexOf('/')));

function reasonOf(error: unknown): string {
  const { name, message } = error instanceof Error ? error : { name: '', message: String(error) };
  switch (name) {
    case 'NotAllowedError':
      return t('the browser was not given the permission.');
    case 'SecurityError':
      return t('the browser does not let pages into this folder.');
    case 'QuotaExceededError':
      return t('the disk is full.');
    case 'TypeMismatchError':
      return t('there is a folder in place of a file, or a file in place of a folder.');
    case 'NoModificationAllowedError':
    case 'InvalidModificationError':
      return t('another program is using it.');
    case 'NotFoundError':
      return t('it is not there any more.');
    default:
      return message || t('for no known reason.');
  }
}
