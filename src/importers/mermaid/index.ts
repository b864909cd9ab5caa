import { parseDesign, type Problem } from '../../model/index.ts';
import { CARRIED_LIMITS, unpackDesign } from '../../model/packing.ts';
import type { Importer, ImportResult } from '../importer.ts';
import { designFrom } from './designFrom.ts';
import { readFlowchart } from './flowchart.ts';
import { OTHER_WORDS, refusalOf } from './otherKinds.ts';
import type { Picture } from './picture.ts';
import { readSequence } from './sequence.ts';
import { diagramSources, shown, type DiagramSource } from './source.ts';
import { say } from '../../speech/index.ts';

/** The comment in which our own export carries the whole design. */
const CARRIER = /(?:%%|<!--)\s*seamwright-design:([\w-]*)/;
/** What may stand before the first word: front matter, comments and directives. */
const BEFORE = String.raw`^\s*(?:---\r?\n[\s\S]{0,20000}?\r?\n---\s*\n\s*)?(?:%%[^\n]*\n\s*)*`;
const HEAD = new RegExp(String.raw`${BEFORE}(?:(?:flowchart(?:-elk)?|graph)[ \t]*(?:[ \t](?:TB|TD|BT|LR|RL)\b|;|\r?\n|$)|sequenceDiagram\b)`);
/** Other diagrams, which are refused by name. Some begin with a word of every day, so nothing but a title or a direction may follow it. */
const OTHER_HEAD = new RegExp(String.raw`${BEFORE}(?:${OTHER_WORDS.join('|')})[ \t]*(?:(?:title|showData|horizontal|LR|TB|BT)\b[^\n]*)?:?(?:\r?\n|$)`);
const LONGEST_TEXT = 4_000_000;

/**
 * Mermaid: our own export comes back exactly, positions included; flowcharts and sequence diagrams of others as well as can be, without layout.
 * Directives, front matter, styles, links and scripts are left out.
 */
export const mermaid: Importer = {
  id: 'mermaid',
  title: 'Mermaid',
  detect: (text, fileName) => {
    if (CARRIER.test(text)) return 1;
    const head = text.slice(0, 50_000);
    if (HEAD.test(head) || /^\s*(?:`{3,}|~{3,})\s*\{?\.?mermaid\b/im.test(head)) return 0.9;
    if (/\.(?:mmd|mermaid)$/i.test(fileName ?? '')) return 0.8;
    return OTHER_HEAD.test(head) ? 0.6 : 0;
  },
  read,
};

function read(text: string): ImportResult {
  if (text.length > LONGEST_TEXT) return { problems: [{ path: '', message: say`The text is longer than ${LONGEST_TEXT / 1_000_000} million characters.` }] };
  const carried = carriedDesign(text);
  if (carried?.design !== undefined) return carried;
  const drawn = drawnDesign(text);
  return { ...drawn, problems: [...(carried?.problems ?? []), ...drawn.problems] };
}

function carriedDesign(text: string): ImportResult | undefined {
  const carrier = CARRIER.exec(text);
  if (carrier === null) return undefined;
  const line = text.slice(0, carrier.index).split('\n').length;
  const unpacked = unpackDesign(carrier[1] ?? '', CARRIED_LIMITS);
  const problems = unpacked.problems.map((problem): Problem => ({ ...problem, line }));
  return unpacked.ok ? { design: unpacked.design, problems } : { problems };
}

function drawnDesign(text: string): ImportResult {
  const problems: Problem[] = [];
  const sources = diagramSources(text, problems);
  const readable = sources.flatMap((source) => {
    const reader = readerOf(source);
    if (reader !== undefined) return [{ source, reader }];
    problems.push({
      path: '',
      line: source.lines[0]?.number ?? 1,
      message: refusalOf(shown(source.type)),
    });
    return [];
  });
  const [first, ...others] = readable;
  if (first === undefined)
    return { problems: problems.length > 0 ? sorted(problems) : [{ path: '', message: say`There is no Mermaid diagram in this text.` }] };
  for (const { source } of others)
    problems.push({ path: '', line: source.lines[0]?.number ?? 1, message: say`Only the first diagram was read.`, severity: 'warning' });

  const picture = first.reader(first.source, problems);
  if (picture.nodes.size === 0)
    return { problems: sorted([...problems, { path: '', line: first.source.lines[0]?.number ?? 1, message: say`The diagram has no nodes.` }]) };
  const parsed = parseDesign(designFrom(picture, 'Imported from Mermaid', problems));
  return parsed.ok ? { design: parsed.design, problems: sorted([...problems, ...parsed.problems]) } : { problems: sorted([...problems, ...parsed.problems]) };
}

function readerOf({ type }: DiagramSource): ((source: DiagramSource, problems: Problem[]) => Picture) | undefined {
  if (/^(?:flowchart(?:-elk)?|graph)$/.test(type)) return readFlowchart;
  return type === 'sequenceDiagram' ? readSequence : undefined;
}

const sorted = (problems: readonly Problem[]): Problem[] => problems.toSorted((a, b) => (a.line ?? Infinity) - (b.line ?? Infinity));
