import { retryWithDefaults } from '../../../model/index.ts';
import type { SagaPlan, SagaStepPlan } from '../plan/index.ts';
import { playChoreographed, playOrchestrated, type FaultScript, type Played } from './protocol.ts';

/** A fault script for the generated workspace's simulated participants, and what the simulation says must come of it. */
export interface SagaScenario {
  readonly title: string;
  readonly faults: FaultScript;
  readonly expected: Played;
}

/** A test that tries more often than this says nothing that one that tries less often does not. */
const MOST_TRIES = 12;

/** All goes well; each step is refused; each step that has a timeout never answers; a compensation fails once, and until a person is called. */
export function scenariosOf(saga: SagaPlan): readonly SagaScenario[] {
  const steps = saga.blocks.flat();
  return [
    scenario(saga, 'every step does', {}),
    ...steps.map(({ step }) => scenario(saga, `${step.name} is refused`, { [step.id]: { do: 'refuse' } })),
    ...steps
      .filter((plan) => plan.step.timeout !== undefined && triesWithoutAnswer(saga, plan) <= MOST_TRIES)
      .map(({ step }) => scenario(saga, `${step.name} does not answer`, { [step.id]: { do: 'timeout' } })),
    ...compensationFailures(saga),
  ];
}

/** The first step that can be undone, with a refusal of the last step that is not past the pivot. */
function compensationFailures(saga: SagaPlan): readonly SagaScenario[] {
  const pivot = saga.blocks.findIndex((block) => block.some(({ kind }) => kind === 'pivot'));
  const refused = saga.blocks
    .slice(0, pivot < 0 ? undefined : pivot + 1)
    .at(-1)
    ?.at(-1);
  const undone = saga.blocks.flat().find(({ compensation }) => compensation !== undefined);
  if (!refused || !undone || refused === undone || refused.kind === 'retriable' || saga.compensationTries > MOST_TRIES) return [];
  const script = (undoFailures: number): FaultScript => ({ [refused.step.id]: { do: 'refuse' }, [undone.step.id]: { undoFailures } });
  const name = `${refused.step.name} is refused and undoing ${undone.step.name}`;
  return [
    ...(saga.compensationTries > 1 ? [scenario(saga, `${name} fails once`, script(1))] : []),
    scenario(saga, `${name} never works`, script(saga.compensationTries)),
  ];
}

/** How often a step is tried that never answers. */
function triesWithoutAnswer(saga: SagaPlan, { step, kind, compensation }: SagaStepPlan): number {
  const designed = step.retry ? (step.retry.unlimited ? Number.POSITIVE_INFINITY : 1 + retryWithDefaults(step.retry).retries) : 1;
  return kind === 'pivot' && !compensation && !step.readOnly ? Math.max(designed, saga.compensationTries) : designed;
}

function scenario(saga: SagaPlan, circumstance: string, faults: FaultScript): SagaScenario {
  const play = saga.saga.style === 'orchestration' ? playOrchestrated : playChoreographed;
  const expected = play(saga.drawn, faults);
  return { title: `${outcomeOf(expected)} when ${circumstance}`, faults, expected };
}

function outcomeOf({ status }: Played): string {
  switch (status) {
    case 'completed':
      return 'goes through';
    case 'failed':
      return 'rolls back';
    case 'needs human':
      return 'calls a person';
  }
}
