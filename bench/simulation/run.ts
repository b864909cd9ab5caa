/**
 * How fast runs are: events of the kernel beside the npm package simjs on the same queue, and whole runs with trace and snapshots.
 * Run with `npm ci --prefix bench/peers/simulation && npx node bench/simulation/run.ts`; prints a table and a line of JSON.
 * Bars: 1,000,000 events/s with trace, 3 × simjs, any point of a run of 1,000,000 events in 50 ms, a frame of a saga run in 1 ms, 64 MB for the
 * trace of 1,000,000 events.
 */
import { createRequire } from 'node:module';
import { cpus } from 'node:os';
import { serialize } from 'node:v8';
import { emptyDesign, type Design } from '../../src/model/index.ts';
import { run, stateAt, type RunInput, type Trace } from '../../src/simulation/index.ts';
import { EventQueue } from '../../src/simulation/kernel/queue.ts';
import { streamFor } from '../../src/simulation/kernel/random.ts';
import { sampleExponential } from '../../src/simulation/kernel/samples.ts';
import { Station } from '../../src/simulation/kernel/station.ts';

const RUNS = 7;
const CUSTOMERS = 200_000;
/** Events of a measurement with pending timers. */
const TIMERS = 200_000;
const SERVICE_US = 1_000_000;
const LOAD = 0.8;

interface Row {
  readonly what: string;
  readonly events: number;
  readonly medianMs: number;
  readonly p95Ms: number;
  readonly perSecond: number;
}

/**
 * Times drawn beforehand, taken in turn: both sides wait for the same times, and neither draws while it is measured. What is measured beside simjs is
 * the engine alone; neither side keeps a record. A run with its record is measured apart.
 */
const times = (purpose: string, meanUs: number): Float64Array => {
  const stream = streamFor(1, 'bench', purpose);
  return Float64Array.from({ length: 2 ** 18 }, () => sampleExponential(meanUs, stream));
};
const GAPS = times('gaps', SERVICE_US / LOAD);
const SERVICES = times('services', SERVICE_US);

function inTurn(drawn: Float64Array): () => number {
  let turn = 0;
  return () => drawn[turn++ % drawn.length] as number;
}

/** M/M/1 on our kernel: an arrival and a departure for each customer. */
function ours(): number {
  const queue = new EventQueue();
  const station = new Station(1, Number.POSITIVE_INFINITY);
  const gap = inTurn(GAPS);
  const service = inTurn(SERVICES);
  const leave = queue.register(() => station.release());
  const job = () => ({ begin: () => queue.schedule(queue.nowUs + service(), leave) });
  const arrive = queue.register((number) => {
    station.enter(job());
    if (number < CUSTOMERS) queue.schedule(queue.nowUs + gap(), arrive, number + 1);
  });
  queue.schedule(0, arrive, 1);
  while (queue.step());
  return queue.processed;
}

interface SimJs {
  readonly Sim: new () => { addEntity(entity: unknown): void; simulate(until: number): void };
  readonly Entity: new (...more: unknown[]) => object;
  readonly Facility: new (name: string) => object;
}

/** The same queue on simjs, whose facility and entities are its own way to write it. */
function simjs(peer: SimJs): number {
  const gap = inTurn(GAPS);
  const service = inTurn(SERVICES);
  const desk = new peer.Facility('desk');
  let events = 0;
  interface Timed {
    setTimer(delay: number): { done(callback: (this: Timed) => void): unknown };
    useFacility(facility: object, duration: number): { done(callback: () => void): unknown };
  }
  class Door extends peer.Entity {
    left = CUSTOMERS;
    start(): void {
      this.come();
    }
    come(): void {
      events += 1;
      const self = this as unknown as Timed;
      self.useFacility(desk, service()).done(() => {
        events += 1;
      });
      this.left -= 1;
      if (this.left > 0) self.setTimer(gap()).done(() => this.come());
    }
  }
  const sim = new peer.Sim();
  sim.addEntity(Door);
  sim.simulate(Number.MAX_SAFE_INTEGER);
  return events;
}

/** So many timers that are always pending; each, when it is over, is set again. */
function ourTimers(pending: number): number {
  const queue = new EventQueue();
  const gap = inTurn(SERVICES);
  const again = queue.register(() => {
    if (queue.processed < TIMERS) queue.schedule(queue.nowUs + gap(), again);
  });
  for (let timer = 0; timer < pending; timer += 1) queue.schedule(gap(), again);
  while (queue.step());
  return queue.processed;
}

function simjsTimers(peer: SimJs, pending: number): number {
  const gap = inTurn(SERVICES);
  let events = 0;
  interface Timed {
    setTimer(delay: number): { done(callback: (this: Timed) => void): unknown };
  }
  class Timer extends peer.Entity {
    start(): void {
      this.again();
    }
    again(): void {
      const self = this as unknown as Timed;
      self.setTimer(gap()).done(() => {
        events += 1;
        if (events < TIMERS) this.again();
      });
    }
  }
  const sim = new peer.Sim();
  for (let timer = 0; timer < pending; timer += 1) sim.addEntity(Timer);
  sim.simulate(Number.MAX_SAFE_INTEGER);
  return events;
}

