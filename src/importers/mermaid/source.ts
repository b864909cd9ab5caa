import type { Problem } from '../../model/index.ts';
import { say } from '../../speech/index.ts';

/** One diagram of a text, line by line, with comments, directives and front matter taken out. */
export interface DiagramSource {
  /** The first word: `flowchart`, `sequenceDiagram` … */
  readonly type: string;
  readonly lines: readonly SourceLine[];
}

export interface SourceLine {
  /** Counted from 1 in the whole text. */
  readonly number: number;
  readonly text: string;
}

const FENCE = /^\s*(`{3,}|~{3,})\s*(\S*)/;

/** The diagrams of a Markdown text, or of a text that is one diagram. */
export function diagramSources(text: string, problems: Problem[]): readonly DiagramSource[] {
  const lines = text.split(/\r\n|\r|\n/).map((line, index): SourceLine => ({ number: index + 1, text: line }));
  const fenced = fencedParts(lines);
  return (fenced.length > 0 ? fenced : [lines]).flatMap((part) => {
    const source = sourceOf(part, problems);
    return source === undefined ? [] : [source];
  });
}

function fencedParts(lines: readonly SourceLine[]): SourceLine[][] {
  const parts: SourceLine[][] = [];
  let open: { readonly mark: string; readonly part: SourceLine[] | undefined } | undefined;
  for (const line of lines) {
    const fence = FENCE.exec(line.text);
    if (open === undefined) {
      if (fence === null) continue;
      const part = /^\{?\.?mermaid\b/i.test(fence[2] ?? '') ? [] : undefined;
      if (part !== undefined) parts.push(part);
      open = { mark: fence[1] ?? '```', part };
    } else if (fence !== null && fence[2] === '' && (fence[1] ?? '').startsWith(open.mark)) open = undefined;
    else open.part?.push(line);
  }
  return parts;
}

function sourceOf(part: readonly SourceLine[], problems: Problem[]): DiagramSource | undefined {
  const body = withoutComments(withoutDirectives(withoutFrontMatter(part, problems), problems)).filter(({ text }) => text.trim() !== '');
  const [first] = body;
  if (first === undefined) return undefined;
  const type = /^[\w-]+/.exec(first.text.trim())?.[0] ?? '';
  return { type, lines: body };
}

function withoutFrontMatter(lines: readonly SourceLine[], problems: Problem[]): readonly SourceLine[] {
  const start = lines.findIndex(({ text }) => text.trim() !== '');
  if (lines[start]?.text.trim() !== '---') return lines;
  const end = lines.findIndex(({ text }, index) => index > start && text.trim() === '---');
  if (end < 0) return lines;
  problems.push(leftOut(lines[start]?.number ?? 1, say`The front matter was left out.`));
  return lines.slice(end + 1);
}

/** `%%{ … }%%`, which may span lines. */
function withoutDirectives(lines: readonly SourceLine[], problems: Problem[]): SourceLine[] {
  const kept: SourceLine[] = [];
  let inside = false;
  for (const line of lines) {
    let rest = line.text;
    let text = '';
    while (rest !== '') {
      const mark = inside ? '}%%' : '%%{';
      const at = rest.indexOf(mark);
      if (!inside) text += at < 0 ? rest : rest.slice(0, at);
      if (at < 0) break;
      if (!inside) problems.push(leftOut(line.number, say`The directive was left out.`));
      inside = !inside;
      rest = rest.slice(at + mark.length);
    }
    kept.push({ number: line.number, text });
  }
  return kept;
}

/** A comment stands on a line of its own. */
const withoutComments = (lines: readonly SourceLine[]): SourceLine[] => lines.filter(({ text }) => !/^\s*%%/.test(text));

export const leftOut = (line: number, message: string): Problem => ({ path: '', line, message, severity: 'warning' });
export const shown = (text: string): string => (text.length <= 60 ? text : `${text.slice(0, 60).toWellFormed()}…`);
