import { type Design, update } from '../../model/index.ts';
import type { Model } from '../compile/model.ts';
import type { CompileProblem } from '../compile/problems.ts';
import type { ScriptedAction } from '../script.ts';
import type { AlongsideInput, FaultInput, Load, PhaseInput, RebuildInput, ReleaseInput, RunLimits } from '../trace.ts';
import { say } from '../../speech/index.ts';

export interface Inputs {
  readonly seed: number;
  readonly faults?: readonly FaultInput[];
  readonly load?: Load;
  readonly alongside?: readonly AlongsideInput[];
  readonly releases?: readonly ReleaseInput[];
  readonly phases?: readonly PhaseInput[];
  readonly rebuilds?: readonly RebuildInput[];
  readonly limits?: RunLimits;
  readonly script?: readonly ScriptedAction[];
}

const MOST_REQUESTS = 10_000_000;

/** What is wrong with the inputs of a run; the path says which one. */
export function inputProblems(design: Design, model: Model, input: Inputs): CompileProblem[] {
  const problems: CompileProblem[] = [];
  const complain: Complain = (path, message, remedy) => problems.push({ path, message, ...(remedy ? { remedy } : {}) });
  if (!Number.isInteger(input.seed) || input.seed < 0 || input.seed > 0xffffffff) complain('seed', say`The seed must be a whole number from 0 to 4294967295.`);
  const { load, limits } = input;
  if (load) loadProblems(load, 'load', complain);
  input.alongside?.forEach((other, index) => loadProblems(other.load, `alongside.${index}.load`, complain));
  if (limits?.events !== undefined && !(limits.events >= 1)) complain('limits.events', say`At least one event must be allowed.`);
  if (limits?.durationUs !== undefined && !isTime(limits.durationUs)) complain('limits.durationUs', say`The duration must be whole microseconds, 0 or more.`);
  input.faults?.forEach((fault, index) =>
    faultProblems(design, model, fault).forEach((message) => complain(`faults.${index}`, `${faultTitle(design, fault)}${message}`)),
  );
  input.releases?.forEach((release, index) => releaseProblems(model, release, `releases.${index}`, complain));
  input.phases?.forEach((phase, index) => phaseProblems(design, phase, `phases.${index}`, complain));
  input.rebuilds?.forEach((rebuild, index) => rebuildProblems(design, model, rebuild, `rebuilds.${index}`, complain));
  if (input.script) scriptProblems(model, input, input.script, complain);
  return problems;
}

type Complain = (path: string, message: string, remedy?: CompileProblem['remedy']) => void;

function loadProblems(load: Load, path: string, complain: Complain): void {
  const time = (field: 'everyUs' | 'firstUs' | 'durationUs' | 'toEveryUs' | 'spikeFromUs' | 'spikeToUs' | 'thinkUs', message: string) => {
    const us = load[field];
    if (us !== undefined && !isTime(us)) complain(`${path}.${field}`, message);
  };
  const whole = (value: number | undefined) => value === undefined || (Number.isInteger(value) && value >= 1 && value <= MOST_REQUESTS);
  if (!whole(load.count)) complain(`${path}.count`, say`The load must bring at least one request, and at most ten million.`);
  if (!whole(load.users)) complain(`${path}.users`, say`There must be at least one user, and at most ten million.`);
  if (!whole(load.keys)) complain(`${path}.keys`, say`There must be at least one key, and at most ten million.`);
  time('everyUs', say`The time between two requests must be whole microseconds, 0 or more.`);
  time('firstUs', say`The first request must enter at whole microseconds, 0 or more.`);
  time('durationUs', say`The load must last for whole microseconds, 0 or more.`);
  time('toEveryUs', say`The time between two requests at the height must be whole microseconds, 0 or more.`);
  time('spikeFromUs', say`A spike must begin at whole microseconds, 0 or more.`);
  time('spikeToUs', say`A spike must end at whole microseconds, 0 or more.`);
  time('thinkUs', say`The time to think must be whole microseconds, 0 or more.`);
  const { arrival } = load;
  if (arrival !== 'ramp' && arrival !== 'spike') return;
  if (!load.durationUs) complain(`${path}.durationUs`, say`A ${arrival} needs a duration.`);
  if (!load.everyUs || !(load.toEveryUs ?? load.everyUs))
    complain(`${path}.everyUs`, say`A ${arrival} needs times between two requests of at least one microsecond.`);
  if (load.spikeFromUs !== undefined && load.spikeToUs !== undefined && load.spikeToUs < load.spikeFromUs)
    complain(`${path}.spikeToUs`, say`A spike must not end before it begins.`);
}

function releaseProblems(model: Model, release: ReleaseInput, path: string, complain: Complain): void {
  if (!isTime(release.atUs)) complain(`${path}.atUs`, say`A release must begin at whole microseconds, 0 or more.`);
  if (release.errorRate !== undefined && !(release.errorRate >= 0 && release.errorRate <= 1)) complain(`${path}.errorRate`, say`A share lies between 0 and 1.`);
  if (!model.elements.some(({ id }) => id === release.elementId))
    complain(`${path}.elementId`, say`“${release.elementId}” takes no part in this run, so no new version of it can be seen.`);
}

