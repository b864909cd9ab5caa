import { EVENT_ID, getScalarValue, parseEvents, SCALAR_STYLE, YAMLException, type Event, type ScalarEvent } from 'js-yaml';
import type { Problem } from '../model/index.ts';
import { say } from '../speech/index.ts';

/** A YAML value that knows its line, counted from 1. Aliases are not followed. */
export type Located = LocatedScalar | LocatedList | LocatedMap;
export interface LocatedScalar {
  readonly kind: 'scalar';
  readonly line: number;
  readonly text: string;
  /** Written without quotes, so that `true` is a yes and not a word. */
  readonly plain: boolean;
}
export interface LocatedList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: readonly Located[];
}
export interface LocatedMap {
  readonly kind: 'map';
  readonly line: number;
  readonly entries: readonly LocatedEntry[];
}
export interface LocatedEntry {
  readonly key: string;
  readonly line: number;
  readonly value: Located;
}

export interface LocatedYaml {
  readonly root?: Located;
  readonly problems: readonly Problem[];
}

const LONGEST_TEXT = 10_000_000;
/** A broken text that is longer is not searched for a part that can be read. */
const LONGEST_SALVAGE = 1_000_000;
const DEEPEST = 60;
const MOST_EVENTS = 500_000;

/**
 * Reads the first document of a YAML text that another program wrote. The model's own reader refuses a text as a whole when something is wrong with it;
 * this one keeps what it can, and gives every value its line, whatever the keys are called. Bounded in size, depth and number of values; aliases and merge keys are refused because they can grow
 * without bound and none of the formats read here needs them. Where the text breaks, what stands above the broken line is kept.
 */
export function readLocatedYaml(text: string): LocatedYaml {
  if (text.length > LONGEST_TEXT) return { problems: [{ path: '', message: say`The text is longer than ${LONGEST_TEXT / 1_000_000} million characters.` }] };
  const whole = parse(text);
  return whole.events === undefined ? beginningOf(text, whole.problem) : build(text, whole.events, []);
}

/** Goes back from the line where the text broke, in steps that double, until what is left can be read. */
function beginningOf(text: string, problem: Problem): LocatedYaml {
  const lines = text.length <= LONGEST_SALVAGE ? text.split('\n') : [];
  const broken = Math.min(problem.line ?? 1, lines.length);
  for (let back = 1; back < broken; back *= 2) {
    const kept = lines.slice(0, broken - back).join('\n');
    const again = parse(kept);
    if (again.events === undefined) continue;
    return build(kept, again.events, [{ ...problem, message: say`${problem.message} Nothing from line ${broken - back + 1} on was read.` }]);
  }
  return { problems: [problem] };
}

type Parsed = { readonly events: readonly Event[] } | { readonly events?: undefined; readonly problem: Problem };

function parse(text: string): Parsed {
  try {
    return { events: parseEvents(text, { maxDepth: DEEPEST }) };
  } catch (error) {
    if (!(error instanceof YAMLException)) return { problem: { path: '', message: say`The text could not be read as YAML.` } };
    const place = error.mark === undefined ? {} : { line: error.mark.line + 1, column: error.mark.column + 1 };
    return { problem: { path: '', message: say`This is not valid YAML: ${error.reason}.`, ...place } };
  }
}

type Open = { readonly kind: 'document'; root?: Located } | OpenList | OpenMap;
interface OpenList {
  readonly kind: 'list';
  readonly line: number;
  readonly items: Located[];
}
interface OpenMap {
  readonly kind: 'map';
  readonly line: number;
  readonly entries: LocatedEntry[];
  readonly keys: Set<string>;
  key?: { readonly text: string; readonly line: number } | undefined;
}

