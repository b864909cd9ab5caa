import { slugOf } from '../../model/index.ts';
import { check } from '../../rules/index.ts';
import { type Exporter, fileStem } from '../exporter.ts';
import { writeGithub } from './github.ts';
import { writeJson } from './json.ts';
import { writeJunit } from './junit.ts';
import { writeMarkdown } from './markdown.ts';
import type { CheckedFile } from './report.ts';
import { writeSarif } from './sarif.ts';

export { countsOf, lineOfFinding, type CheckedFile, type Counts } from './report.ts';

export const REPORT_FORMATS = ['json', 'sarif', 'junit', 'github', 'markdown'] as const;
export type ReportFormat = (typeof REPORT_FORMATS)[number];

/** One report over any number of files. @param version of this program, for formats that name their tool */
export function writeReport(format: ReportFormat, files: readonly CheckedFile[], version: string): string {
  switch (format) {
    case 'json':
      return writeJson(files);
    case 'sarif':
      return writeSarif(files, version);
    case 'junit':
      return writeJunit(files);
    case 'github':
      return writeGithub(files);
    case 'markdown':
      return writeMarkdown(files);
    default:
      return format satisfies never;
  }
}

export interface FindingsOptions {
  /** Default `markdown`. */
  readonly format?: ReportFormat;
  /** Name that the report gives to the design's file; by default the one it would be saved under. */
  readonly path?: string;
}

const EXTENSIONS: Readonly<Record<ReportFormat, readonly [extension: string, mediaType: string]>> = {
  json: ['findings.json', 'application/json'],
  sarif: ['sarif', 'application/sarif+json'],
  junit: ['junit.xml', 'application/xml'],
  github: ['annotations.txt', 'text/plain'],
  markdown: ['findings.md', 'text/markdown'],
};

/** What the rules say of a design, as a report for people, forges and build servers. */
export const findings: Exporter<FindingsOptions> = {
  id: 'findings',
  export: (design, { format = 'markdown', path } = {}, tools) => {
    const stem = fileStem(slugOf(design.meta.name), 'design');
    const [extension, mediaType] = EXTENSIONS[format];
    const file: CheckedFile = { path: path ?? `${stem}.seam.yaml`, design, findings: check(design) };
    return [{ path: `${stem}.${extension}`, content: writeReport(format, [file], tools?.version ?? '0.0.0'), mediaType }];
  },
};

export { findings as exporter };