const latency = { p50: 10, p99: 40 };
const shop: Design = {
  ...emptyDesign('Shop'),
  elements: {
    web: { kind: 'client', name: 'Web' },
    orders: { kind: 'service', name: 'Orders', latency },
    payments: { kind: 'service', name: 'Payments', latency },
    bank: { kind: 'external', name: 'Bank', latency },
    db: { kind: 'datastore', name: 'Db', latency: { p50: 1, p99: 4 } },
  },
  flows: {
    buy: { kind: 'call', from: 'web', to: 'orders', label: 'buy', timeout: { ms: 2_000 } },
    pay: { kind: 'call', from: 'orders', to: 'payments', label: 'pay', timeout: { ms: 1_000 }, retry: { retries: 2, baseMs: 50 }, circuitBreaker: {} },
    charge: { kind: 'call', from: 'payments', to: 'bank', label: 'charge', timeout: { ms: 500 }, circuitBreaker: {}, bulkhead: {} },
    save: { kind: 'access', from: 'orders', to: 'db' },
  },
  sagas: {
    order: {
      name: 'Order',
      style: 'orchestration',
      orchestratorId: 'orders',
      stateStoreId: 'db',
      steps: [
        { id: 'create', name: 'Create', participantId: 'orders', compensation: 'Cancel', idempotent: true, timeout: { ms: 1_000 } },
        { id: 'pay', name: 'Pay', participantId: 'payments', compensation: 'Refund', idempotent: true, timeout: { ms: 3_000 } },
      ],
    },
  },
};

function played(input: RunInput): Trace {
  const outcome = run(shop, input);
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.trace;
}

const million: RunInput = {
  entry: { kind: 'flow', flowId: 'buy' },
  seed: 1,
  load: { count: 130_000, everyUs: 20_000, arrival: 'poisson' },
  faults: [{ targetId: 'bank', kind: 'errors', amount: 0.02, fromUs: 0 }],
  limits: { events: 1_000_000, durationUs: 1e12 },
};

function measured(what: string, work: () => number): Row {
  work();
  const times: number[] = [];
  let events = 0;
  for (let turn = 0; turn < RUNS; turn += 1) {
    const begin = process.cpuUsage();
    events = work();
    const { user, system } = process.cpuUsage(begin);
    times.push((user + system) / 1_000);
  }
  times.sort((a, b) => a - b);
  const medianMs = times[RUNS >> 1] ?? 0;
  return { what, events, medianMs, p95Ms: times[Math.ceil(RUNS * 0.95) - 1] ?? 0, perSecond: Math.round((events / medianMs) * 1_000) };
}

/** The package is a bundle for browsers, which leaves what it exports on `window`. */
function peer(): SimJs | undefined {
  const place = globalThis as { window?: { Sim?: SimJs } };
  place.window = {};
  try {
    createRequire(new URL('../peers/simulation/', import.meta.url))('simjs');
    return place.window.Sim;
  } catch (error) {
    if ((error as { code?: string }).code === 'MODULE_NOT_FOUND') return undefined;
    throw error;
  } finally {
    delete place.window;
  }
}

/** Milliseconds of one look at a trace, over moments spread evenly and taken in a scattered order. */
function looks(trace: Trace, count: number): { medianMs: number; p95Ms: number; maxMs: number } {
  const times: number[] = [];
  for (let look = 0; look < count; look += 1) {
    const share = (look * 0.618_033_988_749) % 1;
    const begin = process.hrtime.bigint();
    stateAt(trace, Math.floor(share * trace.durationUs));
    times.push(Number(process.hrtime.bigint() - begin) / 1e6);
  }
  times.sort((a, b) => a - b);
  return { medianMs: times[count >> 1] ?? 0, p95Ms: times[Math.ceil(count * 0.95) - 1] ?? 0, maxMs: times.at(-1) ?? 0 };
}

const rows: Row[] = [measured('M/M/1 on the kernel', ours)];
const other = peer();
if (other) rows.push(measured('M/M/1 on simjs 2.0.3', () => simjs(other)));
for (const pending of [10, 1_000, 10_000]) {
  rows.push(measured(`${pending.toLocaleString('en')} pending timers on the kernel`, () => ourTimers(pending)));
  if (other) rows.push(measured(`${pending.toLocaleString('en')} pending timers on simjs`, () => simjsTimers(other, pending)));
}
if (!other) console.log('simjs is not installed: npm ci --prefix bench/peers/simulation');
let trace = played(million);
rows.push(
  measured('a run of calls with trace and snapshots', () => {
    trace = played(million);
    return trace.events;
  }),
);
const saga = played({ entry: { kind: 'saga', sagaId: 'order' }, seed: 1, faults: [{ targetId: 'bank', kind: 'errors', fromUs: 0 }] });
const long = looks(trace, 400);
const megabytes = serialize(trace).length / 1_000_000;
const short = looks(saga, 400);

console.table(rows.map((row) => ({ ...row, medianMs: row.medianMs.toFixed(1), p95Ms: row.p95Ms.toFixed(1), perSecond: row.perSecond.toLocaleString('en') })));
console.log(
  `a look at any moment of ${trace.events.toLocaleString('en')} events (${trace.record.rows.toLocaleString('en')} rows): median ${long.medianMs.toFixed(2)} ms, p95 ${long.p95Ms.toFixed(2)} ms, longest ${long.maxMs.toFixed(2)} ms`,
);
console.log(
  `the trace of ${trace.events.toLocaleString('en')} events: ${megabytes.toFixed(1)} MB, ${trace.spans.count.toLocaleString('en')} spans of every ${trace.spans.every}th request`,
);
console.log(`a look at a saga run (${saga.record.rows} rows): median ${short.medianMs.toFixed(3)} ms, p95 ${short.p95Ms.toFixed(3)} ms`);
console.log(JSON.stringify({ bench: 'simulation', cpu: cpus()[0]?.model, cpus: cpus().length, node: process.version, rows, long, short, megabytes }));
