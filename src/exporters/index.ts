import type { Exporter } from './exporter.ts';

export type { Exporter, ExportFile } from './exporter.ts';

/** What a menu needs to know of an exporter before it is loaded. */
export interface ExporterEntry {
  /** The exporter's own id. */
  readonly id: string;
  readonly title: string;
  load(): Promise<Exporter>;
}

/** Every target, in the order of the menu. Each is a chunk of its own, loaded when it is first used. */
export const EXPORTERS: readonly ExporterEntry[] = [
  { id: 'mermaid', title: 'Mermaid', load: async () => (await import('./mermaid/index.ts')).mermaid },
  { id: 'typescript', title: 'TypeScript', load: async () => (await import('./typescript/index.ts')).typescriptExporter },
  { id: 'svg', title: 'SVG', load: async () => (await import('./svg/index.ts')).svg },
  { id: 'seam', title: 'Seamwright document', load: async () => (await import('./seam/index.ts')).seam },
  { id: 'findings', title: 'Findings', load: async () => (await import('./findings/index.ts')).findings },
  { id: 'link', title: 'Link', load: async () => (await import('./link/index.ts')).link },
];
