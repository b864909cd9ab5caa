import {
  EVENT_ID,
  NOT_RESOLVED,
  SCALAR_STYLE,
  YAMLException,
  boolCoreTag,
  floatCoreTag,
  getScalarValue,
  intCoreTag,
  nullCoreTag,
  parseEvents,
  type Event,
  type ScalarEvent,
} from 'js-yaml';
import { joinPath, shorten, type Problem } from '../problems.ts';

/** Bounds of what is read. Text beyond them is refused before it can cost time or memory. */
export interface Limits {
  /** Length of the text in UTF-16 code units. */
  readonly characters: number;
  /** Line ends, commas and opening brackets: there is at most one value behind each. */
  readonly separators: number;
  /** Collections inside collections. */
  readonly depth: number;
}
export const LIMITS: Limits = { characters: 64_000_000, separators: 2_000_000, depth: 64 };

export type YamlResult =
  | { readonly ok: true; readonly value: unknown; readonly places: Places }
  | { readonly ok: false; readonly problems: readonly Problem[] };

/** Finds where a value stands in the text that was read. */
export interface Places {
  /** Line and column, from 1, of the value at a dotted path, or of the nearest one that holds it. */
  locate(path: string): { readonly line: number; readonly column: number };
}

/**
 * Reads one YAML 1.2 document (JSON is one, too) into plain data: text, numbers, booleans, lists and records.
 *
 * There are no aliases, tags, dates or merges; a key without a value is left out; a key that stands twice, or could reach a prototype,
 * is a problem with its line. Never throws. Duplicate keys are all told, everything else stops at the first problem.
 */
export function readYaml(text: string, limits: Limits = LIMITS): YamlResult {
  const tooMuch = exceeded(text, limits);
  if (tooMuch) return { ok: false, problems: [{ path: '', message: tooMuch }] };
  try {
    const events = parseEvents(text, { maxDepth: limits.depth });
    const reading = new Reading(text, events);
    const value = reading.document();
    return reading.problems.length > 0 ? { ok: false, problems: reading.problems } : { ok: true, value, places: new TextPlaces(text, events) };
  } catch (error) {
    return { ok: false, problems: [problemOf(error, limits)] };
  }
}

function exceeded(text: string, limits: Limits): string | undefined {
  const millions = (count: number) => `${(count / 1_000_000).toLocaleString('en', { maximumFractionDigits: 1 })} million`;
  if (text.trim() === '') return 'The text is empty.';
  if (text.length > limits.characters) return `The text has ${millions(text.length)} characters; at most ${millions(limits.characters)} are read.`;
  let separators = 0;
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at);
    if (code === 0x0a || code === 0x2c || code === 0x5b || code === 0x7b) separators++;
  }
  return separators > limits.separators ? `The text holds more than ${millions(limits.separators)} values; that is more than is read.` : undefined;
}

/** Of what is told all at once, no more than a person would read. */
const MOST_PROBLEMS = 100;

/** A problem found while building; carried to {@link readYaml}, which never lets it out. */
class Refusal extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.message);
    this.problem = problem;
  }
}

function problemOf(error: unknown, limits: Limits): Problem {
  if (error instanceof Refusal) return error.problem;
  if (error instanceof YAMLException) {
    const place = error.mark ? { line: error.mark.line + 1, column: error.mark.column + 1 } : {};
    if (error.reason.includes('maxDepth')) return { path: '', message: `The text is nested deeper than ${limits.depth} levels.`, ...place };
    return { path: '', message: `The text is not well-formed YAML: ${error.reason}.`, ...place };
  }
  return { path: '', message: `The text cannot be read: ${error instanceof Error ? shorten(error.message, 200) : 'unknown reason'}.` };
}

/** Builds the data from the parser's events, which are flat, so that depth costs no stack. */
class Reading {
  readonly problems: Problem[] = [];
  private readonly text: string;
  private readonly events: readonly Event[];
  private readonly lines: Lines;
  private places: Places | undefined;

