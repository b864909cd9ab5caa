/**
 * Text that is TypeScript. Only this folder makes it: from templates written here, from identifiers that a naming scope gave out, and from literals.
 * A plain string cannot be put into a template, so a name of the design can never become code.
 */
export class Code {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** The only way to make code from a string. For the files of this folder. */
  static trusted(text: string): Code {
    return new Code(text);
  }

  toString(): string {
    return this.#text;
  }
}

/** What a template takes: code, several pieces of code on lines of their own, a number, or nothing. */
export type Part = Code | readonly Code[] | number | false | undefined;

export const nothing: readonly Code[] = [];

const HOLE = /\ue000(\d+)\ue000/;
const ONLY_HOLE = /^(\s*)\ue000(\d+)\ue000(,?)$/;

/** One line of a template: texts with the parts of these numbers between them. */
interface Line {
  readonly indent: string;
  readonly texts: readonly string[];
  readonly holes: readonly number[];
  /** It holds nothing but one part, and perhaps a comma behind it. */
  readonly alone: boolean;
}

/** Each template is read once: it is the same list of strings wherever its function is called from. */
const templates = new WeakMap<TemplateStringsArray, readonly Line[]>();

function linesOf(strings: TemplateStringsArray): readonly Line[] {
  const known = templates.get(strings);
  if (known) return known;
  const source = strings.reduce((text, chunk, index) => text + (index === 0 ? '' : `\ue000${index - 1}\ue000`) + chunk, '');
  const lines = dedent(source.split('\n')).map(lineOf);
  templates.set(strings, lines);
  return lines;
}

function lineOf(line: string): Line {
  const indent = /^\s*/.exec(line)?.[0] ?? '';
  const pieces = line.split(HOLE);
  return {
    indent,
    texts: pieces.filter((_, index) => index % 2 === 0),
    holes: pieces.filter((_, index) => index % 2 === 1).map(Number),
    alone: ONLY_HOLE.test(line),
  };
}

/**
 * A template of TypeScript. Its own indentation is taken off; what is put in is indented like the line it stands on. A line that holds nothing but an
 * empty part disappears, and blank lines never pile up.
 */
export function ts(strings: TemplateStringsArray, ...parts: readonly Part[]): Code {
  const out: string[] = [];
  for (const line of linesOf(strings)) expand(line, parts, out);
  return Code.trusted(tidy(out).join('\n'));
}

/** Pieces of code in one line: `a, b, c`. */
export function list(parts: readonly Code[], separator = ', '): Code {
  return Code.trusted(parts.map(String).join(separator));
}

/** `[a, b]`: on one line where it fits, else a line for each. */
export const array = (parts: readonly Code[]): Code => bracketed('[', parts, ']', '');

/** `{ a, b }`: on one line where it fits, else a line for each. */
export const object = (parts: readonly (Code | false | undefined)[]): Code =>
  bracketed(
    '{',
    parts.filter((part) => part !== false && part !== undefined),
    '}',
    ' ',
  );

/** `name(a, b)`: on one line where it fits, else a line for each. */
export const invocation = (name: Code, parts: readonly Code[]): Code => Code.trusted(String(name) + String(bracketed('(', parts, ')', '')));

const LINE = 100;

function bracketed(open: string, parts: readonly Code[], close: string, space: string): Code {
  const texts = parts.map(String);
  if (texts.length === 0) return Code.trusted(open + close);
  const flat = `${open}${space}${texts.join(', ')}${space}${close}`;
  if (flat.length <= LINE && !flat.includes('\n')) return Code.trusted(flat);
  return Code.trusted(`${open}\n${texts.map((text) => `${indented(text, '  ', '  ')},\n`).join('')}${close}`);
}

/** Pieces of code below each other, a blank line between them. */
export function blocks(parts: readonly Part[]): Code {
  return Code.trusted(
    parts
      .map((part) => textOf(part))
      .filter((text) => text !== '')
      .join('\n\n'),
  );
}

function expand({ indent, texts, holes, alone }: Line, parts: readonly Part[], out: string[]): void {
  let filled = alone ? '' : (texts[0] ?? '');
  for (let at = 0; at < holes.length; at++) {
    const text = textOf(parts[holes[at] as number]);
    const after = texts[at + 1] ?? '';
    if (alone && text === '') return;
    filled += alone ? indented(text + after, indent, indent) : indented(text, '', indent) + after;
  }
  if (filled.includes('\n')) for (const line of filled.split('\n')) out.push(line);
  else out.push(filled);
}

function textOf(part: Part): string {
  if (part === undefined || part === false) return '';
  return Array.isArray(part) ? part.map(String).join('\n') : String(part);
}

function indented(text: string, first: string, rest: string): string {
  if (!text.includes('\n')) return text === '' ? '' : first + text;
  return text
    .split('\n')
    .map((line, index) => (line === '' ? '' : (index === 0 ? first : rest) + line))
    .join('\n');
}

function dedent(lines: readonly string[]): string[] {
  const body = [...lines];
  if (body[0]?.trim() === '') body.shift();
  if (body.at(-1)?.trim() === '') body.pop();
  const depth = Math.min(...body.filter((line) => line.trim() !== '').map((line) => line.length - line.trimStart().length));
  return body.map((line) => (line.trim() === '' ? '' : line.slice(depth)));
}

/** No two blank lines in a row, none after an opening and none before a closing bracket, none at the ends. */
function tidy(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (line === '' && (last === undefined || last === '' || /[{[(]$/.test(last))) continue;
    if (last === '' && /^\s*[}\])]/.test(line)) out.pop();
    out.push(line);
  }
  if (out.at(-1) === '') out.pop();
  return withoutEmptyBodies(out);
}

/** `() => {` and `}` with nothing between become `() => {}`. */
function withoutEmptyBodies(lines: readonly string[]): string[] {
  const out: string[] = [];
  for (const line of lines) {
    const last = out.at(-1);
    if (last?.endsWith('{') && /^\s*\}/.test(line)) out[out.length - 1] = last + line.trimStart();
    else out.push(line);
  }
  return out;
}
