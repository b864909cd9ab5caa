import type { Design } from '../../model/index.ts';
import { fitsLength, MOST_EDGES } from './labels.ts';

/** One diagram of several. */
export interface Page {
  /** Name of the bounded context that it shows, `Overview`, or empty where one diagram shows everything. */
  readonly title: string;
  readonly text: string;
}

/** The part of a design that one diagram shows. */
export interface Part {
  readonly elementIds: readonly string[];
  readonly flowIds: readonly string[];
  readonly contextIds: readonly string[];
}

export const wholeDesign = (design: Design): Part => ({
  elementIds: Object.keys(design.elements),
  flowIds: Object.keys(design.flows),
  contextIds: Object.keys(design.contexts),
});

/** Every part as text, and what stands in front of them where one diagram does not hold everything. */
export interface PartWriter {
  whole(): string;
  overview(): string;
  part(part: Part): string;
  /** A part of no more than three records, however long its names are. Default: as any other. */
  last?(part: Part): string;
  readonly fits?: (text: string, part: Part) => boolean;
}

/** Whether GitHub draws a diagram of this length with these flows as its edges. */
export const fitsGitHub = (text: string, part: Part): boolean => fitsLength(text) && part.flowIds.length <= MOST_EDGES;

/** Diagrams that GitHub draws: one if it fits its limits, otherwise an overview and one for each bounded context. */
export function pagesByContext(design: Design, writer: PartWriter): readonly Page[] {
  const whole = writer.whole();
  if ((writer.fits ?? fitsGitHub)(whole, wholeDesign(design))) return [{ title: '', text: whole }];
  const parts = contextParts(design).flatMap(({ title, part }) => numbered(title, piecesOf(design, writer, part)));
  return [{ title: 'Overview', text: writer.overview() }, ...parts];
}

/** Pages of one title; each says which of how many it is, if it is not the only one. */
export const numbered = (title: string, texts: readonly string[]): readonly Page[] =>
  texts.map((text, index) => ({ title: texts.length === 1 ? title : [title, `${index + 1} of ${texts.length}`].filter(Boolean).join(', '), text }));

/** Halves a part until each piece fits. A single flow with its two ends always does. */
function piecesOf(design: Design, writer: PartWriter, part: Part): string[] {
  const text = writer.part(part);
  if ((writer.fits ?? fitsGitHub)(text, part)) return [text];
  if (part.flowIds.length + part.elementIds.length <= 3) return [(writer.last ?? writer.part)(part)];
  return halvesOf(design, part).flatMap((half) => piecesOf(design, writer, half));
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

export const halve = <T>(list: readonly T[]): readonly [readonly T[], readonly T[]] => {
  const middle = Math.ceil(list.length / 2);
  return [list.slice(0, middle), list.slice(middle)];
};

const endsOf = (design: Design, flowId: string): readonly string[] => {
  const flow = design.flows[flowId];
  return flow === undefined ? [] : [flow.from, flow.to];
};

/** The context in which an element is drawn: its first one that there is. */
export const homeOf = (design: Design, elementId: string): string | undefined =>
  design.elements[elementId]?.contextIds?.find((id) => Object.hasOwn(design.contexts, id));

/** One context with its members, every flow that touches one, and the other ends of those flows. Undefined where it has no members. */
export const partOfContext = (design: Design, context: string): Part | undefined => partsByHome(design).get(context);

/** A part for each context. What stands in no context makes the last one. */
function contextParts(design: Design): readonly { readonly title: string; readonly part: Part }[] {
  const parts = partsByHome(design);
  return [...Object.keys(design.contexts), undefined].flatMap((home) => {
    const part = parts.get(home);
    return part === undefined ? [] : [{ title: home === undefined ? 'Outside of contexts' : (design.contexts[home]?.name ?? home), part }];
  });
}

/** Flows between two contexts stand in both; those of elements outside of contexts stand there only if both ends do. */
function partsByHome(design: Design): ReadonlyMap<string | undefined, Part> {
  const ids = Object.keys(design.elements);
  const homes = new Map(ids.map((id) => [id, homeOf(design, id)] as const));
  const elements = new Map<string | undefined, Set<string>>();
  const flows = new Map<string | undefined, string[]>();
  for (const [id, home] of homes) elements.set(home, (elements.get(home) ?? new Set()).add(id));
  for (const [flowId, { from, to }] of Object.entries(design.flows)) {
    const touched = new Set([homes.get(from), homes.get(to)]);
    if (touched.size > 1) touched.delete(undefined);
    for (const home of touched) {
      const own = flows.get(home);
      if (own === undefined) flows.set(home, [flowId]);
      else own.push(flowId);
      elements.get(home)?.add(from).add(to);
    }
  }
  const place = new Map(ids.map((id, index) => [id, index] as const));
  const inOrder = (shown: ReadonlySet<string>) => [...shown].sort((a, b) => (place.get(a) ?? 0) - (place.get(b) ?? 0));
  return new Map(
    [...elements].map(([home, shown]) => [home, { elementIds: inOrder(shown), flowIds: flows.get(home) ?? [], contextIds: home === undefined ? [] : [home] }]),
  );
}

/** The design with only what a part shows: for diagrams that are made of whole designs. */
export function restrictedTo(design: Design, part: Part): Design {
  const picked = <T>(records: { readonly [id: string]: T }, ids: readonly string[]): { readonly [id: string]: T } => {
    const wanted = new Set(ids);
    return Object.fromEntries(Object.entries(records).filter(([id]) => wanted.has(id)));
  };
  return {
    ...design,
    elements: picked(design.elements, part.elementIds),
    flows: picked(design.flows, part.flowIds),
    contexts: picked(design.contexts, part.contextIds),
  };
}
