import {
  type Entry,
  type EntryKind,
  type ExportFile,
  MANIFEST,
  operationsOf,
  pathsToRead,
  planRegeneration,
  type Regeneration,
} from '../../exporters/index.ts';
import { EXIT, type ExitCode, type Terminal } from '../terminal.ts';
import { counted } from '../words.ts';

/** How a folder is written again where people have worked in it. */
export interface Regenerating {
  readonly overwriteEdited: boolean;
  /** Only says what would happen. */
  readonly dryRun: boolean;
}

/** Writes files into a folder and keeps what people have changed there. Says what happened. Fails where somebody has to merge. */
export function regenerated(files: readonly ExportFile[], folder: string, { overwriteEdited, dryRun }: Regenerating, terminal: Terminal): ExitCode {
  const plan = planned(files, folder, terminal, overwriteEdited);
  if (!dryRun) {
    for (const operation of operationsOf(plan)) {
      if (operation.do === 'write') terminal.write(`${folder}/${operation.path}`, operation.content);
      else terminal.remove(`${folder}/${operation.path}`);
    }
  }
  terminal.err(`${problemOf(plan, folder)}${summary(plan, folder, dryRun)}`);
  return plan.entries.some((entry) => entry.kind === 'edited' && entry.content !== undefined) ? EXIT.found : EXIT.ok;
}

/** What is not as the design says: a sentence for each path. Files of people are left out, unless they are missing. */
export function staleness(files: readonly ExportFile[], folder: string, terminal: Terminal): readonly string[] {
  const { entries, manifest, problem } = planned(files, folder, terminal, false);
  const sentences = entries.flatMap(({ kind, path }) => {
    const reason = STALE[kind];
    return reason === undefined ? [] : [`${folder}/${path} ${reason}.`];
  });
  if (manifest === undefined || sentences.length > 0) return sentences;
  return [problem === undefined ? `${folder}/${MANIFEST} is stale.` : `${folder}/${problem}`];
}

const STALE: Readonly<Record<EntryKind, string | undefined>> = {
  new: 'is missing',
  changed: 'is stale',
  edited: 'is generated, and was edited',
  overwritten: 'is generated, and was edited',
  removed: 'is no longer generated',
  unchanged: undefined,
  yours: undefined,
  left: undefined,
};

function planned(files: readonly ExportFile[], folder: string, terminal: Terminal, overwriteEdited: boolean): Regeneration {
  const read = (path: string) => (terminal.has(`${folder}/${path}`) ? terminal.read(`${folder}/${path}`) : undefined);
  const manifest = read(MANIFEST);
  const there = new Map(pathsToRead(files, manifest).map((path) => [path, read(path)]));
  return planRegeneration(files, (path) => (path === MANIFEST ? manifest : there.get(path)), { overwriteEdited });
}

const problemOf = ({ problem }: Regeneration, folder: string): string =>
  problem === undefined ? '' : `${folder}/${problem} Everything that differs counts as changed by a person.\n`;

/** Of each kind, so many are named. */
const MOST_NAMED = 40;

/** The kinds that are told, in this order, each with its word in the first line. */
const TOLD: readonly (readonly [EntryKind, string])[] = [
  ['new', 'new'],
  ['changed', 'changed'],
  ['overwritten', 'overwritten'],
  ['removed', 'removed'],
  ['edited', 'edited by hand'],
  ['left', 'no longer generated'],
  ['yours', 'yours'],
  ['unchanged', 'unchanged'],
];

function summary({ entries }: Regeneration, folder: string, dryRun: boolean): string {
  if (entries.every(({ kind }) => kind === 'new')) return `${counted(entries.length, 'file')} ${dryRun ? 'would be written' : 'written'}.\n`;
  const of = (kind: EntryKind) => entries.filter((entry) => entry.kind === kind);
  const counts = TOLD.flatMap(([kind, word]) => (of(kind).length > 0 ? [`${of(kind).length} ${word}`] : []));
  const lines = TOLD.flatMap(([kind]) => {
    const told = of(kind).flatMap((entry) => lineOf(entry));
    return told.length > MOST_NAMED ? [...told.slice(0, MOST_NAMED), `  and ${told.length - MOST_NAMED} more`] : told;
  });
  const merge = entries.some((entry) => entry.kind === 'edited' && entry.content !== undefined) ? MERGE : '';
  return `${folder}${dryRun ? ' (nothing is written)' : ''}: ${counts.join(', ')}.\n${lines.map((line) => `${line}\n`).join('')}${merge}`;
}

const MERGE =
  'Merge what was edited with its new version, better still move the edit to a file that is yours, and delete the .new file.\n--overwrite-edited drops such edits instead.\n';

function lineOf(entry: Entry): readonly string[] {
  const line = (word: string, more = '') => [`  ${word.padEnd(12)}${entry.path}${more}`];
  switch (entry.kind) {
    case 'new':
      return line('new', entry.once ? ' (yours to fill in)' : '');
    case 'changed':
    case 'overwritten':
    case 'removed':
      return line(entry.kind);
    case 'edited':
      return line('edited', entry.content === undefined ? ' stays' : ' stays; its new version is beside it, with .new behind its name');
    case 'left':
      return line('left', ' stays, because somebody has changed it; the design no longer has it');
    case 'yours':
      return entry.lacks.length > 0 ? line('yours', ` lacks ${entry.lacks.join(', ')}`) : [];
    case 'unchanged':
      return [];
    default:
      return entry satisfies never;
  }
}
