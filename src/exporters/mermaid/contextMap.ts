import { isSymmetric, relationWord } from '../../drawing/index.ts';
import type { ContextRelation, Design } from '../../model/index.ts';
import { mermaidIds } from './ids.ts';
import { fitsLength, MOST_EDGES, nodeText } from './labels.ts';
import { packed } from './packing.ts';
import { numbered, type Page } from './parts.ts';
import { mermaidText } from './text.ts';

/**
 * A Mermaid `flowchart` of the bounded contexts and how they depend on each other: arrows from upstream to downstream with the roles of both sides (OHS,
 * PL, ACL, CF), plain lines between equals.
 */
export function contextMapPages(design: Design): readonly Page[] {
  const relations = Object.values(design.relations);
  const alone = Object.keys(design.contexts).filter((id) => !relations.some(({ upstream, downstream }) => upstream === id || downstream === id));
  const lines: readonly (ContextRelation | string)[] = [...relations, ...alone];
  return numbered(
    '',
    packed(
      lines,
      (shown) => contextMap(design, shown),
      (text) => fitsLength(text) && (text.match(EDGE)?.length ?? 0) <= MOST_EDGES,
    ),
  );
}

const EDGE = /^ {2}\w+ (?:-->|---|-\.-)/gm;

/** Of relations with their ends, and of contexts that have none. */
function contextMap(design: Design, shown: readonly (ContextRelation | string)[]): string {
  const idOf = mermaidIds();
  const ends = new Set(shown.flatMap((line) => (typeof line === 'string' ? [line] : [line.upstream, line.downstream])));
  const nodes = [...Object.keys(design.contexts), ...Object.keys(design.elements)].filter((id) => ends.has(id));
  const edges = shown.flatMap((line) => (typeof line === 'string' ? [] : [edgeLine(line, idOf)]));
  return `${['flowchart LR', ...nodes.map((id) => `  ${nodeLine(design, id, idOf(id))}`), ...edges].join('\n')}\n`;
}

function nodeLine(design: Design, id: string, word: string): string {
  const element = design.elements[id];
  if (element !== undefined) return nodeText(word, element);
  const { name = id, subdomain } = design.contexts[id] ?? {};
  return `${word}["${mermaidText(name)}${subdomain === undefined ? '' : `<br/>${subdomain}`}"]`;
}

function edgeLine(relation: ContextRelation, idOf: (id: string) => string): string {
  const { type, upstream, downstream, upstreamRoles = [], downstreamRoles = [] } = relation;
  if (isSymmetric(type)) return `  ${idOf(upstream)} ${type === 'separate-ways' ? '-.-' : '---'}|"${relationWord(type)}"| ${idOf(downstream)}`;
  const sides = [`U ${upstreamRoles.join(', ')}`.trim(), `D ${downstreamRoles.join(', ')}`.trim()];
  const kind = type === 'customer-supplier' ? `${relationWord(type)}<br/>` : '';
  return `  ${idOf(upstream)} -->|"${kind}${sides.join(' → ')}"| ${idOf(downstream)}`;
}
