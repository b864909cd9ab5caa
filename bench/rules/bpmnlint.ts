import { createRequire } from 'node:module';

/** What is used of bpmnlint and bpmn-moddle, which come without types of their own. */
interface Peer {
  readonly version: string;
  readonly lint: (process: unknown) => Promise<number>;
  readonly process: (elements: number, flows: number) => unknown;
}
type Moddle = new () => { create(type: string, attributes: Record<string, unknown>): Record<string, unknown> };

/** bpmnlint with its recommended rules, if it is installed. A fresh linter for each run, or it answers from what it knows. */
export async function bpmnlint(): Promise<Peer | undefined> {
  const require = createRequire(new URL('../peers/rules/package.json', import.meta.url));
  try {
    const Linter = require('bpmnlint/lib/linter') as new (options: object) => { lint(root: unknown): Promise<Record<string, readonly unknown[]>> };
    const Resolver = require('bpmnlint/lib/resolver/node-resolver') as new () => object;
    const { version } = require('bpmnlint/package.json') as { version: string };
    const { BpmnModdle } = (await import(require.resolve('bpmn-moddle'))) as { BpmnModdle: Moddle };
    return {
      version,
      process: (elements, flows) => processOf(new BpmnModdle(), elements, flows),
      async lint(root) {
        const linter = new Linter({ config: { extends: 'bpmnlint:recommended' }, resolver: new Resolver() });
        const results = await linter.lint(root);
        return Object.values(results).reduce((sum, reports) => sum + reports.length, 0);
      },
    };
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  }
}

/** A process of as many tasks and sequence flows, each task with a name, flows to tasks some places further. */
function processOf(moddle: InstanceType<Moddle>, elements: number, flows: number): unknown {
  const ends = Array.from({ length: elements }, () => ({ incoming: [] as unknown[], outgoing: [] as unknown[] }));
  const tasks = ends.map((lists, i) => moddle.create('bpmn:Task', { id: `Task_${i}`, name: `Task ${i}`, ...lists }));
  const lines = Array.from({ length: flows }, (_, i) => {
    const source = i % elements;
    const target = (i + 1 + Math.floor(i / elements)) % elements;
    const line = moddle.create('bpmn:SequenceFlow', { id: `Flow_${i}`, sourceRef: tasks[source], targetRef: tasks[target] });
    ends[source]?.outgoing.push(line);
    ends[target]?.incoming.push(line);
    return line;
  });
  const process = moddle.create('bpmn:Process', { id: 'Process', flowElements: [...tasks, ...lines] });
  for (const part of [...tasks, ...lines]) part['$parent'] = process;
  const definitions = moddle.create('bpmn:Definitions', { id: 'Definitions', rootElements: [process], diagrams: [] });
  process['$parent'] = definitions;
  return definitions;
}
