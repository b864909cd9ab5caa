/** What is looked for, as a person says it. */
export interface NameQuery {
  readonly text: string;
  readonly matchCase: boolean;
  /** Only where no letter or digit stands before or after it. */
  readonly wholeWord: boolean;
  /** What replaces begins with a capital, or is in capitals, where what it replaces does. */
  readonly keepCase: boolean;
  /** `text` is an expression of RE2, which takes time in proportion to the name, whatever it says. */
  readonly expression: boolean;
}

/** A part of a name that fits: from `start` up to `end`, in UTF-16 units. */
export interface Span {
  readonly start: number;
  readonly end: number;
  /** What the groups of an expression hold; 0 is all of it. */
  readonly groups: readonly string[];
}

export interface NamePattern {
  /** The parts of a name that fit, from left to right, none of them empty. */
  spans(name: string): readonly Span[];
  /** The name with each of these parts replaced. In an expression `$1` is its first group, `$&` the part itself, `$$` a dollar sign. */
  replaced(name: string, spans: readonly Span[], replacement: string): string;
}

export type CompiledPattern = { readonly ok: true; readonly pattern: NamePattern } | { readonly ok: false; readonly reason: string };

/** Makes ready to look for something. An expression that cannot be read says why. */
export async function compilePattern(query: NameQuery): Promise<CompiledPattern> {
  if (query.text === '') return { ok: true, pattern: patternOf(query, () => []) };
  if (!query.expression) return { ok: true, pattern: patternOf(query, plainSpans(query)) };
  try {
    return { ok: true, pattern: patternOf(query, await expressionSpans(query)) };
  } catch (error) {
    return { ok: false, reason: error instanceof Error ? error.message : String(error) };
  }
}

type Finder = (name: string) => readonly Span[];

function patternOf({ wholeWord, expression, keepCase }: NameQuery, find: Finder): NamePattern {
  const fits = (name: string, { start, end }: Span) => end > start && (!wholeWord || isWord(name, start, end));
  return {
    spans: (name) => find(name).filter((span) => fits(name, span)),
    replaced(name, spans, replacement) {
      let text = '';
      let done = 0;
      for (const span of spans) {
        const plain = expression ? expanded(replacement, span.groups) : replacement;
        text += name.slice(done, span.start) + (keepCase ? inCaseOf(name.slice(span.start, span.end), plain) : plain);
        done = span.end;
      }
      return text + name.slice(done);
    },
  };
}

function plainSpans({ text, matchCase }: NameQuery): Finder {
  const literal = new RegExp(text.replace(/[.*+?^${}()|[\]\\/]/gu, '\\$&'), matchCase ? 'gu' : 'giu');
  return (name) => [...name.matchAll(literal)].map(({ index, 0: part }) => ({ start: index, end: index + part.length, groups: [part] }));
}

/** The engine is loaded with the first expression. */
async function expressionSpans({ text, matchCase }: NameQuery): Promise<Finder> {
  const { RE2JS } = await import('re2js');
  const expression = RE2JS.compile(text, matchCase ? 0 : RE2JS.CASE_INSENSITIVE);
  return (name) => {
    const matcher = expression.matcher(name);
    const spans: Span[] = [];
    while (matcher.find()) {
      const groups = Array.from({ length: matcher.groupCount() + 1 }, (_, group) => matcher.group(group) ?? '');
      spans.push({ start: matcher.start(), end: matcher.end(), groups });
    }
    return spans;
  };
}

const WORD = /[\p{L}\p{N}_]/u;

function isWord(name: string, start: number, end: number): boolean {
  const before = Array.from(name.slice(Math.max(0, start - 2), start)).at(-1) ?? '';
  const after = String.fromCodePoint(name.codePointAt(end) ?? 32);
  return !WORD.test(before) && !WORD.test(after);
}

const expanded = (replacement: string, groups: readonly string[]): string =>
  replacement.replace(/\$(?:(\$)|(&)|(\d))/gu, (all, dollar?: string, whole?: string, group?: string) =>
    dollar ? '$' : whole ? (groups[0] ?? '') : (groups[Number(group)] ?? all),
  );

/** `purchase` for `order`, `Purchase` for `Order`, `PURCHASE` for `ORDER`. What has no letters says nothing. */
function inCaseOf(before: string, after: string): string {
  const [upper, lower] = [before.toUpperCase(), before.toLowerCase()];
  if (upper === lower) return after;
  if (before === lower) return after.toLowerCase();
  const first = String.fromCodePoint(before.codePointAt(0) ?? 0);
  if (before === upper && before.length > first.length) return after.toUpperCase();
  if (first !== first.toUpperCase()) return after;
  const head = String.fromCodePoint(after.codePointAt(0) ?? 32);
  return after === '' ? after : head.toUpperCase() + after.slice(head.length);
}
