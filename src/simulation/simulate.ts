import type { Design } from '../model/index.ts';
import { compile, type Compiled } from './compile/compile.ts';
import type { Model, SagaModel } from './compile/model.ts';
import type { CompileProblem } from './compile/problems.ts';
import { Calls } from './runtime/calls.ts';
import { ChoreographedRun } from './runtime/choreographedRun.ts';
import { Couriers } from './runtime/couriers.ts';
import { admit, admitAlongside, type Enter, KEYS } from './runtime/entrance.ts';
import { stepKey } from './runtime/faultBoard.ts';
import { castFaults, faultLane, playFaults } from './runtime/faultPlay.ts';
import { inputProblems } from './runtime/inputProblems.ts';
import { Handlers } from './runtime/handlers.ts';
import { Messages } from './runtime/messages.ts';
import { Network } from './runtime/network.ts';
import { OrchestratedRun } from './runtime/orchestratedRun.ts';
import { castOf } from './runtime/castOf.ts';
import { playRebuilds } from './runtime/data/rebuilds.ts';
import { FlowEntrance } from './runtime/flowEntrance.ts';
import { seriesOf } from './runtime/series.ts';
import { Director } from './runtime/scripted/director.ts';
import { World } from './runtime/world.ts';
import { BROKEN, waitingFor } from './saga/promises.ts';
import type { ScriptedAction } from './script.ts';
import type { AlongsideInput, FaultInput, Load, PhaseInput, RebuildInput, ReleaseInput, RunEntry, RunLimits, Stop, Trace } from './trace.ts';
import { grouped, moment } from './words.ts';
import { say } from '../speech/index.ts';
import { headline } from './headline.ts';

export interface RunInput {
  readonly entry: RunEntry;
  /** 0 to 2³² − 1. */
  readonly seed: number;
  readonly faults?: readonly FaultInput[];
  readonly releases?: readonly ReleaseInput[];
  readonly phases?: readonly PhaseInput[];
  /** Read models that are made anew from the history while others read them. */
  readonly rebuilds?: readonly RebuildInput[];
  /** Other requests that come in at the same time. */
  readonly alongside?: readonly AlongsideInput[];
  /** Absent: one saga run; for an entry by flow sixty calls, one a second. */
  readonly load?: Load;
  readonly limits?: RunLimits;
  /** One run of a saga in exactly this order; it takes no faults, load or anything else beside it. */
  readonly script?: readonly ScriptedAction[];
  /** Rows between two snapshots of the record; default 1,000. What is shown does not depend on it. */
  readonly snapshotInterval?: number;
}

export type RunOutcome = { readonly ok: true; readonly trace: Trace } | { readonly ok: false; readonly problems: readonly CompileProblem[] };

export const DEFAULT_LIMITS = { events: 200_000, durationUs: 600_000_000, entries: 20_000 } as const;
const FLOW_LOAD: Load = { count: 60, everyUs: 1_000_000 };
const SAGA_LOAD: Load = { count: 1, everyUs: 1_000_000 };

/** Compiles and runs. Bad inputs (a fault that aims at nothing, a load without calls) and designs that cannot run are problems, never exceptions. */
export function run(design: Design, input: RunInput): RunOutcome {
  const compiled: Compiled = compile(
    design,
    input.entry,
    input.alongside?.map(({ flowId }) => flowId),
  );
  if (!compiled.ok) return compiled;
  const problems = inputProblems(design, compiled.model, input);
  if (problems.length > 0) return { ok: false, problems };
  return { ok: true, trace: simulate(compiled.model, input) };
}

/**
 * Plays a compiled design in virtual time. Pure: the same model and input give the same trace, whatever the engine. One more fault at time t leaves
 * everything before t as it was.
 */
