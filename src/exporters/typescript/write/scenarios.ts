import type { SagaPlan } from '../plan/index.ts';
import { playChoreographed, playOrchestrated, type FaultScript, type Played } from './protocol.ts';

/** A fault script for the generated workspace's simulated participants, and what the simulation says must come of it. */
export interface SagaScenario {
  readonly title: string;
  readonly faults: FaultScript;
  readonly expected: Played;
}

/** All goes well; each step is refused; each step that has a timeout never answers; a compensation fails once, and until a person is called. */
export function scenariosOf(saga: SagaPlan): readonly SagaScenario[] {
  const steps = saga.blocks.flat();
  return [
    scenario(saga, 'goes through when every step does', {}),
    ...steps.map(({ step }) => scenario(saga, `when “${step.name}” is refused`, { [step.id]: { do: 'refuse' } })),
    ...steps
      .filter(({ step }) => step.timeout !== undefined)
      .map(({ step }) => scenario(saga, `when “${step.name}” does not answer`, { [step.id]: { do: 'timeout' } })),
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
  if (!refused || !undone || refused === undone || refused.kind === 'retriable') return [];
  const script = (undoFailures: number): FaultScript => ({ [refused.step.id]: { do: 'refuse' }, [undone.step.id]: { undoFailures } });
  const name = `when “${refused.step.name}” is refused and undoing “${undone.step.name}”`;
  return [
    ...(saga.compensationTries > 1 ? [scenario(saga, `${name} fails once`, script(1))] : []),
    scenario(saga, `${name} never works`, script(saga.compensationTries)),
  ];
}

function scenario(saga: SagaPlan, title: string, faults: FaultScript): SagaScenario {
  const play = saga.saga.style === 'orchestration' ? playOrchestrated : playChoreographed;
  return { title, faults, expected: play(saga.drawn, faults) };
}
