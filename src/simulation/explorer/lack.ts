import type { SagaModel, SagaStepModel } from '../compile/model.ts';
import type { BrokenPromise, Lack } from './exploration.ts';
import type { Happening } from './wording.ts';
import { say } from '../../speech/index.ts';

/** Of a counterexample, what tells which piece of the design is missing. */
export interface Broken {
  readonly promise: BrokenPromise;
  readonly step: number;
  readonly waiting: readonly number[];
  readonly happenings: readonly Happening[];
}

/** What the design lacks, and the rule that reports it; nothing where no rule speaks of it. */
export function lackOf(saga: SagaModel, { promise, step, waiting, happenings }: Broken): Lack | undefined {
  const model = saga.steps[step] as SagaStepModel;
  const plan = saga.plan.steps[step];
  const { name, participant } = model;
  const steps = [saga.id, participant.id];
  switch (promise) {
    case 'twice':
      return doneTwice(saga, model, step);
    case 'remains':
    case 'not-applied':
      if (plan && !plan.hasUndo && !isBesideOthers(saga, step))
        return {
          ruleId: 'saga-missing-compensation',
          subjects: steps,
          words: say`Without a compensation for ${name}, its effect stays when a later step fails`,
        };
      return undefined;
    case 'order':
      return {
        ruleId: 'saga-compensation-order',
        subjects: [saga.id],
        words:
          saga.plan.order === 'parallel'
            ? say`Compensating at the same time takes away ${name} under the steps that were built on it`
            : say`Compensating first step first takes away ${name} under the steps that were built on it`,
      };
    case 'endless':
      return { ruleId: 'saga-step-unsafe', subjects: steps, words: say`Without a bound on the tries of ${name}, the saga never ends when it fails for good` };
    case 'forgotten':
      return {
        ruleId: 'saga-volatile-state',
        subjects: [saga.id, ...(saga.orchestrator ? [saga.orchestrator.id] : [])],
        words: say`Without a state store, a crash of ${saga.orchestrator?.name ?? say`the coordinator`} forgets that ${name} was done`,
      };
    case 'stuck':
      return stuck(saga, waiting, happenings);
    case 'undone-twice':
    case 'early-human':
    case 'sent-again':
      return undefined;
    default:
      return promise satisfies never;
  }
}

/** A pivot that runs at the same time as others: one of them can fail when it is done, and nothing undoes it. */
function isBesideOthers({ plan }: SagaModel, step: number): boolean {
  const { kind, block } = plan.steps[step] ?? { kind: 'compensatable', block: -1 };
  return kind === 'pivot' && (plan.blocks[block]?.length ?? 0) > 1;
}

/** What to say where no rule speaks of what is missing; empty where there is nothing to say. */
export function hintOf(saga: SagaModel, promise: BrokenPromise, stepId: string | undefined): string {
  const step = saga.steps.findIndex(({ id }) => id === stepId);
  if (promise !== 'remains' || !isBesideOthers(saga, step)) return '';
  return say`${saga.steps[step]?.name ?? ''} is the pivot and cannot be undone, but a step beside it can still fail: let it come after the others`;
}

function doneTwice(saga: SagaModel, { id, name, participant }: SagaStepModel, step: number): Lack {
  const consumers = saga.steps
    .flatMap(({ to }) => to.get(step)?.flows ?? [])
    .filter(({ kind, recognises }) => kind === 'consume' && !recognises)
    .map((flow) => flow.id);
  if (saga.plan.style === 'choreography' && consumers.length > 0)
    return {
      ruleId: 'consumer-not-idempotent',
      subjects: [...new Set([...consumers, participant.id, saga.id])],
      words: say`Without an inbox at ${participant.name}, an event that comes twice has ${name} done twice`,
    };
  return {
    ruleId: 'saga-step-unsafe',
    subjects: [saga.id, participant.id, id],
    words: say`Without idempotency on ${name}, a command that comes twice is done twice`,
  };
}

function stuck(saga: SagaModel, waiting: readonly number[], happenings: readonly Happening[]): Lack | undefined {
  const patient = waiting
    .map((index) => saga.steps[index] as SagaStepModel)
    .filter((_, index) => saga.plan.steps[waiting[index] as number]?.timeoutUs === undefined);
  const [first] = patient;
  if (first)
    return {
      ruleId: 'missing-timeout',
      subjects: [
        ...new Set([saga.id, ...(saga.orchestrator ? [saga.orchestrator.id] : []), ...(first.there?.flows.map(({ id }) => id) ?? []), first.participant.id]),
      ],
      words: say`Without a timeout on ${first.name}, a message that got lost is waited for for ever`,
    };
  const lost = happenings.findLast(({ kind }) => kind === 'lose-event')?.event;
  const from = lost === undefined ? undefined : saga.steps[lost.from];
  const flows = lost === undefined ? undefined : from?.to.get(lost.to)?.flows;
  if (!from || !flows || flows.length === 0) return undefined;
  return {
    ruleId: 'dual-write',
    subjects: [...new Set([from.participant.id, ...flows.map(({ id }) => id)])],
    words: say`Without an outbox at ${from.participant.name}, what ${from.name} announces can get lost for good`,
  };
}
