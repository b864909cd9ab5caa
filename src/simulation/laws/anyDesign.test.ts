import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { designs } from '../../testing/index.ts';
import { stateAt } from '../replay/index.ts';
import { inputOfScenario } from '../scenario.ts';
import { run, type RunInput } from '../simulate.ts';
import { chain, choreographed, orchestrated } from '../testing/designs.ts';
import { everything } from '../testing/everything.ts';
import type { FaultInput, FaultKind, Load, Trace } from '../trace.ts';

/**
 * Any design, any scenario: a run says what is missing or plays; it never throws and never hangs, and every request that enters ends once or is still
 * inside at the end.
 */
const S = 1_000_000;
const LIMITS = { events: 4_000, durationUs: 3_600 * S, entries: 500 };
const KINDS: readonly FaultKind[] = ['down', 'slow', 'errors', 'lose', 'duplicate', 'partition', 'crash', 'refuse', 'timeout'];

const load: fc.Arbitrary<Load> = fc.record({
  count: fc.integer({ min: 1, max: 80 }),
  everyUs: fc.integer({ min: 1, max: 2 * S }),
  arrival: fc.constantFrom('constant', 'poisson', 'ramp', 'spike', 'closed'),
  durationUs: fc.integer({ min: 1, max: 60 * S }),
  toEveryUs: fc.integer({ min: 1, max: 2 * S }),
  users: fc.integer({ min: 1, max: 20 }),
  thinkUs: fc.nat({ max: 3 * S }),
  keys: fc.integer({ min: 1, max: 50 }),
});

const pick = <T>(items: readonly T[]): fc.Arbitrary<T[]> => (items.length === 0 ? fc.constant([]) : fc.array(fc.constantFrom(...items), { maxLength: 5 }));

function faultsOf(design: Design): fc.Arbitrary<FaultInput[]> {
  return pick([...Object.keys(design.elements), ...Object.keys(design.flows)]).chain((targets) =>
    fc.tuple(
      ...targets.map((targetId) =>
        fc.record(
          {
            targetId: fc.constant(targetId),
            kind: fc.constantFrom(...KINDS),
            fromUs: fc.nat({ max: 20 * S }),
            toUs: fc.integer({ min: 20 * S, max: 60 * S }),
            amount: fc.constantFrom(1, 0.5),
            times: fc.integer({ min: 1, max: 9 }),
            instances: fc.integer({ min: 1, max: 3 }),
          },
          { requiredKeys: ['targetId', 'kind', 'fromUs'] },
        ),
      ),
    ),
  ) as fc.Arbitrary<FaultInput[]>;
}

/** Whatever can be played in a design, under any load, with anything broken, released, moved on or started meanwhile. */
function inputsOf(design: Design): fc.Arbitrary<RunInput> {
  const entries: RunInput['entry'][] = [
    ...Object.keys(design.flows).map((flowId) => ({ kind: 'flow', flowId }) as const),
    ...Object.keys(design.sagas).map((sagaId) => ({ kind: 'saga', sagaId }) as const),
    { kind: 'flow', flowId: 'nowhere' },
  ];
  const moment = fc.nat({ max: 20 * S });
  return fc.record({
    entry: fc.constantFrom(...entries),
    seed: fc.nat({ max: 0xffffffff }),
    load,
    faults: faultsOf(design),
    releases: pick(Object.keys(design.elements)).chain((ids) =>
      fc.tuple(...ids.map((elementId) => fc.record({ elementId: fc.constant(elementId), atUs: moment, errorRate: fc.constantFrom(0, 0.3) }))),
    ),
    phases: pick(Object.keys(design.migrations)).chain((ids) =>
      fc.tuple(...ids.map((migrationId) => fc.record({ migrationId: fc.constant(migrationId), phase: fc.nat({ max: 3 }), atUs: moment }))),
    ),
    rebuilds: pick(Object.keys(design.elements)).chain((ids) => fc.tuple(...ids.map((storeId) => fc.record({ storeId: fc.constant(storeId), atUs: moment })))),
    alongside: pick(Object.keys(design.flows)).chain((ids) => fc.tuple(...ids.map((flowId) => fc.record({ flowId: fc.constant(flowId), load })))),
    limits: fc.constant(LIMITS),
  }) as fc.Arbitrary<RunInput>;
}

