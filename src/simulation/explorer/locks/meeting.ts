import type { SagaModel, SagaStepModel } from '../../compile/model.ts';
import type { Move, SearchResult } from '../engine/search.ts';
import type { MeetingStep, TogetherCounterexample } from '../exploration.ts';
import { actionKind, DO } from '../saga/codes.ts';
import { stepInWords } from '../wording.ts';
import { EFFECT_WRONG, KEEPS_RECORD, type LockedRuns, SEES_PENDING } from './lockedRuns.ts';
import { say } from '../../../speech/index.ts';

type Found = Exclude<SearchResult, { kind: 'complete' | 'bounded' }>;

/** A shortest way on which two runs break a promise of their locks, in words. */
export function meetingOf(saga: SagaModel, system: LockedRuns, result: Found): TogetherCounterexample {
  const moves = result.kind === 'circle' ? [...result.way, ...result.circle] : result.way;
  const steps = moves.map((move) => told(saga, system, move));
  const end: MeetingStep = { kind: 'nothing', words: say`Nothing more can happen`, fault: false, run: waiterIn(system, result) + 1, subjects: [saga.id] };
  return {
    ...brokenBy(saga, system, result),
    steps: result.kind === 'stuck' ? [...steps, end] : steps,
    ...(result.kind === 'circle' ? { circleFrom: result.way.length } : {}),
  };
}

function told(saga: SagaModel, system: LockedRuns, { before, action }: Move): MeetingStep {
  const { run, step, way, fault, next } = system.after(before, action);
  const happening = { kind: actionKind(action), step, way, stray: false };
  const told = stepInWords(saga, happening, system.participantWord(before, run, step), fault);
  const meets = happening.kind === 'deliver' && way === DO ? meetingInWords(saga, system, before, next, run, step) : undefined;
  const { effect, ...rest } = told;
  const came = { ...rest, ...(effect && !meets ? { effect } : {}), words: `${nameOf(saga, run)}: ${meets ?? told.words}` };
  return { ...came, words: [came.words, ...others(saga, system, before, next, run)].join('; '), run: run + 1 };
}

/** What a step finds whose record another run has; undefined where it is free or its own. */
function meetingInWords(saga: SagaModel, system: LockedRuns, before: Int32Array, next: Int32Array, run: number, step: number): string | undefined {
  const [holder] = system.ownersOf(before, run, step);
  const { lock } = saga.plan.steps[step] ?? {};
  if (holder === undefined || holder === run || !lock) return undefined;
  const waits = system.waitingStep(next, run) === step ? say`waits` : say`gives up: they would wait for one another`;
  const then = { fail: say`is refused`, retry: say`has to come again`, wait: waits }[lock.policy];
  return say`${modelOf(saga, step).name} finds ${lock.resource} ${lock.pending} for ${nameOf(saga, holder)} and ${then}`;
}

/** Runs that were in line and are not any more: the record has come to them, or they have given up. */
function others(saga: SagaModel, system: LockedRuns, before: Int32Array, next: Int32Array, run: number): string[] {
  return [0, 1].flatMap((other) => {
    const step = system.waitingStep(before, other);
    if (other === run || step === undefined || system.waitingStep(next, other) === step) return [];
    const { name } = modelOf(saga, step);
    const goesOn = system.ownersOf(next, other, step)[0] === other;
    return [goesOn ? say`${name} of ${nameOf(saga, other)} goes on` : say`${name} of ${nameOf(saga, other)} gives up`];
  });
}

function brokenBy(saga: SagaModel, system: LockedRuns, result: Found): Pick<TogetherCounterexample, 'promise' | 'sentence'> {
  switch (result.kind) {
    case 'violation': {
      const last = result.way.at(-1) as Move;
      const { run, step, next } = system.after(last.before, last.action);
      if (result.violation !== KEEPS_RECORD) return violatedBy(saga, result.violation, run, step);
      const kept = saga.plan.steps.flatMap(({ index }) => [0, 1].flatMap((each) => (system.keeps(next, each, index) ? [{ each, index }] : [])));
      return violatedBy(saga, result.violation, kept[0]?.each ?? run, kept[0]?.index ?? step);
    }
    case 'stuck': {
      const run = waiterIn(system, result);
      const step = system.waitingStep(result.last, run) ?? 0;
      return {
        promise: 'waits-for-ever',
        sentence: say`${modelOf(saga, step).name} of ${nameOf(saga, run)} waits for ever: ${pendingFor(saga, step, nameOf(saga, 1 - run))}`,
      };
    }
    case 'circle':
      return { promise: 'endless', sentence: say`${nameOf(saga, 0)} and ${nameOf(saga, 1)} turn each other away without an end` };
    default:
      return result satisfies never;
  }
}

function violatedBy(saga: SagaModel, violation: number, run: number, step: number): Pick<TogetherCounterexample, 'promise' | 'sentence'> {
  const { name } = modelOf(saga, step);
  switch (violation) {
    case SEES_PENDING:
      return { promise: 'sees-pending', sentence: say`${name} of ${nameOf(saga, run)} builds on what is pending for ${nameOf(saga, 1 - run)}` };
    case KEEPS_RECORD:
      return { promise: 'keeps-record', sentence: say`${nameOf(saga, run)} has ended, and ${pendingFor(saga, step, say`it`)}` };
    case EFFECT_WRONG:
      return { promise: 'effect-wrong', sentence: say`${nameOf(saga, run)} has ended, and an effect stands that should not, or is missing` };
    default:
      throw new RangeError(`there is no violation ${violation}`);
  }
}

function pendingFor(saga: SagaModel, step: number, holder: string): string {
  const { lock } = saga.plan.steps[step] ?? {};
  return lock ? say`${lock.resource} stays ${lock.pending} for ${holder}` : say`nobody answers`;
}

const waiterIn = (system: LockedRuns, result: Found): number => (result.kind === 'stuck' && system.waitingStep(result.last, 0) !== undefined ? 0 : 1);

const nameOf = (saga: SagaModel, run: number): string => `${saga.name} ${run + 1}`;
const modelOf = (saga: SagaModel, step: number): SagaStepModel => saga.steps[step] as SagaStepModel;
