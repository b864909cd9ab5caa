import { boxOf } from '../../drawing/index.ts';
import type { Design, Element, Flow } from '../../model/index.ts';
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
    ...linesBetween(design, flows, idOf),
  ];
  return `${lines.join('\n')}\n`;
}

/** One line between two ends, however many flows there are; an element has none to itself. */
function linesBetween(design: Design, flows: readonly Flow[], idOf: (id: string) => string): readonly string[] {
  const lines = new Map<string, string>();
  for (const { from, to } of flows) {
    const key = [from, to].sort().join(' ');
    if (from === to || lines.has(key)) continue;
    const both = flows.some((other) => other.from === to && other.to === from);
    const [leaves, enters] = sidesOf(design, from, to);
    lines.set(key, `  ${idOf(from)}:${leaves} ${both ? '<' : ''}--> ${enters}:${idOf(to)}`);
  }
  return [...lines.values()];
}

type Sides = readonly ['L' | 'R' | 'T' | 'B', 'L' | 'R' | 'T' | 'B'];

/** Where a line leaves and enters: the sides that look at each other on the canvas; left to right where nothing is placed. */
function sidesOf(design: Design, from: string, to: string): Sides {
  const [a, b] = [boxOf(design, from), boxOf(design, to)];
  const [dx, dy] = a === undefined || b === undefined ? [1, 0] : [b.x - a.x, b.y - a.y];
  if (Math.abs(dx) >= Math.abs(dy)) return dx >= 0 ? ['R', 'L'] : ['L', 'R'];
  return dy >= 0 ? ['B', 'T'] : ['T', 'B'];
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
