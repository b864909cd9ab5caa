import * as mermaid from '../../exporters/mermaid/index.ts';
import { runReport as report } from '../../exporters/runs/index.ts';
import type { Exploration, Trace } from '../../simulation/index.ts';
import { inEnglish } from '../../speech/index.ts';
import type { Design } from '../../model/index.ts';

/*
 * What is written about a run. Quick enough for the page's own thread; loaded when it is first asked for. Documents are English, so a run that was told
 * in another language is to be told again for them.
 */

export const counterexampleDiagram = (design: Design, exploration: Exploration): string | undefined =>
  inEnglish(() => mermaid.counterexampleDiagram(design, exploration));

export const runDiagram = (design: Design, trace: Trace, run: number): string => inEnglish(() => mermaid.runDiagram(design, trace, run));

/** A run as a page of Markdown, with its messages as a diagram. */
export const runReport = (design: Design, trace: Trace, run: number): string =>
  inEnglish(() => report(design, trace, { run, sequence: mermaid.runDiagram(design, trace, run) }));

/** A counterexample as a test of the TypeScript workspace. Loaded when it is asked for, because few ask. */
export const loadCounterexampleTest = () => import('../../exporters/typescript/counterexample.ts');
