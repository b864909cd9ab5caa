import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { SagaStep } from '../../model/index.ts';
import { choreographed, orchestrated, playSaga } from '../testing/designs.ts';
import type { FaultInput, FaultKind, SagaRunResult, Trace } from '../trace.ts';

/** What the protocol promises, whatever breaks: held over random fault scripts. */

const STEPS = ['create', 'reserve', 'charge'];
const kinds: readonly FaultKind[] = ['down', 'slow', 'errors', 'lose', 'duplicate', 'partition', 'crash', 'refuse', 'timeout'];
const moment = fc.integer({ min: 0, max: 3_000_000 });

const faultAt = (targets: readonly string[]): fc.Arbitrary<FaultInput> =>
  fc
    .record({
      target: fc.oneof(
        fc.constantFrom(...targets).map((targetId) => ({ targetId })),
        fc.record({
          targetId: fc.constant('order'),
          stepId: fc.constantFrom(...STEPS),
          direction: fc.constantFrom('do' as const, 'undo' as const, 'both' as const),
        }),
      ),
      kind: fc.constantFrom(...kinds),
      fromUs: moment,
      lastsUs: fc.option(fc.integer({ min: 0, max: 2_000_000 }), { nil: undefined }),
      share: fc.constantFrom(1, 0.5, undefined),
      times: fc.option(fc.integer({ min: 1, max: 4 }), { nil: undefined }),
    })
    .map(({ target, kind, fromUs, lastsUs, share, times }) => ({
      ...target,
      kind,
      fromUs,
      ...(lastsUs === undefined ? {} : { toUs: fromUs + lastsUs }),
      ...(share === undefined ? {} : { amount: kind === 'slow' ? 1 + share * 100 : share }),
      ...(times === undefined ? {} : { times }),
    }));

const stepChange: fc.Arbitrary<Partial<SagaStep>> = fc.record({
  timeout: fc.constantFrom({ ms: 30 }, { ms: 200 }, { ms: 1_000 }),
  retry: fc.constantFrom({ retries: 0 }, { retries: 2, baseMs: 50 }),
});
const blocks = fc.constantFrom<readonly Partial<SagaStep>[]>(
  [{}, {}, {}],
  [{}, {}, { parallelWith: 'reserve' }],
  [{}, { parallelWith: 'create' }, { parallelWith: 'create' }],
);
const script = (targets: readonly string[]) =>
  fc.record({
    seed: fc.integer({ min: 0, max: 0xffffffff }),
    faults: fc.array(faultAt(targets), { maxLength: 4 }),
    changes: fc.tuple(stepChange, stepChange, stepChange),
    layout: blocks,
    order: fc.constantFrom('reverse' as const, 'parallel' as const, 'forward' as const),
  });

type Script = typeof script extends (targets: readonly string[]) => fc.Arbitrary<infer T> ? T : never;
const stepsOf = ({ changes, layout }: Script) => changes.map((change, index) => ({ ...change, ...layout[index] }));

const ENDS: readonly SagaRunResult['status'][] = ['completed', 'failed', 'needs-human', 'stuck', 'forgotten'];

function holds(trace: Trace, run: SagaRunResult, order: 'reverse' | 'parallel' | 'forward' = 'reverse'): void {
  const words = () => `${run.status} ${JSON.stringify(run)}\n${JSON.stringify(trace.faults)}`;
  // A store, a channel or a network that never comes back is asked again for ever, which is right and no ending.
  const forever = trace.faults.some(({ kind, toUs }) => toUs === undefined && (kind === 'down' || kind === 'partition' || kind === 'lose'));
  if (!forever || trace.stopped.kind === 'finished') {
    expect(ENDS, `it ends: ${words()}`).toContain(run.status);
    expect(trace.stopped.kind, `it terminates: ${words()}`).toBe('finished');
  }
  for (const effect of run.effects) expect([0, 1], `no effect twice: ${words()}`).toContain(effect);
  if (run.status === 'completed') expect(run.effects, `completed: every step applied: ${words()}`).toEqual([1, 1, 1]);
  if (run.status === 'failed') expect(run.effects, `failed: no effect remains: ${words()}`).toEqual([0, 0, 0]);
  // Undone in the order in which it was done, a saga breaks one promise by design.
  const asDesigned = run.broken.filter((sentence) => !(order === 'forward' && sentence.includes('which came after it')));
  expect(asDesigned, words()).toEqual([]);
  expect(new Set(run.completed).size, `no step completes twice: ${words()}`).toBe(run.completed.length);
  expect(new Set(run.compensated).size, `nothing is compensated twice: ${words()}`).toBe(run.compensated.length);
}

describe('an orchestrated saga under random faults', () => {
  it('completed means applied, failed means gone, nothing twice, and it always ends', () => {
    fc.assert(
      fc.property(script(['orders', 'stock', 'bank', 'db', 'orders-stock', 'orders-bank']), (given) => {
        const trace = playSaga(orchestrated({ saga: { compensationOrder: given.order }, steps: stepsOf(given) }), given.faults, { seed: given.seed });
        for (const run of trace.sagaRuns) holds(trace, run, given.order);
      }),
      { numRuns: 1_500, seed: 7 },
    );
  }, 60_000);

  it('is undone in reverse order of completion', () => {
    fc.assert(
      fc.property(script(['orders', 'stock', 'bank']), (given) => {
        const [run] = playSaga(orchestrated({ steps: stepsOf(given) }), given.faults, { seed: given.seed }).sagaRuns;
        const undone = (run?.compensated ?? []).filter((step) => run?.completed.includes(step));
        const reverse = [...(run?.completed ?? [])].reverse().filter((step) => undone.includes(step));
        expect(undone).toEqual(reverse);
      }),
      { numRuns: 500, seed: 7 },
    );
  }, 60_000);

  it('calls a person only after four tries of a compensation', () => {
    fc.assert(
      fc.property(script(['stock', 'bank', 'orders-stock']), (given) => {
        const trace = playSaga(orchestrated({ steps: stepsOf(given) }), given.faults, { seed: given.seed });
        if (trace.sagaRuns[0]?.status !== 'needs-human') return;
        expect(trace.entries.filter(({ icon }) => icon === 'undo-sent').some(({ why }) => why.some(({ text }) => text.includes('try 4 of 4')))).toBe(true);
      }),
      { numRuns: 500, seed: 7 },
    );
  }, 60_000);
});

describe('a choreographed saga under random faults', () => {
  it('completed means applied, failed means gone, nothing twice, and it always ends', () => {
    fc.assert(
      fc.property(script(['orders', 'stock', 'bank', 'events', 'stock-publishes', 'bank-consumes']), (given) => {
        const trace = playSaga(choreographed({ steps: stepsOf(given) }), given.faults, { seed: given.seed });
        for (const run of trace.sagaRuns) holds(trace, run);
      }),
      { numRuns: 1_500, seed: 7 },
    );
  }, 60_000);
});
