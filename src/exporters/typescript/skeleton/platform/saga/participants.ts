import { SpanKind } from '@opentelemetry/api';
import { type IDefaultPolicyContext, type IPolicy, noop } from 'cockatiel';
import { systemClock, type Clock } from '../clock.ts';
import { TimedOut } from '../errors.ts';
import { inSpan } from '../tracing.ts';
import type { Transport } from '../transport.ts';
import { keyOf, type SagaContext, type SagaStep } from './definition.ts';

/** One request of a saga to a participant: do a step, or undo it. */
export interface SagaCommand {
  readonly sagaId: string;
  readonly stepId: string;
  readonly direction: 'do' | 'undo';
  /** `saga:step:do`: the participant does the work once for each key. */
  readonly key: string;
  /** The design says that the participant knows a key again. */
  readonly idempotent: boolean;
  readonly participant: string;
  readonly operation: string;
  readonly payload: unknown;
  readonly signal: AbortSignal;
}

/**
 * Port to those who take part. Answers; or throws `Refused` (a business no, sticky for the key), `TimedOut` (nobody knows), or anything else
 * (nothing was done).
 */
export interface Participants {
  call(command: SagaCommand): Promise<unknown>;
}

/**
 * Participants are services: their operations are called with the step's key as idempotency key.
 * @param policyOf the policies of the calls to a participant, the same as for its other callers.
 */
export const participantsOver = (
  transport: Transport,
  policyOf: (participant: string, operation: string) => IPolicy<IDefaultPolicyContext, unknown> = () => noop,
): Participants => ({
  call: ({ participant, operation, payload, key, signal: outer }) =>
    policyOf(participant, operation).execute(
      ({ signal }) =>
        inSpan(`call ${participant} ${operation}`, { kind: SpanKind.CLIENT, attributes: { 'peer.service': participant } }, () =>
          transport.call({ target: participant, operation, payload, idempotencyKey: key, signal }),
        ),
      outer,
    ),
});

/**
 * Sends one command and waits as long as the step allows.
 * @throws TimedOut when the time is over: the work may have been done.
 */
export async function send(
  participants: Participants,
  { sagaId, step, direction, operation, context }: { sagaId: string; step: SagaStep; direction: 'do' | 'undo'; operation: string; context: SagaContext },
  clock: Clock = systemClock,
): Promise<unknown> {
  const leave = new AbortController();
  const command: SagaCommand = {
    sagaId,
    stepId: step.id,
    direction,
    key: keyOf(sagaId, step, direction),
    idempotent: step.idempotent,
    participant: step.participant,
    operation,
    payload: step.request(context),
    signal: leave.signal,
  };
  const answer = participants.call(command);
  if (step.timeoutMs === undefined) return answer;
  const settled = new AbortController();
  const alarm = clock.sleep(step.timeoutMs, settled.signal).then(
    () => {
      throw new TimedOut(`${step.name} did not answer within ${step.timeoutMs} ms`);
    },
    () => undefined,
  );
  try {
    return await Promise.race([answer, alarm]);
  } finally {
    settled.abort();
    leave.abort();
    answer.catch(() => undefined);
  }
}
