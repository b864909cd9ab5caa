/** A piece of a line. With `id` it names a record of the design and can be clicked. */
export interface LogPart {
  readonly text: string;
  readonly id?: string;
  readonly strong?: boolean;
}

export type LogIcon =
  | 'start'
  | 'sent'
  | 'done'
  | 'failed'
  | 'refused'
  | 'rejected'
  | 'timeout'
  | 'late'
  | 'retry'
  | 'fallback'
  | 'breaker-open'
  | 'breaker-half-open'
  | 'breaker-closed'
  | 'compensating'
  | 'undo-sent'
  | 'undone'
  | 'skipped'
  | 'duplicate'
  | 'lost'
  | 'crash'
  | 'resume'
  | 'fault'
  | 'fault-over'
  | 'stuck'
  | 'completed'
  | 'rolled-back'
  | 'needs-human'
  | 'cancelled'
  | 'stale'
  | 'conflict'
  | 'release'
  | 'route'
  | 'stop';

export type Tone = 'neutral' | 'active' | 'ok' | 'warning' | 'error';

/** One line of the run log: "**Charge payment** rejected" with "Breaker open: not sent, not retried" under it. */
export interface LogEntry {
  /** Its own index in `Trace.entries`. */
  readonly index: number;
  readonly tUs: number;
  readonly icon: LogIcon;
  readonly tone: Tone;
  readonly headline: readonly LogPart[];
  /** The second line: why, with numbers. Empty where there is nothing to add. */
  readonly why: readonly LogPart[];
  /** Elements, flows, sagas and breakers (by flow id) to light up; the most specific first. */
  readonly subjects: readonly string[];
  readonly decision: boolean;
  /** The saga run or the request that it belongs to, counted from 1. */
  readonly run?: number;
  readonly stepId?: string;
}

/** One row of the timeline. */
export interface Lane {
  /** Unique in the trace. */
  readonly id: string;
  readonly kind: 'saga' | 'element' | 'breaker' | 'faults';
  /** Saga, element, flow of the breaker; `faults` for the row of faults. */
  readonly subjectId: string;
  readonly title: string;
  readonly run?: number;
  /** By `fromUs`. Bars of one lane may overlap where an element works on several things at once. */
  readonly bars: readonly Bar[];
  /** Bars that were joined with a neighbour of the same state, because the lane has more than 4,000. */
  readonly barsJoined: number;
}

export type BarState =
  // saga lanes
  | 'forward'
  | 'undo'
  | 'crashed'
  // element lanes
  | 'done'
  | 'undone'
  | 'failed'
  | 'refused'
  | 'rejected'
  | 'unknown'
  | 'running'
  // breaker lanes
  | 'closed'
  | 'open'
  | 'half-open'
  // faults
  | 'fault';

export interface Bar {
  readonly fromUs: number;
  /** Equal to `fromUs` for a moment (a rejection): draw a mark. */
  readonly toUs: number;
  readonly state: BarState;
  /** "open, half-open at 34.812 s", "Card provider: error rate 100 %". May be empty. */
  readonly label: string;
  /** Still going on when the run ended. */
  readonly openEnded?: boolean;
  readonly run?: number;
  readonly stepId?: string;
  /** For faults: index into `Trace.faults`. */
  readonly fault?: number;
}
