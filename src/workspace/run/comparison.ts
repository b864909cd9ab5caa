import { create } from 'zustand';
import { t } from '../../language/index.ts';
import { applyEdits, type Design, type Edit } from '../../model/index.ts';
import type { Trace } from '../../simulation/index.ts';
import { useDesign } from '../stores/design.ts';
import type { RunClient } from './client.ts';
import { view } from '../stores/view.ts';
import { entryOf } from './entries.ts';
import { run } from './run.ts';
import { inputOfRun, useRun } from './state.ts';

/** What the other run differs in; seed, load and everything else are those of the run on the canvas. */
export type ComparedWith =
  /** The design with these edits: without a policy, with a fix. */
  | { readonly kind: 'edits'; readonly title: string; readonly edits: readonly Edit[] }
  /** The same design, and nothing breaks. */
  | { readonly kind: 'no-faults' }
  /** The run before the design was changed. */
  | { readonly kind: 'before' };

export interface ComparisonState {
  readonly with: ComparedWith | null;
  readonly status: 'idle' | 'computing' | 'ready' | 'failed';
  readonly trace: Trace | null;
  /** Why the other run could not be made. */
  readonly reason: string;
}

const NONE: ComparisonState = { with: null, status: 'idle', trace: null, reason: '' };

/** The run beside the one on the canvas. */
export const useComparison = create<ComparisonState>(() => NONE);

let client: Pick<RunClient, 'simulate'> | undefined;
const loadClient = () => import('./worker-client.ts').then((module) => module.createRunClient());

/** Puts another simulation in the place of the worker; for tests. */
export function useComparisonClient(other: Pick<RunClient, 'simulate'> | undefined): void {
  client = other;
}

const set = useComparison.setState;

/** Plays what these records take part in, and the same with these edits beside it. */
export function compareInPlay(title: string, edits: readonly Edit[], subjects: readonly string[]): void {
  const { design } = useDesign.getState();
  const entry = subjects.map((id) => entryOf(design, id)).find((found) => found !== undefined);
  if (!run.start(entry)) return;
  view.setMode('play');
  comparison.start({ kind: 'edits', title, edits });
  view.openDrawer('results');
}

export const comparison = {
  start(compared: ComparedWith): void {
    set({ with: compared, status: 'idle', trace: null, reason: '' });
    void compute();
  },
  end(): void {
    set(NONE);
  },
};

/** "Without the faults", "Before the change", or what the edits do. */
export function comparisonTitle(compared: ComparedWith): string {
  if (compared.kind === 'edits') return compared.title;
  return compared.kind === 'no-faults' ? t('Without the faults') : t('Before the change');
}

let computations = 0;

/** Makes the other run from the inputs of the one on the canvas. Equal inputs and draws, so what differs comes from the difference alone. */
async function compute(): Promise<void> {
  const { with: compared } = useComparison.getState();
  const state = useRun.getState();
  if (!compared || !state.trace) return;
  const computation = ++computations;
  if (compared.kind === 'before') {
    set(
      state.before
        ? { status: 'ready', trace: state.before.trace }
        : { status: 'failed', trace: null, reason: t('There is no run from before the change any more.') },
    );
    return;
  }
  const input = inputOfRun(state);
  const changed = changedDesign(useDesign.getState().design, compared);
  if (!input || 'reason' in changed) {
    set({ status: 'failed', trace: null, reason: 'reason' in changed ? changed.reason : t('Nothing is being played.') });
    return;
  }
  set({ status: 'computing' });
  try {
    client ??= await loadClient();
    const outcome = await client.simulate(changed.design, compared.kind === 'no-faults' ? { ...input, faults: [] } : input);
    if (computation !== computations) return;
    if (outcome.ok) set({ status: 'ready', trace: outcome.trace, reason: '' });
    else set({ status: 'failed', trace: null, reason: outcome.problems[0]?.message ?? t('It cannot run.') });
  } catch (error) {
    if (computation !== computations || (error instanceof Error && error.name === 'AbortError')) return;
    set({ status: 'failed', trace: null, reason: error instanceof Error ? error.message : String(error) });
  }
}

function changedDesign(design: Design, compared: ComparedWith): { readonly design: Design } | { readonly reason: string } {
  if (compared.kind !== 'edits') return { design };
  const result = applyEdits(design, compared.edits);
  return result.ok ? { design: result.design } : { reason: result.problems[0]?.message ?? t('The change no longer fits the design.') };
}

useRun.subscribe((now, before) => {
  if (!useComparison.getState().with) return;
  if (now.entry === null) comparison.end();
  else if (now.trace !== before.trace && now.trace) void compute();
});
