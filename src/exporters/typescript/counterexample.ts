import type { Design } from '../../model/index.ts';
import type { Exploration } from '../../simulation/index.ts';
import type { ExportFile } from '../exporter.ts';
import { planWorkspace } from './plan/index.ts';
import { counterexampleFile, whyNoTest } from './write/counterexamples.ts';

/** A counterexample as a test of the TypeScript workspace, or in a sentence why it cannot be one. */
export type CounterexampleTest = { readonly file: ExportFile } | { readonly why: string };

/**
 * The counterexample of an exploration as a file to put into the exported workspace of the same design. It passes as long as the promise is broken.
 * Undefined where nothing is broken.
 */
export function counterexampleTest(design: Design, { sagaId, counterexample }: Exploration): CounterexampleTest | undefined {
  if (!counterexample) return undefined;
  const saga = planWorkspace(design).sagas.find(({ id }) => id === sagaId);
  if (!saga) return { why: 'The workspace leaves this saga out.' };
  const file = counterexampleFile(saga, counterexample);
  return file ? { file } : { why: whyNoTest(saga, counterexample) ?? '' };
}