function phaseProblems(design: Design, { migrationId, phase, atUs }: PhaseInput, path: string, complain: Complain): void {
  const migration = Object.hasOwn(design.migrations, migrationId) ? design.migrations[migrationId] : undefined;
  if (!isTime(atUs)) complain(`${path}.atUs`, say`A phase must begin at whole microseconds, 0 or more.`);
  if (!migration) complain(`${path}.migrationId`, say`There is no migration “${migrationId}” in this design.`);
  else if (!(Number.isInteger(phase) && phase >= 0 && phase < migration.phases.length))
    complain(`${path}.phase`, say`“${migration.name}” has ${migration.phases.length} phases; there is no phase ${phase + 1}.`);
}

/** Only who has kept the history can read it again: a stream, or an event store behind the sender. */
function rebuildProblems(design: Design, model: Model, { storeId, atUs }: RebuildInput, path: string, complain: Complain): void {
  if (!isTime(atUs)) complain(`${path}.atUs`, say`A read model must be made anew at whole microseconds, 0 or more.`);
  const copies = model.copies.flatMap((copy) => (copy.kind === 'projection' && model.elements[copy.store]?.id === storeId ? [copy] : []));
  if (copies.length === 0) return complain(`${path}.storeId`, say`“${storeId}” is no read model of this run: no projection writes it.`);
  for (const { source, channel } of copies) {
    const kept = model.elements[source]?.accesses.some(({ to }) => model.elements[to]?.store === 'event-store');
    const through = model.elements[channel];
    const element = through && design.elements[through.id];
    if (kept || !through || (element?.kind === 'channel' && element.variant === 'stream')) continue;
    const remedy =
      element?.kind === 'channel' ? { title: say`Make ${through.name} a stream`, edits: [update('elements', through.id, { variant: 'stream' })] } : undefined;
    complain(
      `${path}.storeId`,
      say`${model.elements[source]?.name ?? ''} keeps no events, and neither does ${through.name}: what has gone through is gone.`,
      remedy,
    );
  }
}

/** Which fault is meant: "Card provider, slow: "; nothing where it aims at what is not there, as the message says so. */
function faultTitle({ elements, flows, sagas }: Design, { targetId, stepId, kind }: FaultInput): string {
  const own = <T>(records: Readonly<Record<string, T>>, id: string): T | undefined => (Object.hasOwn(records, id) ? records[id] : undefined);
  const flow = own(flows, targetId);
  const step = stepId === undefined ? undefined : own(sagas, targetId)?.steps.find(({ id }) => id === stepId);
  const ends = flow && `${own(elements, flow.from)?.name ?? flow.from} → ${own(elements, flow.to)?.name ?? flow.to}`;
  const name = step?.name ?? own(elements, targetId)?.name ?? flow?.label ?? ends;
  return name === undefined ? '' : `${name}, ${kind}: `;
}

function faultProblems(design: Design, model: Model, fault: FaultInput): string[] {
  const problems: string[] = [];
  if (!isTime(fault.fromUs)) problems.push(say`A fault must begin at whole microseconds, 0 or more.`);
  if (fault.toUs !== undefined && !(isTime(fault.toUs) && fault.toUs >= fault.fromUs))
    problems.push(say`A fault must end at whole microseconds, and not before it begins.`);
  if (fault.amount !== undefined && !(fault.amount >= (fault.kind === 'slow' ? 1 : 0) && fault.amount <= (fault.kind === 'slow' ? 1e6 : 1)))
    problems.push(fault.kind === 'slow' ? say`Slow needs a factor from 1 to a million.` : say`A share lies between 0 and 1.`);
  if (fault.instances !== undefined && !(Number.isInteger(fault.instances) && fault.instances >= 1)) problems.push(say`At least one instance must be down.`);
  if (fault.times !== undefined && !(fault.times >= 1)) problems.push(say`A fault must hit at least once.`);
  if (fault.stepId !== undefined) {
    if (model.saga?.id !== fault.targetId) problems.push(say`A fault of a step names the saga that is run; “${fault.targetId}” is not it.`);
    else if (!model.saga.steps.some(({ id }) => id === fault.stepId)) problems.push(say`The saga “${model.saga.name}” has no step “${fault.stepId}”.`);
  } else if (!Object.hasOwn(design.elements, fault.targetId) && !Object.hasOwn(design.flows, fault.targetId))
    problems.push(say`There is no element and no flow “${fault.targetId}” that could fail.`);
  return problems;
}

/** Three years, so that sums of times stay integers. */
const LONGEST_US = 1e14;
const isTime = (us: number) => Number.isSafeInteger(us) && us >= 0 && us <= LONGEST_US;

const BESIDE_A_SCRIPT = ['faults', 'load', 'alongside', 'releases', 'phases', 'rebuilds'] as const;

function scriptProblems(model: Model, input: Inputs, script: readonly ScriptedAction[], complain: Complain): void {
  const { saga } = model;
  if (!saga) return complain('script', say`Only a run of a saga can follow a script.`);
  for (const other of BESIDE_A_SCRIPT)
    if (input[other] !== undefined && !(Array.isArray(input[other]) && input[other].length === 0))
      complain(other, say`A run with a script has everything that happens in its script.`);
  const known = new Set<string | undefined>([undefined, ...saga.steps.map(({ id }) => id)]);
  script.forEach(({ stepId, fromStepId }, index) => {
    const unknown = [stepId, fromStepId].find((id) => !known.has(id));
    if (unknown !== undefined) complain(`script.${index}`, say`The saga “${saga.name}” has no step “${unknown}”.`);
  });
}
