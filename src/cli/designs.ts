import { importText } from '../importers/index.ts';
import { recordLines } from '../importers/recordLines.ts';
import type { Design, Problem } from '../model/index.ts';
import { UsageError, type Terminal } from './terminal.ts';

/** A file with a design in it. */
export interface DesignFile {
  /** As given, with forward slashes; `stdin` for standard input. */
  readonly path: string;
  readonly design: Design;
  /** Id of the importer that read it; `seam` for the project's own documents, which alone can be written back. */
  readonly format: string;
  /** What the file holds beside the design, and could not be used. */
  readonly problems: readonly Problem[];
  readonly lineOf: (recordId: string) => number | undefined;
}

const OWN_FILE = /\.seam\.(?:ya?ml|json)$/i;

/**
 * Reads every design that is named: files of any format that can be imported, folders with all the `.seam.yaml` and `.seam.json` in them, `-` for standard input.
 * @throws UsageError if one of them cannot be read, or holds no design
 */
export function readDesigns(names: readonly string[], terminal: Terminal): readonly DesignFile[] {
  if (names.length === 0) throw new UsageError('Which file? Name one or more, a folder, or - for standard input.');
  return names.flatMap((name) => pathsOf(name, terminal)).map((path) => readFile(path, terminal));
}

function pathsOf(name: string, terminal: Terminal): readonly string[] {
  const files = name === '-' ? undefined : terminal.filesIn(name);
  if (files === undefined) return [name];
  const own = files.filter((file) => OWN_FILE.test(file));
  if (own.length === 0) throw new UsageError(`${name} holds no .seam.yaml file.`);
  return own;
}

function readFile(path: string, terminal: Terminal): DesignFile {
  const text = path === '-' ? terminal.readInput() : terminal.read(path);
  const { design, problems, format } = importText(text, path === '-' ? undefined : path);
  const shown = path === '-' ? 'stdin' : path.replaceAll('\\', '/');
  if (design === undefined)
    throw new UsageError([`${shown} holds no design that can be read.`, ...problems.map((problem) => `  ${placed(problem)}`)].join('\n'));
  const lines = format === 'seam' ? recordLines(text) : new Map<string, number>();
  return { path: shown, design, format, problems, lineOf: (id) => lines.get(id) };
}

/** A problem with its place in front. */
export function placed({ path, line, message }: Problem): string {
  const place = [line === undefined ? '' : `line ${line}`, path].filter((part) => part !== '').join(', ');
  return place === '' ? message : `${place}: ${message}`;
}
