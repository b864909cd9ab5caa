import type { Design } from '../../model/index.ts';
import type { Exporter, ExportFile } from '../exporter.ts';
import { manifestOf } from '../regenerate.ts';
import { GENERATED } from './emit/index.ts';
import { planWorkspace } from './plan/index.ts';
import { SKELETON } from './skeleton-text.ts';
import { adapterFiles, belongs, SQL_GENERATED } from './write/adapters.ts';
import { channelsFile, contractFile } from './write/contracts.ts';
import type { WorkspaceFile } from './write/file.ts';
import { projectFiles } from './write/project.ts';
import { sagaFiles } from './write/sagas.ts';
import { serviceFiles } from './write/services.ts';
import { isPartOf, temporalFiles } from './write/temporal.ts';
import { testFiles } from './write/tests.ts';
import { appFiles } from './write/workspace.ts';

export interface TypeScriptOptions {
  /** Name in `package.json`; made from the design's name where it is missing. */
  readonly packageName?: string;
  /** Port of `npm start`. Default 3000. */
  readonly port?: number;
  /** `generated`: only the files that may be written again and again. Default `all`. */
  readonly files?: 'all' | 'generated';
  /** `named`: those of the brokers and databases that the design names. Default `named`. */
  readonly adapters?: 'named' | 'none';
  /** What follows the runs of sagas that have a coordinator: the one that is embedded, or workflows on Temporal. Default `embedded`. */
  readonly sagas?: 'embedded' | 'temporal';
}

/** A file of the workspace; `once` marks those that belong to people as soon as they exist. A manifest tells later what people have changed. */
export type TypeScriptFile = ExportFile & WorkspaceFile;

/**
 * The TypeScript workspace of a design: services, contracts, clients with their policies, sagas, and tests. It installs, type-checks, passes its tests
 * and runs before a line is written. Files are in the order of their paths.
 */
export function exportTypeScript(design: Design, { port = 3000, files = 'all', ...options }: TypeScriptOptions = {}): readonly TypeScriptFile[] {
  const plan = planWorkspace(design, options);
  const all: WorkspaceFile[] = [
    ...projectFiles(plan, port),
    ...SKELETON.filter(({ path }) => belongs(path, plan.adapters) && isPartOf(path, plan)).map(skeletonFile),
    ...plan.messages.contracts.map(contractFile),
    ...(plan.channels.size > 0 ? [channelsFile([...plan.channels.values()])] : []),
    ...plan.services.flatMap((service) => serviceFiles(design, service, plan)),
    ...plan.sagas.flatMap(sagaFiles),
    ...appFiles(plan, port),
    ...adapterFiles(plan),
    ...temporalFiles(plan, port),
    ...testFiles(design, plan),
  ];
  const manifest = { ...manifestOf(all), once: false };
  return [...all, manifest].filter(({ once }) => files === 'all' || !once).sort((a, b) => (a.path < b.path ? -1 : 1));
}

function skeletonFile({ path, content }: { path: string; content: string }): WorkspaceFile {
  const sql = path.endsWith('.sql');
  return { path, content: `${sql ? SQL_GENERATED : GENERATED}\n\n${content}`, mediaType: sql ? 'application/sql' : 'text/typescript', once: false };
}

export const typescriptExporter: Exporter<TypeScriptOptions> = {
  id: 'typescript',
  export: exportTypeScript,
};
