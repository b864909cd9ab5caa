/**
 * How fast the explorer is: Gray and Lamport's two-phase commit on our engine and on the plain way to write one (objects, a Map keyed by their JSON), and
 * whole explorations of sagas of twelve steps. Run with `npx node bench/simulation/explorer.ts`; prints a table and a line of JSON.
 * Bar: twelve steps under two faults in 250 ms, the first time included.
 */
import { cpus } from 'node:os';
import { emptyDesign, type Design, type Saga, type SagaStep } from '../../src/model/index.ts';
import { explore } from '../../src/simulation/index.ts';
import { search } from '../../src/simulation/explorer/engine/search.ts';
import type { TransitionSystem } from '../../src/simulation/explorer/engine/system.ts';

const RUNS = 7;
const MANAGERS = 7;

interface Row {
  readonly what: string;
  readonly states: number;
  readonly firstMs: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly statesPerSecond: number;
}

/** Every action of the specification TwoPhase, as a change of (rmState, tmState, tmPrepared, Prepared sent, decisions sent). */
function changes(
  rms: number,
  tm: number,
  prepared: number,
  sent: number,
  decisions: number,
  to: (...next: [number, number, number, number, number]) => void,
): void {
  const all = (1 << MANAGERS) - 1;
  if (tm === 0 && prepared === all) to(rms, 1, prepared, sent, decisions | 1);
  if (tm === 0) to(rms, 1, prepared, sent, decisions | 2);
  for (let rm = 0; rm < MANAGERS; rm += 1) {
    const at = (state: number) => (rms & ~(3 << (rm * 2))) | (state << (rm * 2));
    if (tm === 0 && sent & (1 << rm)) to(rms, tm, prepared | (1 << rm), sent, decisions);
    if (((rms >>> (rm * 2)) & 3) === 0) {
      to(at(1), tm, prepared, sent | (1 << rm), decisions);
      to(at(3), tm, prepared, sent, decisions);
    }
    if (decisions & 1) to(at(2), tm, prepared, sent, decisions);
    if (decisions & 2) to(at(3), tm, prepared, sent, decisions);
  }
}

function ours(): number {
  const next = new Int32Array(5);
  const system: TransitionSystem = {
    width: 5,
    terminates: false,
    initial: () => new Int32Array(5),
    endOf: () => 0,
    expand([rms = 0, tm = 0, prepared = 0, sent = 0, decisions = 0], to) {
      changes(rms, tm, prepared, sent, decisions, (...words) => {
        next.set(words);
        to(next, 0, false, 0);
      });
    },
  };
  return search(system).states;
}

function plain(): number {
  interface State {
    rms: number[];
    tm: number;
    prepared: number;
    sent: number;
    decisions: number;
  }
  const first: State = { rms: Array.from({ length: MANAGERS }, () => 0), tm: 0, prepared: 0, sent: 0, decisions: 0 };
  const seen = new Map([[JSON.stringify(first), first]]);
  for (const [, { rms, tm, prepared, sent, decisions }] of seen)
    changes(
      rms.reduce((word, state, rm) => word | (state << (rm * 2)), 0),
      tm,
      prepared,
      sent,
      decisions,
      (word, ...rest) => {
        const next: State = { rms: rms.map((_, rm) => (word >>> (rm * 2)) & 3), tm: rest[0], prepared: rest[1], sent: rest[2], decisions: rest[3] };
        const key = JSON.stringify(next);
        if (!seen.has(key)) seen.set(key, next);
      },
    );
  return seen.size;
}

const step = (index: number, more: Partial<SagaStep> = {}): SagaStep => ({
  id: `s${index}`,
  name: `Step ${index}`,
  participantId: `p${index}`,
  compensation: `Undo ${index}`,
  idempotent: true,
  timeout: { ms: 1_000 },
  ...more,
});

const called = (index: number): Design['flows'] => ({ [`f${index}`]: { kind: 'call', from: 'coordinator', to: `p${index}` } });

const told = (index: number): Design['flows'] => ({
  [`says${index}`]: { kind: 'publish', from: `p${index}`, to: 'events', outbox: 'transactional-outbox' },
  [`hears${index}`]: { kind: 'consume', from: 'events', to: `p${index}`, idempotent: true },
});

function twelve(style: Saga['style'], more: (index: number) => Partial<SagaStep> = () => ({})): Design {
  const names = Array.from({ length: 12 }, (_, index) => index);
  return {
    ...emptyDesign('Twelve'),
    elements: {
      coordinator: { kind: 'service', name: 'Coordinator' },
      db: { kind: 'datastore', name: 'Db' },
      events: { kind: 'channel', name: 'Events', variant: 'topic' },
      ...Object.fromEntries(names.map((index) => [`p${index}`, { kind: 'service' as const, name: `Participant ${index}` }])),
    },
    flows: Object.fromEntries(names.flatMap((index) => Object.entries(style === 'orchestration' ? called(index) : told(index)))),
    sagas: {
      order: { name: 'Order', style, orchestratorId: 'coordinator', stateStoreId: 'db', steps: names.map((index) => step(index, more(index))) },
    },
  };
}

function explored(design: Design, faults: number): number {
  const outcome = explore(design, 'order', { faults });
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.exploration.states;
}

function measured(what: string, work: () => number): Row {
  const times: number[] = [];
  let states = 0;
  for (let turn = 0; turn <= RUNS; turn += 1) {
    const begin = process.cpuUsage();
    states = work();
    const { user, system } = process.cpuUsage(begin);
    times.push((user + system) / 1_000);
  }
  const [firstMs = 0, ...warm] = times;
  warm.sort((a, b) => a - b);
  const medianMs = warm[RUNS >> 1] ?? 0;
  return { what, states, firstMs, medianMs, p95Ms: warm[Math.ceil(RUNS * 0.95) - 1] ?? 0, statesPerSecond: Math.round((states / medianMs) * 1_000) };
}

const rows = [
  measured('12 steps orchestrated, 2 faults', () => explored(twelve('orchestration'), 2)),
  measured('12 steps by events, 2 faults', () => explored(twelve('choreography'), 2)),
  measured('12 steps orchestrated, 3 faults', () => explored(twelve('orchestration'), 3)),
  measured('12 steps, three at the same time, 2 faults', () =>
    explored(
      twelve('orchestration', (index) => (index === 4 || index === 5 ? { parallelWith: 's3' } : {})),
      2,
    ),
  ),
  measured(`two-phase commit, ${MANAGERS} managers`, ours),
  measured(`the same with objects and JSON keys`, plain),
];

console.table(
  rows.map(({ what, states, firstMs, medianMs, p95Ms, statesPerSecond }) => ({
    what,
    states: states.toLocaleString('en'),
    'first ms': firstMs.toFixed(0),
    'median ms': medianMs.toFixed(0),
    'p95 ms': p95Ms.toFixed(0),
    'states/s': statesPerSecond.toLocaleString('en'),
  })),
);
console.log(JSON.stringify({ bench: 'explorer', cpu: cpus()[0]?.model, cpus: cpus().length, node: process.version, rows }));
