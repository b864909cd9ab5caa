import type { FaultKind } from './inputs.ts';
import type { SagaStatus } from './results.ts';

export interface Frame {
  readonly tUs: number;
  /** Index of the last log entry at or before `tUs`; −1 before the first. */
  readonly entry: number;
  readonly tokens: readonly TokenView[];
  readonly breakers: readonly BreakerView[];
  /** Every saga run that has started, oldest first; those that have ended keep their final state. At most the last 50. */
  readonly sagas: readonly SagaView[];
  /** One for each element that takes part in the run. */
  readonly elements: readonly ElementMark[];
  /** One for each flow that takes part in the run. */
  readonly flows: readonly FlowMark[];
  /** Indices into `Trace.faults` of the faults that are active. */
  readonly faults: readonly number[];
}

export type TokenKind = 'command' | 'event' | 'query' | 'reply' | 'error' | 'compensation' | 'rejected';

/** A message on its way. Its colour, glyph and word follow `kind`; `progress` is linear in virtual time. */
export interface TokenView {
  /** Unique in the trace; stable while the token lives. */
  readonly id: number;
  /** Absent for a virtual hop: nothing is drawn between the two. */
  readonly flowId?: string;
  readonly fromId: string;
  readonly toId: string;
  /** It travels against the arrow of its flow (an answer). */
  readonly backward: boolean;
  readonly kind: TokenKind;
  readonly label: string;
  /** 0 ≤ progress < 1. */
  readonly progress: number;
  readonly startUs: number;
  readonly endUs: number;
  /** It will not arrive: fades out half way. */
  readonly lost: boolean;
  readonly run: number;
}

export type BreakerState = 'closed' | 'open' | 'half-open';

export interface BreakerView {
  /** The call flow that carries the breaker. */
  readonly flowId: string;
  readonly state: BreakerState;
  /** Outcomes in the window, oldest first; the last 12 at most. Rejections are never among them. */
  readonly slots: readonly ('ok' | 'failed' | 'slow')[];
  readonly calls: number;
  readonly failures: number;
  /** Until the first probe may pass; 0 unless open. A breaker that is open with 0 left waits for a call (lazy half-open). */
  readonly remainingUs: number;
  /** Half-open: probes let through, of how many. */
  readonly probes?: { readonly used: number; readonly of: number };
  /** "5 of 5 failures in 10 s". */
  readonly reason: string;
}

export type StepState =
  | 'waiting'
  | 'running'
  | 'done'
  | 'failed'
  | 'refused'
  | 'rejected'
  /** Timed out: nobody knows whether it was applied. */
  | 'unknown'
  /** Undo lane: needs no undo, and why. */
  | 'skipped'
  | 'not-reached'
  /** Undo lane: no compensation is designed. */
  | 'absent';

/** One box of the forward or of the undo lane. */
export interface StepCell {
  /** "Charge payment" · "Refund payment". */
  readonly name: string;
  readonly state: StepState;
  /** "done, 140 ms" · "failed: breaker open" · "skipped: never applied" · "running, try 1 of 4". */
  readonly word: string;
  readonly tries: number;
  readonly sinceUs: number;
}

export interface SagaStepView {
  readonly stepId: string;
  readonly participantId: string;
  readonly kind: 'compensatable' | 'pivot' | 'retriable';
  /** Steps with the same number run at the same time. */
  readonly block: number;
  readonly forward: StepCell;
  readonly undo: StepCell;
}

export interface SagaView {
  readonly sagaId: string;
  readonly run: number;
  readonly name: string;
  readonly style: 'orchestration' | 'choreography';
  readonly status: SagaStatus;
  /** "Compensating". */
  readonly word: string;
  readonly reason: string;
  /** The coordinator is down at this moment. */
  readonly crashed: boolean;
  readonly steps: readonly SagaStepView[];
}

export interface ElementMark {
  readonly elementId: string;
  /** Works on something now. */
  readonly active: boolean;
  /** Nothing has reached it so far: draw it faded. */
  readonly reached: boolean;
  /** Requests and messages that it works on now. */
  readonly busy: number;
  /** Requests that wait for a place; for a channel, messages that nobody has taken yet. */
  readonly queued: number;
  /** Requests that it can work on at the same time, where the design says so. */
  readonly places?: number;
  /** A copy that follows a source: changes that it does not have yet, and the age of the oldest of them. */
  readonly behind?: { readonly changes: number; readonly sinceUs: number };
  /** While a release is going on: instances that are ready, old and new, and the share of requests that the new version gets. */
  readonly release?: { readonly old: number; readonly new: number; readonly share: number };
  /** Records of it that a semantic lock marks as pending; absent where none is. */
  readonly pending?: number;
  /** Calls that it has put off until their target is back; absent where there are none. */
  readonly later?: number;
  /** How its last piece of work ended. */
  readonly last?: 'done' | 'undone' | 'failed' | 'refused' | 'unknown';
  /** Active fault: badge and words ("100 % errors"). The worst one where there are several. */
  readonly fault?: { readonly kind: FaultKind; readonly word: string };
  /** Line under the name: "4 of 10 slots", "100 % errors", "not reached"; empty: keep the usual one. */
  readonly word: string;
}

export interface FlowMark {
  readonly flowId: string;
  /** A message is on it now. */
  readonly active: boolean;
  readonly reached: boolean;
  /** A call on it was rejected by a policy in the last second: draw the crossed circle. */
  readonly rejected: boolean;
  readonly fault?: { readonly kind: FaultKind; readonly word: string };
}
