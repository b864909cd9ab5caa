import type { Design } from '../../model/index.ts';
import { inputOfScenario, run, type RunInput } from '../../simulation/index.ts';
import { runDiagram } from './run.ts';
import { mermaidText } from './text.ts';

/** A Mermaid `sequenceDiagram` of the first run of a scenario, with its faults; undefined where there is no such scenario. */
export function scenarioDiagram(design: Design, scenarioId: string): string | undefined {
  const scenario = Object.hasOwn(design.scenarios, scenarioId) ? design.scenarios[scenarioId] : undefined;
  if (scenario === undefined) return undefined;
  const { entry, seed, faults = [] } = inputOfScenario(scenario);
  const input: RunInput = { entry, seed, faults, load: { count: 1, everyUs: 1_000_000 } };
  const outcome = run(design, input);
  if (outcome.ok) return runDiagram(design, outcome.trace);
  const reason = outcome.problems[0]?.message ?? 'It cannot be played.';
  return `sequenceDiagram\n  participant scenario as ${mermaidText(scenario.name)}\n  Note over scenario: ${mermaidText(reason)}\n`;
}
