import { onLanguage } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import type { Load, RunEntry, RunInput } from '../../simulation/index.ts';
import { useDesign } from '../stores/design.ts';
import { useView } from '../stores/view.ts';
import { byHand, forgetActs } from './byHand.ts';
import { entryChoices, entryId } from './entries.ts';
import { following, followScenario, forgetScenario } from './following.ts';
import { compute, forgetRun, giveUp, recompute, runsDiffer, sayWhatIsMissing } from './making.ts';
import { playhead } from './playhead.ts';
import { IDLE, useRun } from './state.ts';

const set = useRun.setState;
const get = useRun.getState;

/** All that is done with the run on the canvas; views read `useRun` and call this. */
export const run = {
  ...playhead,
  ...byHand,
  ...following,

  /** Starts a run of this saga or flow from the beginning, without faults; with nothing named, of what suits best. `false` where the design has nothing to play. */
  start(entry?: RunEntry, options: { readonly play?: boolean } = {}): boolean {
    const chosen = entry ?? entryChoices(useDesign.getState().design)[0]?.entry;
    if (!chosen) {
      set({ ...IDLE, speed: get().speed, seed: get().seed });
      void sayWhatIsMissing();
      return false;
    }
    forgetScenario();
    forgetActs();
    const same = get().entry !== null && entryId(get().entry ?? chosen) === entryId(chosen);
    const ofScenario = get().scenarioId !== null;
    set({
      entry: chosen,
      faults: same && !ofScenario ? get().faults : [],
      load: same && !ofScenario ? get().load : null,
      scenarioId: null,
      beside: {},
      before: null,
      trace: null,
      frame: null,
      sagaRun: null,
      tUs: 0,
    });
    void compute({ tUs: 0, playing: options.play ?? false });
    return true;
  },

  /** Starts a scenario of the design from the beginning. From then on the run follows the scenario when that is edited. */
  async startScenario(scenarioId: string, options: { readonly play?: boolean } = {}): Promise<void> {
    if (!useDesign.getState().design.scenarios[scenarioId]) return;
    forgetActs();
    set({ scenarioId, faults: [], before: null, trace: null, frame: null, sagaRun: null, tUs: 0, status: 'computing' });
    forgetScenario();
    await followScenario();
    await compute({ tUs: 0, playing: options.play ?? false });
  },

  /** Starts a run in the exact order of a script, such as the counterexample of an exploration. Resolves when it is there, or another took its place. */
  async follow({ entry, seed, script }: Pick<RunInput, 'entry' | 'seed' | 'script'>, options: { readonly play?: boolean } = {}): Promise<void> {
    forgetScenario();
    forgetActs();
    const beside = script ? { script } : {};
    set({ entry, seed, beside, faults: [], load: null, scenarioId: null, before: null, trace: null, frame: null, sagaRun: null, tUs: 0, playing: false });
    await compute({ tUs: 0, playing: options.play ?? false });
  },

  /** Asks for the ways to break this element or flow to be shown; `null` when they are. */
  askToBreak(asked: string | null): void {
    set({ asked });
  },

  /** Makes the run of the design as it is now, with the same seed and faults. */
  refresh(): void {
    const { entry, tUs, playing } = get();
    if (!entry) return;
    const { design } = useDesign.getState();
    if (isGone(design, entry)) run.start();
    else void compute({ tUs, playing });
  },

  /** After something that was missing has been added. */
  tryAgain(): void {
    if (get().entry) run.refresh();
    else run.start();
  },

  setSeed(seed: number): void {
    if (!Number.isInteger(seed) || seed < 0 || seed > 0xffffffff) return;
    set({ seed });
    void compute({ tUs: 0, playing: false });
  },

  setLoad(load: Load | null): void {
    set({ load });
    void compute({ tUs: 0, playing: false });
  },

  /** Stops making the run. What is shown stays, and is an earlier one. */
  cancel(): void {
    if (get().status !== 'computing') return;
    giveUp();
    set({ status: 'cancelled', playing: false });
  },

  /** Forgets the run. */
  end(): void {
    forgetActs();
    forgetRun();
    forgetScenario();
    set({ ...IDLE, speed: get().speed });
  },
};

// A run tells its log when it is made: in another language it is made again, and is the same run.
onLanguage(() => {
  if (get().trace || get().status === 'cannot-run') recompute();
  else if (get().problems.length > 0) void sayWhatIsMissing();
});

useDesign.subscribe((now, before) => {
  if (now.designId !== before.designId) {
    run.end();
    return;
  }
  if (now.design === before.design) return;
  forgetActs();
  const { scenarioId, status, tUs, playing } = get();
  const scenario = scenarioId === null ? undefined : now.design.scenarios[scenarioId];
  if (scenarioId !== null && !scenario) run.leaveScenario();
  else if (scenarioId !== null && scenario !== before.design.scenarios[scenarioId]) {
    void followScenario().then(() => compute({ tUs, playing }));
    return;
  }
  if (status !== 'idle' && isGone(now.design, get().entry)) {
    // What was played is no more: in Play something else is, elsewhere nothing until Play is opened again.
    if (useView.getState().mode === 'play') run.start();
    else run.end();
    return;
  }
  if (status === 'ready' && runsDiffer(now.design, before.design)) set({ status: 'stale' });
});

const isGone = (design: Design, entry: RunEntry | null): boolean =>
  entry !== null && (entry.kind === 'saga' ? !design.sagas[entry.sagaId] : !design.flows[entry.flowId]);
