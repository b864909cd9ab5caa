import type { SagaModel, SagaStepModel } from '../compile/model.ts';
import type { Memory } from '../saga/participant.ts';
import { BROKEN, waitingFor } from '../saga/promises.ts';
import type { BrokenPromise, CounterexampleStep, StepEffect, StepKind } from './exploration.ts';
import type { EventWay } from './saga/circumstances.ts';
import { type ActionKind, actionKind, actionTarget, DO, stepOf } from './saga/codes.ts';
import { MEMORIES, MEMORY_BITS } from './saga/participants.ts';
import { EVENTS, type EventKind } from './saga/reactors.ts';
import { say } from '../../speech/index.ts';

/** An action with what it is about. */
export interface Happening {
  readonly kind: ActionKind;
  readonly step: number;
  readonly way: number;
  readonly stray: boolean;
  readonly event?: { readonly from: number; readonly to: number; readonly kind: EventKind };
}

const DELIVERIES: readonly ActionKind[] = ['deliver', 'refuse', 'fail', 'fail-for-good'];
const EVENT_ACTIONS: readonly ActionKind[] = ['event', 'lose-event', 'duplicate-event'];

export function happeningOf(action: number, ways: readonly EventWay[]): Happening {
  const kind = actionKind(action);
  const target = actionTarget(action);
  if (EVENT_ACTIONS.includes(kind)) {
    const { from, to } = ways[Math.floor(target / 3)] as EventWay;
    return { kind, step: to, way: DO, stray: false, event: { from, to, kind: EVENTS[target % 3] as EventKind } };
  }
  const at = DELIVERIES.includes(kind) ? target >> 1 : target;
  return { kind, step: stepOf(at), way: at & 1, stray: DELIVERIES.includes(kind) && (target & 1) === 1 };
}

const KINDS: Readonly<Record<ActionKind, StepKind>> = {
  store: 'store',
  send: 'send',
  deliver: 'deliver',
  'answer-ok': 'answer',
  'answer-refused': 'answer',
  'answer-failed': 'answer',
  'try-again': 'try-again',
  'run-out': 'time-out',
  'time-out': 'time-out',
  refuse: 'refuse',
  fail: 'fail',
  'fail-for-good': 'fail-for-good',
  lose: 'lose',
  'lose-answer': 'lose-answer',
  duplicate: 'duplicate',
  crash: 'crash',
  'take-over': 'take-over',
  'zombie-writes': 'zombie-writes',
  event: 'event',
  'lose-event': 'lose-event',
  'duplicate-event': 'duplicate-event',
};

/** Without a step of the saga: what the coordinator does for itself. */
const ITS_OWN: readonly ActionKind[] = ['store', 'take-over', 'zombie-writes'];

/** One line of a counterexample, in the names of the design. @param word what was known of the step before it */
export function stepInWords(saga: SagaModel, happening: Happening, word: number, fault: boolean): CounterexampleStep {
  const { kind, step, way, event } = happening;
  const model = saga.steps[step] as SagaStepModel;
  const { participant } = model;
  const coordinator = saga.orchestrator;
  const ownAction = ITS_OWN.includes(kind) || (kind === 'crash' && coordinator !== undefined);
  const ends = endsOf(saga, happening, model);
  const effect = effectOf(saga, happening, MEMORIES[word & MEMORY_BITS] as Memory);
  return {
    kind: KINDS[kind],
    words: wordsOf(saga, happening, model, MEMORIES[word & MEMORY_BITS] as Memory),
    fault,
    ...(ownAction ? {} : { stepId: model.id }),
    ...(ownAction || event ? {} : { direction: way === DO ? ('do' as const) : ('undo' as const) }),
    ...(effect ? { effect } : {}),
    ...ends,
    subjects: [...new Set([...(ownAction ? [] : [participant.id]), ...(coordinator && !event ? [coordinator.id] : []), saga.id])],
  };
}

function endsOf(saga: SagaModel, { kind, event }: Happening, { participant }: SagaStepModel): { fromId?: string; toId?: string } {
  if (event) return { fromId: saga.steps[event.from]?.participant.id ?? '', toId: participant.id };
  const coordinator = saga.orchestrator;
  if (!coordinator) return {};
  if (DELIVERIES.includes(kind) || kind === 'lose') return { fromId: coordinator.id, toId: participant.id };
  if (KINDS[kind] === 'answer' || kind === 'lose-answer') return { fromId: participant.id, toId: coordinator.id };
  return {};
}

function effectOf(saga: SagaModel, { kind, step, way }: Happening, memory: Memory): StepEffect | undefined {
  if (kind === 'refuse') return 'refused';
  if (kind === 'fail' || kind === 'fail-for-good') return 'failed';
  if (kind !== 'deliver') return undefined;
  if (way !== DO) return memory === 'applied' ? 'undone' : memory === 'nothing' ? 'tombstone' : 'nothing';
  if (memory === 'nothing') return 'done';
  return memory === 'applied' ? (recognisesCopies(saga, step) ? 'recognised' : 'again') : 'refused';
}

function recognisesCopies(saga: SagaModel, step: number): boolean {
  const { idempotent, readOnly } = saga.plan.steps[step] ?? { idempotent: true, readOnly: false };
  return idempotent || readOnly;
}

