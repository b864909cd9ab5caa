import { compensationWithDefaults, type Design, type Saga, type SagaStep } from '../../model/index.ts';
import { mermaidIds } from './ids.ts';
import { fitsLength } from './labels.ts';
import { packed } from './packing.ts';
import { numbered, type Page } from './parts.ts';
import { pastThePoint, stagesOf, undoneWhen } from './sagaScript.ts';
import { mermaidLine } from './text.ts';

/** A Mermaid `stateDiagram-v2` of a saga: its steps, what undoes them, and the ways in which it ends. Nothing for a saga that is not there. */
export function sagaStatePages(design: Design, sagaId: string): readonly Page[] {
  const saga = Object.hasOwn(design.sagas, sagaId) ? design.sagas[sagaId] : undefined;
  if (saga === undefined) return [];
  const script = scriptOf(saga);
  return numbered(
    '',
    packed(script.stages, (shown) => sagaStates(script, shown), fitsLength),
  );
}

interface Script {
  readonly stages: readonly (readonly SagaStep[])[];
  readonly order: 'reverse' | 'parallel' | 'forward';
  readonly tries: number;
  /** What can come to be undone, in the order of the saga. */
  readonly undoable: readonly SagaStep[];
}

function scriptOf(saga: Saga): Script {
  const { compensationOrder: order, compensationTries: tries } = compensationWithDefaults(saga);
  const stages = stagesOf(saga.steps);
  const steps = stages.flat();
  const undone = new Set(steps.filter((step) => !pastThePoint({ stages }, step)).flatMap((step) => undoneWhen({ stages, order }, step)));
  return { stages, order, tries, undoable: steps.filter((step) => undone.has(step)) };
}

const ENDED = { completed: 'Completed', undone: 'Rolled back', failed: 'Failed, nothing to undo', person: 'A person is called' } as const;
type Ending = keyof typeof ENDED;

/** The states of some of the stages, with whatever they lead to. */
function sagaStates(script: Script, shown: readonly (readonly SagaStep[])[]): string {
  const diagram = stateDiagram();
  if (shown.length === 0) return diagram.text([`[*] --> ${diagram.ended('completed')}`]);
  const lines = shown.flatMap((stage) => stageLines(script, stage, diagram));
  const undoable = script.undoable.filter((step) => shown.some((stage) => stage.includes(step)));
  return diagram.text([
    ...lines,
    ...(script.order === 'reverse' ? undoable.flatMap((step) => undoLines(script, step, diagram)) : groupLines(script, undoable, diagram)),
  ]);
}

interface StateDiagram {
  /** The state of a step that is done, or of one that is undone. */
  step(step: SagaStep): string;
  undoing(step: SagaStep): string;
  ended(ending: Ending): string;
  /** A fork, join or group. */
  mark(name: string, line: (id: string) => string): string;
  text(lines: readonly string[]): string;
}

/** Declares each state when it is first asked for. */
function stateDiagram(): StateDiagram {
  const idOf = mermaidIds();
  const declared = new Map<string, string>();
  const state = (key: string, name: string) => mark(key, (id) => `  state "${mermaidLine(name)}" as ${id}`);
  const mark = (key: string, line: (id: string) => string): string => {
    const id = idOf(key);
    if (!declared.has(id)) declared.set(id, line(id));
    return id;
  };
  const endings = new Set<string>();
  return {
    step: (step) => state(`do ${step.id}`, step.name),
    undoing: (step) => state(`undo ${step.id}`, step.compensation ?? `undo ${step.name}`),
    ended: (ending) => {
      const id = state(`ended ${ending}`, ENDED[ending]);
      endings.add(`  ${id} --> [*]`);
      return id;
    },
    mark,
    text: (lines) => `${['stateDiagram-v2', ...declared.values(), ...lines.map((line) => `  ${line}`), ...endings].join('\n')}\n`,
  };
}

function stageLines(script: Script, stage: readonly SagaStep[], diagram: StateDiagram): string[] {
  const at = script.stages.indexOf(stage);
  const next = script.stages[at + 1];
  const after = next === undefined ? diagram.ended('completed') : entryOf(script, next, diagram);
  const begin = at === 0 ? [`[*] --> ${entryOf(script, stage, diagram)}`] : [];
  const done = (step: SagaStep) =>
    stage.length === 1
      ? [`${diagram.step(step)} --> ${after} : done`]
      : [`${forkOf(at, diagram)} --> ${diagram.step(step)}`, `${diagram.step(step)} --> ${joinOf(at, diagram)} : done`];
  const joined = stage.length === 1 ? [] : [`${joinOf(at, diagram)} --> ${after}`];
  return [...begin, ...stage.flatMap((step) => [...done(step), failureLine(script, step, diagram)]), ...joined];
}

const forkOf = (stage: number, diagram: StateDiagram): string => diagram.mark(`fork ${stage}`, (id) => `  state ${id} <<fork>>`);
const joinOf = (stage: number, diagram: StateDiagram): string => diagram.mark(`join ${stage}`, (id) => `  state ${id} <<join>>`);

function entryOf(script: Script, stage: readonly SagaStep[], diagram: StateDiagram): string {
  const [only] = stage;
  return only !== undefined && stage.length === 1 ? diagram.step(only) : forkOf(script.stages.indexOf(stage), diagram);
}

function failureLine(script: Script, step: SagaStep, diagram: StateDiagram): string {
  const from = diagram.step(step);
  if (pastThePoint(script, step)) return `${from} --> ${from} : failed, tried again`;
  const [first] = undoneWhen(script, step);
  if (first === undefined) return `${from} --> ${diagram.ended('failed')} : failed`;
  return `${from} --> ${script.order === 'reverse' ? diagram.undoing(first) : groupOf(diagram)} : failed`;
}

/** In reverse order what is undone leads to what was done before it. */
function undoLines(script: Script, step: SagaStep, diagram: StateDiagram): string[] {
  const before = script.undoable[script.undoable.indexOf(step) - 1];
  const undoing = diagram.undoing(step);
  return [
    before === undefined ? `${undoing} --> ${diagram.ended('undone')} : undone` : `${undoing} --> ${diagram.undoing(before)} : undone`,
    personLine(script, undoing, diagram),
  ];
}

const groupOf = (diagram: StateDiagram): string => diagram.mark('undoing', (id) => `  state "Undoing what was done" as ${id}`);

/** In the other orders where to begin and where to end depends on what was done: one group of states. */
function groupLines(script: Script, undoable: readonly SagaStep[], diagram: StateDiagram): string[] {
  if (undoable.length === 0) return [];
  const group = groupOf(diagram);
  const states = undoable.map(diagram.undoing);
  const inside = script.order === 'forward' ? states.slice(1).map((state, index) => `  ${states[index] ?? state} --> ${state} : undone`) : [];
  return [
    `state ${group} {`,
    ...(inside.length > 0 ? inside : states.map((state) => `  ${state}`)),
    '}',
    `${group} --> ${diagram.ended('undone')} : undone`,
    personLine(script, group, diagram),
  ];
}

const personLine = ({ tries }: Script, from: string, diagram: StateDiagram): string =>
  `${from} --> ${diagram.ended('person')} : ${mermaidLine(`not done in ${tries} ${tries === 1 ? 'try' : 'tries'}`)}`;
