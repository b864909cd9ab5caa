import { parseArgs } from 'node:util';
import { type ExportFile, isRegenerated, loadExporter, type Target, TARGETS, writeTarget } from '../../exporters/index.ts';
import { placed, readDesignFile } from '../designs.ts';
import { readOptions } from '../options.ts';
import { withPlaces } from '../places.ts';
import { EXIT, UsageError, type Command, type ExitCode, type Terminal } from '../terminal.ts';
import { counted } from '../words.ts';
import { optionList, targetList } from './list.ts';
import { flagOf, valuesFrom } from './options.ts';
import { regenerated, staleness } from './regenerated.ts';

const OWN = {
  to: { type: 'string' },
  out: { type: 'string' },
  check: { type: 'boolean' },
  exact: { type: 'boolean' },
  'dry-run': { type: 'boolean' },
  'overwrite-edited': { type: 'boolean' },
  list: { type: 'boolean' },
  help: { type: 'boolean' },
} as const;

const HELP = `seamwright export FILE --to TARGET [options]

Writes a design, of any format that can be imported, as something else: ${TARGETS.map(({ id }) => id).join(', ')}.

  --to TARGET     what to write
  --out PATH      where to: a file, or a folder for what comes in several files;
                  without it, one file goes to standard output
  --check         writes nothing: says which files under --out are missing or stale, and fails
  --exact         with --check: says which other files stand in the folder, too; for a folder that
                  nobody else writes to
  --dry-run       writes nothing: says what would become of a folder where people have worked
  --overwrite-edited
                  writes generated files over also where somebody has edited them
  --list          lists the targets; with --to the options of one, with FILE, too, what they can be
  --help          this page

What is written depends on nothing but the design and the options, so --check holds in a documentation
build what somebody committed.

Code is written again into the folder where people work on it. What they have filled in stays, and what
the design asks for beyond it is named. A generated file that somebody has edited stays, too, with its new
version beside it under the same name with .new behind. What the design no longer has is removed unless
somebody has changed it. All of this is told by .seamwright.json in that folder: commit it.

Exit code: 0 written or up to date, 1 stale (with --check) or to be merged by hand, 2 wrong use or a file
that cannot be read or written.
`;

/** `seamwright export`: every target that needs no browser, for documentation builds. */
export const exportCommand: Command = { name: 'export', summary: 'writes a design as Mermaid, pictures, code and documents', help: HELP, run };

async function run(args: readonly string[], terminal: Terminal): Promise<ExitCode> {
  const target = targetFrom(args);
  const { values, positionals } = readOptions(args, { ...OWN, ...configOf(target) }, { allowNegative: true });
  const words = values as Readonly<Record<string, string | boolean | undefined>>;
  if (words['list'] === true) return list(target, positionals[0], terminal);
  if (target === undefined) throw new UsageError(`What to? Say --to with one of ${TARGETS.map(({ id }) => id).join(', ')}.`);
  if (target.needsBrowser !== undefined) throw new UsageError(target.needsBrowser);
  const [path, ...others] = positionals;
  if (path === undefined || others.length > 0) throw new UsageError('Which file? Name one design, or - for standard input.');

  const { design, problems, path: shown } = readDesignFile(path, terminal);
  for (const problem of problems) terminal.err(`${shown}: ${placed(problem)}\n`);
  const { choices } = await loadExporter(target.id);
  const placedDesign = target.showsPlaces === true ? await withPlaces(design) : design;
  const files = await written(target.id, () => writeTarget(target.id, placedDesign, valuesFrom(target, words, choices?.(design) ?? {}), terminal.version));
  const out = typeof words['out'] === 'string' ? words['out'] : undefined;
  const places = placesOf(files, out, terminal);
  if (words['check'] === true) return checked({ files, places, out, exact: words['exact'] === true }, args, terminal);
  if (words['exact'] === true) throw new UsageError('--exact is for --check.');
  const regenerating = { overwriteEdited: words['overwrite-edited'] === true, dryRun: words['dry-run'] === true };
  if (isRegenerated(files) && out !== undefined) return regenerated(files, folderOf(out), regenerating, terminal);
  if (regenerating.overwriteEdited || regenerating.dryRun) throw new UsageError('--overwrite-edited and --dry-run are for --to typescript with --out.');
  if (places === undefined) return printed(files, terminal);
  return saved(places, terminal);
}

/** An exporter that cannot write the design says why, for people. */
async function written(id: string, write: () => Promise<readonly ExportFile[]>): Promise<readonly ExportFile[]> {
  try {
    const files = await write();
    if (files.length > 0) return files;
  } catch (error) {
    if (error instanceof UsageError) throw error;
    throw new UsageError(`The design cannot be written as ${id}: ${error instanceof Error ? error.message : String(error)}`);
  }
  throw new UsageError(`The design has nothing to write as ${id}.`);
}