  constructor(text: string, events: readonly Event[]) {
    this.text = text;
    this.events = events;
    this.lines = new Lines(text);
  }

  document(): unknown {
    const open: Container[] = [];
    let root: unknown;
    let documents = 0;
    for (const event of this.events) {
      switch (event.type) {
        case EVENT_ID.DOCUMENT:
          if (++documents > 1) this.refuse('', this.text.length, 'The text holds several documents; one design is expected');
          open.push({ kind: 'document', path: '' });
          break;
        case EVENT_ID.ALIAS:
          return this.refuse(pathOf(open), event.anchorStart, 'Aliases are not read; write the value itself');
        case EVENT_ID.SCALAR: {
          const key = this.takeKey(open, event);
          if (key) break;
          const value = this.scalar(open, event);
          if (open.at(-1)?.kind === 'document') root = value;
          else put(open.at(-1), value);
          break;
        }
        case EVENT_ID.MAPPING:
        case EVENT_ID.SEQUENCE: {
          this.refuseTag(open, event.tagStart, event.tagEnd);
          const top = open.at(-1);
          if (top?.kind === 'mapping' && top.key === undefined) this.refuse(top.path, event.start, 'A key must be plain text');
          const path = pathOf(open);
          const container: Container =
            event.type === EVENT_ID.MAPPING ? { kind: 'mapping', path, value: {}, seen: new Set(), key: undefined } : { kind: 'sequence', path, value: [] };
          if (top?.kind === 'document') root = container.value;
          else put(top, container.value);
          open.push(container);
          break;
        }
        case EVENT_ID.POP:
          open.pop();
      }
    }
    return root;
  }

  private takeKey(open: readonly Container[], event: ScalarEvent): boolean {
    const top = open.at(-1);
    if (top?.kind !== 'mapping' || top.key !== undefined) return false;
    this.refuseTag(open, event.tagStart, event.tagEnd);
    const key = getScalarValue(this.text, event);
    const at = startOf(event);
    if (key === '__proto__') this.report(joinPath(top.path, key), at, '“__proto__” cannot be an id or a field: this word is reserved.');
    else if (top.seen.has(key)) this.reportTwin(top.path, key, at);
    top.seen.add(key);
    top.key = key;
    return true;
  }

  private scalar(open: readonly Container[], event: ScalarEvent): unknown {
    this.refuseTag(open, event.tagStart, event.tagEnd);
    const source = getScalarValue(this.text, event);
    if (event.style !== SCALAR_STYLE.PLAIN) return source;
    for (const tag of PLAIN_TAGS) {
      const value: unknown = tag.resolve(source, false, tag.tagName);
      if (value !== NOT_RESOLVED) return value;
    }
    return source;
  }

  private reportTwin(path: string, key: string, at: number): void {
    if (this.problems.length >= MOST_PROBLEMS) return;
    this.places ??= new TextPlaces(this.text, this.events);
    const { line } = this.places.locate(joinPath(path, key));
    this.report(joinPath(path, shorten(key)), at, `“${shorten(key)}” stands twice; the other one is in line ${line}.`);
  }

  private refuseTag(open: readonly Container[], start: number, end: number): void {
    if (start >= 0) this.refuse(pathOf(open), start, `The tag ${shorten(this.text.slice(start, end))} is not read`);
  }

  private report(path: string, at: number, message: string): void {
    if (this.problems.length < MOST_PROBLEMS) this.problems.push({ path, message, ...this.lines.place(at) });
  }

  private refuse(path: string, at: number, message: string): never {
    throw new Refusal({ path, message: `${message}.`, ...this.lines.place(at) });
  }
}

const PLAIN_TAGS = [nullCoreTag, boolCoreTag, intCoreTag, floatCoreTag] as const;

type Container =
  | { readonly kind: 'document'; readonly path: ''; readonly value?: undefined }
  | { readonly kind: 'sequence'; readonly path: string; readonly value: unknown[] }
  | { readonly kind: 'mapping'; readonly path: string; readonly value: Record<string, unknown>; readonly seen: Set<string>; key: string | undefined };