/** Plays; where only the extras make no sense (a release of what takes no part), plays without those. */
function played(design: Design, input: RunInput): Trace | undefined {
  const outcome = run(design, input);
  if (outcome.ok) return outcome.trace;
  expect(outcome.problems.every(({ path, message }) => path !== '' && message !== '')).toBe(true);
  const plain = run(design, { ...input, releases: [], phases: [], rebuilds: [], alongside: [] });
  return plain.ok ? plain.trace : undefined;
}

function expectConserved(trace: Trace): void {
  const { results, spans, stopped, events } = trace;
  const { started, succeeded, failed, degraded, latency } = results;
  expect(events).toBeLessThanOrEqual(LIMITS.events);
  expect(['finished', 'duration', 'events']).toContain(stopped.kind);
  expect(degraded).toBeLessThanOrEqual(succeeded);
  expect(latency.count).toBe(succeeded + failed);
  expect(succeeded + failed).toBeLessThanOrEqual(started);
  const roots = Array.from({ length: spans.count }, (_, row) => row).filter((row) => spans.parent[row] === -1 && (spans.run[row] ?? 0) <= 10_000_000);
  if (trace.entry.kind === 'flow' && spans.every === 1) {
    const requests = roots.filter((row) => spans.kind[row] === 0);
    const open = requests.filter((row) => spans.status[row] === 0);
    expect(requests.length, 'one span for each request').toBe(started);
    expect(open.length, 'what has not ended is inside').toBe(started - succeeded - failed);
  }
  for (const flow of results.flows) {
    const { calls, timedOut, attempts, late, fallbacks } = flow;
    expect(flow.succeeded + flow.failed, flow.flowId).toBeLessThanOrEqual(calls);
    expect(late, flow.flowId).toBeLessThanOrEqual(timedOut);
    expect(fallbacks, flow.flowId).toBeLessThanOrEqual(calls);
    expect(attempts, flow.flowId).toBeGreaterThanOrEqual(0);
  }
  expect(trace.series.started.reduce((sum, count) => sum + count, 0)).toBe(started);
  const end = stateAt(trace, trace.durationUs);
  for (const { elementId, busy, queued, places } of end.elements) {
    expect(busy, elementId).toBeGreaterThanOrEqual(0);
    expect(queued, elementId).toBeGreaterThanOrEqual(0);
    if (queued > 0 && places !== undefined) expect(busy, `${elementId}: nobody waits beside a free place`).toBeGreaterThan(0);
  }
  if (trace.entry.kind !== 'saga') return;
  expect(trace.sagaRuns, 'one result for each saga run').toHaveLength(started);
  expect(trace.sagaRuns.filter(({ endedUs }) => endedUs !== undefined).length).toBeLessThanOrEqual(succeeded + failed);
}

describe('any design in any scenario', () => {
  it('of the whole schema, with every number that a form lets in', () => {
    let ran = 0;
    fc.assert(
      fc.property(
        designs({ names: 'plain', size: 14 }).chain((design) => fc.tuple(fc.constant(design), inputsOf(design))),
        ([design, input]) => {
          const trace = played(design, input);
          if (trace) {
            ran += 1;
            expectConserved(trace);
          }
          for (const scenario of Object.values(design.scenarios)) {
            const own = played(design, { ...inputOfScenario(scenario), limits: LIMITS });
            if (own) expectConserved(own);
          }
        },
      ),
      { numRuns: 120, seed: 7 },
    );
    expect(ran).toBeGreaterThan(30);
  }, 120_000);

  it.each([
    ['everything in one', everything],
    [
      'a chain with all policies',
      chain({ retry: {}, circuitBreaker: { failures: 2 }, timeout: { ms: 15 }, bulkhead: { concurrent: 2, queue: 2 }, deadlineMs: 90 }),
    ],
    ['an orchestration', orchestrated()],
    ['a choreography', choreographed()],
  ])(
    '%s, whatever breaks',
    (_, design) => {
      let ran = 0;
      fc.assert(
        fc.property(inputsOf(design), (input) => {
          const trace = played(design, input);
          if (!trace) return;
          ran += 1;
          expectConserved(trace);
          expect(played(design, input)?.hash).toBe(trace.hash);
        }),
        { numRuns: 300, seed: 7 },
      );
      expect(ran).toBeGreaterThan(25);
    },
    120_000,
  );
});
