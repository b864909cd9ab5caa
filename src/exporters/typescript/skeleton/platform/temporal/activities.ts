import { Context } from '@temporalio/activity';
import { ApplicationFailure } from '@temporalio/common';
import { isBrokenCircuitError, isTaskCancelledError } from 'cockatiel';
import type { Clock } from '../clock.ts';
import { NotImplemented, Refused, TimedOut } from '../errors.ts';
import { waitBefore } from '../resilience/backoff.ts';
import { neverRefused } from '../saga/attempt.ts';
import { type SagaDefinition, type SagaStep, stepsOf } from '../saga/definition.ts';
import type { PendingRecords } from '../saga/locks.ts';
import { type Participants, send } from '../saga/participants.ts';
import { type Tries, triesOf, undoTriesOf } from '../saga/tries.ts';
import { activityOf, freeing, type StepRequest } from './names.ts';

export interface ActivityPorts {
  readonly participants: Participants;
  /** Freed when a saga has ended. */
  readonly pending?: PendingRecords;
  readonly clock: Clock;
  /** Numbers in [0, 1), for jitter. */
  readonly random: () => number;
}

/** What one try leaves for the next one; Temporal keeps it as the details of a heartbeat. */
export interface Kept {
  /** Some try so far may have been done. */
  readonly unknown: boolean;
  /** The try has ended. Where it has not, its worker died. */
  readonly ended: boolean;
  /** Milliseconds that the last pause took. */
  readonly waitMs: number;
}

/** One try of an activity, as Temporal tells it. */
export interface Attempt {
  /** Counted from 1. */
  readonly number: number;
  readonly kept: Kept | undefined;
  keep(kept: Kept): void;
}

export type SagaActivities = Readonly<Record<string, (request: StepRequest) => Promise<unknown>>>;

/**
 * The activities of a saga, one that does and one that undoes each step. Temporal tries them again by the policies of the workflow; they say what is
 * final (a refusal, an open breaker where there is a way back), how long to wait, and whether some try may have been done.
 */
export function sagaActivities(saga: SagaDefinition, ports: ActivityPorts, attempt: () => Attempt = currentAttempt): SagaActivities {
  const activity = (direction: 'do' | 'undo', step: SagaStep, operation: string, tries: Tries) => {
    const run = async ({ sagaId, context }: StepRequest): Promise<unknown> => {
      const work = () => send(ports.participants, { sagaId, step, direction, operation, context }, ports.clock);
      return tryOnce(direction === 'do' ? work : neverRefused(work), tries, attempt(), ports.random);
    };
    return [activityOf(saga, direction, step), run] as const;
  };
  const steps = stepsOf(saga).flatMap((step) => [
    activity('do', step, step.action, triesOf(saga, step)),
    activity('undo', step, step.compensation ?? step.action, undoTriesOf(saga)),
  ]);
  const free = async ({ sagaId }: StepRequest): Promise<void> => ports.pending?.freeAll(sagaId);
  return Object.fromEntries([...steps, [freeing(saga), free] as const]);
}

/** @throws ApplicationFailure that says whether to try again, when, and, as its only detail, what is known. */
async function tryOnce(work: () => Promise<unknown>, tries: Tries, { number, kept, keep }: Attempt, random: () => number): Promise<unknown> {
  const unknownBefore = number > 1 && (kept === undefined || kept.unknown || !kept.ended);
  keep({ unknown: unknownBefore, ended: false, waitMs: kept?.waitMs ?? 0 });
  try {
    return await work();
  } catch (error) {
    const { name, message } = error instanceof Error ? error : { name: 'Error', message: String(error) };
    if (error instanceof Refused) throw ApplicationFailure.nonRetryable(message, 'Refused');
    const noAnswer = error instanceof TimedOut || (error instanceof Error && isTaskCancelledError(error));
    const unknown = unknownBefore || noAnswer;
    const pointless = error instanceof NotImplemented || (!tries.insist && error instanceof Error && isBrokenCircuitError(error));
    const waitMs = waitBefore(number - 1, kept?.waitMs ?? 0, tries.waits, random);
    keep({ unknown, ended: true, waitMs });
    throw ApplicationFailure.create({
      message,
      type: noAnswer ? 'TimedOut' : name,
      nonRetryable: pointless || number >= (noAnswer ? tries.mostWhileUnknown : tries.most),
      details: [{ unknown }],
      // Temporal takes no wait at all for one that it chooses itself.
      nextRetryDelay: Math.max(1, waitMs),
    });
  }
}

function currentAttempt(): Attempt {
  const context = Context.current();
  return {
    number: context.info.attempt,
    kept: context.info.heartbeatDetails as Kept | undefined,
    keep: (kept) => context.heartbeat(kept),
  };
}
