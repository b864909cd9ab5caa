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

export interface ReadDesigns {
  readonly designs: readonly DesignFile[];
  /** Why the others could not be read, one text for each file. */
  readonly refused: readonly string[];
}

/**
 * Reads every design that is named: files of any format that can be imported, folders with all the `.seam.yaml` and `.seam.json` in them, `-` for standard input.
 * A file that is named twice is read once. One that cannot be read, or holds no design, does not keep the others from being read.
 * @throws UsageError if nothing is named
 */
export function readDesigns(names: readonly string[], terminal: Terminal): ReadDesigns {
  if (names.length === 0) throw new UsageError('Which file? Name one or more, a folder, or - for standard input.');
  const designs: DesignFile[] = [];
  const refused: string[] = [];
  const orRefused = <T>(read: () => readonly T[]): readonly T[] => {
    try {
      return read();
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      refused.push(error.message);
      return [];
    }
  };
  const paths = new Set(names.flatMap((name) => orRefused(() => pathsOf(name, terminal))));
  for (const path of paths) designs.push(...orRefused(() => [readDesignFile(path, terminal)]));
  return { designs, refused };
}

function pathsOf(name: string, terminal: Terminal): readonly string[] {
  const files = name === '-' ? undefined : terminal.filesIn(name);
  if (files === undefined) return [asWritten(name)];
  const own = files.filter((file) => OWN_FILE.test(file));
  if (own.length === 0) throw new UsageError(`${name} holds no .seam.yaml file.`);
  return own.map(asWritten);
}

/** `./docs/a` and `docs/a` are one file: in the list, in reports and in baselines. */
const asWritten = (path: string): string => path.replace(/^(?:\.[\\/]+)+(?=.)/, '');

/** @throws UsageError if it cannot be read, or holds no design */
export function readDesignFile(path: string, terminal: Terminal): DesignFile {
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
