import type { Scenario } from '../model/index.ts';
import type { RunInput } from './simulate.ts';
import type { FaultInput, Load } from './trace.ts';

const DEFAULT_SEED = 7;
const DEFAULT_DURATION_MS = 60_000;

/**
 * A scenario of the design as the input of a run. Milliseconds become microseconds; a load becomes as many requests as fit into the duration.
 * Arrivals other than constant and Poisson come evenly at their first rate. Without a load, what enters is left to the entry's own default.
 */
export function inputOfScenario(scenario: Scenario): RunInput {
  const load = loadOf(scenario);
  return {
    entry: scenario.entry,
    seed: scenario.seed ?? DEFAULT_SEED,
    faults: (scenario.faults ?? []).map(
      ({ targetId, kind, fromMs, toMs, amount }): FaultInput => ({
        targetId,
        kind,
        fromUs: Math.round((fromMs ?? 0) * 1_000),
        ...(toMs === undefined ? {} : { toUs: Math.round(toMs * 1_000) }),
        ...(amount === undefined ? {} : { amount }),
      }),
    ),
    ...(load ? { load } : {}),
  };
}

function loadOf({ load, durationMs }: Scenario): Load | undefined {
  if (load?.ratePerSecond === undefined) return undefined;
  const everyUs = Math.max(1, Math.round(1_000_000 / load.ratePerSecond));
  const count = Math.max(1, Math.floor(((durationMs ?? DEFAULT_DURATION_MS) * 1_000) / everyUs));
  return { count, everyUs, arrival: load.arrival === 'poisson' ? 'poisson' : 'constant' };
}
