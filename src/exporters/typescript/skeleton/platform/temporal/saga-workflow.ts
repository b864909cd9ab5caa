import { ActivityFailure, ApplicationFailure, defineQuery, defineSignal } from '@temporalio/workflow';
import type * as temporal from '@temporalio/workflow';
import { cannotGoBack, pivotBlock, type SagaContext, type SagaDefinition, type SagaStep, stepsOf } from '../saga/definition.ts';
import { afterDoing, afterUndoing, atBlock, stepsToDo, stepsToUndo } from '../saga/progress.ts';
import type { SagaState } from '../saga/state.ts';
import { type Outcome, type Tries, triesOf, undoTriesOf } from '../saga/tries.ts';
import type { SagaActivities } from './activities.ts';
import { activityOf, freeing, workflowIdOf } from './names.ts';

/** What a person decides where a run can neither go on nor back: to try once more, or that it was put right by hand. */
export type Decision = 'try-again' | 'settled';

/** How far a run is. */
export const stateQuery = defineQuery<SagaState>('state');
/** What a person has decided. It is heard when the run needs one. */
export const decideSignal = defineSignal<[Decision]>('decide');

/** The part of `@temporalio/workflow` that a saga needs, so that it can be played without a server. */
export type WorkflowRuntime = Pick<typeof temporal, 'condition' | 'proxyActivities' | 'setHandler' | 'workflowInfo'>;

/** A step without a timeout waits for ever; Temporal wants an end for each try, after which its worker counts as dead. */
const LONGEST_MS = 24 * 60 * 60 * 1_000;
/** What a worker has more than the step allows, to tell that its time is over. */
const GRACE_MS = 5_000;

/**
 * One run of a saga as a workflow: one block after the other, and when a step fails, the compensations of what was done. It decides by the same rules as
 * the embedded coordinator (`platform/saga/progress.ts`); Temporal's history takes the place of the stored state. Everything in here is replayed: no
 * clock, no chance, no calls but activities.
 */
export async function runSaga(saga: SagaDefinition, context: SagaContext, runtime: WorkflowRuntime): Promise<SagaState> {
  const sagaId = runtime.workflowInfo().workflowId.slice(workflowIdOf(saga, '').length);
  let state = atBlock(saga, { ...beginning(saga), sagaId, context }, 0);
  let decision: Decision | undefined;
  runtime.setHandler(stateQuery, () => state);
  runtime.setHandler(decideSignal, (decided: Decision) => {
    if (state.needsHuman) decision = decided;
  });

  const ask = (name: string, options: temporal.ActivityOptions, known: SagaContext): Promise<unknown> => {
    const run = runtime.proxyActivities<SagaActivities>(options)[name];
    if (!run) throw new Error(`there is no activity ${name}`);
    return run({ sagaId, context: known });
  };
  const doStep = async (step: SagaStep, known: SagaContext): Promise<void> => {
    const outcome = await outcomeOf(ask(activityOf(saga, 'do', step), optionsOf(step, triesOf(saga, step)), known));
    state = afterDoing(saga, state, step, outcome);
  };
  const undoStep = async (step: SagaStep): Promise<void> => {
    const outcome = await outcomeOf(ask(activityOf(saga, 'undo', step), optionsOf(step, undoTriesOf(saga)), state.context));
    state = afterUndoing(saga, state, step, outcome);
  };

  for (;;) {
    while (state.status === 'running') {
      const known = state.context;
      await Promise.all(stepsToDo(saga, state).map((step) => doStep(step, known)));
    }
    while (state.status === 'compensating') await Promise.all(stepsToUndo(saga, state).map(undoStep));
    if (!state.needsHuman) break;
    await runtime.condition(() => decision !== undefined);
    if (decision === 'settled') break;
    decision = undefined;
    state = triedAgain(saga, state);
  }
  if (stepsOf(saga).some(({ lock }) => lock)) await ask(freeing(saga), { startToCloseTimeout: LONGEST_MS }, {});
  return state;
}

const beginning = (saga: SagaDefinition): Omit<SagaState, 'sagaId' | 'context'> => ({
  definition: saga.id,
  status: 'running',
  currentStepIndex: 0,
  completedSteps: [],
  unknownSteps: [],
  failedSteps: [],
  compensatedSteps: [],
  tries: {},
  startedAt: Date.now(),
  updatedAt: Date.now(),
  needsHuman: false,
  version: 0,
});

/** Retries and timeouts of a step, in Temporal's terms. How long each pause is, and what is final, the activity says itself. */
function optionsOf({ timeoutMs }: SagaStep, { most, mostWhileUnknown, waits }: Tries): temporal.ActivityOptions {
  const startToCloseTimeout = timeoutMs === undefined ? LONGEST_MS : timeoutMs + GRACE_MS;
  const maximumAttempts = Math.max(most, mostWhileUnknown);
  const initialInterval = Math.max(1, waits.baseMs);
  return {
    startToCloseTimeout,
    heartbeatTimeout: startToCloseTimeout,
    retry: {
      ...(Number.isFinite(maximumAttempts) && { maximumAttempts }),
      initialInterval,
      backoffCoefficient: waits.kind === 'exponential' ? 2 : 1,
      maximumInterval: Math.max(initialInterval, waits.capMs),
      nonRetryableErrorTypes: ['Refused', 'NotImplemented'],
    },
  };
}

/** Where the server has heard nothing at the end, nobody knows whether it was done. */
async function outcomeOf(activity: Promise<unknown>): Promise<Outcome> {
  try {
    return { kind: 'done', reply: await activity };
  } catch (error) {
    const cause = error instanceof ActivityFailure ? error.cause : error;
    const reason = cause instanceof Error ? cause.message : String(cause);
    if (!(cause instanceof ApplicationFailure)) return { kind: 'unknown', reason };
    if (cause.type === 'Refused') return { kind: 'refused', reason };
    const [known] = (cause.details ?? []) as readonly { readonly unknown?: boolean }[];
    return { kind: known?.unknown === false ? 'failed' : 'unknown', reason };
  }
}

/** Back to where it stood before its tries were used up: forward where nothing could be undone any more, else on the way back. */
function triedAgain(saga: SagaDefinition, before: SagaState): SagaState {
  const { failureReason: _, ...state } = before;
  const block = saga.blocks[state.currentStepIndex] ?? [];
  const missing = block.filter(({ id }) => !state.completedSteps.includes(id));
  const lostPivot = missing.some((step) => cannotGoBack(step) && state.unknownSteps.includes(step.id));
  const forward = state.currentStepIndex > pivotBlock(saga) || missing[0]?.kind === 'retriable' || lostPivot;
  if (!forward) return { ...state, status: 'compensating', needsHuman: false };
  const others = (ids: readonly string[]) => ids.filter((id) => !missing.some((step) => step.id === id));
  return { ...state, status: 'running', needsHuman: false, failedSteps: others(state.failedSteps), unknownSteps: others(state.unknownSteps) };
}