function build(text: string, events: readonly Event[], found: readonly Problem[]): LocatedYaml {
  const problems: Problem[] = [...found];
  const lineAt = lineFinder(text);
  const open: Open[] = [];
  if (events.length > MOST_EVENTS) return { problems: [...problems, { path: '', message: say`The text holds more than ${MOST_EVENTS} values.` }] };

  for (const event of events) {
    switch (event.type) {
      case EVENT_ID.DOCUMENT:
        open.push({ kind: 'document' });
        break;
      case EVENT_ID.SEQUENCE:
        open.push({ kind: 'list', line: lineAt(event.start), items: [] });
        break;
      case EVENT_ID.MAPPING:
        open.push({ kind: 'map', line: lineAt(event.start), entries: [], keys: new Set() });
        break;
      case EVENT_ID.SCALAR: {
        const last = open.at(-1);
        const line = event.valueStart >= 0 ? lineAt(event.valueStart) : last === undefined || last.kind === 'document' ? 1 : lineOf(last);
        put(open, scalar(text, event, line), problems);
        break;
      }
      case EVENT_ID.ALIAS: {
        const line = lineAt(event.anchorStart);
        problems.push({ path: '', message: say`Aliases (*name) are not followed; this value was left out.`, line });
        put(open, { kind: 'scalar', line, text: '', plain: true }, problems);
        break;
      }
      case EVENT_ID.POP: {
        const closed = open.pop();
        if (closed === undefined) break;
        if (closed.kind === 'document') return { ...(closed.root === undefined ? {} : { root: closed.root }), problems };
        put(
          open,
          closed.kind === 'list' ? { kind: 'list', line: closed.line, items: closed.items } : { kind: 'map', line: closed.line, entries: closed.entries },
          problems,
        );
        break;
      }
      default:
        event satisfies never;
    }
  }
  return { problems };
}

const lineOf = (open: OpenList | OpenMap): number => (open.kind === 'map' ? (open.key?.line ?? open.line) : open.line);

function scalar(text: string, event: ScalarEvent, line: number): LocatedScalar {
  return { kind: 'scalar', line, text: event.valueStart < 0 ? '' : getScalarValue(text, event), plain: event.style === SCALAR_STYLE.PLAIN };
}

function put(open: readonly Open[], value: Located, problems: Problem[]): void {
  const into = open.at(-1);
  if (into === undefined) return;
  switch (into.kind) {
    case 'document':
      into.root = value;
      return;
    case 'list':
      into.items.push(value);
      return;
    case 'map':
      if (into.key === undefined) {
        into.key = { text: value.kind === 'scalar' ? value.text : '', line: value.line };
        return;
      }
      if (into.keys.has(into.key.text))
        problems.push({ path: '', message: say`“${into.key.text.slice(0, 60)}” stands here a second time; the first one counts.`, line: into.key.line });
      else into.entries.push({ key: into.key.text, line: into.key.line, value });
      into.keys.add(into.key.text);
      into.key = undefined;
  }
}

/** Line of an offset, counted from 1. */
function lineFinder(text: string): (offset: number) => number {
  const starts = [0];
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) starts.push(at + 1);
  return (offset) => {
    let low = 0;
    let high = starts.length;
    while (high - low > 1) {
      const middle = (low + high) >> 1;
      if ((starts[middle] ?? 0) <= offset) low = middle;
      else high = middle;
    }
    return low + 1;
  };
}

/** The value under `key`, where `node` is a map that has it. */
export function child(node: Located | undefined, key: string): Located | undefined {
  return node?.kind === 'map' ? node.entries.find((entry) => entry.key === key)?.value : undefined;
}

/** The entries of a map; nothing for anything else. */
export const entriesOf = (node: Located | undefined): readonly LocatedEntry[] => (node?.kind === 'map' ? node.entries : []);

/** The items of a list; nothing for anything else. */
export const itemsOf = (node: Located | undefined): readonly Located[] => (node?.kind === 'list' ? node.items : []);

/** The text of a scalar; undefined for anything else and for nothing. */
export const textOf = (node: Located | undefined): string | undefined => (node?.kind === 'scalar' && node.text !== '' ? node.text : undefined);

/** Yes for a plain `true` as YAML 1.2 spells it, no for everything else. */
export const isTrue = (node: Located | undefined): boolean => node?.kind === 'scalar' && node.plain && /^(?:true|True|TRUE)$/.test(node.text);
