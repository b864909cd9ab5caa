import type { Design } from '../../../model/index.ts';
import { explore, type CounterexampleStep } from '../../../simulation/index.ts';
import type { SagaPlan } from '../plan/index.ts';

/** A promise that the saga breaks, in a way that the generated workspace's simulated participants can be told to go. */
export interface CounterexampleTest {
  /** "Charge payment is done twice when what asks for it comes twice". */
  readonly title: string;
  /** What asks for this step comes twice; its effect then stands twice. */
  readonly stepId: string;
}

/** Quick enough for a preview: one fault in some thousand states. */
const SEARCH = { faults: 1, limit: 20_000 } as const;

/**
 * The counterexample of an exploration as a test, where its only fault is a copy: simulated participants can be sent one. They cannot be made to crash at a
 * chosen moment, to be taken over, or to lose a single message, so those counterexamples stay in the designer.
 */
export function counterexampleOf(design: Design, { id, blocks }: SagaPlan): CounterexampleTest | undefined {
  const outcome = explore(design, id, SEARCH);
  const found = outcome.ok ? outcome.exploration.counterexample : undefined;
  const step = blocks.flat().find((plan) => plan.step.id === found?.stepId)?.step;
  if (found?.promise !== 'twice' || !step) return undefined;
  const [fault, ...more] = found.steps.filter((one) => one.fault);
  if (!fault || more.length > 0 || fault.stepId !== step.id || !isCopy(fault)) return undefined;
  return { title: `${step.name} is done twice when what asks for it comes twice`, stepId: step.id };
}

const isCopy = ({ kind, direction }: CounterexampleStep): boolean => kind === 'duplicate-event' || (kind === 'duplicate' && direction === 'do');
