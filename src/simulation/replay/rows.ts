import type { BreakerState, SagaStatus, StepState, TokenKind } from '../trace.ts';

/** What a row of the record says; the columns that each one uses stand beside it. */
export const OP = {
  /** a leg · b label (string) · c kind + 8 · lost + 16 · run · d arrives at */
  hop: 1,
  /** a breaker · b 0 ok, 1 failed, 2 slow */
  breakerOutcome: 2,
  /** a breaker · b state · c reason (string) · d open until */
  breakerState: 3,
  /** a breaker · b used · c of */
  breakerProbes: 4,
  /** a run */
  sagaStart: 5,
  /** a run · b status · c reason (string) · d 1 while the coordinator is down */
  sagaStatus: 6,
  /** a run · b 2 · step + (0 do, 1 undo) · c state + 32 · tries · d word (string) */
  cell: 7,
  /** a element · b 1 begins, 0 ends · c how it ended */
  work: 8,
  /** a element */
  reached: 9,
  /** a element · b busy · c of */
  slots: 10,
  /** a fault · b 1 begins, 0 ends */
  fault: 11,
  /** a flow */
  rejected: 12,
  /** a element · b how many wait */
  queue: 13,
  /** a element · b changes that it does not have yet · d since when */
  behind: 14,
  /** a element · b old instances · c new instances · d share of the new version in millionths, −1 when it is over */
  release: 15,
  /** a event store · b key · c version · d run */
  append: 16,
  /** a element · b records of it that are pending */
  pending: 17,
  /** a element · b calls that it has put off until their target is back */
  later: 18,
} as const;

export const TOKEN_KINDS = ['command', 'event', 'query', 'reply', 'error', 'compensation', 'rejected'] as const satisfies readonly TokenKind[];
export const BREAKER_STATES = ['closed', 'open', 'half-open'] as const satisfies readonly BreakerState[];
export const SAGA_STATUSES = ['running', 'compensating', 'completed', 'failed', 'needs-human', 'stuck', 'forgotten'] as const satisfies readonly SagaStatus[];
export const STEP_STATES = [
  'waiting',
  'running',
  'done',
  'failed',
  'refused',
  'rejected',
  'unknown',
  'skipped',
  'not-reached',
  'absent',
] as const satisfies readonly StepState[];
export const WORK_ENDS = ['done', 'undone', 'failed', 'refused', 'unknown'] as const;
export type WorkEnd = (typeof WORK_ENDS)[number];

/** Rows between two snapshots, where the run is not so long that it would have more than {@link MOST_SNAPSHOTS}. */
export const SNAPSHOT_INTERVAL = 1_000;
export const MOST_SNAPSHOTS = 512;
