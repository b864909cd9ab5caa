import { effectivePolicy, slugOf, type Design } from '../../model/index.ts';
import { packDesign } from '../../model/packing.ts';
import { type Exporter, type ExportFile, fileStem } from '../exporter.ts';
import { breakerDiagram } from './breaker.ts';
import type { FlowchartOptions } from './flowchart.ts';
import { MOST_CHARACTERS } from './labels.ts';
import { flowchartPages, type Page } from './pages.ts';
import { inReadingOrder } from './readingOrder.ts';
import { sagaDiagram } from './sequence.ts';

export type { Direction, FindingNote, FlowchartOptions } from './flowchart.ts';
export type { Page } from './pages.ts';
export { MOST_CHARACTERS, MOST_EDGES } from './labels.ts';
export { counterexampleDiagram } from './counterexample.ts';
export { runDiagram } from './run.ts';
export { mermaidText } from './text.ts';

/** Which diagram. */
export type MermaidDiagram =
  | { readonly diagram: 'flowchart' }
  | { readonly diagram: 'sequence'; readonly sagaId: string }
  | { readonly diagram: 'breaker'; readonly flowId: string };

/** Without a diagram: the flowchart. The options of the flowchart mean nothing to the others. */
export type MermaidOptions = Partial<MermaidDiagram> &
  FlowchartOptions & {
    /** As Markdown with one fence that carries the whole design, instead of `.mmd` files. */
    readonly readme?: boolean;
  };

/** Every diagram that the design has, in the order of a menu, with a title for it. */
export function diagramsOf(drawn: Design): readonly { readonly title: string; readonly options: MermaidDiagram }[] {
  const design = inReadingOrder(drawn);
  const breakers = Object.entries(design.flows).filter(([, flow]) => flow.kind === 'call' && effectivePolicy(design, flow, 'circuitBreaker').state === 'set');
  const nameOf = (id: string) => design.elements[id]?.name ?? id;
  return [
    { title: 'Flowchart', options: { diagram: 'flowchart' } },
    ...Object.entries(design.sagas).map(([sagaId, saga]) => ({ title: `Sequence: ${saga.name}`, options: { diagram: 'sequence', sagaId } as const })),
    ...breakers.map(([flowId, flow]) => ({
      title: `Circuit breaker: ${nameOf(flow.from)} → ${nameOf(flow.to)}`,
      options: { diagram: 'breaker', flowId } as const,
    })),
  ];
}

/** The diagram as Mermaid text; more than one only for a flowchart that exceeds what GitHub draws. Empty where the saga or the breaker is not there. */
export function diagramPages(design: Design, options: MermaidOptions = {}): readonly Page[] {
  switch (options.diagram) {
    case 'sequence':
      return pageOf(sagaDiagram(design, options.sagaId ?? ''));
    case 'breaker':
      return pageOf(breakerDiagram(design, options.flowId ?? ''));
    default:
      return flowchartPages(inReadingOrder(design), options);
  }
}

const pageOf = (text: string | undefined): readonly Page[] => (text === undefined ? [] : [{ title: '', text }]);

/** Marks the comment that carries a design. The importer looks for the same words. */
const CARRIER = 'seamwright-design';

/**
 * "Copy for README": one Mermaid fence with the design in a comment, so that pasting it back opens the same design. Where design and diagram
 * together exceed what GitHub draws, the design stands behind the fence in a comment of Markdown; a design in parts is shown by its overview.
 */
export function readmeFence(design: Design, options: MermaidOptions = {}): string {
  const diagram = diagramPages(design, options)[0]?.text ?? diagramPages(design)[0]?.text ?? 'flowchart TB\n';
  const carrier = `${CARRIER}:${packDesign(design)}`;
  const inside = `${diagram}%% ${carrier}\n`;
  return inside.length <= MOST_CHARACTERS ? `\`\`\`mermaid\n${inside}\`\`\`\n` : `\`\`\`mermaid\n${diagram}\`\`\`\n\n<!-- ${carrier} -->\n`;
}

/** Mermaid in the form in which GitHub draws it: no icon packs, no layout engine of its own, within its limits. */
export const mermaid: Exporter<MermaidOptions> = {
  id: 'mermaid',
  title: 'Mermaid',
  extension: 'mmd',
  export(design, options = {}): readonly ExportFile[] {
    const stem = fileStem(slugOf(design.meta.name), 'design');
    if (options.readme === true) return [{ path: `${stem}.md`, content: readmeFence(design, options), mediaType: 'text/markdown' }];
    const pages = diagramPages(design, options);
    const suffix = (page: Page, index: number) => (pages.length === 1 ? suffixOf(design, options) : `-${index}-${fileStem(slugOf(page.title), 'part')}`);
    return pages.map((page, index) => ({ path: `${stem}${suffix(page, index)}.mmd`, content: page.text, mediaType: 'text/vnd.mermaid' }));
  },
};

function suffixOf(design: Design, options: MermaidOptions): string {
  switch (options.diagram) {
    case 'sequence':
      return `-${fileStem(slugOf(design.sagas[options.sagaId ?? '']?.name ?? ''), 'saga')}`;
    case 'breaker':
      return `-${fileStem(slugOf(options.flowId ?? ''), 'breaker')}-breaker`;
    default:
      return '';
  }
}