export function simulate(model: Model, input: RunInput): Trace {
  const load = input.load ?? (model.saga ? SAGA_LOAD : FLOW_LOAD);
  const faults = input.faults ?? [];
  const world = new World(model, input.seed, {
    faults,
    releases: input.releases ?? [],
    phases: input.phases ?? [],
    rebuilds: input.rebuilds ?? [],
    entryLimit: input.limits?.entries ?? DEFAULT_LIMITS.entries,
    manyRuns: load.count > 1,
    keys: load.keys ?? KEYS,
    requests: load.durationUs === undefined ? load.count : Math.min(load.count, load.durationUs / Math.max(1, load.everyUs)),
    resize: (element) => handlers.resize(element),
  });
  const sagaElements = new Set(
    model.saga ? [...model.saga.steps.map(({ participant }) => participant.index), ...(model.saga.orchestrator ? [model.saga.orchestrator.index] : [])] : [],
  );

  const handlers: Handlers = new Handlers(
    world,
    {
      call: (flow, request, done) => calls.call(flow, request, done),
      publish: (flow, request) => messages.publish(flow, request),
    },
    sagaElements,
  );
  const network = new Network(world, (element, request, answer) => handlers.receive(element, request, answer));
  const calls = new Calls(world, (flow, request, patience, done) => network.request(flow, request, patience, done));
  const messages = new Messages(world, network, (element, request, answer) => handlers.receive(element, request, answer));

  const sagas: (OrchestratedRun | ChoreographedRun)[] = [];
  const isOrchestrator = (id: string) => model.saga?.orchestrator?.id === id;
  playFaults(world, faults, {
    lose: (element, instances) => {
      world.discovery.setGone(element, instances);
      handlers.resize(element);
    },
    stop: (element) => {
      messages.stop(element);
      handlers.stop(element);
      if (isOrchestrator(element.id)) for (const saga of sagas) if (saga instanceof OrchestratedRun) saga.crash();
    },
    start: (element) => {
      messages.start(element);
      handlers.start(element);
      if (isOrchestrator(element.id)) for (const saga of sagas) if (saga instanceof OrchestratedRun) saga.resume();
    },
  });

  playRebuilds(world, input.rebuilds ?? [], (consumer, request, settled) => messages.replay(consumer, request, settled));

  const { saga, entryFlow } = model;
  const director = saga && input.script ? new Director(world, saga, input.script) : undefined;
  if (saga && director) sagas.push(directed(world, saga, director));
  else if (saga) admit(world, load, sagaEntrance(world, saga, new Couriers(world, { calls, handlers, messages, network }), handlers, sagas));
  else if (entryFlow) {
    const entrance = new FlowEntrance(world, entryFlow, calls, true);
    admit(world, load, (number, key, left) => entrance.enter(number, key, left));
  }

  model.alongside.forEach((flow, index) => {
    const entrance = new FlowEntrance(world, flow, calls, false);
    const other = input.alongside?.[index];
    if (other) admitAlongside(world, other.load, index + 1, (number, key, left) => entrance.enter(number, key, left));
  });

  const stopped = play(world, input.limits);
  if (input.script?.at(-1)?.kind === 'nothing')
    for (const { journal, waitsFor } of sagas) journal.breaks(BROKEN.stuck(waitingFor(waitsFor.map((step) => journal.step(step).name))));
  if (stopped.kind === 'finished' && (!input.script || input.script.at(-1)?.kind === 'nothing')) reportStuck(world, sagas);
  handlers.finish();
  calls.finish();
  if (stopped.kind !== 'finished')
    world.recorder.log({
      icon: 'stop',
      tone: 'warning',
      headline: [{ text: say`The run was stopped`, strong: true }],
      why: stopped.message,
      subjects: [],
      decision: true,
    });
  const trace = traceOf(world, input, faults, calls, sagas, stopped);
  return director ? { ...trace, scriptUs: director.momentsUs } : trace;
}

function sagaEntrance(world: World, saga: SagaModel, couriers: Couriers, handlers: Handlers, sagas: (OrchestratedRun | ChoreographedRun)[]): Enter {
  const leaving = new Map<number, () => void>();
  const ended = ({ journal }: OrchestratedRun | ChoreographedRun) => {
    world.tally.ended(world.nowUs, journal.status === 'completed', false, world.nowUs - journal.startedUs);
    leaving.get(journal.run)?.();
    leaving.delete(journal.run);
  };
  if (saga.plan.style === 'orchestration')
    return (number, key, left) => {
      const { orchestrator } = saga;
      leaving.set(number, left);
      const started = new OrchestratedRun(world, saga, number, key, couriers, ended);
      sagas.push(started);
      if (orchestrator && !handlers.isRunning(orchestrator)) started.crash();
    };
  const stage = {
    work: (step: SagaModel['steps'][number], request: Parameters<Handlers['receive']>[1], done: Parameters<Handlers['receive']>[2]) =>
      handlers.receive(step.participant, request, done),
    bring: (from: number, to: number, label: number, backward: boolean, number: number, arrived: () => void) => {
      const route = saga.steps[from]?.to.get(to);
      const target = saga.steps[to];
      if (route && target) couriers.carry(route, backward ? 'compensation' : 'event', label, number, arrived, stepKey(target.id, backward ? 'undo' : 'do'));
    },
  };
  return (number, key, left) => {
    leaving.set(number, left);
    sagas.push(new ChoreographedRun(world, saga, number, key, stage, ended));
  };
}

