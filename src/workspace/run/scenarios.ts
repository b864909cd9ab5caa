import { t } from '../../language/index.ts';
import { add, allIds, type Design, type Fault, newId, type Scenario, update } from '../../model/index.ts';
import type { FaultInput, Load, RunEntry } from '../../simulation/index.ts';
import { freeName } from '../actions/names.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { entryName } from './entries.ts';
import { run } from './run.ts';
import { type RunState, useRun } from './state.ts';

const SCENARIO_MS = 60_000;
const SCENARIO_RATE = 5;

/** Makes a scenario for a saga or a call: requests at random for a minute, nothing broken yet. Starts it. Returns its id, or nothing where the design refuses. */
export function createScenario(entry: RunEntry): string | undefined {
  const { design } = useDesign.getState();
  return addAndStart(design, {
    name: freeName(design.scenarios, entryName(design, entry)),
    entry,
    load: { arrival: 'poisson', ratePerSecond: entry.kind === 'saga' ? 1 : SCENARIO_RATE },
    durationMs: SCENARIO_MS,
  });
}

/** Keeps what is played, with everything that was broken by hand, as a scenario of the design. Returns its id. */
export function keepRunAsScenario(): string | undefined {
  const { design } = useDesign.getState();
  const state = useRun.getState();
  if (!state.entry) return undefined;
  const followed = state.scenarioId === null ? undefined : design.scenarios[state.scenarioId]?.name;
  const name = freeName(design.scenarios, followed ?? entryName(design, state.entry));
  return addAndStart(design, { ...scenarioOfRun(design, state), name }, true);
}

/** Writes what was broken or mended by hand into the scenario that is played. */
export function keepInScenario(): ApplyResult | undefined {
  const { design } = useDesign.getState();
  const state = useRun.getState();
  const { scenarioId } = state;
  const scenario = scenarioId === null ? undefined : design.scenarios[scenarioId];
  if (scenarioId === null || !scenario) return undefined;
  const faults = state.faults.map((fault) => documentFault(design, fault));
  const result = apply([update('scenarios', scenarioId, { faults: faults.length === 0 ? null : faults })], {
    label: t('Change {{name}}', { name: scenario.name }),
  });
  if (result.ok) run.adoptScenario(scenarioId);
  return result;
}

export function duplicateScenario(id: string): string | undefined {
  const { design } = useDesign.getState();
  const scenario = design.scenarios[id];
  return scenario && addAndStart(design, { ...scenario, name: freeName(design.scenarios, scenario.name) });
}

function addAndStart(design: Design, scenario: Scenario, adopt = false): string | undefined {
  const id = newId(scenario.name, allIds(design), Math.random);
  const result = apply([add('scenarios', id, scenario)], { label: t('Add the scenario {{name}}', { name: scenario.name }) });
  if (!result.ok) return undefined;
  if (adopt) run.adoptScenario(id);
  else void run.startScenario(id);
  return id;
}

/** The run as a record of the document: microseconds become milliseconds, times between requests become rates. */
export function scenarioOfRun(design: Design, state: Pick<RunState, 'entry' | 'seed' | 'faults' | 'load' | 'beside'>): Omit<Scenario, 'name'> {
  const { entry, seed, faults, load, beside } = state;
  if (!entry) throw new Error('Nothing is played.');
  return {
    entry,
    seed,
    ...(load ? documentLoad(load) : {}),
    ...(faults.length > 0 ? { faults: faults.map((fault) => documentFault(design, fault)) } : {}),
    ...(beside.releases?.length
      ? {
          releases: beside.releases.map(({ elementId, atUs, errorRate }) => ({
            elementId,
            atMs: ms(atUs),
            ...(errorRate === undefined ? {} : { errorRate }),
          })),
        }
      : {}),
    ...(beside.rebuilds?.length ? { rebuilds: beside.rebuilds.map(({ storeId, atUs }) => ({ storeId, atMs: ms(atUs) })) } : {}),
    ...(beside.phases?.length ? { phases: beside.phases.map(({ migrationId, phase, atUs }) => ({ migrationId, phase: phase + 1, atMs: ms(atUs) })) } : {}),
    ...(beside.alongside?.length ? { alongside: beside.alongside.map(({ flowId, load: other }) => ({ flowId, ratePerSecond: rate(other.everyUs) })) } : {}),
  };
}

function documentLoad({ arrival = 'constant', everyUs, toEveryUs, spikeFromUs, spikeToUs, users, thinkUs, keys, durationUs, count }: Load): Partial<Scenario> {
  return {
    load: {
      arrival,
      ...(arrival === 'closed' ? {} : { ratePerSecond: rate(everyUs) }),
      ...(toEveryUs === undefined ? {} : { toRatePerSecond: rate(toEveryUs) }),
      ...(spikeFromUs === undefined ? {} : { spikeFromMs: ms(spikeFromUs) }),
      ...(spikeToUs === undefined ? {} : { spikeToMs: ms(spikeToUs) }),
      ...(users === undefined ? {} : { users }),
      ...(thinkUs === undefined ? {} : { thinkMs: ms(thinkUs) }),
      ...(keys === undefined ? {} : { keys }),
    },
    durationMs: ms(durationUs ?? count * everyUs),
  };
}

function documentFault(design: Design, { targetId, stepId, direction, kind, fromUs, toUs, amount, times, instances }: FaultInput): Fault {
  const participantId = stepId === undefined ? undefined : design.sagas[targetId]?.steps.find((step) => step.id === stepId)?.participantId;
  return {
    targetId: participantId ?? targetId,
    kind,
    ...(fromUs === 0 ? {} : { fromMs: ms(fromUs) }),
    ...(toUs === undefined ? {} : { toMs: ms(toUs) }),
    ...(amount === undefined ? {} : { amount }),
    ...(times === undefined ? {} : { times }),
    ...(instances === undefined ? {} : { instances }),
    ...(stepId === undefined ? {} : { stepId, ...(direction === undefined ? {} : { direction }) }),
  };
}

const ms = (us: number) => us / 1_000;
const rate = (everyUs: number) => Number((1_000_000 / Math.max(1, everyUs)).toPrecision(6));
