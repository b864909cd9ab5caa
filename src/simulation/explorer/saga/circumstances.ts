import type { Route, SagaModel } from '../../compile/model.ts';
import type { Plan } from '../../saga/plan.ts';

/** What of the design around a saga decides what can happen to it. */
export interface Circumstances {
  readonly plan: Plan;
  /** The coordinator keeps its state somewhere. */
  readonly durable: boolean;
  /** By step: there is a way between coordinator and participant on which messages can be lost and doubled. */
  readonly remote: readonly boolean[];
  /** By step: whoever waits for it does not wait for ever, by a timeout of the step or of the call that leads there. */
  readonly patience: readonly boolean[];
  /** By step: number of its participant, to tell which steps share one. */
  readonly participant: readonly number[];
  /** Choreography: the ways that events take, of which a message can be lost for good on some. */
  readonly ways: readonly EventWay[];
}

export interface EventWay {
  readonly from: number;
  readonly to: number;
  /** The two are not the same element. */
  readonly remote: boolean;
  /** Once lost it is never sent again: no outbox on the way into the channel, or no channel. */
  readonly lossy: boolean;
}

export function circumstancesOf(saga: SagaModel): Circumstances {
  const ways = saga.steps.flatMap(({ to }, from) =>
    [...to].map(([target, route]): EventWay => ({ from, to: target, remote: route.kind !== 'local', lossy: isLossy(route) })),
  );
  return {
    plan: saga.plan,
    durable: saga.store !== undefined,
    remote: saga.steps.map(({ there }) => there !== undefined && there.kind !== 'local'),
    patience: saga.steps.map(({ there }, index) => saga.plan.steps[index]?.timeoutUs !== undefined || hasTimeout(there)),
    participant: saga.steps.map(({ participant }) => participant.index),
    ways,
  };
}

function hasTimeout(there: Route | undefined): boolean {
  return there?.kind === 'calls' && there.flows[0]?.layers.some(({ kind }) => kind === 'timeout') === true;
}

function isLossy({ kind, flows }: Route): boolean {
  if (kind === 'local') return false;
  return kind !== 'messages' || flows.some((flow) => flow.kind !== 'consume' && !flow.outbox);
}
