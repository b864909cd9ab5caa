import type { Design } from '../../../model/index.ts';
import { explore, type BrokenPromise, type Counterexample, type CounterexampleStep, type ScriptedAction } from '../../../simulation/index.ts';
import { blocks, cleanComment, list, Module, object, remark, str, ts, type Code } from '../emit/index.ts';
import type { SagaPlan } from '../plan/index.ts';
import { generatedFile, type WorkspaceFile } from './file.ts';
import { outOfReach } from './outOfReach.ts';
import { sagaConstant, sagaPath } from './sagas.ts';

/** What the workspace's scripted runs can find broken; the rest are mistakes of a protocol, which no design can make. */
const EXPRESSIBLE: readonly BrokenPromise[] = ['not-applied', 'remains', 'twice', 'undone-twice', 'order', 'stuck', 'endless', 'forgotten'];

/** Quick enough for a preview. What one fault breaks is looked for first, then what two do. */
const SEARCHES = [
  { faults: 1, limit: 20_000 },
  { faults: 2, limit: 20_000 },
] as const;

/** The shortest counterexample that is found in a preview's time; nothing where none is, or where the saga cannot run. */
export function counterexampleOf(design: Design, { id }: SagaPlan): Counterexample | undefined {
  for (const search of SEARCHES) {
    const outcome = explore(design, id, search);
    if (!outcome.ok) return undefined;
    if (outcome.exploration.counterexample) return outcome.exploration.counterexample;
  }
  return undefined;
}

/** Why a counterexample cannot go the same way in the workspace, in a sentence; nothing where it can. */
export function whyNoTest(saga: SagaPlan, { promise, steps, input }: Counterexample): string | undefined {
  if (!EXPRESSIBLE.includes(promise)) return 'It needs a mistake in the protocol of sagas itself, which the workspace does not make.';
  const known = new Set(saga.drawn.steps.map(({ id }) => id));
  if (steps.some(({ stepId }) => stepId !== undefined && !known.has(stepId))) return 'It goes through a step that the workspace leaves out.';
  const actions = steps.map((step, index) => ({ ...step, event: input.script?.[index]?.event, fromStepId: input.script?.[index]?.fromStepId }));
  const found = outOfReach(saga.saga.style, actions);
  if (found === undefined) return undefined;
  const name = saga.drawn.steps.find(({ id }) => id === found)?.name ?? found;
  return saga.saga.style === 'orchestration'
    ? `${name} answers when nobody waits for the answer any more: in the workspace it is lost, as it is over HTTP, and the saga goes another way.`
    : `${name} is asked for a second time while it is being done, and then something breaks: in the workspace a step hears one message after the other.`;
}

export const counterexamplePath = ({ name }: SagaPlan): string => `tests/sagas/${name.slug}.counterexample.test.ts`;

/** What the explorer found, as a test of the workspace; nothing where it cannot be one, see {@link whyNoTest}. */
export function counterexampleFile(saga: SagaPlan, counterexample: Counterexample): WorkspaceFile | undefined {
  if (whyNoTest(saga, counterexample) !== undefined) return undefined;
  const module = new Module(counterexamplePath(saga));
  return generatedFile(module, testOf(module, saga, counterexample));
}

function testOf(module: Module, saga: SagaPlan, counterexample: Counterexample): Code {
  const { style } = saga.saga;
  const describe = module.use('vitest', 'describe');
  const expect = module.use('vitest', 'expect');
  const it = module.use('vitest', 'it');
  const moment = module.type('platform/simulation/moments.ts', 'Moment');
  const replay = module.use(`platform/simulation/replay-${style}.ts`, style === 'orchestration' ? 'replayOrchestration' : 'replayChoreography');
  const definition = module.use(sagaPath(saga), sagaConstant(saga));
  return blocks([
    lines(heading(counterexample)),
    ts`
      const script: readonly ${moment}[] = [
        ${momentsOf(counterexample)}
      ];

      ${describe}(${str(cleanComment(`saga ${saga.saga.name}`))}, () => {
        ${it}(${str(cleanComment(`breaks a promise: ${counterexample.sentence}`))}, async () => {
          const { broken } = await ${replay}(${definition}, script);
          ${expect}(broken).toContainEqual(${brokenOf(counterexample)});
        });
      });
    `,
  ]);
}

function heading({ lack }: Counterexample): readonly string[] {
  return [
    'A counterexample that the explorer has found: a shortest way to a promise that this saga does not keep.',
    `It passes as long as the defect is there${lack ? `: ${lack.words}.` : '.'}`,
    'Repair the design and export again: this file is not written any more. Where it is still there, it fails, and can be deleted.',
  ];
}

const lines = (texts: readonly string[]): Code => list(texts.map(remark), '\n');

/** One line for each moment, with what the explorer says of it. */
function momentsOf({ steps, input }: Counterexample): readonly Code[] {
  return steps.flatMap((step, index) => {
    const action = input.script?.[index];
    return action === undefined || step.kind === 'nothing' ? [] : [ts`${momentOf(step, action)}, ${remark(step.words)}`];
  });
}

function momentOf({ kind, stepId, direction }: CounterexampleStep, { answer, stray, fromStepId, event }: ScriptedAction): Code {
  return object([
    ts`kind: ${str(kind)}`,
    stepId !== undefined && ts`step: ${str(stepId)}`,
    direction !== undefined && event === undefined && ts`direction: ${str(direction)}`,
    answer !== undefined && ts`answer: ${str(answer)}`,
    stray === true && ts`stray: true`,
    fromStepId !== undefined && ts`from: ${str(fromStepId)}`,
    event !== undefined && ts`event: ${str(event)}`,
  ]);
}

function brokenOf({ promise, stepId }: Counterexample): Code {
  return object([ts`promise: ${str(promise)}`, stepId !== undefined && ts`step: ${str(stepId)}`]);
}
