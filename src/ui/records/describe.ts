import { isSymmetric, relationWord } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import type { CollectionName, Design, Element, Flow } from '../../model/index.ts';
import { COLLECTION_WORDS, ELEMENT_WORDS, FLOW_WORDS, MESSAGE_WORDS, VARIANT_WORDS } from './words.ts';

/** Collections whose records a person selects, in the order in which an id is looked up. */
export const SELECTABLE = [
  'elements',
  'flows',
  'contexts',
  'sagas',
  'messages',
  'relations',
  'scenarios',
  'teams',
  'notes',
  'frames',
  'decisions',
  'migrations',
] as const satisfies readonly CollectionName[];
export type SelectableCollection = (typeof SELECTABLE)[number];

/** What a record is called, in words a person reads. */
export interface Description {
  readonly collection: SelectableCollection;
  readonly title: string;
  /** What kind of thing it is: "Synchronous call", "API gateway". */
  readonly kind: string;
}

/** The collection in which the id stands, or nothing when the record is gone. */
export function collectionOf(design: Design, id: string): SelectableCollection | undefined {
  return SELECTABLE.find((collection) => Object.hasOwn(design[collection], id));
}

/** Title and kind of any record that can be selected; nothing when it is gone. */
export function describe(design: Design, id: string): Description | undefined {
  const collection = collectionOf(design, id);
  return collection === undefined ? undefined : { collection, title: titleOf(design, id), kind: kindOf(design, id) };
}

/** What a record is called. Falls back to the id, never to nothing. */
export function titleOf(design: Design, id: string): string {
  const named =
    design.elements[id] ??
    design.contexts[id] ??
    design.sagas[id] ??
    design.messages[id] ??
    design.scenarios[id] ??
    design.teams[id] ??
    design.frames[id] ??
    design.migrations[id];
  if (named) return named.name;
  const flow = design.flows[id];
  if (flow) return flowTitle(design, flow);
  const relation = design.relations[id];
  if (relation) return `${titleOf(design, relation.upstream)} ${isSymmetric(relation.type) ? '–' : '→'} ${titleOf(design, relation.downstream)}`;
  const note = design.notes[id];
  if (note) return note.text.split('\n')[0]?.trim() || t('Empty note');
  return design.decisions[id]?.title ?? id;
}

/** Its own label, else what it calls or carries, else its two ends. */
function flowTitle(design: Design, flow: Flow): string {
  if (flow.label) return flow.label;
  if (flow.kind === 'call' && flow.operation) return flow.operation;
  const message = 'messageId' in flow && flow.messageId !== undefined ? design.messages[flow.messageId] : undefined;
  return message?.name ?? endsOf(design, flow);
}

/** `Order service → Payment service`. */
export function endsOf(design: Design, flow: Flow): string {
  return `${titleOf(design, flow.from)} → ${titleOf(design, flow.to)}`;
}

/** What kind of thing an id stands for, as a title. */
export function kindOf(design: Design, id: string): string {
  const element = design.elements[id];
  if (element) return elementKind(element);
  const flow = design.flows[id];
  if (flow) return FLOW_WORDS[flow.kind];
  const message = design.messages[id];
  if (message) return MESSAGE_WORDS[message.kind];
  const saga = design.sagas[id];
  if (saga) return t('Saga, {{count}} steps', { count: saga.steps.length });
  const context = design.contexts[id];
  if (context) return context.subdomain === undefined ? t('Bounded context') : `${t('Bounded context')}, ${t(context.subdomain)}`;
  const relation = design.relations[id];
  if (relation) return t(relationWord(relation.type));
  const collection = collectionOf(design, id);
  return collection === undefined ? t('Gone') : COLLECTION_WORDS[collection];
}

/** The kind of an element: its variant where people call it by that. */
export function elementKind(element: Element): string {
  const variant = 'variant' in element ? element.variant : undefined;
  return (variant === undefined ? undefined : VARIANT_WORDS[variant]) ?? ELEMENT_WORDS[element.kind];
}
