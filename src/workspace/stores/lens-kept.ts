import { idsOf, type Design, type Element, type ElementKind, type Graph } from '../../model/index.ts';

/** What is looked for. Each list may hold several, of which one is enough; a list that is empty asks for nothing. */
export interface Filter {
  readonly kinds: readonly ElementKind[];
  /** Ids of teams that own the element, or the context that it is in. */
  readonly teams: readonly string[];
  readonly tags: readonly string[];
  readonly severities: readonly FilterSeverity[];
}
export type FilterSeverity = 'error' | 'warning' | 'info';
export type FilterFacet = keyof Filter;

export const NO_FILTER: Filter = { kinds: [], teams: [], tags: [], severities: [] };
export const isFiltering = (filter: Filter): boolean => Object.values(filter).some((list: readonly string[]) => list.length > 0);

/** An element and what is near it. */
export interface Focus {
  readonly id: string;
  /** How many flows away something may be, in either direction. */
  readonly hops: Hops;
}
export type Hops = 1 | 2 | 3;
export const HOPS = [1, 2, 3] as const satisfies readonly Hops[];

/** The severities of the findings in which an element takes part. */
export type SeveritiesOf = (elementId: string) => Iterable<FilterSeverity>;

/** The elements that the filter asks for, among those that the focus leaves; nothing where neither says anything. */
export function keptElements(design: Design, graph: Graph, filter: Filter, focus: Focus | null, severitiesOf: SeveritiesOf): ReadonlySet<string> | undefined {
  const near = focus && Object.hasOwn(design.elements, focus.id) ? neighbours(graph, focus) : undefined;
  if (!isFiltering(filter)) return near;
  const kept = new Set<string>();
  for (const id of near ?? idsOf(design.elements)) {
    const element = design.elements[id];
    if (element && matches(design, id, element, filter, severitiesOf)) kept.add(id);
  }
  return kept;
}

/** The element itself and what is at most so many flows away from it, whichever way they run. */
export function neighbours(graph: Graph, { id, hops }: Focus): ReadonlySet<string> {
  const found = new Set([id]);
  let edge: readonly string[] = [id];
  for (let hop = 0; hop < hops; hop++) {
    const next = edge.flatMap((at) => [...graph.outgoing(at).map(({ flow }) => flow.to), ...graph.incoming(at).map(({ flow }) => flow.from)]);
    edge = [...new Set(next)].filter((one) => !found.has(one));
    for (const one of edge) found.add(one);
  }
  return found;
}

function matches(design: Design, id: string, element: Element, { kinds, teams, tags, severities }: Filter, severitiesOf: SeveritiesOf): boolean {
  if (kinds.length > 0 && !kinds.includes(element.kind)) return false;
  if (teams.length > 0 && !teamsOf(design, element).some((team) => teams.includes(team))) return false;
  if (tags.length > 0 && !element.tags?.some((tag) => tags.includes(tag))) return false;
  return severities.length === 0 || [...severitiesOf(id)].some((severity) => severities.includes(severity));
}

/** The teams that own an element; where it says none, those of its contexts. */
export function teamsOf(design: Design, element: Element): readonly string[] {
  return element.ownerIds ?? element.contextIds?.flatMap((id) => design.contexts[id]?.teamId ?? []) ?? [];
}

/** Everything that belongs to these elements: contexts around them, flows and relations between them. */
export function keptRecords(design: Design, elements: ReadonlySet<string>): ReadonlySet<string> {
  const kept = new Set(elements);
  for (const id of elements) for (const contextId of design.elements[id]?.contextIds ?? []) kept.add(contextId);
  for (const id of idsOf(design.flows)) {
    const flow = design.flows[id];
    if (flow && elements.has(flow.from) && elements.has(flow.to)) kept.add(id);
  }
  for (const [id, { upstream, downstream }] of Object.entries(design.relations)) if (kept.has(upstream) && kept.has(downstream)) kept.add(id);
  return kept;
}

/** What a filter can ask for in this design, and how many elements each would leave if it were asked for alone. */
export interface FilterChoice {
  readonly value: string;
  readonly count: number;
}

export function filterChoices(design: Design, severitiesOf: SeveritiesOf): Readonly<Record<FilterFacet, readonly FilterChoice[]>> {
  const counts = { kinds: new Map<string, number>(), teams: new Map<string, number>(), tags: new Map<string, number>(), severities: new Map<string, number>() };
  const add = (facet: FilterFacet, values: Iterable<string>): void => {
    for (const value of new Set(values)) counts[facet].set(value, (counts[facet].get(value) ?? 0) + 1);
  };
  for (const id of idsOf(design.elements)) {
    const element = design.elements[id];
    if (!element) continue;
    add('kinds', [element.kind]);
    add('teams', teamsOf(design, element));
    add('tags', element.tags ?? []);
    add('severities', severitiesOf(id));
  }
  const listed = (facet: FilterFacet): readonly FilterChoice[] => [...counts[facet]].map(([value, count]) => ({ value, count }));
  return { kinds: listed('kinds'), teams: listed('teams'), tags: listed('tags'), severities: listed('severities') };
}
