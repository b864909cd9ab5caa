/** One thing that happens in a run of a saga. A list of them is a script: exactly this happens, in this order, and everything else goes as it should. */
export interface Moment {
  readonly kind: MomentKind;
  /** The step that it is about; of an event, the step that hears it. */
  readonly step?: string;
  readonly direction?: 'do' | 'undo';
  /** Of `answer` and `lose-answer`. */
  readonly answer?: 'ok' | 'refused' | 'failed';
  /** Of a delivery: a copy for whose answer nobody waits. */
  readonly stray?: boolean;
  /** Of an event: the step that says it, and what. */
  readonly from?: string;
  readonly event?: 'done' | 'failed' | 'undone';
}

export type MomentKind =
  /** What the coordinator writes next is written. */
  | 'store'
  /** A command leaves; it arrives and the work is done, refused for a business reason, or answered with an error: once, or from now on. */
  | 'send'
  | 'deliver'
  | 'refuse'
  | 'fail'
  | 'fail-for-good'
  /** An answer arrives. */
  | 'answer'
  /** Whoever waits for an answer waits no longer. */
  | 'time-out'
  /** The pause before the next try is over. */
  | 'try-again'
  | 'lose'
  | 'lose-answer'
  | 'duplicate'
  /** The coordinator or, with a step, its participant in a choreography crashes and comes back. */
  | 'crash'
  /** The coordinator is slow, is taken for dead, and another one takes over; then the slow one tries to write. */
  | 'take-over'
  | 'zombie-writes'
  | 'event'
  | 'lose-event'
  | 'duplicate-event';

/** What a saga promises, and for which step it did not keep it. */
export interface BrokenPromise {
  readonly promise: /** It has completed, and the step is not done · it was rolled back, and the step still stands. */
    | 'not-applied'
    | 'remains'
    /** The effect of the step stood twice · was taken back twice. */
    | 'twice'
    | 'undone-twice'
    /** It was undone while a later step, which was built on it, still stood. */
    | 'order'
    /** It is waited for, and nothing more can happen · it is tried again without an end. */
    | 'stuck'
    | 'endless'
    /** The coordinator has crashed and forgotten the run, and the step still stands. */
    | 'forgotten';
  /** Absent where nobody waits for a step: an event is lost. */
  readonly step?: string;
}

/** What came of a script. */
export interface Replayed {
  readonly status: 'completed' | 'failed' | 'needs human' | 'waits for ever' | 'never ends' | 'forgotten';
  /** What was asked of the participants and has reached them, in order. */
  readonly actions: readonly string[];
  /** Effects that stand at the end, each as often as it stands. */
  readonly effects: readonly string[];
  readonly broken: readonly BrokenPromise[];
}

export const inWords = ({ kind, step, direction, from, event }: Moment): string =>
  [kind, direction, from, event, step].filter((word) => word !== undefined).join(' ');
