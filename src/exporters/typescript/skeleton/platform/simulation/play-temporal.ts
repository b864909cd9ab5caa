import { ActivityFailure, type ActivityOptions, ApplicationFailure, RetryState, TimeoutFailure, TimeoutType } from '@temporalio/common';
import type { SagaContext, SagaDefinition } from '../saga/definition.ts';
import type { Participants } from '../saga/participants.ts';
import { type Attempt, type Kept, type SagaActivities, sagaActivities } from '../temporal/activities.ts';
import { workflowIdOf } from '../temporal/names.ts';
import { decideSignal, type Decision, runSaga, type WorkflowRuntime } from '../temporal/saga-workflow.ts';
import { type FaultScript, SimulatedParticipants } from './participants.ts';
import { afterDelays, type Delays, effectsOf, overDoubling, type Played } from './play.ts';
import { VirtualClock } from './virtual-clock.ts';

/** What a person decides, in order, each time that a run needs one; after the last one, that it was put right by hand. */
export type Decisions = readonly Decision[];

/** Plays the workflow of a saga with simulated participants, in virtual time and without a server. */
export async function playTemporal(
  saga: SagaDefinition,
  faults: FaultScript = {},
  context: SagaContext = {},
  delays: Delays = {},
  decisions: Decisions = [],
): Promise<Played> {
  const clock = new VirtualClock();
  const participants = new SimulatedParticipants(faults);
  const asked = afterDelays(overDoubling(participants, faults), participants.actions, clock, delays);
  const server = new ThinServer(saga, asked, clock, decisions);
  const state = await clock.play(runSaga(saga, context, server.runtime));
  const status = state.status === 'completed' ? 'completed' : state.needsHuman ? 'needs human' : 'failed';
  return { actions: participants.actions, status, effects: effectsOf(participants) };
}

/**
 * As much of Temporal as a saga needs: it tries activities again by their retry policies, keeps the details of their heartbeats between the tries, ends
 * tries that take too long, and brings the signals of a person.
 */
class ThinServer {
  readonly #saga: SagaDefinition;
  readonly #clock: VirtualClock;
  readonly #decisions: Decision[];
  readonly #activities: SagaActivities;
  readonly #handlers = new Map<string, (...args: unknown[]) => unknown>();
  /** The try that begins now. */
  #attempt: Attempt = { number: 1, kept: undefined, keep: () => undefined };

  constructor(saga: SagaDefinition, participants: Participants, clock: VirtualClock, decisions: Decisions) {
    this.#saga = saga;
    this.#clock = clock;
    this.#decisions = [...decisions];
    this.#activities = sagaActivities(saga, { participants, clock, random: () => 0.5 }, () => this.#attempt);
  }

  /** In place of the functions of `@temporalio/workflow`. */
  get runtime(): WorkflowRuntime {
    const runtime = {
      workflowInfo: () => ({ workflowId: workflowIdOf(this.#saga, 'run') }),
      setHandler: ({ name }: { readonly name: string }, handler: () => unknown) => void this.#handlers.set(name, handler),
      proxyActivities: (options: ActivityOptions) =>
        Object.fromEntries(Object.keys(this.#activities).map((name) => [name, (request: unknown) => this.#schedule(name, plain(request), options)])),
      condition: async (isMet: () => boolean) => {
        while (!isMet()) this.#handlers.get(decideSignal.name)?.(this.#decisions.shift() ?? 'settled');
      },
    };
    return runtime as unknown as WorkflowRuntime;
  }

  async #schedule(name: string, request: unknown, options: ActivityOptions): Promise<unknown> {
    const { maximumAttempts = Number.POSITIVE_INFINITY, nonRetryableErrorTypes = [] } = options.retry ?? {};
    let kept: Kept | undefined;
    for (let number = 1; ; number++) {
      const attempt = { number, kept, keep: (next: Kept) => void (kept = next) };
      try {
        return plain(await this.#try(name, request, attempt, Number(options.startToCloseTimeout)));
      } catch (error) {
        const { nonRetryable, type, nextRetryDelay } = error instanceof ApplicationFailure ? error : {};
        const isOver = nonRetryable || nonRetryableErrorTypes.includes(type ?? '') || number >= maximumAttempts;
        if (isOver) throw new ActivityFailure('Activity task failed', name, name, RetryState.MAXIMUM_ATTEMPTS_REACHED, undefined, error as Error);
        await this.#clock.sleep(Number(nextRetryDelay ?? intervalBefore(number, options)));
      }
    }
  }

  /** One try, on a worker that lives as long as the try may take. */
  async #try(name: string, request: unknown, attempt: Attempt, timeoutMs: number): Promise<unknown> {
    this.#attempt = attempt;
    const work = this.#activities[name]?.(request as Parameters<SagaActivities[string]>[0]);
    const settled = new AbortController();
    const alarm = this.#clock.sleep(timeoutMs, settled.signal).then(
      () => {
        throw new TimeoutFailure('Activity task timed out', undefined, TimeoutType.START_TO_CLOSE);
      },
      () => undefined,
    );
    try {
      return await Promise.race([work, alarm]);
    } finally {
      settled.abort();
      work?.catch(() => 'nobody hears it any more');
    }
  }
}

/** What a retry policy says by itself, in milliseconds. */
function intervalBefore(retry: number, { retry: policy = {} }: ActivityOptions): number {
  const { initialInterval = 1_000, backoffCoefficient = 2, maximumInterval = 100 * Number(initialInterval) } = policy;
  return Math.min(Number(maximumInterval), Number(initialInterval) * backoffCoefficient ** (retry - 1));
}

/** As it comes out of Temporal's history. */
const plain = (value: unknown): unknown => (value === undefined ? undefined : JSON.parse(JSON.stringify(value)));