/** @throws UsageError where `--to` names no target */
function targetFrom(args: readonly string[]): Target | undefined {
  const { values } = parseArgs({ args: [...args], options: { to: { type: 'string' } }, strict: false });
  const { to } = values;
  if (to === undefined) return undefined;
  const found = TARGETS.find(({ id, title }) => id === to || title.toLowerCase() === String(to).toLowerCase());
  if (found === undefined) throw new UsageError(`--to is “${String(to)}”; it can be ${TARGETS.map(({ id }) => id).join(', ')}.`);
  return found;
}

const configOf = (target: Target | undefined) =>
  Object.fromEntries((target?.options ?? []).map(({ key, type }) => [flagOf(key), { type: type === 'switch' ? 'boolean' : 'string' } as const]));

async function list(target: Target | undefined, path: string | undefined, terminal: Terminal): Promise<ExitCode> {
  if (target === undefined) terminal.out(targetList());
  else {
    const design = path === undefined ? undefined : readDesignFile(path, terminal).design;
    const { choices } = await loadExporter(target.id);
    terminal.out(optionList(target, design && (choices?.(design) ?? {})));
  }
  return EXIT.ok;
}

interface Place {
  readonly path: string;
  readonly file: ExportFile;
}

/** Where the files go: one goes to the path itself, unless that is a folder. Undefined where nobody said where. */
function placesOf(files: readonly ExportFile[], out: string | undefined, terminal: Terminal): readonly Place[] | undefined {
  if (out === undefined) return undefined;
  const [only] = files;
  const isFolder = files.length !== 1 || /[\\/]$/.test(out) || terminal.isFolder(out);
  if (only !== undefined && !isFolder) return [{ path: out, file: only }];
  return files.map((file) => ({ path: `${folderOf(out)}/${file.path}`, file }));
}

const folderOf = (out: string): string => out.replace(/[\\/]+$/, '');

function printed(files: readonly ExportFile[], terminal: Terminal): ExitCode {
  const [only] = files;
  if (only === undefined || files.length > 1) throw new UsageError(`This gives ${counted(files.length, 'file')}; say which folder they go to with --out.`);
  if (typeof only.content !== 'string') throw new UsageError('This is no text; say which file it goes to with --out.');
  terminal.out(only.content);
  return EXIT.ok;
}

function saved(places: readonly Place[], terminal: Terminal): ExitCode {
  for (const { path, file } of places) terminal.write(path, file.content);
  const [first] = places;
  terminal.err(places.length === 1 && first ? `${first.path} written.\n` : `${counted(places.length, 'file')} written.\n`);
  return EXIT.ok;
}

interface Checked {
  readonly files: readonly ExportFile[];
  readonly places: readonly Place[] | undefined;
  readonly out: string | undefined;
  /** Whether a file that is not written is one too many. */
  readonly exact: boolean;
}

function checked({ files, places, out, exact }: Checked, args: readonly string[], terminal: Terminal): ExitCode {
  if (places === undefined || out === undefined) throw new UsageError('--check needs --out: the file or folder that is looked at.');
  if (exact && isRegenerated(files)) throw new UsageError('--exact is not for --to typescript: people add files of their own to a workspace.');
  const wrong = isRegenerated(files) ? staleness(files, folderOf(out), terminal) : places.flatMap((place) => stale(place, terminal));
  const extra = exact ? extraIn(folderOf(out), places, terminal) : [];
  if (wrong.length + extra.length === 0) return EXIT.ok;
  const again = args
    .filter((word) => word !== '--check' && word !== '--exact')
    .map((word) => (/^[\w@%+=:,./-]+$/.test(word) ? word : `'${word.replaceAll("'", `'\\''`)}'`));
  const advice = wrong.length === 0 ? '' : `Write ${wrong.length === 1 ? 'it' : 'them'} again: seamwright export ${again.join(' ')}\n`;
  terminal.err(`${[...wrong, ...extra].join('\n')}\n${advice}`);
  return EXIT.found;
}

/** What stands in the folder beside what is written. @throws UsageError where the design goes to a file of its own */
function extraIn(folder: string, places: readonly Place[], terminal: Terminal): readonly string[] {
  if (terminal.has(folder)) throw new UsageError('--exact needs a folder under --out.');
  const written = new Set(places.map(({ path }) => path));
  return (terminal.filesIn(folder) ?? []).filter((path) => !written.has(path)).map((path) => `${path} is not written by this: remove it.`);
}

function stale({ path, file }: Place, terminal: Terminal): readonly string[] {
  if (!terminal.has(path)) return [`${path} is missing.`];
  return sameContent(terminal.bytes(path), file.content) ? [] : [`${path} is stale.`];
}

/** A file that Git checked out with line ends of Windows is no stale one. */
function sameContent(there: Uint8Array, content: string | Uint8Array): boolean {
  if (typeof content === 'string') return new TextDecoder().decode(there).replaceAll('\r\n', '\n') === content.replaceAll('\r\n', '\n');
  return there.length === content.length && there.every((byte, index) => byte === content[index]);
}
