import type { Design } from '../../model/index.ts';
import { compile } from '../compile/compile.ts';
import type { SagaModel } from '../compile/model.ts';
import type { CompileProblem } from '../compile/problems.ts';
import { SAGA_PROTOCOL, type SagaProtocol } from '../saga/protocol.ts';
import { grouped } from '../words.ts';
import { counterexampleOf } from './counterexample.ts';
import { Search } from './engine/search.ts';
import type { Exploration, ExploreOptions, ExploreOutcome, ExploreProgress } from './exploration.ts';
import { hintOf } from './lack.ts';
import { searchTogether, togetherInWords } from './locks/together.ts';
import { Choreography } from './saga/choreography.ts';
import { circumstancesOf } from './saga/circumstances.ts';
import { COMPLETED, NEEDS_HUMAN, ROLLED_BACK } from './saga/codes.ts';
import { Orchestration } from './saga/orchestration.ts';
import { say } from '../../speech/index.ts';

export const DEFAULT_EXPLORE = { faults: 2, limit: 1_000_000 } as const;
export const MOST_FAULTS = 4;

/** Words of all states together, about 256 MB: a very long saga is bounded by it before it is by the number of states. */
const MOST_WORDS = 64_000_000;

/** An exploration that goes on slice by slice. */
export interface RunningExploration {
  /** Explores up to so many more states. Returns whether there is more to do. */
  advance(states: number): boolean;
  readonly progress: ExploreProgress;
  /** What was found. Undefined while there is more to do. */
  outcome(): ExploreOutcome | undefined;
}

/** Tries every order of everything that can happen to a saga, up to a number of faults, to the end. */
export function explore(design: Design, sagaId: string, options: ExploreOptions = {}, protocol: SagaProtocol = SAGA_PROTOCOL): ExploreOutcome {
  const running = beginExploration(design, sagaId, options, protocol);
  while (running.advance(100_000));
  return running.outcome() ?? { ok: false, problems: [] };
}

/**
 * The same in slices. A saga that cannot run, and options that make no sense, are problems, never exceptions.
 * @param protocol another one only to show that its mistakes are found
 */
export function beginExploration(design: Design, sagaId: string, options: ExploreOptions = {}, protocol: SagaProtocol = SAGA_PROTOCOL): RunningExploration {
  const { faults = DEFAULT_EXPLORE.faults, limit = DEFAULT_EXPLORE.limit } = options;
  const compiled = compile(design, { kind: 'saga', sagaId });
  const problems = [...optionProblems(faults, limit), ...(compiled.ok ? [] : compiled.problems)];
  const saga = compiled.ok ? compiled.model.saga : undefined;
  if (problems.length > 0 || !saga) return refused(problems);
  const circumstances = circumstancesOf(saga);
  const System = saga.plan.style === 'orchestration' ? Orchestration : Choreography;
  const system = new System(circumstances, protocol, faults);
  const search = new Search(system, Math.min(limit, Math.floor(MOST_WORDS / system.width)));
  const meeting = searchTogether(circumstances, protocol, faults, limit);
  const pair = meeting?.search;
  const isSound = () => search.result?.kind === 'complete';
  return {
    advance: (states) => {
      if (!search.result) return search.advance(states) || (isSound() && pair !== undefined);
      return isSound() && pair !== undefined && pair.advance(states);
    },
    get progress() {
      const { states, explored, depth } = search;
      return pair ? { states: states + pair.states, explored: explored + pair.explored, depth: Math.max(depth, pair.depth) } : { states, explored, depth };
    },
    outcome() {
      const { result } = search;
      if (!result || (isSound() && pair && !pair.result)) return undefined;
      const together = isSound() && meeting ? togetherInWords(saga, meeting, faults) : undefined;
      return { ok: true, exploration: told(saga, faults, search, counterexampleOf(saga, system, circumstances.ways, result), together) };
    },
  };
}

function refused(problems: readonly CompileProblem[]): RunningExploration {
  return { advance: () => false, progress: { states: 0, explored: 0, depth: 0 }, outcome: () => ({ ok: false, problems }) };
}

function optionProblems(faults: number, limit: number): CompileProblem[] {
  const problems: CompileProblem[] = [];
  if (!Number.isInteger(faults) || faults < 0 || faults > MOST_FAULTS)
    problems.push({ path: 'faults', message: say`The number of faults must be a whole number from 0 to ${MOST_FAULTS}.` });
  if (!Number.isInteger(limit) || limit < 1) problems.push({ path: 'limit', message: say`At least one state must be allowed.` });
  return problems;
}

function told(saga: SagaModel, faults: number, search: Search, counterexample: Exploration['counterexample'], together: Exploration['together']): Exploration {
  const { states, transitions, depth, levels, ends } = search;
  const verdict = counterexample ? 'broken' : search.result?.kind === 'bounded' ? 'bounded' : 'holds';
  const ended = { completed: ends[COMPLETED] ?? 0, rolledBack: ends[ROLLED_BACK] ?? 0, needsHuman: ends[NEEDS_HUMAN] ?? 0 };
  return {
    sagaId: saga.id,
    sagaName: saga.name,
    style: saga.plan.style,
    faults,
    verdict,
    headline: headlineOf(saga, verdict, states, ended.needsHuman, counterexample),
    detail: counterexample
      ? (counterexample.lack?.words ?? hintOf(saga, counterexample.promise, counterexample.stepId))
      : `${triedInWords(saga, faults)}${together ? ` ${together.words}` : ''}`,
    states,
    transitions,
    depth,
    levels,
    ends: ended,
    ...(counterexample ? { counterexample } : {}),
    ...(together ? { together } : {}),
  };
}

function headlineOf(saga: SagaModel, verdict: Exploration['verdict'], states: number, humans: number, found: Exploration['counterexample']): string {
  if (found)
    return found.steps.length === 1 ? say`after ${found.steps.length} step: ${found.sentence}` : say`after ${found.steps.length} steps: ${found.sentence}`;
  if (verdict === 'bounded') return say`bounded, not proven: nothing is broken in the first ${grouped(states)} states`;
  if (humans === 0) return say`all ${grouped(states)} states: every run ends completed or cleanly rolled back`;
  return say`all ${grouped(states)} states: every run ends completed, cleanly rolled back, or with a person called after ${triesInWords(saga)}`;
}

const triesInWords = ({ plan }: SagaModel) => (plan.undoTries === 1 ? say`the one try` : say`all ${plan.undoTries} tries`);

const FAULT_WORDS: Readonly<Record<number, () => string>> = {
  1: () => say`up to one fault`,
  2: () => say`up to two faults`,
  3: () => say`up to three faults`,
  4: () => say`up to four faults`,
};

function triedInWords({ plan }: SagaModel, faults: number): string {
  const count = FAULT_WORDS[faults]?.() ?? say`up to ${faults} faults`;
  const kinds =
    plan.style === 'orchestration'
      ? say`refused, failed once or for good, late, lost, doubled, crashed, taken over`
      : say`refused, failed once or for good, late, doubled, crashed, lost where nobody sends it again`;
  return faults === 0
    ? say`Every order of everything that is stored, sent and heard, with no fault.`
    : say`Every order of everything that is stored, sent and heard, with ${count}: ${kinds}.`;
}
