import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/index.ts';
import { explore, inputOfScenario, run, type RunInput, type Trace } from '../../simulation/index.ts';
import { chain, orchestrated } from '../../simulation/testing/designs.ts';
import { runReport } from './index.ts';

function traced(design: Design, input: RunInput): Trace {
  const outcome = run(design, input);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.trace;
}

const saga = { entry: { kind: 'saga', sagaId: 'order' }, seed: 7 } as const;
const cells = (text: string, name: string) => text.split('\n').find((line) => line.startsWith(`| ${name} |`));

describe('a run as Markdown', () => {
  it('says what was played, from which seed, and how it ended', () => {
    const trace = traced(orchestrated(), saga);
    const text = runReport(orchestrated(), trace);
    expect(text).toMatch(/^# Order\n/);
    expect(text).toContain(`Seed 7, ${(Math.round(trace.durationUs / 1_000) / 1_000).toFixed(3)} s of virtual time, trace \`${trace.hash}\``);
    expect(text).toContain('The saga ended **completed**');
  });

  it('has the figures of the trace', () => {
    const trace = traced(chain(), { entry: { kind: 'flow', flowId: 'pay' }, seed: 7, faults: [{ targetId: 'bank', kind: 'errors', fromUs: 30_500_000 }] });
    const text = runReport(chain(), trace);
    expect(cells(text, 'started')).toBe(`| started | ${trace.results.started} |`);
    expect(cells(text, 'failed')).toBe(`| failed | ${trace.results.failed} |`);
    expect(trace.results.failed).toBeGreaterThan(0);
    expect(text).toContain('- Broken from 30.500 s on: Bank, errors');
  });

  it('tells what came of read models and migrations, where there are any', async () => {
    const design = await (EXAMPLES.find(({ id }) => id === 'event-sourced-orders') ?? expect.fail()).load();
    const scenario = design.scenarios['projection-down'] ?? expect.fail();
    const text = runReport(design, traced(design, { ...inputOfScenario(scenario), rebuilds: [{ storeId: 'order-search', atUs: 5_000_000 }] }));
    expect(cells(text, 'order-status after Order commands')).toMatch(/ behind, .* at most, \d+ of \d+ reads stale \|$/);
    expect(cells(text, 'order-search made anew at 5.000 s')).toMatch(/ changes read again in /);
    expect(runReport(chain(), traced(chain(), { entry: { kind: 'flow', flowId: 'pay' }, seed: 7 }))).not.toContain('## Data');
  });

  it('tells the log line by line', () => {
    const trace = traced(orchestrated(), saga);
    const rows = runReport(orchestrated(), trace)
      .split('\n')
      .filter((line) => /^\| \d+\.\d{3} s \|/.test(line));
    expect(rows).toHaveLength(trace.entries.length);
  });

  it('says which promise a counterexample breaks', () => {
    const design = orchestrated({ steps: [{}, { compensation: undefined } as object, {}] });
    const outcome = explore(design, 'order');
    const counterexample = outcome.ok ? outcome.exploration.counterexample : undefined;
    if (!counterexample) throw new Error('nothing was found');
    expect(runReport(design, traced(design, counterexample.input))).toContain(`Broken: **${counterexample.sentence}**.`);
  });

  it('counts how many runs ended in which way', () => {
    const trace = traced(orchestrated(), { ...saga, load: { count: 3, everyUs: 1_000_000 } });
    expect(runReport(orchestrated(), trace)).toContain('3 saga runs: 3 completed.');
  });

  it('keeps names from becoming markup', () => {
    const design = orchestrated({ saga: { name: '# [x](y) | <b>' } });
    expect(runReport(design, traced(design, saga))).toMatch(/^# \\# \\\[x\\\]\(y\) \\\| \\<b\\>\n/);
  });

  it('ends with the diagram that it is given', () => {
    expect(runReport(orchestrated(), traced(orchestrated(), saga), { sequence: 'sequenceDiagram\n' })).toMatch(/```mermaid\nsequenceDiagram\n```\n$/);
  });
});
