import type { SagaModel } from '../compile/model.ts';
import type { ScriptedAction } from '../script.ts';
import type { RunInput } from '../simulate.ts';
import type { Move, SearchResult } from './engine/search.ts';
import type { BrokenPromise, Counterexample } from './exploration.ts';
import { lackOf } from './lack.ts';
import type { EventWay } from './saga/circumstances.ts';
import { DO, violationOf } from './saga/codes.ts';
import type { SagaSystem } from './saga/system.ts';
import { brokenInWords, type Happening, happeningOf, stepInWords } from './wording.ts';
import { say } from '../../speech/index.ts';

const SEED = 7;

/** A shortest way to what is broken, in words and as the input of a run that goes the same way. */
export function counterexampleOf(saga: SagaModel, system: SagaSystem, ways: readonly EventWay[], result: SearchResult): Counterexample | undefined {
  if (result.kind === 'complete' || result.kind === 'bounded') return undefined;
  const moves = result.kind === 'circle' ? [...result.way, ...result.circle] : result.way;
  const happenings = moves.map(({ action }) => happeningOf(action, ways));
  const { promise, step, later, waiting } = brokenBy(system, result, happenings);
  const sentence = brokenInWords(saga, promise, step, later, waiting);
  const told = moves.map((move, index) =>
    stepInWords(saga, happenings[index] as Happening, system.participantWord(move.before, happenings[index]?.step ?? 0), isFault(system, move)),
  );
  const nothing = { kind: 'nothing', words: say`Nothing more can happen`, fault: false, subjects: [saga.id] } as const;
  const lack = lackOf(saga, { promise, step, waiting, happenings });
  return {
    promise,
    sentence,
    ...(promise === 'stuck' && waiting.length === 0 ? {} : { stepId: saga.steps[step]?.id ?? '' }),
    steps: promise === 'stuck' ? [...told, nothing] : told,
    ...(result.kind === 'circle' ? { circleFrom: result.way.length } : {}),
    ...(lack ? { lack } : {}),
    input: runOf(saga, promise, [...happenings, ...(result.kind === 'circle' ? happenings.slice(result.way.length) : [])]),
  };
}

interface What {
  readonly promise: BrokenPromise;
  readonly step: number;
  readonly later: number;
  readonly waiting: readonly number[];
}

function brokenBy(system: SagaSystem, result: Exclude<SearchResult, { kind: 'complete' | 'bounded' }>, happenings: readonly Happening[]): What {
  switch (result.kind) {
    case 'violation':
      return { ...violationOf(result.violation), waiting: [] };
    case 'stuck': {
      const waiting = system.waitingSteps(result.last);
      const lost = happenings.findLast(({ event }) => event !== undefined)?.step;
      return { promise: 'stuck', step: waiting[0] ?? lost ?? 0, later: 0, waiting };
    }
    case 'circle': {
      const again = happenings.slice(result.way.length).find(({ kind }) => kind === 'try-again');
      return { promise: 'endless', step: again?.step ?? 0, later: 0, waiting: [] };
    }
    default:
      return result satisfies never;
  }
}

function isFault(system: SagaSystem, { before, action }: Move): boolean {
  let found = false;
  system.expand(before, (_next, other, fault) => {
    if (other === action) found = fault;
  });
  return found;
}

function runOf(saga: SagaModel, promise: BrokenPromise, happenings: readonly Happening[]): RunInput {
  const script = happenings.map((happening) => scripted(saga, happening));
  if (promise === 'stuck') script.push({ kind: 'nothing' });
  // Whoever looks at all of a choreography sees that it is over when nothing is on its way any more: also nothing that changes nothing.
  else if (saga.plan.style === 'choreography') script.push({ kind: 'rest' });
  return { entry: { kind: 'saga', sagaId: saga.id }, seed: SEED, script };
}

/** What happens, as one action of a script. */
export function scripted(saga: SagaModel, { kind, step, way, stray, event }: Happening): ScriptedAction {
  const stepId = saga.steps[step]?.id ?? '';
  const at = { stepId, direction: way === DO ? ('do' as const) : ('undo' as const) };
  switch (kind) {
    case 'store':
    case 'send':
    case 'take-over':
    case 'zombie-writes':
      return { kind };
    case 'crash':
      return saga.orchestrator ? { kind } : { kind, ...at };
    case 'answer-ok':
      return { kind: 'answer', ...at, answer: 'ok' };
    case 'answer-refused':
      return { kind: 'answer', ...at, answer: 'refused' };
    case 'answer-failed':
      return { kind: 'answer', ...at, answer: 'failed' };
    case 'run-out':
    case 'time-out':
      return { kind: 'time-out', ...at };
    case 'deliver':
    case 'refuse':
    case 'fail':
      return { kind, ...at, ...(stray ? { stray } : {}) };
    case 'fail-for-good':
      return { kind: 'fail', ...at, ...(stray ? { stray } : {}) };
    case 'try-again':
    case 'lose':
    case 'lose-answer':
    case 'duplicate':
      return { kind, ...at };
    case 'event':
    case 'lose-event':
    case 'duplicate-event':
      return { kind, stepId, fromStepId: saga.steps[event?.from ?? 0]?.id ?? '', event: event?.kind ?? 'done' };
    default:
      return kind satisfies never;
  }
}
