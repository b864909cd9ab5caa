import { sha256 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';
import type { ExportFile } from './exporter.ts';

/**
 * Writing a design again into a folder where people have worked meanwhile. A manifest, which lies beside the files, holds a hash of everything as it was
 * generated: whatever differs from it was changed by a person, and is kept. No files and no time: whoever has a disk reads the paths of
 * {@link pathsToRead}, and does what {@link operationsOf} says.
 */

/** Name of the manifest, in the folder that is written to. */
export const MANIFEST = '.seamwright.json';

/** Behind the name of a generated file that a person has changed: the new version of it, to be merged by hand. */
export const BESIDE = '.new';

type Text = Pick<ExportFile, 'path' | 'once' | 'demands'> & { readonly content: string };

/** What happens to one path. */
export type Entry = { readonly path: string } & (
  | { readonly kind: 'new'; readonly content: string /** It belongs to people from now on. */; readonly once: boolean }
  /** It is as it was generated, and the design says something else now. */
  | { readonly kind: 'changed'; readonly content: string }
  | { readonly kind: 'unchanged' }
  /** A generated file that a person has changed: it stays. With `content`, there is a new version of it, which is put beside it. */
  | { readonly kind: 'edited'; readonly content?: string }
  /** The same, where it was asked for that the new version takes its place. */
  | { readonly kind: 'overwritten'; readonly content: string }
  /** Filled in by people: it stays. `lacks` names what the design asks for and the file does not mention. */
  | { readonly kind: 'yours'; readonly lacks: readonly string[] }
  /** No longer generated, and nobody has changed it. */
  | { readonly kind: 'removed' }
  /** No longer generated, but a person has changed it: it stays. */
  | { readonly kind: 'left' }
);
export type EntryKind = Entry['kind'];

export interface Regeneration {
  /** In the order of their paths. */
  readonly entries: readonly Entry[];
  /** Why the manifest that is there could not be used: then everything that differs counts as changed by a person. */
  readonly problem: string | undefined;
  /** New versions of edited files that nobody needs any more. */
  readonly settled: readonly string[];
  /** As it has to be afterwards; undefined where it is so already. */
  readonly manifest: string | undefined;
}

export type Operation = { readonly do: 'write'; readonly path: string; readonly content: string } | { readonly do: 'remove'; readonly path: string };

/** The manifest of files as they are generated. */
export function manifestOf(files: readonly Text[]): ExportFile & { readonly content: string } {
  const hashes = files.map(({ path, content }) => [path, hashOf(content)] as const).sort(([a], [b]) => (a < b ? -1 : 1));
  const manifest = {
    about: 'Hashes of the files as Seamwright has generated them. Commit it: by it, generating again tells what people have changed, and keeps that.',
    version: 1,
    files: Object.fromEntries(hashes),
  };
  return { path: MANIFEST, content: `${JSON.stringify(manifest, undefined, 2)}\n`, mediaType: 'application/json' };
}

/** Whether these files keep what people change, which those with a manifest do. */
export const isRegenerated = (files: readonly ExportFile[]): boolean => files.some(({ path }) => path === MANIFEST);

/** What {@link planRegeneration} wants to know of a folder, but for the manifest, which is read first. Most of it may not be there. */
export function pathsToRead(files: readonly ExportFile[], manifest: string | undefined): readonly string[] {
  const paths = new Set([...texts(files).map(({ path }) => path), ...readManifest(manifest).hashes.keys()]);
  return [...paths].flatMap((path) => [path, path + BESIDE]);
}

/**
 * What has to be done so that the folder holds what the design says, and everything that people have written.
 * @param there the text of a path that {@link pathsToRead} has named, or of the manifest; undefined where there is no such file
 * @param overwriteEdited generated files are written over also where somebody has changed them; those of people stay
 */
export function planRegeneration(
  files: readonly ExportFile[],
  there: (path: string) => string | undefined,
  { overwriteEdited = false }: { readonly overwriteEdited?: boolean } = {},
): Regeneration {
  const before = readManifest(there(MANIFEST));
  const next = files.find(({ path }) => path === MANIFEST);
  if (typeof next?.content !== 'string') throw new Error(`There is no ${MANIFEST} among the files.`);
  const after = readManifest(next.content).hashes;
  const written = texts(files).map((file) => entryOf(file, there(file.path), before.hashes.get(file.path), overwriteEdited));
  const gone = [...before.hashes].flatMap(([path, hash]) => (after.has(path) ? [] : obsolete(path, there(path), hash)));
  const entries = [...written, ...gone].sort((a, b) => (a.path < b.path ? -1 : 1));
  const settled = entries.flatMap(({ path, kind }) => {
    const beside = kind === 'edited' ? undefined : there(path + BESIDE);
    return beside !== undefined && hashOf(beside) === before.hashes.get(path) ? [path + BESIDE] : [];
  });
  return {
    entries,
    problem: before.problem,
    settled,
    manifest: sameText(there(MANIFEST), next.content) ? undefined : next.content,
  };
}

/** What has to be done, in this order: the manifest comes last, so that whoever is interrupted can begin again. */
export function operationsOf({ entries, settled, manifest }: Regeneration): readonly Operation[] {
  return [
    ...entries.flatMap(writing),
    ...entries.flatMap(({ kind, path }): Operation[] => (kind === 'removed' ? [{ do: 'remove', path }] : [])),
    ...settled.map((path): Operation => ({ do: 'remove', path })),
    ...(manifest === undefined ? [] : [{ do: 'write', path: MANIFEST, content: manifest } as const]),
  ];
}

function writing(entry: Entry): readonly Operation[] {
  switch (entry.kind) {
    case 'new':
    case 'changed':
    case 'overwritten':
      return [{ do: 'write', path: entry.path, content: entry.content }];
    case 'edited':
      return entry.content === undefined ? [] : [{ do: 'write', path: entry.path + BESIDE, content: entry.content }];
    case 'unchanged':
    case 'yours':
    case 'removed':
    case 'left':
      return [];
    default:
      return entry satisfies never;
  }
}

function entryOf({ path, content, once = false, demands = [] }: Text, there: string | undefined, hash: string | undefined, overwrite: boolean): Entry {
  // Whoever is interrupted while a file is made leaves it empty.
  if (there === undefined || there === '') return { kind: 'new', path, content, once };
  if (sameText(there, content)) return { kind: 'unchanged', path };
  if (hashOf(there) === hash) return { kind: 'changed', path, content };
  if (once) return { kind: 'yours', path, lacks: demands.filter((word) => !mentions(there, word)) };
  if (overwrite) return { kind: 'overwritten', path, content };
  return hash === hashOf(content) ? { kind: 'edited', path } : { kind: 'edited', path, content };
}

function obsolete(path: string, there: string | undefined, hash: string): readonly Entry[] {
  if (there === undefined) return [];
  return [{ kind: hashOf(there) === hash ? 'removed' : 'left', path }];
}

const texts = (files: readonly ExportFile[]): readonly Text[] =>
  files.flatMap(({ content, ...file }) => (file.path === MANIFEST || typeof content !== 'string' ? [] : [{ ...file, content }]));

interface Read {
  readonly hashes: ReadonlyMap<string, string>;
  readonly problem: string | undefined;
}

/** By a manifest, files are removed: paths that lead out of the folder make it one that cannot be used. */
function readManifest(text: string | undefined): Read {
  if (text === undefined) return { hashes: new Map(), problem: undefined };
  try {
    const { version, files } = JSON.parse(text) as { version?: unknown; files?: unknown };
    if (version !== 1) throw new Error(`its version is ${JSON.stringify(version)}, not 1`);
    if (typeof files !== 'object' || files === null) throw new Error('it has no list of files');
    const entries = Object.entries(files as Record<string, unknown>).map(([path, hash]) => {
      if (!isInside(path) || typeof hash !== 'string') throw new Error(`it names ${JSON.stringify(path)}, which is no file of this folder`);
      return [path, hash] as const;
    });
    return { hashes: new Map(entries), problem: undefined };
  } catch (error) {
    return { hashes: new Map(), problem: `${MANIFEST} cannot be used: ${error instanceof Error ? error.message : String(error)}.` };
  }
}

const isInside = (path: string): boolean => /^[\w.-]+(?:\/[\w.-]+)*$/.test(path) && path !== MANIFEST && !path.split('/').some((part) => /^\.+$/.test(part));

/** Line ends are those of whoever checked the file out: they are no change. */
const withoutReturns = (text: string): string => text.replaceAll('\r\n', '\n');

const sameText = (there: string | undefined, content: string): boolean => there !== undefined && withoutReturns(there) === withoutReturns(content);

/** 64 bits are enough to tell a change from none; nobody is kept from anything by them. */
const hashOf = (text: string): string => bytesToHex(sha256(utf8ToBytes(withoutReturns(text))).subarray(0, 8));

/** Whether a word or the name of a package stands in a text, not as a part of another one. */
function mentions(text: string, word: string): boolean {
  const plain = word.replace(/[.*+?^${}()|[\]\\/-]/g, '\\$&');
  return new RegExp(`(?<![\\w$@/-])${plain}(?![\\w$/-])`).test(text);
}
