import type { FaultKind, StepCell } from '../trace.ts';

/** Who plays in a run: what does not change while it runs. Rows of the record name these by index. */
export interface Cast {
  readonly elements: readonly CastElement[];
  /** Ids of flows. */
  readonly flows: readonly string[];
  readonly legs: readonly Leg[];
  readonly breakers: readonly CastBreaker[];
  /** The saga that is run; absent for an entry by flow. */
  readonly saga?: CastSaga;
  readonly faults: readonly CastFault[];
}

export interface CastElement {
  readonly id: string;
  /** Requests that it works on at the same time; absent where nobody said. */
  readonly places?: number;
}

/** One way in which a message can travel. */
export interface Leg {
  /** Index into `flows`; −1 for a hop without a flow. */
  readonly flow: number;
  /** Index into `elements`; −1 where the element is not among them. */
  readonly to: number;
  readonly fromId: string;
  readonly toId: string;
  readonly backward: boolean;
}

export interface CastBreaker {
  readonly flowId: string;
  /** 0: judged by outcomes in a row, however old. */
  readonly windowUs: number;
}

export interface CastSaga {
  readonly id: string;
  readonly name: string;
  readonly style: 'orchestration' | 'choreography';
  readonly steps: readonly CastStep[];
}

export interface CastStep {
  readonly id: string;
  readonly participantId: string;
  readonly kind: 'compensatable' | 'pivot' | 'retriable';
  readonly block: number;
  readonly forward: Pick<StepCell, 'name' | 'state' | 'word'>;
  readonly undo: Pick<StepCell, 'name' | 'state' | 'word'>;
}

export interface CastFault {
  /** Index into `elements` or `flows`; −1 where it is not among them. */
  readonly element: number;
  readonly flow: number;
  readonly kind: FaultKind;
  /** "100 % errors". */
  readonly word: string;
}
