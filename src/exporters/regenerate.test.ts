import { describe, expect, it } from 'vitest';
import type { ExportFile } from './exporter.ts';
import { type Entry, MANIFEST, manifestOf, operationsOf, pathsToRead, planRegeneration } from './regenerate.ts';

/** Files of one export: those that begin with `mine/` are for people; their handlers are the words of their text. */
function generated(files: Readonly<Record<string, string>>): readonly ExportFile[] {
  const all = Object.entries(files).map(([path, content]) => {
    const once = path.startsWith('mine/');
    return { path, content, mediaType: 'text/plain', once, ...(once && { demands: content.split(' ') }) };
  });
  return [...all, manifestOf(all)];
}

/** A folder in memory. It tells only what a plan has asked for. */
class Folder {
  readonly files = new Map<string, string>();

  plan(files: readonly ExportFile[], overwriteEdited = false) {
    const known = new Set([MANIFEST, ...pathsToRead(files, this.files.get(MANIFEST))]);
    const there = (path: string) => {
      if (!known.has(path)) throw new Error(`nobody has read ${path}`);
      return this.files.get(path);
    };
    return planRegeneration(files, there, { overwriteEdited });
  }

  /** Writes what is generated. Returns what happened to each path, but for those that stayed the same. */
  takes(files: readonly ExportFile[], overwriteEdited = false): readonly string[] {
    const plan = this.plan(files, overwriteEdited);
    for (const operation of operationsOf(plan)) {
      if (operation.do === 'write') this.files.set(operation.path, operation.content);
      else this.files.delete(operation.path);
    }
    return plan.entries.flatMap((entry) => (entry.kind === 'unchanged' ? [] : [inWords(entry)]));
  }
}

const inWords = (entry: Entry): string =>
  [entry.kind, entry.path, entry.kind === 'yours' && entry.lacks.length > 0 && `lacks ${entry.lacks.join(' ')}`].filter(Boolean).join(' ');

const filled = (...exports: Readonly<Record<string, string>>[]): Folder => {
  const folder = new Folder();
  for (const files of exports) folder.takes(generated(files));
  return folder;
};

describe('generating into an empty folder', () => {
  it('writes everything, and the manifest last', () => {
    const operations = operationsOf(new Folder().plan(generated({ b: '1', 'mine/a': 'run' })));
    expect(operations.map((operation) => `${operation.do} ${operation.path}`)).toEqual(['write b', 'write mine/a', `write ${MANIFEST}`]);
  });
});

describe('generating again', () => {
  it('does nothing where nothing is new', () => {
    const folder = filled({ a: '1', 'mine/b': 'run' });
    expect(operationsOf(folder.plan(generated({ a: '1', 'mine/b': 'run' })))).toEqual([]);
  });

  it('says what is new, what is changed and what is gone', () => {
    const folder = filled({ a: '1', b: '1', c: '1' });
    expect(folder.takes(generated({ a: '1', b: '2', d: '1' }))).toEqual(['changed b', 'removed c', 'new d']);
    expect([...folder.files.keys()].sort()).toEqual([MANIFEST, 'a', 'b', 'd']);
    expect(folder.files.get('b')).toBe('2');
  });

  it('gives what was deleted back, because the rest needs it', () => {
    const folder = filled({ a: '1' });
    folder.files.delete('a');
    expect(folder.takes(generated({ a: '1' }))).toEqual(['new a']);
  });

  it('takes an empty file for none: somebody was interrupted', () => {
    const folder = new Folder();
    folder.files.set('a', '');
    expect(folder.takes(generated({ a: '1' }))).toEqual(['new a']);
  });

  it('takes line ends of Windows for no change of a person', () => {
    const folder = filled({ a: '1\n2\n' });
    folder.files.set('a', '1\r\n2\r\n');
    expect(folder.takes(generated({ a: '1\n2\n' }))).toEqual([]);
    expect(folder.takes(generated({ a: '1\n3\n' }))).toEqual(['changed a']);
  });

  it('brings a file for people up to date as long as nobody has touched it', () => {
    const folder = filled({ 'mine/a': 'run' });
    expect(folder.takes(generated({ 'mine/a': 'run stop' }))).toEqual(['changed mine/a']);
  });
});

