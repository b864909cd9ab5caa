import { cannotGoBack, type Plan, type PlanStep } from './plan.ts';

/**
 * The part that one participant plays in a choreographed saga: `react(plan, step, state, input) → state and emissions`. Nobody sees the whole. Each
 * step knows the block before it, the block after it and its siblings:
 * - it does its work when every step of the block before has said *done*;
 * - it undoes when every step of the block after it has said *failed* or *undone*, or when a sibling *failed*;
 * - an undo that comes first leaves a tombstone, and the work that comes late is not done.
 *
 * Events come at least once; a second one of the same kind from the same step changes nothing, unless the consumer has no inbox and the step is not
 * idempotent: then the work is done a second time, of which nobody else hears.
 */

export type StepStatus = 'idle' | 'doing' | 'done' | 'failed' | 'undoing' | 'undone' | 'stuck';

export interface ChoreographyState {
  readonly status: StepStatus;
  /** Steps of the block before that have said *done*. */
  readonly ready: readonly number[];
  /** Steps of the block after that have said *failed* or *undone*. */
  readonly back: readonly number[];
  /** A sibling failed: undo as soon as the work is over. */
  readonly siblingFailed: boolean;
  /** An earlier try timed out: it may have been applied whatever the last one says, unless that is a refusal. */
  readonly maybe: boolean;
  readonly tries: number;
  readonly undoTries: number;
  readonly reason: string;
}

export type ChoreographyInput =
  /** The saga begins: for the steps of the first block. */
  | { readonly type: 'trigger' }
  | { readonly type: 'event'; readonly event: 'done' | 'failed' | 'undone'; readonly from: number; readonly reason: string }
  /** How its own work ended. `unknown`: it may have been applied. */
  | { readonly type: 'worked'; readonly answer: 'ok' | 'refused' | 'failed' | 'rejected' | 'unknown'; readonly reason: string }
  | { readonly type: 'unworked'; readonly answer: 'ok' | 'failed'; readonly reason: string }
  | { readonly type: 'pause-over'; readonly direction: 'do' | 'undo' };

export type ChoreographyEmission =
  | { readonly type: 'work'; readonly attempt: number; readonly of: number }
  | { readonly type: 'unwork'; readonly attempt: number; readonly of: number; readonly reason: string }
  | { readonly type: 'pause'; readonly direction: 'do' | 'undo'; readonly attempt: number; readonly reason: string }
  | { readonly type: 'publish'; readonly event: 'done' | 'failed' | 'undone'; readonly to: readonly number[]; readonly reason: string }
  /** Nothing was applied, so there is nothing to undo. */
  | { readonly type: 'skipped'; readonly why: 'never-applied' | 'read-only' | 'no-compensation' }
  | { readonly type: 'needs-human'; readonly direction: 'do' | 'undo'; readonly reason: string };

export interface ChoreographyResult {
  readonly state: ChoreographyState;
  readonly emissions: readonly ChoreographyEmission[];
}

export const QUIET: ChoreographyState = { status: 'idle', ready: [], back: [], siblingFailed: false, maybe: false, tries: 0, undoTries: 0, reason: '' };

export function react(plan: Plan, step: PlanStep, state: ChoreographyState, input: ChoreographyInput): ChoreographyResult {
  switch (input.type) {
    case 'trigger':
      return state.status === 'idle' ? work(step, state) : same(state);
    case 'event':
      return onEvent(plan, step, state, input.event, input.from, input.reason);
    case 'worked':
      return state.status === 'doing' ? worked(plan, step, state, input.answer, input.reason) : same(state);
    case 'unworked':
      return state.status === 'undoing' ? unworked(plan, step, state, input.answer, input.reason) : same(state);
    case 'pause-over':
      if (input.direction === 'do') return state.status === 'doing' ? work(step, state) : same(state);
      return state.status === 'undoing' ? unwork(plan, state, state.reason) : same(state);
    default:
      return input satisfies never;
  }
}

function onEvent(plan: Plan, step: PlanStep, state: ChoreographyState, event: 'done' | 'failed' | 'undone', from: number, reason: string): ChoreographyResult {
  const fromBlock = plan.steps[from]?.block;
  if (event === 'done') {
    if (fromBlock !== step.block - 1) return same(state);
    if (state.ready.includes(from)) return step.inbox || state.status === 'idle' ? same(state) : workAgain(step, state);
    const next = { ...state, ready: [...state.ready, from] };
    const all = plan.blocks[step.block - 1] ?? [];
    return next.status === 'idle' && all.every((index) => next.ready.includes(index)) ? work(step, next) : same(next);
  }
  if (fromBlock === step.block) {
    if (event !== 'failed' || state.siblingFailed) return same(state);
    return siblingFailed(plan, step, { ...state, siblingFailed: true, reason: state.reason || reason });
  }
  if (fromBlock !== step.block + 1 || state.back.includes(from)) return same(state);
  const next = { ...state, back: [...state.back, from], reason: state.reason || reason };
  const all = plan.blocks[step.block + 1] ?? [];
  return next.status === 'done' && all.every((index) => next.back.includes(index)) ? undo(plan, step, next) : same(next);
}

