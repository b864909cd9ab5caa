import { create } from 'zustand';
import { onLanguage, phrasebook, t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import type { CompileProblem, Exploration, ExploreProgress, Lack } from '../../simulation/index.ts';
import type { Finding } from '../../rules/index.ts';
import { run, useRun } from '../run/index.ts';
import { useDesign } from '../stores/design.ts';
import { findings } from '../stores/findings.ts';
import { notices } from '../stores/notices.ts';
import { view } from '../stores/view.ts';
import { apply } from '../editing.ts';
import type { ExploreClient } from './client.ts';
import { type StepMoments, stepMoments } from './moments.ts';

/** How an exploration stands. */
export type ExploreResult =
  | { readonly kind: 'nothing' }
  | { readonly kind: 'exploring'; readonly progress: ExploreProgress }
  /** `english` is the same for documents, where another language is shown. */
  | { readonly kind: 'done'; readonly exploration: Exploration; readonly english?: Exploration | undefined; readonly tookMs: number }
  /** The saga cannot run, and why. */
  | { readonly kind: 'cannot'; readonly problems: readonly CompileProblem[] }
  | { readonly kind: 'cancelled' }
  | { readonly kind: 'failed'; readonly reason: string };

/** What lies over the canvas: the counterexample as messages, or nothing. */
export type ExplorePicture = 'sequence' | 'canvas';

export interface ExploreState {
  /** The panel is on the screen. */
  readonly open: boolean;
  /** The saga of which everything is tried; `null` where the design has none. */
  readonly sagaId: string | null;
  /** How many faults may happen in one run. */
  readonly faults: number;
  readonly result: ExploreResult;
  /** The design was changed after the result was found. */
  readonly stale: boolean;
  readonly picture: ExplorePicture;
  /** The step that is shown of how two runs break a promise of their locks, counted from 0; −1: none yet. */
  readonly meetingStep: number;
}

export const FAULT_CHOICES = [0, 1, 2, 3] as const;
const FEWEST: ExploreProgress = { states: 0, explored: 0, depth: 0 };
const NOTHING: ExploreState = { open: false, sagaId: null, faults: 2, result: { kind: 'nothing' }, stale: false, picture: 'canvas', meetingStep: -1 };

/** The exploration that is on the screen. Views read it and call `explorer`. */
export const useExplore = create<ExploreState>(() => NOTHING);

const set = useExplore.setState;
const get = useExplore.getState;

let client: ExploreClient | undefined;
const loadClient = () => import('./worker-client.ts').then((module) => module.createExploreClient());

/** Puts another explorer in the place of the worker; for tests. */
export function useExploreClient(other: ExploreClient | undefined): void {
  client = other;
}

let explorations = 0;
/** The design that the result speaks of. */
let explored: Design | undefined;

async function explore(): Promise<void> {
  const { sagaId, faults } = get();
  if (sagaId === null) return;
  // The latest wins, also while the explorer itself is still being loaded and cannot tell.
  const exploration = ++explorations;
  const isLatest = () => exploration === explorations;
  const { design } = useDesign.getState();
  explored = design;
  set({ result: { kind: 'exploring', progress: FEWEST }, stale: false, picture: 'canvas', meetingStep: -1 });
  const began = performance.now();
  try {
    const trying = (client ??= await loadClient());
    if (!isLatest()) return;
    const outcome = await trying.explore(design, sagaId, { faults }, (progress) => isLatest() && set({ result: { kind: 'exploring', progress } }));
    if (!isLatest()) return;
    if (!outcome.ok) set({ result: { kind: 'cannot', problems: outcome.problems } });
    else {
      const found = outcome.exploration;
      set({
        result: { kind: 'done', exploration: found, english: outcome.english, tookMs: performance.now() - began },
        picture: found.counterexample ? 'sequence' : 'canvas',
      });
      // Its run is put onto the canvas, so that transport, log and picture speak of the same.
      if (found.counterexample && useDesign.getState().design === design) await run.follow(found.counterexample.input);
    }
  } catch (error) {
    if (!isLatest() || (error instanceof Error && error.name === 'AbortError')) return;
    set({ result: { kind: 'failed', reason: error instanceof Error ? error.message : String(error) } });
  }
}

function stop(): void {
  explorations += 1;
  client?.cancel();
}

/** The saga that is meant when none is named: the one that plays, the one that was explored last, or the first. */
function sagaMeant(design: Design): string | null {
  const { entry } = useRun.getState();
  if (entry?.kind === 'saga' && design.sagas[entry.sagaId]) return entry.sagaId;
  const { sagaId } = get();
  return sagaId !== null && design.sagas[sagaId] ? sagaId : (Object.keys(design.sagas)[0] ?? null);
}

export const explorer = {
  /** Opens the explorer in Play and tries everything on this saga; with none named, on the one that is meant. */
  open(sagaId?: string): void {
    const { design } = useDesign.getState();
    const chosen = sagaId ?? sagaMeant(design);
    stop();
    set({ open: true, sagaId: chosen, result: { kind: 'nothing' }, stale: false, picture: 'canvas' });
    if (chosen !== null) {
      const { entry } = useRun.getState();
      if (entry?.kind !== 'saga' || entry.sagaId !== chosen) run.start({ kind: 'saga', sagaId: chosen });
    }
    view.setMode('play');
    void explore();
  },

  /** Tries everything again, on the design as it is now. */
  again(): void {
    stop();
    const { sagaId } = get();
    const { design } = useDesign.getState();
    if (sagaId === null || !design.sagas[sagaId]) explorer.open();
    else void explore();
  },

  /** Stops what is going on; nothing is found. */
  cancel(): void {
    if (get().result.kind !== 'exploring') return;
    stop();
    set({ result: { kind: 'cancelled' } });
  },

  /** Takes the panel off the screen, and stops what is going on. */
  close(): void {
    stop();
    set((state) => ({ open: false, picture: 'canvas', result: state.result.kind === 'exploring' ? { kind: 'cancelled' } : state.result }));
  },

  /** Another number of faults: tries everything again with it. */
  setFaults(faults: number): void {
    if (faults === get().faults || !Number.isInteger(faults) || faults < 0) return;
    set({ faults });
    explorer.again();
  },

  showPicture(picture: ExplorePicture): void {
    set({ picture });
  },

  /** Plays the counterexample on the canvas, from its beginning, like any other run. */
  async play(): Promise<void> {
    const { result } = get();
    if (result.kind !== 'done' || !result.exploration.counterexample) return;
    set({ picture: 'canvas' });
    await run.follow(result.exploration.counterexample.input, { play: true });
  },

  /** Puts the playhead behind a step of the counterexample, counted from 0; its run comes onto the canvas if another is there. */
  async showStep(index: number): Promise<void> {
    const { result } = get();
    const counterexample = result.kind === 'done' ? result.exploration.counterexample : undefined;
    const step = counterexample?.steps[index];
    if (!counterexample || !step) return;
    run.pause();
    if (useRun.getState().beside.script !== counterexample.input.script) await run.follow(counterexample.input);
    const toUs = momentsOfRun()?.endsUs[index];
    if (toUs === undefined) return;
    run.seek(toUs);
    if (get().picture === 'canvas') view.reveal(step.subjects);
  },

  /** Lights up on the canvas where a step of two runs that meet at their locks happens. `false` behind the last one. */
  showMeetingStep(index: number): boolean {
    const { result } = get();
    const step = result.kind === 'done' ? result.exploration.together?.counterexample?.steps[index] : undefined;
    if (!step) return false;
    set({ meetingStep: index });
    run.light(step.subjects);
    view.reveal(step.subjects);
    return true;
  },

  /** Applies a remedy of what keeps the saga from running, as one undo step, and tries again. */
  remedy(problem: CompileProblem): void {
    if (problem.remedy && apply(problem.remedy.edits, { label: problem.remedy.title }).ok) {
      run.refresh();
      explorer.again();
    }
  },

  /** Repairs what the design lacks in one undo step, and tries everything again on the design as it is then. */
  async fixAndExplore(key: string, fixId: string): Promise<void> {
    const done = await findings.applyFix(key, fixId);
    if (!done.ok) return;
    explorer.again();
    notices.show({ id: 'explored-fix', tone: 'success', title: t('Fixed in one step. Everything is being tried again.') });
  },
};

/** Where the steps of the counterexample lie in the run that is on the canvas; nothing where that is another run. */
export function momentsOfRun(): StepMoments | undefined {
  const { result } = get();
  const counterexample = result.kind === 'done' ? result.exploration.counterexample : undefined;
  const { beside, trace } = useRun.getState();
  if (!counterexample || !trace?.scriptUs || beside.script !== counterexample.input.script) return undefined;
  return stepMoments(counterexample, trace.scriptUs, trace.durationUs);
}

/** The finding that speaks of what the design lacks, if a rule has found it. */
export function findingOf(lack: Lack | undefined, found: readonly Finding[]): Finding | undefined {
  return lack && found.find(({ ruleId, subject }) => ruleId === lack.ruleId && lack.subjects.includes(subject));
}

/** What has a part in an exploration. Where things stand and what is written beside them has none. */
const TELLING = ['elements', 'flows', 'sagas', 'messages', 'platform'] as const;

// What was found is told when it is found. In English it is there beside the other language; in another one everything is tried again.
onLanguage(() => {
  const { open, result } = get();
  if (result.kind === 'done' && result.english && phrasebook() === undefined)
    set({ result: { kind: 'done', exploration: result.english, tookMs: result.tookMs } });
  else if (open && result.kind !== 'nothing' && result.kind !== 'cancelled') explorer.again();
  else set({ result: NOTHING.result });
});

useDesign.subscribe((now, before) => {
  if (now.designId !== before.designId) {
    stop();
    explored = undefined;
    set({ ...NOTHING, faults: get().faults });
  } else if (explored && now.design !== before.design) {
    const of = explored;
    set({ stale: get().result.kind !== 'nothing' && TELLING.some((part) => now.design[part] !== of[part]) });
  }
});
