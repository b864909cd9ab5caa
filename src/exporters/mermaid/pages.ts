import { isAsynchronous } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import { flowchart, wholeDesign, type FlowchartOptions, type Part } from './flowchart.ts';
import { mermaidIds } from './ids.ts';
import { MOST_CHARACTERS, MOST_EDGES, nodeText } from './labels.ts';
import { mermaidText } from './text.ts';

/** One diagram of several. */
export interface Page {
  /** Name of the bounded context that it shows, `Overview`, or empty where one diagram shows everything. */
  readonly title: string;
  readonly text: string;
}

/** The design as flowcharts that GitHub draws: one if it fits its limits, otherwise an overview and one for each bounded context. */
export function flowchartPages(design: Design, options: FlowchartOptions = {}): readonly Page[] {
  const whole = flowchart(design, options);
  if (fits(whole)) return [{ title: '', text: whole }];
  return [{ title: 'Overview', text: overview(design, options) }, ...contextParts(design).flatMap(({ title, part }) => pagesOf(design, options, part, title))];
}

const EDGE = /^ {2}\S+ (?:-->|-\.->|-\.-)/gm;
const fits = (text: string): boolean => text.length <= MOST_CHARACTERS && (text.match(EDGE)?.length ?? 0) <= MOST_EDGES;

/** Halves a part until each piece fits. A single flow with its two ends always does. */
function pagesOf(design: Design, options: FlowchartOptions, part: Part, title: string): Page[] {
  const pieces = piecesOf(design, options, part);
  return pieces.map((text, index) => ({ title: pieces.length === 1 ? title : `${title}, ${index + 1} of ${pieces.length}`, text }));
}

function piecesOf(design: Design, options: FlowchartOptions, part: Part): string[] {
  const text = flowchart(design, options, part);
  if (fits(text)) return [text];
  if (part.flowIds.length + part.elementIds.length <= 3) return [flowchart(design, { ...options, findings: [] }, part)];
  return halvesOf(design, part).flatMap((half) => piecesOf(design, options, half));
}

function halvesOf(design: Design, part: Part): readonly [Part, Part] {
  const touched = new Set(part.flowIds.flatMap((id) => endsOf(design, id)));
  const alone = part.elementIds.filter((id) => !touched.has(id));
  const [flows, restFlows] = halve(part.flowIds);
  const [elements, restElements] = halve(alone);
  return [pieceOf(design, part, flows, elements), pieceOf(design, part, restFlows, restElements)];
}

function pieceOf(design: Design, part: Part, flowIds: readonly string[], alone: readonly string[]): Part {
  const wanted = new Set([...flowIds.flatMap((id) => endsOf(design, id)), ...alone]);
  const elementIds = part.elementIds.filter((id) => wanted.has(id));
  return {
    flowIds,
    elementIds,
    contextIds: part.contextIds.filter((contextId) => elementIds.some((id) => design.elements[id]?.contextIds?.includes(contextId))),
  };
}

const halve = <T>(list: readonly T[]): readonly [readonly T[], readonly T[]] => {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
};

const endsOf = (design: Design, flowId: string): readonly string[] => {
  const flow = design.flows[flowId];
  return flow === undefined ? [] : [flow.from, flow.to];
};

/** For each context: its members, every flow that touches one, and the other ends of those flows. What stands in no context makes the last part. */
function contextParts(design: Design): readonly { readonly title: string; readonly part: Part }[] {
  const homeOf = (elementId: string) => design.elements[elementId]?.contextIds?.find((id) => Object.hasOwn(design.contexts, id));
  const homes: readonly (string | undefined)[] = [...Object.keys(design.contexts), undefined];
  return homes.flatMap((home) => {
    const members = new Set(Object.keys(design.elements).filter((id) => homeOf(id) === home));
    if (members.size === 0) return [];
    const flowIds = Object.keys(design.flows).filter(
      (id) => endsOf(design, id).some((end) => members.has(end)) && (home !== undefined || endsOf(design, id).every((end) => members.has(end))),
    );
    const shown = new Set([...members, ...flowIds.flatMap((id) => endsOf(design, id))]);
    const elementIds = Object.keys(design.elements).filter((id) => shown.has(id));
    const part = { elementIds, flowIds, contextIds: home === undefined ? [] : [home] };
    return [{ title: home === undefined ? 'Outside of contexts' : (design.contexts[home]?.name ?? home), part }];
  });
}

interface Bundle {
  readonly from: string;
  readonly to: string;
  readonly dashed: boolean;
  flows: number;
}

/** Contexts and the flows between them, bundled and counted; elements of no context stand for themselves while there is room. */
function overview(design: Design, options: FlowchartOptions): string {
  const idOf = mermaidIds();
  const lines = [`flowchart ${options.direction ?? 'TB'}`];
  let left = MOST_CHARACTERS - 200;
  const write = (line: string): boolean => {
    if (line.length + 1 > left) return false;
    left -= line.length + 1;
    lines.push(line);
    return true;
  };

  const shown = new Set<string>();
  for (const [id, context] of Object.entries(design.contexts)) if (write(`  ${idOf(id)}["${mermaidText(context.name)}"]`)) shown.add(id);
  const homeOf = new Map<string, string>();
  for (const { id, element } of wholeDesign(design).elementIds.flatMap((elementId) => withElement(design, elementId))) {
    const home = element.contextIds?.find((contextId) => Object.hasOwn(design.contexts, contextId)) ?? id;
    homeOf.set(id, home);
    if (home === id && left > MOST_CHARACTERS / 2 && write(`  ${nodeText(idOf(id), element)}`)) shown.add(id);
  }

  const bundles = bundlesOf(design, homeOf).filter(({ from, to }) => shown.has(from) && shown.has(to));
  const drawn = bundles
    .slice(0, MOST_EDGES)
    .filter(({ from, to, dashed, flows }) => write(`  ${idOf(from)} ${dashed ? '-.->' : '-->'}|"${flows}"| ${idOf(to)}`));
  const hidden = bundles.length - drawn.length + (homeOf.size > 0 ? [...new Set(homeOf.values())].filter((id) => !shown.has(id)).length : 0);
  if (hidden > 0) lines.push(`  %% ${hidden} more did not fit into this overview`);
  return `${lines.join('\n')}\n`;
}

const withElement = (design: Design, id: string) => {
  const element = design.elements[id];
  return element === undefined ? [] : [{ id, element }];
};

/** Flows between different homes, the thickest bundles first. */
function bundlesOf(design: Design, homeOf: ReadonlyMap<string, string>): readonly Bundle[] {
  const bundles = new Map<string, Bundle>();
  for (const flow of Object.values(design.flows)) {
    const from = homeOf.get(flow.from);
    const to = homeOf.get(flow.to);
    if (from === undefined || to === undefined || from === to) continue;
    const dashed = isAsynchronous(flow);
    const key = `${from} ${to} ${dashed}`;
    const bundle = bundles.get(key) ?? { from, to, dashed, flows: 0 };
    bundle.flows += 1;
    bundles.set(key, bundle);
  }
  return [...bundles.values()].sort((a, b) => b.flows - a.flows);
}