describe('a file that a person has filled in', () => {
  it('stays through every change of the design, and what it lacks is named', () => {
    const folder = filled({ 'mine/a': 'run' });
    folder.files.set('mine/a', 'my run; // restop');
    expect(folder.takes(generated({ 'mine/a': 'run' }))).toEqual(['yours mine/a']);
    expect(folder.takes(generated({ 'mine/a': 'run stop' }))).toEqual(['yours mine/a lacks stop']);
    expect(folder.takes(generated({ 'mine/a': 'run stop' }))).toEqual(['yours mine/a lacks stop']);
    expect(folder.takes(generated({ 'mine/a': 'run stop' }), true)).toEqual(['yours mine/a lacks stop']);
    expect(folder.takes(generated({}))).toEqual(['left mine/a']);
    expect(folder.files.get('mine/a')).toBe('my run; // restop');
    expect(folder.files.has('mine/a.new')).toBe(false);
  });

  it('does not mention a package whose name is only a part of another one', () => {
    const folder = filled({ 'mine/a': 'nothing' });
    folder.files.set('mine/a', '"@hono/node-server": 1, "x/hono": 2');
    const [entry] = folder.plan([
      { ...generated({ 'mine/a': 'hono @hono/node-server' })[0], demands: ['hono', '@hono/node-server'] } as ExportFile,
      manifestOf([]),
    ]).entries;
    expect(entry).toMatchObject({ kind: 'yours', lacks: ['hono'] });
  });

  it('stays where nobody knows how it was generated', () => {
    const folder = new Folder();
    folder.files.set('mine/a', 'my run');
    expect(folder.takes(generated({ 'mine/a': 'run' }))).toEqual(['yours mine/a']);
  });

  it('stays also when only generated files are written, and nobody takes it for gone', () => {
    const folder = filled({ a: '1', 'mine/b': 'run' });
    const some = generated({ a: '2', 'mine/b': 'run' }).filter(({ once }) => !once);
    expect(folder.takes(some)).toEqual(['changed a']);
    expect(folder.files.get('mine/b')).toBe('run');
  });
});

describe('a generated file that a person has changed', () => {
  it('stays, with the new version beside it, until both are the same', () => {
    const folder = filled({ a: '1' });
    folder.files.set('a', 'one');
    expect(folder.takes(generated({ a: '2' }))).toEqual(['edited a']);
    expect(folder.files.get('a')).toBe('one');
    expect(folder.files.get('a.new')).toBe('2');
    expect(operationsOf(folder.plan(generated({ a: '2' })))).toEqual([]);
    expect(folder.takes(generated({ a: '3' }))).toEqual(['edited a']);
    expect(folder.files.get('a.new')).toBe('3');
    folder.files.set('a', '3');
    expect(folder.takes(generated({ a: '3' }))).toEqual([]);
    expect([...folder.files.keys()].sort()).toEqual([MANIFEST, 'a']);
  });

  it('has nothing beside it where there is nothing new', () => {
    const folder = filled({ a: '1' });
    folder.files.set('a', 'one');
    expect(folder.takes(generated({ a: '1' }))).toEqual(['edited a']);
    expect(folder.files.has('a.new')).toBe(false);
  });

  it('is overwritten where that was asked for, and what was beside it goes', () => {
    const folder = filled({ a: '1' });
    folder.files.set('a', 'one');
    folder.takes(generated({ a: '2' }));
    expect(folder.takes(generated({ a: '2' }), true)).toEqual(['overwritten a']);
    expect([...folder.files]).toEqual([['a', '2'], expect.arrayContaining([MANIFEST])]);
  });

  it('stays when the design no longer has it, also where overwriting was asked for', () => {
    const folder = filled({ a: '1', b: '1' });
    folder.files.set('a', 'one');
    folder.takes(generated({ a: '2', b: '1' }));
    expect(folder.takes(generated({ b: '1' }), true)).toEqual(['left a']);
    expect(folder.files.has('a.new')).toBe(false);
    expect(folder.takes(generated({ b: '1' }))).toEqual([]);
    expect(folder.files.get('a')).toBe('one');
  });

  it('keeps what a person has written beside it under that name', () => {
    const folder = filled({ a: '1' });
    folder.files.set('a.new', 'a note');
    folder.takes(generated({ a: '2' }));
    expect(folder.files.get('a.new')).toBe('a note');
  });
});

describe('a manifest that cannot be used', () => {
  it.each([
    ['<<<<<<< HEAD', 'cannot be used'],
    ['{"version": 2, "files": {}}', 'its version is 2, not 1'],
    ['{"version": 1}', 'it has no list of files'],
    ['{"version": 1, "files": {"../secret": "0"}}', 'it names "../secret", which is no file of this folder'],
    ['{"version": 1, "files": {"/etc/passwd": "0"}}', 'which is no file of this folder'],
    ['{"version": 1, "files": {"C:\\\\x": "0"}}', 'which is no file of this folder'],
    ['{"version": 1, "files": {"a": 7}}', 'it names "a"'],
  ])('is told with the reason, and nothing is lost: %s', (manifest, reason) => {
    const folder = filled({ a: '1', gone: '1' });
    folder.files.set(MANIFEST, manifest);
    expect(folder.plan(generated({ a: '2' })).problem).toContain(reason);
    expect(folder.takes(generated({ a: '2' }))).toEqual(['edited a']);
    expect(folder.files.get('a')).toBe('1');
    expect(folder.files.has('gone')).toBe(true);
    expect(folder.plan(generated({ a: '2' })).problem).toBeUndefined();
  });
});

it('a run that was interrupted is finished by the next one', () => {
  const folder = filled({ a: '1', b: '1', c: '1' });
  const [first] = operationsOf(folder.plan(generated({ a: '2', b: '2' })));
  if (first?.do === 'write') folder.files.set(first.path, first.content);
  expect(folder.takes(generated({ a: '2', b: '2' }))).toEqual(['changed b', 'removed c']);
  expect(operationsOf(folder.plan(generated({ a: '2', b: '2' })))).toEqual([]);
});
