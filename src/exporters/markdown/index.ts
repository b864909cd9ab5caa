import { slugOf, type Design } from '../../model/index.ts';
import { type Exporter, type ExportFile, fileStem } from '../exporter.ts';
import { architecture, type Draw } from './architecture.ts';
import { decisionRecords, madr } from './decisions.ts';
import { glossaryTable } from './glossary.ts';
import { inline } from '../markdownText.ts';

export interface MarkdownOptions {
  /** Decision records and glossary as files of their own beside the document, or everything in one. Default `several`. */
  readonly files?: 'several' | 'one';
  /** Mermaid inside. Default yes. */
  readonly diagrams?: boolean;
  /** What the rules find. Default yes; what the team accepted is told in any case. */
  readonly findings?: boolean;
  /** Plays the saved scenarios and draws the first request of each. Default no. */
  readonly runs?: boolean;
}

/** The design as a document for people: what there is, how it is connected, what is wrong with it, and what was decided. */
export const exporter: Exporter<MarkdownOptions> = {
  id: 'markdown',
  export(design, { files = 'several', diagrams = true, findings = true, runs = false } = {}, tools) {
    const draw = diagrams && tools !== undefined ? drawnBy(design, tools.other('mermaid')) : () => [];
    const document = markdownFile(
      `${fileStem(slugOf(design.meta.name), 'design')}.md`,
      architecture(design, { apart: files === 'several', findings, runs, draw }),
    );
    return files === 'one' ? [document] : [document, ...glossaryFile(design), ...decisionFiles(design)];
  },
};

const markdownFile = (path: string, content: string): ExportFile => ({ path, content, mediaType: 'text/markdown' });

const decisionFiles = (design: Design): readonly ExportFile[] => decisionRecords(design).map((record) => markdownFile(record.path, madr(design, record)));

function glossaryFile(design: Design): readonly ExportFile[] {
  const terms = glossaryTable(design);
  return terms === '' ? [] : [markdownFile('glossary.md', `# Glossary of ${inline(design.meta.name)}\n\n${terms}\n`)];
}

/** The diagrams that the other exporter has of this design. */
function drawnBy(design: Design, mermaid: Exporter): Draw {
  const has = new Set((mermaid.choices?.(design)['diagram'] ?? []).map(({ value }) => value));
  return (diagram) => (has.has(diagram) ? mermaid.export(design, { diagram }).map(({ content }) => String(content)) : []);
}