function wordsOf(saga: SagaModel, { kind, step, way, event }: Happening, model: SagaStepModel, memory: Memory): string {
  const name = way === DO ? model.name : model.undoName;
  const at = model.participant.name;
  const coordinator = saga.orchestrator?.name ?? saga.name;
  const store = saga.store?.element.name ?? say`its store`;
  switch (kind) {
    case 'store':
      return say`${coordinator} stores the state of the saga in ${store}`;
    case 'send':
      return say`${coordinator} sends “${name}” to ${at}`;
    case 'deliver':
      return way === DO ? doneInWords(saga, step, name, at, memory) : undoneInWords(name, at, memory);
    case 'answer-ok':
      return say`${coordinator} hears that ${name} is done`;
    case 'answer-refused':
      return say`${coordinator} hears that ${name} was refused`;
    case 'answer-failed':
      return say`${coordinator} hears that ${name} failed`;
    case 'try-again':
      return say`${saga.orchestrator ? coordinator : at} tries ${name} again`;
    case 'run-out':
    case 'time-out':
      return kind === 'time-out'
        ? say`${saga.orchestrator ? coordinator : at} gets no answer to ${name} in time: it may have been done, and may still be going on`
        : say`${saga.orchestrator ? coordinator : at} gets no answer to ${name} in time: it may have been done`;
    case 'refuse':
      return say`${at} refuses ${name} for a business reason`;
    case 'fail':
      return say`${at} answers ${name} with an error: nothing was done`;
    case 'fail-for-good':
      return say`${at} fails ${name}, and will from now on`;
    case 'lose':
      return say`“${name}” gets lost on its way to ${at}`;
    case 'lose-answer':
      return say`The answer to ${name} gets lost`;
    case 'duplicate':
      return say`“${name}” is on its way to ${at} twice`;
    case 'crash':
      if (!saga.orchestrator) return say`${at} crashes in the middle of ${name} and comes back, not knowing whether it was done`;
      return saga.store
        ? say`${coordinator} crashes, comes back and goes on from what was stored`
        : say`${coordinator} crashes: what it knew of the saga is gone`;
    case 'take-over':
      return say`${coordinator} is slow and taken for dead: another instance goes on from what was stored`;
    case 'zombie-writes':
      return say`The old instance of ${coordinator} wakes up and tries to write: its version is not the last any more`;
    case 'event':
      return EVENT_COMES[event?.kind ?? 'done'](at, nameOf(saga, event));
    case 'lose-event':
      return EVENT_IS_LOST[event?.kind ?? 'done'](at, nameOf(saga, event));
    case 'duplicate-event':
      return EVENT_COMES_TWICE[event?.kind ?? 'done'](at, nameOf(saga, event));
    default:
      return kind satisfies never;
  }
}

const nameOf = (saga: SagaModel, event: Happening['event']): string => (event === undefined ? undefined : saga.steps[event.from])?.name ?? '';

type EventWords = Readonly<Record<EventKind, (at: string, step: string) => string>>;

const EVENT_COMES: EventWords = {
  done: (at, step) => say`${at} hears that ${step} is done`,
  failed: (at, step) => say`${at} hears that ${step} failed`,
  undone: (at, step) => say`${at} hears that ${step} is undone`,
};

const EVENT_IS_LOST: EventWords = {
  done: (at, step) => say`The event that ${step} is done gets lost on its way to ${at}`,
  failed: (at, step) => say`The event that ${step} failed gets lost on its way to ${at}`,
  undone: (at, step) => say`The event that ${step} is undone gets lost on its way to ${at}`,
};

const EVENT_COMES_TWICE: EventWords = {
  done: (at, step) => say`The event that ${step} is done is on its way to ${at} twice`,
  failed: (at, step) => say`The event that ${step} failed is on its way to ${at} twice`,
  undone: (at, step) => say`The event that ${step} is undone is on its way to ${at} twice`,
};

function doneInWords(saga: SagaModel, step: number, name: string, at: string, memory: Memory): string {
  switch (memory) {
    case 'nothing':
      return say`${at} does ${name}`;
    case 'applied':
      return recognisesCopies(saga, step)
        ? say`${name} comes a second time to ${at}, which recognises it`
        : say`${name} comes a second time to ${at}: done again`;
    case 'refused':
      return say`${name} comes again to ${at}, which refuses it as before`;
    case 'undone':
    case 'tombstone':
      return say`${name} comes to ${at} after its undo, and is refused`;
    default:
      return memory satisfies never;
  }
}

function undoneInWords(name: string, at: string, memory: Memory): string {
  if (memory === 'applied') return say`${at} undoes it: ${name}`;
  return memory === 'nothing'
    ? say`${name} comes to ${at} before there is anything to undo: a tombstone stays`
    : say`${name} comes to ${at}, where nothing is left to undo`;
}

/** What is broken, as a sentence that the trace of a run says in the same words. */
export function brokenInWords(saga: SagaModel, promise: BrokenPromise, step: number, later: number, waiting: readonly number[]): string {
  const { name, undoName } = saga.steps[step] as SagaStepModel;
  switch (promise) {
    case 'not-applied':
      return BROKEN.notApplied(name);
    case 'remains':
      return BROKEN.remains(name);
    case 'twice':
      return BROKEN.twice(name, 2);
    case 'undone-twice':
      return BROKEN.undoneTwice(undoName);
    case 'order':
      return BROKEN.order(name, saga.steps[later]?.name ?? '');
    case 'early-human':
      return BROKEN.earlyHuman(name);
    case 'sent-again':
      return BROKEN.sentAgain(undoName);
    case 'stuck':
      return BROKEN.stuck(waitingFor(waiting.map((index) => saga.steps[index]?.name ?? '')));
    case 'endless':
      return BROKEN.endless(name);
    case 'forgotten':
      return BROKEN.forgotten(name);
    default:
      return promise satisfies never;
  }
}
