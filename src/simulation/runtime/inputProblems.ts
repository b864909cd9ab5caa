import type { Design } from '../../model/index.ts';
import type { Model } from '../compile/model.ts';
import type { CompileProblem } from '../compile/problems.ts';
import type { FaultInput, Load, RunLimits } from '../trace.ts';

export interface Inputs {
  readonly seed: number;
  readonly faults?: readonly FaultInput[];
  readonly load?: Load;
  readonly limits?: RunLimits;
}

const MOST_REQUESTS = 10_000_000;

/** What is wrong with the inputs of a run; the path says which one. */
export function inputProblems(design: Design, model: Model, input: Inputs): CompileProblem[] {
  const problems: CompileProblem[] = [];
  const complain = (path: string, message: string) => problems.push({ path, message });
  if (!Number.isInteger(input.seed) || input.seed < 0 || input.seed > 0xffffffff) complain('seed', 'The seed must be a whole number from 0 to 4294967295.');
  const { load, limits } = input;
  if (load && !(Number.isInteger(load.count) && load.count >= 1 && load.count <= MOST_REQUESTS))
    complain('load.count', 'The load must bring at least one request, and at most ten million.');
  if (load && !isTime(load.everyUs)) complain('load.everyUs', 'The time between two requests must be whole microseconds, 0 or more.');
  if (load?.firstUs !== undefined && !isTime(load.firstUs)) complain('load.firstUs', 'The first request must enter at whole microseconds, 0 or more.');
  if (limits?.events !== undefined && !(limits.events >= 1)) complain('limits.events', 'At least one event must be allowed.');
  if (limits?.durationUs !== undefined && !isTime(limits.durationUs)) complain('limits.durationUs', 'The duration must be whole microseconds, 0 or more.');
  input.faults?.forEach((fault, index) => faultProblems(design, model, fault).forEach((message) => complain(`faults.${index}`, message)));
  return problems;
}

function faultProblems(design: Design, model: Model, fault: FaultInput): string[] {
  const problems: string[] = [];
  if (!isTime(fault.fromUs)) problems.push('A fault must begin at whole microseconds, 0 or more.');
  if (fault.toUs !== undefined && !(isTime(fault.toUs) && fault.toUs >= fault.fromUs))
    problems.push('A fault must end at whole microseconds, and not before it begins.');
  if (fault.amount !== undefined && !(fault.amount >= (fault.kind === 'slow' ? 1 : 0) && (fault.kind === 'slow' || fault.amount <= 1)))
    problems.push(fault.kind === 'slow' ? 'Slow needs a factor of 1 or more.' : 'A share lies between 0 and 1.');
  if (fault.stepId !== undefined) {
    if (model.saga?.id !== fault.targetId) problems.push(`A fault of a step names the saga that is run; “${fault.targetId}” is not it.`);
    else if (!model.saga.steps.some(({ id }) => id === fault.stepId)) problems.push(`The saga “${model.saga.name}” has no step “${fault.stepId}”.`);
  } else if (!Object.hasOwn(design.elements, fault.targetId) && !Object.hasOwn(design.flows, fault.targetId))
    problems.push(`There is no element and no flow “${fault.targetId}” that could fail.`);
  return problems;
}

const isTime = (us: number) => Number.isSafeInteger(us) && us >= 0;
