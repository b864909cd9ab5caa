import { isAsynchronous, KIND_WORDS, labelOf, subtitleOf } from '../../drawing/index.ts';
import type { Design, Element, Flow } from '../../model/index.ts';
import { overview } from './bundles.ts';
import { mermaidIds } from './ids.ts';
import { fitsLength } from './labels.ts';
import { packed } from './packing.ts';
import { homeOf, numbered, type Page, pagesByContext, type Part, wholeDesign } from './parts.ts';
import { mermaidLine } from './text.ts';

/** Stands for the design as a whole. A blank keeps it apart from every id. */
const SYSTEM = 'the system';

/** The level that C4 calls system context: who uses the system, and which other systems it uses. */
export function systemContextPages(design: Design): readonly Page[] {
  const around = Object.keys(design.elements).filter((id) => isOutside(design.elements[id]));
  return numbered(
    '',
    packed(around, (shown) => systemContext(design, shown), fitsLength),
  );
}

function systemContext(design: Design, around: readonly string[]): string {
  const idOf = mermaidIds();
  const place = (id: string) => (isOutside(design.elements[id]) ? id : SYSTEM);
  const shown = new Set([SYSTEM, ...around]);
  const relations = new Map<string, string[]>();
  for (const flow of Object.values(design.flows)) {
    const [from, to] = [place(flow.from), place(flow.to)];
    if (from === to || !shown.has(from) || !shown.has(to)) continue;
    const key = `${idOf(from)}, ${idOf(to)}`;
    relations.set(key, [...(relations.get(key) ?? []), labelOf(flow, design).trim() || WORDS[flow.kind]]);
  }
  const lines = [
    'C4Context',
    `  title ${mermaidLine(design.meta.name)}`,
    ...around.map((id) => `  ${outsideLine(design, id, idOf)}`),
    `  System(${idOf(SYSTEM)}, "${mermaidLine(design.meta.name)}"${optional(design.meta.description)})`,
    ...[...relations].map(([ends, labels]) => `  Rel(${ends}, "${summary(labels)}")`),
  ];
  return `${lines.join('\n')}\n`;
}

/** What the flows between two systems say: the first three words, and how many more there are. */
function summary(labels: readonly string[]): string {
  const words = [...new Set(labels)];
  const more = words.length > 3 ? ` and ${words.length - 3} more` : '';
  return `${words.slice(0, 3).map(mermaidLine).join(', ')}${more}`;
}

/** The level that C4 calls containers: services, stores and channels inside of the system, by bounded context. */
export function containerPages(design: Design): readonly Page[] {
  return pagesByContext(design, {
    whole: () => containers(design, wholeDesign(design)),
    overview: () => containerOverview(design),
    part: (part) => containers(design, part),
    fits: fitsLength,
  });
}

function containers(design: Design, part: Part): string {
  const idOf = mermaidIds();
  const shown = new Set(part.elementIds);
  const inside = part.elementIds.filter((id) => !isOutside(design.elements[id]));
  const contexts = new Set(part.contextIds);
  const homes = new Map(inside.map((id) => [id, homeOf(design, id)] as const));
  const boundaries = part.contextIds.flatMap((contextId) => {
    const members = inside.filter((id) => homes.get(id) === contextId);
    if (members.length === 0) return [];
    const head = `    Container_Boundary(${idOf(contextId)}, "${mermaidLine(design.contexts[contextId]?.name ?? contextId)}") {`;
    return [head, ...members.map((id) => `      ${containerLine(design, id, idOf)}`), '    }'];
  });
  const free = inside.filter((id) => !contexts.has(homes.get(id) ?? ''));
  const flows = part.flowIds.flatMap((id) => design.flows[id] ?? []).filter(({ from, to }) => shown.has(from) && shown.has(to));
  const lines = [
    'C4Container',
    `  title ${mermaidLine(design.meta.name)}`,
    ...part.elementIds.filter((id) => isOutside(design.elements[id])).map((id) => `  ${outsideLine(design, id, idOf)}`),
    ...(inside.length === 0
      ? []
      : [
          `  System_Boundary(${idOf(SYSTEM)}, "${mermaidLine(design.meta.name)}") {`,
          ...boundaries,
          ...free.map((id) => `    ${containerLine(design, id, idOf)}`),
          '  }',
        ]),
    ...flows.map((flow) => `  ${relationLine(design, flow, idOf)}`),
  ];
  return `${lines.join('\n')}\n`;
}

function containerOverview(design: Design): string {
  const idOf = mermaidIds();
  return overview(design, {
    head: 'C4Container',
    context: (id) => `  Container(${idOf(id)}, "${mermaidLine(design.contexts[id]?.name ?? id)}", "Bounded context")`,
    element: (id) => `  ${isOutside(design.elements[id]) ? outsideLine(design, id, idOf) : containerLine(design, id, idOf)}`,
    bundle: ({ from, to, dashed, flows }) => `  Rel(${idOf(from)}, ${idOf(to)}, "${flows}"${dashed ? ', "asynchronous"' : ''})`,
  });
}

/** What does not belong to the system: who uses it, and the systems of others. */
const isOutside = (element: Element | undefined): boolean => element?.kind === 'client' || element?.kind === 'external';

function outsideLine(design: Design, id: string, idOf: (id: string) => string): string {
  const element = design.elements[id];
  const shape = element?.kind === 'client' && element.variant !== 'partner' && element.variant !== 'device' ? 'Person' : 'System_Ext';
  return `${shape}(${idOf(id)}, "${mermaidLine(element?.name ?? id)}"${optional(element?.description)})`;
}

function containerLine(design: Design, id: string, idOf: (id: string) => string): string {
  const element = design.elements[id];
  if (element === undefined) return '';
  const shape = element.kind === 'datastore' ? 'ContainerDb' : element.kind === 'channel' || element.kind === 'broker' ? 'ContainerQueue' : 'Container';
  const technology = element.technology ?? (subtitleOf(element, design) || KIND_WORDS[element.kind]);
  return `${shape}(${idOf(id)}, "${mermaidLine(element.name)}", "${mermaidLine(technology)}"${optional(element.description)})`;
}

/** Said where the flow says nothing itself. */
const WORDS: Readonly<Record<Flow['kind'], string>> = {
  call: 'calls',
  publish: 'publishes to',
  consume: 'delivers to',
  send: 'sends to',
  access: 'reads and writes',
  replicate: 'replicates to',
};

function relationLine(design: Design, flow: Flow, idOf: (id: string) => string): string {
  const label = labelOf(flow, design).trim();
  const technology = isAsynchronous(flow) ? ', "asynchronous"' : '';
  return `Rel(${idOf(flow.from)}, ${idOf(flow.to)}, "${mermaidLine(label === '' ? WORDS[flow.kind] : label)}"${technology})`;
}

const optional = (description: string | undefined): string => (description === undefined || description.trim() === '' ? '' : `, "${mermaidLine(description)}"`);
