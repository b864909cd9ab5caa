import { counterexampleDiagram, runDiagram } from '../../exporters/mermaid/index.ts';
import { runReport as report } from '../../exporters/runs/index.ts';
import type { Design } from '../../model/index.ts';
import type { Trace } from '../../simulation/index.ts';

/** What is written about a run. Quick enough for the page's own thread; loaded when it is first asked for. */
export { counterexampleDiagram, runDiagram };

/** A run as a page of Markdown, with its messages as a diagram. */
export const runReport = (design: Design, trace: Trace, run: number): string => report(design, trace, { run, sequence: runDiagram(design, trace, run) });

/** A counterexample as a test of the TypeScript workspace. Loaded when it is asked for, because few ask. */
export const loadCounterexampleTest = () => import('../../exporters/typescript/counterexample.ts');
