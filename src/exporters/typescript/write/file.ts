import type { Code, Module } from '../emit/index.ts';

/** A file of the workspace. */
export interface WorkspaceFile {
  readonly path: string;
  readonly content: string;
  readonly mediaType: string;
  /** Written once: from then on it belongs to the people who fill it in, and generating again leaves it alone. */
  readonly once: boolean;
  /** Of a file that is written once: names that must occur in it, because the generated files ask for them. */
  readonly demands?: readonly string[];
}

export const generatedFile = (module: Module, body: Code): WorkspaceFile => ({
  path: module.path,
  content: module.render(body, { generated: true }),
  mediaType: 'text/typescript',
  once: false,
});

/** @param demands what the generated files ask of it by name */
export const handWrittenFile = (module: Module, body: Code, demands: readonly Code[] = []): WorkspaceFile => ({
  path: module.path,
  content: module.render(body, { generated: false }),
  mediaType: 'text/typescript',
  once: true,
  ...(demands.length > 0 && { demands: demands.map(String) }),
});
