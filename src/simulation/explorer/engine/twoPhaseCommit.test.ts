import { describe, expect, it } from 'vitest';
import { search } from './search.ts';
import type { Successor, TransitionSystem } from './system.ts';

/**
 * The oracle of the engine: Gray and Lamport, "Consensus on Transaction Commit" (ACM TODS 31, 2006), with their TLA+ specifications TCommit and TwoPhase.
 * TLC, Lamport's own model checker, finds 34 distinct states of TCommit for 3 resource managers, and 288 of TwoPhase; 8,832 for 5.
 */

const WORKING = 0;
const PREPARED = 1;
const COMMITTED = 2;
const ABORTED = 3;
const COMMIT_SENT = 1;
const ABORT_SENT = 2;
const TM_INIT = 0;
const TM_DONE = 1;

/** Words: rmState (two bits for each), tmState, tmPrepared and Prepared messages (a bit for each), Commit and Abort messages. */
const RM = 0;
const TM = 1;
const TM_PREPARED = 2;
const PREPARED_SENT = 3;
const DECISIONS = 4;

const stateOf = (word: number, rm: number) => (word >>> (rm * 2)) & 3;
const withState = (word: number, rm: number, state: number) => (word & ~(3 << (rm * 2))) | (state << (rm * 2));

/** TCConsistent: no resource manager has aborted while another has committed. */
function consistent(word: number, managers: number): boolean {
  const states = Array.from({ length: managers }, (_, rm) => stateOf(word, rm));
  return !(states.includes(ABORTED) && states.includes(COMMITTED));
}

function twoPhase(managers: number, decidesEarly = false): TransitionSystem {
  const all = (1 << managers) - 1;
  const next = new Int32Array(5);
  return {
    width: 5,
    terminates: false,
    initial: () => new Int32Array(5),
    endOf: () => 0,
    expand(state, to) {
      const emit = (change: (draft: Int32Array) => void) => {
        next.set(state);
        change(next);
        to(next, 0, false, consistent(next[RM] as number, managers) ? 0 : 1);
      };
      const [rms = 0, tm = 0, prepared = 0, sent = 0, decisions = 0] = state;
      if (tm === TM_INIT && (prepared === all || (decidesEarly && prepared !== 0)))
        emit((draft) => {
          draft[TM] = TM_DONE;
          draft[DECISIONS] = decisions | COMMIT_SENT;
        });
      if (tm === TM_INIT)
        emit((draft) => {
          draft[TM] = TM_DONE;
          draft[DECISIONS] = decisions | ABORT_SENT;
        });
      for (let rm = 0; rm < managers; rm += 1) {
        if (tm === TM_INIT && sent & (1 << rm)) emit((draft) => void (draft[TM_PREPARED] = prepared | (1 << rm)));
        if (stateOf(rms, rm) === WORKING) {
          emit((draft) => {
            draft[RM] = withState(rms, rm, PREPARED);
            draft[PREPARED_SENT] = sent | (1 << rm);
          });
          emit((draft) => void (draft[RM] = withState(rms, rm, ABORTED)));
        }
        if (decisions & COMMIT_SENT) emit((draft) => void (draft[RM] = withState(rms, rm, COMMITTED)));
        if (decisions & ABORT_SENT) emit((draft) => void (draft[RM] = withState(rms, rm, ABORTED)));
      }
    },
  };
}

/** The specification that two-phase commit implements: nothing but the resource managers. */
function commit(managers: number): TransitionSystem {
  const next = new Int32Array(1);
  const emit = (word: number, rm: number, state: number, to: Successor) => {
    next[0] = withState(word, rm, state);
    to(next, 0, false, consistent(next[0], managers) ? 0 : 1);
  };
  return {
    width: 1,
    terminates: false,
    initial: () => new Int32Array(1),
    endOf: () => 0,
    expand([word = 0], to) {
      const states = Array.from({ length: managers }, (_, rm) => stateOf(word, rm));
      const canCommit = states.every((state) => state === PREPARED || state === COMMITTED);
      const notCommitted = !states.includes(COMMITTED);
      for (const [rm, state] of states.entries()) {
        if (state === WORKING) emit(word, rm, PREPARED, to);
        if (state === PREPARED && canCommit) emit(word, rm, COMMITTED, to);
        if ((state === WORKING || state === PREPARED) && notCommitted) emit(word, rm, ABORTED, to);
      }
    },
  };
}

describe("Gray and Lamport's transaction commit", () => {
  it('has 34 states for 3 resource managers', () => {
    const found = search(commit(3));
    expect(found).toMatchObject({ states: 34, result: { kind: 'complete' } });
  });

  it.each([
    [3, 288],
    [5, 8_832],
  ])('has, as two-phase commit for %i resource managers, %i states, and never commits and aborts', (managers, states) => {
    const found = search(twoPhase(managers));
    expect(found).toMatchObject({ states, result: { kind: 'complete' } });
  });

  it('is found broken, in a shortest way, when the decision does not wait for everybody', () => {
    const { result } = search(twoPhase(3, true));
    // One prepares, its message arrives, the decision falls, it commits, and another one, never asked, aborts.
    expect(result).toMatchObject({ kind: 'violation', way: { length: 5 } });
  });
});
