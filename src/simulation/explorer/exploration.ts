import type { CompileProblem } from '../compile/problems.ts';
import type { RunInput } from '../simulate.ts';

/** What an exploration tells: plain data (structured clone), with ids and names of the design. */

export interface ExploreOptions {
  /** How many faults may happen in one run, 0 to 4; default 2. */
  readonly faults?: number;
  /** States after which it stops and says "bounded, not proven"; default 1,000,000. */
  readonly limit?: number;
}

export interface ExploreProgress {
  /** Distinct states seen so far, and of those the ones that have been gone on from: `explored / states` never falls far behind. */
  readonly states: number;
  readonly explored: number;
  /** Actions from the beginning to where the search stands. */
  readonly depth: number;
}

export type ExploreOutcome =
  | { readonly ok: true; readonly exploration: Exploration }
  /** The saga cannot run, and why: the same problems, with the same remedies, as a run of it has. */
  | { readonly ok: false; readonly problems: readonly CompileProblem[] };

/** `holds`: every order was tried. `broken`: there is a counterexample. `bounded`: the limit was reached, nothing was found, nothing is proven. */
export type Verdict = 'holds' | 'broken' | 'bounded';

export interface Exploration {
  readonly sagaId: string;
  readonly sagaName: string;
  readonly style: 'orchestration' | 'choreography';
  readonly faults: number;
  readonly verdict: Verdict;
  /** One line: "all 8,061 states: every run ends completed or cleanly rolled back" · "after 7 steps: Charge payment was applied 2 times". */
  readonly headline: string;
  /** The line below: what was tried, or what the design lacks. */
  readonly detail: string;
  /** Distinct states. */
  readonly states: number;
  /** Actions that lead from one of them to another. */
  readonly transitions: number;
  /** Actions of the longest of the shortest ways to a state. */
  readonly depth: number;
  /** New states by the number of actions on a shortest way there; the first, the beginning, is one. Of the last, not all may have been seen. */
  readonly levels: readonly number[];
  /** Final states, by how the saga ended there. */
  readonly ends: { readonly completed: number; readonly rolledBack: number; readonly needsHuman: number };
  /** Present when `broken`: a shortest one. */
  readonly counterexample?: Counterexample;
  /** Present where steps have semantic locks and one run alone keeps every promise: what two runs do to each other. Its words end `detail`. */
  readonly together?: Together;
}

/** Two runs of the saga that meet at the records that they lock. */
export interface Together {
  readonly runs: 2;
  readonly verdict: Verdict;
  readonly states: number;
  readonly words: string;
  /** Present when `broken`: a shortest one. */
  readonly counterexample?: TogetherCounterexample;
}

/** A promise of semantic locks that can break. */
export type LockPromise =
  /** One goes on from what is pending for the other: an update can get lost. */
  | 'sees-pending'
  /** It has ended, needs no person, and still holds a record. */
  | 'keeps-record'
  /** It has ended, and its effects are not what its end says. */
  | 'effect-wrong'
  /** It stands in line for a record that never becomes free. */
  | 'waits-for-ever'
  | 'endless';

/** How two runs break a promise of their locks. What is stored, sent and answered in between goes as it should and is left out. */
export interface TogetherCounterexample {
  readonly promise: LockPromise;
  /** "Reserve of Order 2 waits for ever: customer stays CUSTOMER_PENDING for Order 1". */
  readonly sentence: string;
  readonly steps: readonly MeetingStep[];
  /** For `endless`: index of the step at which the circle begins. */
  readonly circleFrom?: number;
}

/** A step of one of the runs. */
export interface MeetingStep extends CounterexampleStep {
  /** 1 or 2. */
  readonly run: number;
}

/** A promise of the protocol that can break. */
export type BrokenPromise =
  /** Completed, and a step is not applied. */
  | 'not-applied'
  /** Rolled back, and an effect remains. */
  | 'remains'
  /** An effect stands twice, or was taken back twice. */
  | 'twice'
  | 'undone-twice'
  /** Undone while a later step, built on it, still stands. */
  | 'order'
  /** A person is called before all tries are used up. */
  | 'early-human'
  /** What is durably compensated is sent again. */
  | 'sent-again'
  /** Waits for something that never comes. */
  | 'stuck'
  /** Goes round without an end. */
  | 'endless'
  /** The coordinator crashed, kept nothing, and an effect stands. */
  | 'forgotten';

export interface Counterexample {
  readonly promise: BrokenPromise;
  /** "Charge payment was applied 2 times". The same sentence stands in `Trace.sagaRuns[0].broken` of the run. */
  readonly sentence: string;
  /** The step of the saga that it happens to, where it is one. */
  readonly stepId?: string;
  /** What happens, in order; `steps.length` is what the headline counts. */
  readonly steps: readonly CounterexampleStep[];
  /** For `endless`: index of the step at which the circle begins. */
  readonly circleFrom?: number;
  /** What the design lacks. Absent where the protocol itself would be wrong. */
  readonly lack?: Lack;
  /** Play it: `run(design, input)` goes exactly this way and its trace breaks the same promise. Its faults are inside the script. */
  readonly input: RunInput;
}

export interface CounterexampleStep {
  readonly kind: StepKind;
  /** "Charge payment arrives at Card provider a second time: applied again". */
  readonly words: string;
  /** It counts against the number of faults. */
  readonly fault: boolean;
  readonly stepId?: string;
  readonly direction?: 'do' | 'undo';
  /** What came of it at the participant, where something was brought to it. */
  readonly effect?: StepEffect;
  /** For messages: elements from where and to where (for a Mermaid sequence). */
  readonly fromId?: string;
  readonly toId?: string;
  /** Elements and sagas to light up. */
  readonly subjects: readonly string[];
}

/** `again`: an effect that stood already stands once more. `recognised`: a second copy that changes nothing. `tombstone`: undone before it was done. */
export type StepEffect = 'done' | 'again' | 'recognised' | 'undone' | 'tombstone' | 'refused' | 'failed' | 'nothing';

export type StepKind =
  | 'store'
  | 'send'
  | 'deliver'
  | 'refuse'
  | 'fail'
  | 'fail-for-good'
  | 'answer'
  | 'time-out'
  | 'try-again'
  | 'lose'
  | 'lose-answer'
  | 'duplicate'
  | 'crash'
  | 'take-over'
  | 'zombie-writes'
  | 'event'
  | 'lose-event'
  | 'duplicate-event'
  /** The last of a counterexample that ends because nothing more can happen. */
  | 'nothing';

/** The rule that reports what is missing; a finding is the one whose `ruleId` is this and whose `subject` is one of `subjects`. */
export interface Lack {
  readonly ruleId: string;
  /** Best first: saga, participants, flows. */
  readonly subjects: readonly string[];
  /** "Without idempotency on Charge payment, a duplicate charges twice". */
  readonly words: string;
}
