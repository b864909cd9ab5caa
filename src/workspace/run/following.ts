import type { FaultInput } from '../../simulation/index.ts';
import { useDesign } from '../stores/design.ts';
import { loadedSimulation, loadSimulation } from './making.ts';
import { useRun } from './state.ts';

/** The faults that came with the scenario, by identity: the others were put in by hand. */
let scenarioFaults: readonly FaultInput[] = [];

const set = useRun.setState;
const get = useRun.getState;

/** What the scenario that the run follows has broken. */
export const faultsOfScenario = (): readonly FaultInput[] => scenarioFaults;

/** No fault of the run counts as the scenario's any more. */
export function forgetScenario(): void {
  scenarioFaults = [];
}

/** Takes entry, load, seed and faults over from the scenario as it is now, and keeps what was broken by hand. */
export async function followScenario(): Promise<void> {
  const simulation = loadedSimulation() ?? (await loadSimulation());
  const { scenarioId, faults } = get();
  const scenario = scenarioId === null ? undefined : useDesign.getState().design.scenarios[scenarioId];
  if (!scenario) return;
  const { entry, seed, faults: own = [], load = null, ...beside } = simulation.inputOfScenario(scenario);
  const byHand = faults.filter((fault) => !scenarioFaults.includes(fault));
  scenarioFaults = own;
  set({ entry, seed, load, beside, faults: byHand.length === 0 ? own : [...own, ...byHand] });
}

/** The scenario that the run follows. */
export const following = {
  /** The run goes on as it is, and follows no scenario any more. */
  leaveScenario(): void {
    scenarioFaults = [];
    set({ scenarioId: null });
  },

  /** From now on the run follows this scenario, which says the same as the run does. */
  adoptScenario(scenarioId: string): void {
    scenarioFaults = get().faults;
    set({ scenarioId });
    void followScenario();
  },

  /** Whether faults were put in or taken out since the scenario was started. */
  strayed(): boolean {
    const { scenarioId, faults } = get();
    return scenarioId !== null && (faults.length !== scenarioFaults.length || faults.some((fault, index) => fault !== scenarioFaults[index]));
  },
};