function siblingFailed(plan: Plan, step: PlanStep, state: ChoreographyState): ChoreographyResult {
  if (state.status === 'done') return undo(plan, step, state);
  // Undo before do: the tombstone refuses the work that will come late.
  if (state.status === 'idle') return goneBack(plan, step, { ...state, status: 'undone' }, [{ type: 'skipped', why: 'never-applied' }]);
  return same(state);
}

function work(step: PlanStep, state: ChoreographyState): ChoreographyResult {
  const attempt = state.tries + 1;
  return { state: { ...state, status: 'doing', tries: attempt }, emissions: [{ type: 'work', attempt, of: step.doTries }] };
}

function workAgain(step: PlanStep, state: ChoreographyState): ChoreographyResult {
  return { state, emissions: [{ type: 'work', attempt: Math.max(1, state.tries), of: step.doTries }] };
}

function worked(
  plan: Plan,
  step: PlanStep,
  state: ChoreographyState,
  answer: 'ok' | 'refused' | 'failed' | 'rejected' | 'unknown',
  reason: string,
): ChoreographyResult {
  if (answer === 'ok') {
    const next: ChoreographyState = { ...state, status: 'done' };
    if (state.siblingFailed) return undo(plan, step, next);
    const to = plan.blocks[step.block + 1] ?? [];
    return { state: next, emissions: [{ type: 'publish', event: 'done', to, reason: '' }] };
  }
  const forwardOnly = step.block > plan.pivotBlock || step.kind === 'retriable';
  const maybe = answer !== 'refused' && (state.maybe || answer === 'unknown');
  // A pivot that nothing can undo must become known: it is asked again, and in the end a person is.
  const lostPivot = maybe && cannotGoBack(step);
  const most = lostPivot && answer === 'unknown' ? Math.max(step.doTries, plan.undoTries) : step.doTries;
  const mayRetry = answer !== 'refused' && (forwardOnly || answer !== 'rejected') && state.tries < most;
  if (mayRetry) return { state: { ...state, maybe }, emissions: [{ type: 'pause', direction: 'do', attempt: state.tries + 1, reason }] };
  if (forwardOnly || lostPivot) return { state: { ...state, status: 'stuck', reason }, emissions: [{ type: 'needs-human', direction: 'do', reason }] };
  if (maybe) return undo(plan, step, { ...state, status: 'done', reason: state.reason || reason });
  return goneBack(plan, step, { ...state, status: 'failed', reason: state.reason || reason }, [{ type: 'skipped', why: 'never-applied' }]);
}

function undo(plan: Plan, step: PlanStep, state: ChoreographyState): ChoreographyResult {
  if (step.readOnly) return goneBack(plan, step, { ...state, status: 'undone' }, [{ type: 'skipped', why: 'read-only' }]);
  if (!step.hasUndo) return goneBack(plan, step, { ...state, status: 'undone' }, [{ type: 'skipped', why: 'no-compensation' }]);
  return unwork(plan, state, state.reason);
}

function unwork(plan: Plan, state: ChoreographyState, reason: string): ChoreographyResult {
  const attempt = state.undoTries + 1;
  return { state: { ...state, status: 'undoing', undoTries: attempt }, emissions: [{ type: 'unwork', attempt, of: plan.undoTries, reason }] };
}

function unworked(plan: Plan, step: PlanStep, state: ChoreographyState, answer: 'ok' | 'failed', reason: string): ChoreographyResult {
  if (answer === 'ok') return goneBack(plan, step, { ...state, status: 'undone' }, []);
  if (state.undoTries < plan.undoTries) return { state, emissions: [{ type: 'pause', direction: 'undo', attempt: state.undoTries + 1, reason }] };
  return { state: { ...state, status: 'stuck', reason }, emissions: [{ type: 'needs-human', direction: 'undo', reason }] };
}

/**
 * Tells the block before, and the siblings where this step is the one that failed: one that is undone because the block after it or a sibling failed
 * has siblings that hear of it from the same source.
 */
function goneBack(plan: Plan, step: PlanStep, state: ChoreographyState, first: readonly ChoreographyEmission[]): ChoreographyResult {
  const before = plan.blocks[step.block - 1] ?? [];
  const origin = state.back.length === 0 && !state.siblingFailed;
  const siblings = origin ? (plan.blocks[step.block] ?? []).filter((index) => index !== step.index) : [];
  const event = origin ? 'failed' : 'undone';
  return { state, emissions: [...first, { type: 'publish', event, to: [...siblings, ...before], reason: state.reason }] };
}

const same = (state: ChoreographyState): ChoreographyResult => ({ state, emissions: [] });