function put(container: Container | undefined, value: unknown): void {
  if (container?.kind === 'sequence') container.value.push(value);
  else if (container?.kind === 'mapping') {
    if (container.key !== undefined && container.key !== '__proto__' && value !== null) container.value[container.key] = value;
    container.key = undefined;
  }
}

function pathOf(open: readonly Container[]): string {
  const top = open.at(-1);
  if (top?.kind === 'mapping') return top.key === undefined ? top.path : joinPath(top.path, shorten(top.key));
  return top?.kind === 'sequence' ? joinPath(top.path, top.value.length) : '';
}

const startOf = (event: Event): number => {
  if (event.type === EVENT_ID.SCALAR)
    return Math.max(0, event.valueStart - (event.style === SCALAR_STYLE.SINGLE_QUOTED || event.style === SCALAR_STYLE.DOUBLE_QUOTED ? 1 : 0));
  return event.type === EVENT_ID.MAPPING || event.type === EVENT_ID.SEQUENCE ? event.start : 0;
};

/** Walks the events again, only when somebody asks: a text without problems pays nothing for places. */
class TextPlaces implements Places {
  private readonly text: string;
  private readonly events: readonly Event[];
  private starts: Map<string, number> | undefined;
  private lines: Lines | undefined;

  constructor(text: string, events: readonly Event[]) {
    this.text = text;
    this.events = events;
  }

  locate(path: string): { line: number; column: number } {
    this.starts ??= startsOf(this.text, this.events);
    this.lines ??= new Lines(this.text);
    for (let at = path; ; at = at.slice(0, at.lastIndexOf('.'))) {
      const start = this.starts.get(at);
      if (start !== undefined) return this.lines.place(start);
      if (!at.includes('.')) return this.lines.place(this.starts.get('') ?? 0);
    }
  }
}

/** Offset of each value's key (or of the list entry itself) by dotted path; the first one counts where a key stands twice. */
function startsOf(text: string, events: readonly Event[]): Map<string, number> {
  const starts = new Map<string, number>();
  const open: { path: string; next: number; key: string | undefined }[] = [];
  const note = (path: string, at: number) => {
    if (!starts.has(path)) starts.set(path, at);
  };
  const enter = (event: Event): string => {
    const top = open.at(-1);
    if (!top) return '';
    if (top.next >= 0) {
      const path = joinPath(top.path, top.next++);
      note(path, startOf(event));
      return path;
    }
    const path = joinPath(top.path, top.key ?? '');
    top.key = undefined;
    return path;
  };
  for (const event of events) {
    const top = open.at(-1);
    if (event.type === EVENT_ID.DOCUMENT) note('', 0);
    else if (event.type === EVENT_ID.POP) open.pop();
    else if (event.type === EVENT_ID.MAPPING) open.push({ path: enter(event), next: -1, key: undefined });
    else if (event.type === EVENT_ID.SEQUENCE) open.push({ path: enter(event), next: 0, key: undefined });
    else if (event.type === EVENT_ID.SCALAR && top && top.next < 0 && top.key === undefined) {
      top.key = getScalarValue(text, event);
      note(joinPath(top.path, top.key), startOf(event));
    } else enter(event);
  }
  return starts;
}

class Lines {
  private readonly text: string;
  private starts: number[] | undefined;

  constructor(text: string) {
    this.text = text;
  }

  place(offset: number): { line: number; column: number } {
    this.starts ??= lineStarts(this.text);
    let low = 0;
    let high = this.starts.length - 1;
    while (low < high) {
      const middle = (low + high + 1) >> 1;
      if ((this.starts[middle] ?? 0) <= offset) low = middle;
      else high = middle - 1;
    }
    return { line: low + 1, column: offset - (this.starts[low] ?? 0) + 1 };
  }
}

function lineStarts(text: string): number[] {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return starts;
}
