import type { Code, Module } from '../emit/index.ts';

/** A file of the workspace. */
export interface WorkspaceFile {
  readonly path: string;
  readonly content: string;
  readonly mediaType: string;
  /** Written once: from then on it belongs to the people who fill it in, and generating again leaves it alone. */
  readonly once: boolean;
}

export const generatedFile = (module: Module, body: Code): WorkspaceFile => ({
  path: module.path,
  content: module.render(body, { generated: true }),
  mediaType: 'text/typescript',
  once: false,
});

export const handWrittenFile = (module: Module, body: Code): WorkspaceFile => ({
  path: module.path,
  content: module.render(body, { generated: false }),
  mediaType: 'text/typescript',
  once: true,
});
