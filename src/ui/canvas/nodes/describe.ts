import { elementsIn, isSymmetric, KIND_WORDS, relationWord } from '../../../drawing/index.ts';
import { listWords, mark, t, wordTable } from '../../../language/index.ts';
import type { Design, Element } from '../../../model/index.ts';
import type { ElementMark } from '../../../workspace/index.ts';
import { describe } from '../../records/describe.ts';
import type { FindingMark } from '../stage/marks.ts';

const WORST = wordTable({ error: 'an error', warning: 'a warning', info: 'a note' });

/** What a screen reader says of an element: "Order service, service, 60 waiting, 2 findings, the worst an error, selected". @param line who waits there in a run */
export function describeElement(element: Element, finding: FindingMark | undefined, selected: boolean, line?: string): string {
  return [element.name, t(KIND_WORDS[element.kind]), line, finding && findingWords(finding), selected && t('selected')].filter(Boolean).join(', ');
}

/** Who waits in line at an element in a run, how far a copy lags, how far a release has come, what is put off. Nothing where nobody waits. */
export function lineWords({ queued, behind, release, later }: ElementMark): string | undefined {
  if (release) return t('{{new}} new, {{old}} old: {{share}} %', { new: release.new, old: release.old, share: Math.round(release.share * 100) });
  if (queued > 0) return t('{{count}} waiting', { count: queued });
  if (later) return t('{{count}} queued for later', { count: later });
  return behind && behind.changes > 0 ? t('{{count}} changes behind', { count: behind.changes }) : undefined;
}

function findingWords({ count, severity }: FindingMark): string {
  const worst = WORST[severity];
  return count === 1 ? worst : t('{{count}} findings, the worst {{worst}}', { count, worst });
}

/** What a screen reader says of a flow: "Call from Order service to Payment service, charge". */
export function describeFlow(design: Design, flowId: string): string {
  const flow = design.flows[flowId];
  if (!flow) return '';
  const name = (id: string): string => design.elements[id]?.name ?? t('something that is gone');
  const words = t('{{kind}} from {{from}} to {{to}}', { kind: t(FLOW_WORDS[flow.kind]), from: name(flow.from), to: name(flow.to) });
  return flow.label ? `${words}, ${flow.label}` : words;
}

/** What a screen reader says of a line that stands for several flows: "3 flows between Ordering and Payment". */
export function describeMerged(design: Design, flowIds: readonly string[]): string {
  const names = (end: 'from' | 'to'): string => [...new Set(flowIds.map((id) => design.elements[design.flows[id]?.[end] ?? '']?.name ?? ''))].join(', ');
  return t('{{count}} flows from {{from}} to {{to}}', { count: flowIds.length, from: names('from'), to: names('to') });
}

const FLOW_WORDS = {
  call: mark('Call'),
  publish: mark('Publication'),
  consume: mark('Subscription'),
  send: mark('Message'),
  access: mark('Access'),
  replicate: mark('Replication'),
} as const;

/** What a screen reader says of a relation: "Customer-supplier from Payment to Ordering", "Partnership of Payment and Ordering". */
export function describeRelation(design: Design, relationId: string): string {
  const relation = design.relations[relationId];
  if (!relation) return '';
  const name = (id: string): string => design.contexts[id]?.name ?? design.elements[id]?.name ?? t('something that is gone');
  const kind = t(relationWord(relation.type));
  const [from, to] = [name(relation.upstream), name(relation.downstream)];
  return isSymmetric(relation.type)
    ? t('{{kind}} of {{names}}', { kind, names: listWords([from, to]) })
    : t('{{kind}} from {{from}} to {{to}}', { kind, from, to });
}

/** What is known of a context at a glance. */
export interface ContextSummary {
  /** "Core subdomain", "Team Checkout". */
  readonly facts: readonly string[];
  readonly services: number;
  readonly stores: number;
}

export function summarise(design: Design, contextId: string): ContextSummary {
  const context = design.contexts[contextId];
  const team = context?.teamId === undefined ? undefined : design.teams[context.teamId];
  const members = elementsIn(design, contextId).flatMap((id) => design.elements[id] ?? []);
  const count = (...kinds: readonly Element['kind'][]): number => members.filter(({ kind }) => kinds.includes(kind)).length;
  return {
    facts: [context?.subdomain && t(SUBDOMAINS[context.subdomain]), team?.name].filter((fact) => fact !== undefined),
    services: count('service', 'monolith'),
    stores: count('datastore'),
  };
}

const SUBDOMAINS = { core: mark('Core subdomain'), supporting: mark('Supporting subdomain'), generic: mark('Generic subdomain') } as const;

/** What a screen reader says of a context on the map, or folded: "Ordering, bounded context, Core subdomain, 3 services, 1 store". */
export function describeContext(
  name: string,
  { facts, services, stores }: ContextSummary,
  is: { readonly selected: boolean; readonly folded: boolean },
): string {
  const state = [...(is.folded ? [t('folded')] : []), ...(is.selected ? [t('selected')] : [])];
  return [name, t('bounded context'), ...facts, t('{{count}} services', { count: services }), t('{{count}} stores', { count: stores }), ...state].join(', ');
}

/** What is selected, in one sentence; empty for nothing. */
export function describeSelection(design: Design, selection: readonly string[]): string {
  if (selection.length === 0) return '';
  if (selection.length > 1) return t('{{count}} selected', { count: selection.length });
  const id = selection[0] ?? '';
  const element = design.elements[id];
  if (element) return [element.name, t(KIND_WORDS[element.kind]), t('selected')].join(', ');
  const context = design.contexts[id];
  if (context) return [context.name, t('bounded context'), t('selected')].join(', ');
  const line = describeFlow(design, id) || describeRelation(design, id);
  if (line !== '') return `${line}, ${t('selected')}`;
  const other = describe(design, id);
  return other ? [other.title, other.kind, t('selected')].join(', ') : '';
}
