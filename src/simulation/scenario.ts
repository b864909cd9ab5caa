import type { Fault, Scenario } from '../model/index.ts';
import type { RunInput } from './simulate.ts';
import type { AlongsideInput, FaultInput, Load, PhaseInput, RebuildInput, ReleaseInput } from './trace.ts';

const DEFAULT_SEED = 7;
const DEFAULT_DURATION_MS = 60_000;
const DEFAULT_RATE = 1;
const DEFAULT_USERS = 10;
/** People read an answer before they ask again. */
const DEFAULT_THINK_MS = 1_000;
/** A scenario may be longer than a run that somebody starts with one click. */
const MOST_EVENTS = 1_000_000;
/** Time to serve who is still inside when nobody enters any more. */
const GRACE_US = 600_000_000;
/** As many as a run takes; the duration ends the load. */
const MOST = 10_000_000;

/**
 * A scenario of the design as the input of a run. Milliseconds become microseconds, phases are counted from 0. Nobody enters after the duration (one
 * minute where nothing is said); who is inside is served to the end. A saga without a load is one run; a call without load and duration is left to its
 * own default.
 */
export function inputOfScenario(scenario: Scenario): RunInput {
  const load = loadOf(scenario);
  const durationUs = us(scenario.durationMs ?? DEFAULT_DURATION_MS);
  const alongside = scenario.alongside?.map(({ flowId, ratePerSecond }): AlongsideInput => ({ flowId, load: { ...poisson(ratePerSecond), durationUs } }));
  const releases = scenario.releases?.map(
    ({ elementId, atMs, errorRate }): ReleaseInput => ({ elementId, atUs: us(atMs ?? 0), ...(errorRate === undefined ? {} : { errorRate }) }),
  );
  const phases = scenario.phases?.map(({ migrationId, phase, atMs }): PhaseInput => ({ migrationId, phase: phase - 1, atUs: us(atMs ?? 0) }));
  const rebuilds = scenario.rebuilds?.map(({ storeId, atMs }): RebuildInput => ({ storeId, atUs: us(atMs ?? 0) }));
  return {
    entry: scenario.entry,
    seed: scenario.seed ?? DEFAULT_SEED,
    faults: (scenario.faults ?? []).map((fault) => faultOf(fault, scenario)),
    ...(load ? { load, limits: { events: MOST_EVENTS, durationUs: durationUs + GRACE_US } } : {}),
    ...(alongside?.length ? { alongside } : {}),
    ...(releases?.length ? { releases } : {}),
    ...(phases?.length ? { phases } : {}),
    ...(rebuilds?.length ? { rebuilds } : {}),
  };
}

/** A fault of a step names the saga that is played; the document names the participant, which a person sees fail. */
function faultOf(fault: Fault, { entry }: Scenario): FaultInput {
  const { targetId, kind, fromMs, toMs, amount, times, instances, stepId, direction } = fault;
  const ofStep = stepId !== undefined && entry.kind === 'saga';
  return {
    targetId: ofStep ? entry.sagaId : targetId,
    kind,
    fromUs: us(fromMs ?? 0),
    ...(toMs === undefined ? {} : { toUs: us(toMs) }),
    ...(amount === undefined ? {} : { amount }),
    ...(times === undefined ? {} : { times }),
    ...(instances === undefined ? {} : { instances }),
    ...(ofStep ? { stepId, ...(direction === undefined ? {} : { direction }) } : {}),
  };
}

function loadOf({ entry, load, durationMs }: Scenario): Load | undefined {
  if (load === undefined && (durationMs === undefined || entry.kind === 'saga')) return undefined;
  const { arrival = 'constant', ratePerSecond, toRatePerSecond, users, thinkMs, keys, spikeFromMs, spikeToMs } = load ?? {};
  if (ratePerSecond === undefined && arrival !== 'closed' && durationMs === undefined) return undefined;
  const durationUs = us(durationMs ?? DEFAULT_DURATION_MS);
  const common = { durationUs, ...(keys === undefined ? {} : { keys }) };
  const everyUs = gap(ratePerSecond ?? DEFAULT_RATE);
  switch (arrival) {
    case 'constant':
      return { count: MOST, everyUs, arrival, ...common };
    case 'poisson':
      return { ...poisson(ratePerSecond), ...common };
    case 'ramp':
      return { count: MOST, everyUs, toEveryUs: gap(toRatePerSecond ?? (ratePerSecond ?? DEFAULT_RATE) * 10), arrival, ...common };
    case 'spike':
      return {
        count: MOST,
        everyUs,
        toEveryUs: gap(toRatePerSecond ?? (ratePerSecond ?? DEFAULT_RATE) * 10),
        arrival,
        ...(spikeFromMs === undefined ? {} : { spikeFromUs: us(spikeFromMs) }),
        ...(spikeToMs === undefined ? {} : { spikeToUs: us(spikeToMs) }),
        ...common,
      };
    case 'closed':
      return { count: MOST, everyUs, users: users ?? DEFAULT_USERS, thinkUs: us(thinkMs ?? DEFAULT_THINK_MS), arrival, ...common };
    default:
      return arrival satisfies never;
  }
}

const us = (ms: number) => Math.round(ms * 1_000);
const gap = (ratePerSecond: number) => Math.max(1, Math.round(1_000_000 / ratePerSecond));
const poisson = (ratePerSecond: number | undefined) => ({ count: MOST, everyUs: gap(ratePerSecond ?? DEFAULT_RATE), arrival: 'poisson' }) as const;