/** One run in the order of a script. */
function directed(world: World, saga: SagaModel, director: Director): OrchestratedRun | ChoreographedRun {
  world.tally.entered(world.nowUs);
  const ended = ({ journal }: OrchestratedRun | ChoreographedRun) =>
    world.tally.ended(world.nowUs, journal.status === 'completed', false, world.nowUs - journal.startedUs);
  if (saga.plan.style === 'choreography') {
    const run = new ChoreographedRun(world, saga, 1, 0, director, ended, director);
    director.begin();
    return run;
  }
  const run = new OrchestratedRun(world, saga, 1, 0, director, ended, director);
  director.begin(run);
  return run;
}

/** Runs events until nothing is to come, or a bound is reached. */
function play(world: World, limits: RunLimits | undefined): Stop {
  const { queue } = world;
  const mostEvents = limits?.events ?? DEFAULT_LIMITS.events;
  const mostUs = limits?.durationUs ?? DEFAULT_LIMITS.durationUs;
  while (queue.alive) {
    if (queue.nextUs > mostUs) return { kind: 'duration', message: say`It was still going on after ${moment(mostUs)} of virtual time.` };
    if (queue.processed >= mostEvents)
      return { kind: 'events', message: say`It had made ${grouped(mostEvents)} events by ${moment(queue.nowUs)} and was still going on.` };
    queue.step();
  }
  return { kind: 'finished' };
}

/** Nothing moves any more, and a saga still waits: it waits for ever. */
function reportStuck(world: World, sagas: readonly (OrchestratedRun | ChoreographedRun)[]): void {
  for (const saga of sagas) {
    if (saga.over) continue;
    const { journal } = saga;
    const reason = whyStuck(saga);
    journal.change('stuck', reason);
    journal.log({
      icon: 'stuck',
      tone: 'error',
      headline: headline`${journal.sagaPart()} waits for ever`,
      why: reason,
      subjects: [journal.saga.id],
      decision: true,
    });
    world.tally.ended(world.nowUs, false, false, world.nowUs - journal.startedUs);
  }
}

function whyStuck(saga: OrchestratedRun | ChoreographedRun): string {
  const { journal } = saga;
  if (saga.isDown) return say`${journal.saga.orchestrator?.name ?? say`its coordinator`} is down and does not come back`;
  if (journal.lockWaits !== '') return journal.lockWaits;
  return waitingFor(saga.waitsFor.map((step) => journal.step(step).name));
}

function traceOf(
  world: World,
  input: RunInput,
  faults: readonly FaultInput[],
  calls: Calls,
  sagas: readonly (OrchestratedRun | ChoreographedRun)[],
  stopped: Stop,
): Trace {
  const { model, recorder } = world;
  const sagaRuns = sagas.map(({ journal }) => journal.finish());
  const cast = castOf(model, calls, castFaults(model, faults));
  const { record, hash } = recorder.finish(cast, input.snapshotInterval);
  const durationUs = Math.max(1, world.nowUs);
  const locks = world.locks.results();
  return {
    format: 1,
    hash,
    seed: input.seed,
    entry: model.entry,
    title: model.title,
    faults,
    releases: input.releases ?? [],
    phases: input.phases ?? [],
    durationUs,
    events: world.queue.processed,
    stopped,
    entries: recorder.entries,
    entriesDropped: recorder.entriesDropped,
    decisions: recorder.entries.filter(({ decision }) => decision).map(({ index }) => index),
    lanes: [...world.lanes.finish(), ...faultLane(model, faults, world.nowUs)],
    sagaRuns,
    results: { ...world.tally.results(world.usedFlows, world.dataResults), ...(locks ? { locks } : {}) },
    spans: world.spans.finish(),
    series: seriesOf(record, cast, world.tally, durationUs),
    assumptions: model.assumptions,
    record,
  };
}
