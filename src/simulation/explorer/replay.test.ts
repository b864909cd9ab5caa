import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Design, Flow, SagaStep } from '../../model/index.ts';
import { run } from '../simulate.ts';
import { choreographed, lines, orchestrated } from '../testing/designs.ts';
import { explore } from './explore.ts';

/** Whatever a design lacks, what the explorer says about it happens in a run: held over random designs that lack one thing or several. */

const maybe = <T>(value: T) => fc.option(fc.constant(value), { nil: undefined, freq: 2 });
const step: fc.Arbitrary<Partial<SagaStep>> = fc
  .record({
    idempotent: fc.constantFrom(true, true, false),
    timeout: fc.constantFrom({ ms: 1_000 }, { ms: 30 }, undefined),
    compensation: fc.constantFrom('Undo', 'Undo', undefined),
    retry: maybe({ retries: 1 }),
    readOnly: fc.constantFrom(false, false, true),
  })
  .map((changes) => changes as Partial<SagaStep>);
const layout = fc.constantFrom<readonly Partial<SagaStep>[]>(
  [{}, {}, {}],
  [{}, {}, { parallelWith: 'reserve' }],
  [{}, { parallelWith: 'create' }, {}],
  [{}, { kind: 'pivot' }, { kind: 'retriable' }],
);

const design: fc.Arbitrary<Design> = fc
  .record({
    style: fc.constantFrom('orchestration', 'choreography'),
    steps: fc.tuple(step, step, step),
    layout,
    order: fc.constantFrom('reverse' as const, 'forward' as const, 'parallel' as const),
    store: fc.constantFrom(true, true, false),
    lossy: fc.constantFrom<readonly string[]>([], [], ['orders'], ['bank']),
    forgetful: fc.constantFrom<readonly string[]>([], ['stock'], ['stock', 'bank']),
  })
  .map(({ style, steps, layout: shape, order, store, lossy, forgetful }) => {
    const changes = steps.map((change, index) => ({ ...change, ...shape[index] }));
    if (style === 'orchestration')
      return orchestrated({ saga: { compensationOrder: order, ...(store ? {} : { stateStoreId: undefined }) } as never, steps: changes });
    const whole = choreographed({ steps: changes });
    const flows: Record<string, Flow> = { ...whole.flows };
    for (const id of lossy) flows[`${id}-publishes`] = { kind: 'publish', from: id, to: 'events' };
    for (const id of forgetful) flows[`${id}-consumes`] = { kind: 'consume', from: 'events', to: id };
    return { ...whole, flows };
  });

it('every counterexample is a run that breaks the same promise', () => {
  const seen = new Set<string>();
  fc.assert(
    fc.property(design, (given) => {
      const outcome = explore(given, 'order', { faults: 2 });
      if (!outcome.ok || !outcome.exploration.counterexample) return;
      const { input, sentence, promise, steps } = outcome.exploration.counterexample;
      seen.add(`${given.sagas['order']?.style} ${promise}`);
      const played = run(given, input);
      const trace = played.ok ? played.trace : undefined;
      const story = () => `${steps.map(({ words }) => words).join('\n')}\n——\n${trace ? lines(trace).join('\n') : ''}`;
      expect(trace?.sagaRuns[0]?.broken, story()).toContain(sentence);
    }),
    { numRuns: 400, seed: 7 },
  );
  expect([...seen].sort()).toEqual([
    'choreography remains',
    'choreography stuck',
    'choreography twice',
    'orchestration forgotten',
    'orchestration order',
    'orchestration remains',
    'orchestration stuck',
    'orchestration twice',
  ]);
}, 60_000);
