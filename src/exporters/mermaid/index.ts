import { slugOf, type Design } from '../../model/index.ts';
import { packDesign } from '../../model/packing.ts';
import { check } from '../../rules/index.ts';
import { term } from '../../speech/index.ts';
import { type Exporter, type ExportFile, fileStem } from '../exporter.ts';
import { type DiagramOptions, diagramPages, diagramsOf, type MermaidTheme, wordsOf } from './diagrams.ts';
import { MOST_CHARACTERS } from './labels.ts';
import type { Page } from './parts.ts';

export type { Direction, FindingNote, FlowchartOptions } from './flowchart.ts';
export type { Page } from './parts.ts';
export { MOST_CHARACTERS, MOST_EDGES } from './labels.ts';
export { counterexampleDiagram } from './counterexample.ts';
export { diagramPages, diagramsOf, type DiagramOptions, type MermaidTheme } from './diagrams.ts';
export { runDiagram } from './run.ts';
export { mermaidText } from './text.ts';

export type MermaidOptions = Omit<DiagramOptions, 'findings' | 'theme'> & {
  /** Default `auto`: the page that draws it decides. */
  readonly theme?: MermaidTheme | 'auto';
  /** One of the values of `diagramsOf`. Default `flowchart`. */
  readonly diagram?: string;
  /** Findings of the rules, tied to what they speak of. Default no. */
  readonly findings?: boolean;
  /** As Markdown with one fence that carries the whole design, instead of `.mmd` files. */
  readonly fence?: boolean;
};

/** Marks the comment that carries a design. The importer looks for the same words. */
const CARRIER = 'seamwright-design';

/** Stands for every diagram that the design has. */
const ALL = 'all';

const pagesOf = (design: Design, { diagram, findings, theme = 'auto', ...options }: MermaidOptions): readonly Page[] =>
  diagramPages(design, diagram, {
    ...options,
    ...(theme === 'auto' ? {} : { theme }),
    ...(findings === true ? { findings: check(design) } : {}),
  });

/**
 * "Copy for README": one Mermaid fence with the design in a comment, so that pasting it back opens the same design. Where design and diagram
 * together exceed what GitHub draws, the design stands behind the fence in a comment of Markdown; a design in parts is shown by its overview.
 */
export function readmeFence(design: Design, options: MermaidOptions = {}): string {
  const diagram = pagesOf(design, options)[0]?.text ?? pagesOf(design, {})[0]?.text ?? 'flowchart TB\n';
  const carrier = `${CARRIER}:${packDesign(design)}`;
  const inside = `${diagram}%% ${carrier}\n`;
  return inside.length <= MOST_CHARACTERS ? `\`\`\`mermaid\n${inside}\`\`\`\n` : `\`\`\`mermaid\n${diagram}\`\`\`\n\n<!-- ${carrier} -->\n`;
}

/** Every diagram under its name, in fences of their own; the first one carries the design. */
function allFences(design: Design, options: MermaidOptions): string {
  return diagramsOf(design)
    .map(({ value, label, hint }, index) => {
      const title = `## ${markdownLine(label)}${hint === undefined ? '' : `, ${hint}`}\n\n`;
      const asked = { ...options, diagram: value };
      if (index === 0) return title + readmeFence(design, asked);
      return (
        title +
        pagesOf(design, asked)
          .map(({ text }) => `\`\`\`mermaid\n${text}\`\`\`\n`)
          .join('\n')
      );
    })
    .join('\n');
}

/** Names are text: nothing in them starts a link, a tag or an emphasis, and nothing ends the line. */
const markdownLine = (name: string): string => name.replace(/[\s\p{Cc}]+/gu, ' ').replace(/[\\`*_[\]<>#|~!&]/g, (mark) => `\\${mark}`);

/** Two sagas of one name are two files. */
function withOwnNames(files: readonly ExportFile[]): readonly ExportFile[] {
  const taken = new Map<string, number>();
  return files.map((file) => {
    const count = (taken.get(file.path) ?? 0) + 1;
    taken.set(file.path, count);
    return count === 1 ? file : { ...file, path: file.path.replace(/\.mmd$/, `-${count}.mmd`) };
  });
}

/** Mermaid in the form in which GitHub draws it: no icon packs, no layout engine of its own, within its limits. */
export const mermaid: Exporter<MermaidOptions> = {
  id: 'mermaid',
  choices: (design) => ({
    diagram: [...diagramsOf(design), { value: ALL, label: term('All diagrams') }],
    context: Object.entries(design.contexts).map(([value, { name }]) => ({ value, label: name })),
  }),
  export(design, options = {}): readonly ExportFile[] {
    const stem = fileStem(slugOf(design.meta.name), 'design');
    if (options.fence === true)
      return [{ path: `${stem}.md`, content: options.diagram === ALL ? allFences(design, options) : readmeFence(design, options), mediaType: 'text/markdown' }];
    if (options.diagram === ALL) return withOwnNames(diagramsOf(design).flatMap(({ value }) => mermaid.export(design, { ...options, diagram: value })));
    const pages = pagesOf(design, options);
    const suffix = suffixOf(design, options);
    const nameOf = (page: Page, index: number) =>
      pages.length === 1 ? `${stem}${suffix}` : `${stem}${suffix}-${index}-${fileStem(slugOf(page.title), 'part')}`;
    return pages.map((page, index) => ({ path: `${nameOf(page, index)}.mmd`, content: page.text, mediaType: 'text/vnd.mermaid' }));
  },
};

export { mermaid as exporter };

function suffixOf(design: Design, { diagram = 'flowchart' }: MermaidOptions): string {
  const { kind, id } = wordsOf(diagram);
  switch (kind) {
    case 'flowchart':
      return '';
    case 'sequence':
      return `-${fileStem(slugOf(design.sagas[id]?.name ?? ''), 'saga')}`;
    case 'saga-states':
      return `-${fileStem(slugOf(design.sagas[id]?.name ?? ''), 'saga')}-states`;
    case 'scenario':
      return `-${fileStem(slugOf(design.scenarios[id]?.name ?? ''), 'scenario')}-run`;
    case 'breaker':
      return `-${fileStem(slugOf(id), 'breaker')}-breaker`;
    default:
      return `-${kind}`;
  }
}
