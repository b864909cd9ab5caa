import fc from 'fast-check';
import type { Design, Flow, SagaStep } from '../../model/index.ts';
import { choreographed, orchestrated } from './designs.ts';

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

/** Random sagas `order` of three steps, of both styles, that lack one thing or several, or nothing. */
export const lackingDesign: fc.Arbitrary<Design> = fc
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
