import type { Design } from '../../model/index.ts';
import { overview } from './bundles.ts';
import { flowchart, type FlowchartOptions } from './flowchart.ts';
import { mermaidIds } from './ids.ts';
import { fitsLength, MOST_EDGES, nodeText } from './labels.ts';
import { type Page, pagesByContext } from './parts.ts';
import { mermaidText } from './text.ts';

/** The design as flowcharts that GitHub draws: one if it fits its limits, otherwise an overview and one for each bounded context. */
export function flowchartPages(design: Design, options: FlowchartOptions = {}): readonly Page[] {
  return pagesByContext(design, {
    whole: () => flowchart(design, options),
    overview: () => flowchartOverview(design, options),
    part: (part) => flowchart(design, options, part),
    last: (part) => flowchart(design, { ...options, findings: [] }, part),
    fits,
  });
}

/** Notes of findings hang on edges as well. */
const EDGE = /^ {2}\S+ (?:-->|-\.->|-\.-)/gm;
const fits = (text: string): boolean => fitsLength(text) && (text.match(EDGE)?.length ?? 0) <= MOST_EDGES;

function flowchartOverview(design: Design, options: FlowchartOptions): string {
  const idOf = mermaidIds();
  return overview(design, {
    head: `flowchart ${options.direction ?? 'TB'}`,
    context: (id) => `  ${idOf(id)}["${mermaidText(design.contexts[id]?.name ?? id)}"]`,
    element: (id) => {
      const element = design.elements[id];
      return element === undefined ? '' : `  ${nodeText(idOf(id), element)}`;
    },
    bundle: ({ from, to, dashed, flows }) => `  ${idOf(from)} ${dashed ? '-.->' : '-->'}|"${flows}"| ${idOf(to)}`,
  });
}
