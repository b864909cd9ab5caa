import { effectivePolicy, type Design } from '../../model/index.ts';
import { term } from '../../speech/index.ts';
import type { Choice } from '../target.ts';
import { architecturePages } from './architecture.ts';
import { boardPages } from './board.ts';
import { breakerDiagram } from './breaker.ts';
import { containerPages, systemContextPages } from './c4.ts';
import { contextMapPages } from './contextMap.ts';
import type { FlowchartOptions } from './flowchart.ts';
import { flowchartPages } from './pages.ts';
import { type Page, partOfContext, restrictedTo } from './parts.ts';
import { inReadingOrder } from './readingOrder.ts';
import { sagaStatePages } from './sagaStates.ts';
import { scenarioDiagram } from './scenario.ts';
import { sagaPages } from './sequence.ts';

/** What one diagram may show: the design, or one record of it. */
interface Subject {
  /** Empty where the diagram shows the whole design. */
  readonly id: string;
  readonly label: string;
}

/** A kind of diagram. */
interface DiagramKind {
  readonly kind: string;
  /** Said behind the name of its subject in menus. */
  readonly hint?: () => string;
  /** What there is to show of this kind; nothing where the design has none. */
  subjects(design: Design): readonly Subject[];
  /** The records of the design are in reading order. Nothing where the subject is not there. */
  pages(design: Design, id: string, options: FlowchartOptions): readonly Page[];
}

const single = (text: string | undefined): readonly Page[] => (text === undefined ? [] : [{ title: '', text }]);

/** Every kind, in the order of the menu. */
const KINDS: readonly DiagramKind[] = [
  { kind: 'flowchart', subjects: () => [{ id: '', label: term('Flowchart') }], pages: (design, _id, options) => flowchartPages(design, options) },
  {
    kind: 'context-map',
    subjects: ({ contexts }) => (Object.keys(contexts).length > 0 ? [{ id: '', label: term('Context map') }] : []),
    pages: contextMapPages,
  },
  { kind: 'c4-context', subjects: () => [{ id: '', label: term('C4 system context') }], pages: systemContextPages },
  { kind: 'c4-container', subjects: () => [{ id: '', label: term('C4 containers') }], pages: containerPages },
  { kind: 'architecture', subjects: () => [{ id: '', label: term('Architecture') }], pages: architecturePages },
  {
    kind: 'board',
    subjects: ({ notes }) => (Object.keys(notes).length > 0 ? [{ id: '', label: term('Event storming board') }] : []),
    pages: boardPages,
  },
  {
    kind: 'sequence',
    hint: () => term('sequence'),
    subjects: ({ sagas }) => Object.entries(sagas).map(([id, { name }]) => ({ id, label: name })),
    pages: sagaPages,
  },
  {
    kind: 'saga-states',
    hint: () => term('states'),
    subjects: ({ sagas }) => Object.entries(sagas).map(([id, { name }]) => ({ id, label: name })),
    pages: sagaStatePages,
  },
  {
    kind: 'scenario',
    hint: () => term('run'),
    subjects: ({ scenarios }) => Object.entries(scenarios).map(([id, { name }]) => ({ id, label: name })),
    pages: (design, id) => single(scenarioDiagram(design, id)),
  },
  { kind: 'breaker', hint: () => term('circuit breaker'), subjects: breakersOf, pages: (design, id) => single(breakerDiagram(design, id)) },
];

function breakersOf(design: Design): readonly Subject[] {
  const nameOf = (id: string) => design.elements[id]?.name ?? id;
  return Object.entries(design.flows)
    .filter(([, flow]) => flow.kind === 'call' && effectivePolicy(design, flow, 'circuitBreaker').state === 'set')
    .map(([id, { from, to }]) => ({ id, label: `${nameOf(from)} → ${nameOf(to)}` }));
}

/** Every diagram that the design has, in the order of a menu. Values are `kind`, or `kind:id` with the record that is shown. */
export function diagramsOf(drawn: Design): readonly Choice[] {
  const design = inReadingOrder(drawn);
  return KINDS.flatMap(({ kind, hint, subjects }) =>
    subjects(design).map(({ id, label }) => ({ value: id === '' ? kind : `${kind}:${id}`, label, ...(hint === undefined ? {} : { hint: hint() }) })),
  );
}

export type MermaidTheme = 'default' | 'neutral' | 'dark' | 'forest' | 'base';

export interface DiagramOptions extends FlowchartOptions {
  /** Id of a bounded context: only its elements, and what they talk to. Default all. */
  readonly context?: string;
  /** Colours of the drawing. By default the page that draws it decides: GitHub follows its reader's theme. */
  readonly theme?: MermaidTheme;
}

/** The diagram as Mermaid text; more than one page where it exceeds what GitHub draws. Empty where there is no such diagram. */
export function diagramPages(drawn: Design, diagram = 'flowchart', { context, theme, ...options }: DiagramOptions = {}): readonly Page[] {
  const { kind, id } = wordsOf(diagram);
  const design = inReadingOrder(drawn);
  const pages = KINDS.find((candidate) => candidate.kind === kind)?.pages(ofContext(design, context), id, options) ?? [];
  return theme === undefined ? pages : pages.map(({ title, text }) => ({ title, text: `---\nconfig:\n  theme: ${theme}\n---\n${text}` }));
}

function ofContext(design: Design, context: string | undefined): Design {
  const part = context === undefined || !Object.hasOwn(design.contexts, context) ? undefined : partOfContext(design, context);
  return part === undefined ? design : restrictedTo(design, part);
}

/** `breaker:orders:payments` shows the flow `orders:payments`: ids may hold colons, kinds do not. */
export function wordsOf(diagram: string): { readonly kind: string; readonly id: string } {
  const colon = diagram.indexOf(':');
  return colon < 0 ? { kind: diagram, id: '' } : { kind: diagram.slice(0, colon), id: diagram.slice(colon + 1) };
}
