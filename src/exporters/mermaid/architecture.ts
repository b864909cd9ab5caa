import { boxOf } from '../../drawing/index.ts';
import type { Design, Element, Flow } from '../../model/index.ts';
import { type Line, sidesOfLines } from './architectureSides.ts';
import { mermaidIds } from './ids.ts';
import { overview } from './bundles.ts';
import { fitsLength } from './labels.ts';
import { homeOf, type Page, pagesByContext, type Part, wholeDesign } from './parts.ts';
import { mermaidLine } from './text.ts';

/** A Mermaid `architecture-beta`: contexts as groups, an icon for each kind, and lines that leave where the canvas has the other end. */
export function architecturePages(design: Design): readonly Page[] {
  return pagesByContext(design, {
    whole: () => architecture(design, wholeDesign(design)),
    overview: () => architectureOverview(design),
    part: (part) => architecture(design, part),
    fits: fitsLength,
  });
}

const ICONS: Readonly<Record<Element['kind'], 'cloud' | 'database' | 'disk' | 'internet' | 'server'>> = {
  client: 'internet',
  service: 'server',
  monolith: 'server',
  external: 'cloud',
  gateway: 'cloud',
  datastore: 'database',
  channel: 'disk',
  broker: 'disk',
  registry: 'disk',
  scheduler: 'server',
  observability: 'server',
  mesh: 'cloud',
};

function architecture(design: Design, part: Part): string {
  const idOf = mermaidIds();
  const shown = new Set(part.elementIds);
  const homes = new Map(part.elementIds.map((id) => [id, homeOf(design, id)] as const));
  // A group without services is drawn by no version.
  const groups = part.contextIds.filter((contextId) => part.elementIds.some((id) => homes.get(id) === contextId));
  const inGroup = (id: string) => {
    const home = homes.get(id);
    return home !== undefined && groups.includes(home) ? ` in ${idOf(home)}` : '';
  };
  const flows = part.flowIds.flatMap((id) => design.flows[id] ?? []).filter(({ from, to }) => shown.has(from) && shown.has(to));
  const lines = [
    'architecture-beta',
    ...groups.map((id) => `  group ${idOf(id)}(cloud)["${mermaidLine(design.contexts[id]?.name ?? id)}"]`),
    ...part.elementIds.map((id) => {
      const element = design.elements[id];
      return `  service ${idOf(id)}(${ICONS[element?.kind ?? 'service']})["${mermaidLine(element?.name ?? id)}"]${inGroup(id)}`;
    }),
    ...linesBetween(design, part.elementIds, flows, idOf),
  ];
  return `${lines.join('\n')}\n`;
}

/** One line between two ends, however many flows there are; an element has none to itself. */
function linesBetween(design: Design, elementIds: readonly string[], flows: readonly Flow[], idOf: (id: string) => string): readonly string[] {
  const lines = new Map<string, Line>();
  for (const { from, to } of flows) {
    const key = [from, to].sort().join(' ');
    if (from !== to && !lines.has(key)) lines.set(key, { from, to });
  }
  const sides = sidesOfLines(elementIds, [...lines.values()], (from, to) => onCanvas(design, from, to));
  return [...lines.values()].map((line) => {
    const both = flows.some((other) => other.from === line.to && other.to === line.from);
    const [leaves, enters] = sides.get(line) ?? ['R', 'L'];
    return `  ${idOf(line.from)}:${leaves} ${both ? '<' : ''}--> ${enters}:${idOf(line.to)}`;
  });
}

/** Where the canvas has one element, seen from another; to the right where nothing is placed. */
function onCanvas(design: Design, from: string, to: string): { readonly x: number; readonly y: number } {
  const [a, b] = [boxOf(design, from), boxOf(design, to)];
  return a === undefined || b === undefined ? { x: 1, y: 0 } : { x: b.x - a.x, y: b.y - a.y };
}

function architectureOverview(design: Design): string {
  const idOf = mermaidIds();
  return overview(design, {
    head: 'architecture-beta',
    context: (id) => `  service ${idOf(id)}(cloud)["${mermaidLine(design.contexts[id]?.name ?? id)}"]`,
    element: (id) => `  service ${idOf(id)}(${ICONS[design.elements[id]?.kind ?? 'service']})["${mermaidLine(design.elements[id]?.name ?? id)}"]`,
    bundle: ({ from, to }) => `  ${idOf(from)}:R --> L:${idOf(to)}`,
  });
}
