import { describe, expect, it } from 'vitest';
import type { Design, Saga } from '../../model/index.ts';
import { EXAMPLES } from '../../patterns/examples/index.ts';
import { run } from '../simulate.ts';
import { lines } from '../testing/designs.ts';
import { explore } from './explore.ts';

/** The sagas of the example designs: as they are drawn, and completed to what every rule about sagas asks for. */
const loaded = await Promise.all(EXAMPLES.map(async ({ id, load }) => ({ id, design: await load() })));
const sagas = loaded.flatMap(({ id, design }) => Object.keys(design.sagas).map((sagaId) => [`${id}: ${sagaId}`, design, sagaId] as const));

function completed(design: Design, sagaId: string): Design {
  const saga = design.sagas[sagaId] as Saga;
  const pivot = saga.steps.findIndex(({ kind }) => kind === 'pivot');
  const steps = saga.steps.map((step, index) => ({
    ...step,
    idempotent: true,
    timeout: step.timeout ?? { ms: 2_000 },
    ...(step.retry ? { retry: { ...step.retry, unlimited: false } } : {}),
    ...(step.compensation === undefined && !step.readOnly && (pivot < 0 || index < pivot) ? { compensation: `Undo ${step.name}` } : {}),
  }));
  const flows = Object.fromEntries(
    Object.entries(design.flows).map(([id, flow]) => [id, flow.kind === 'publish' ? { ...flow, outbox: 'transactional-outbox' as const } : flow]),
  );
  return {
    ...design,
    flows,
    elements: { ...design.elements, 'saga-state': { kind: 'datastore', name: 'Saga state' } },
    sagas: { [sagaId]: { ...saga, steps, stateStoreId: saga.stateStoreId ?? 'saga-state', compensationOrder: 'reverse' } },
  };
}

describe('the sagas of the examples', () => {
  it('are there, in both styles', () => {
    expect(new Set(sagas.map(([, design, id]) => design.sagas[id]?.style))).toEqual(new Set(['orchestration', 'choreography']));
  });

  it.each(sagas)('%s, completed to a sound design, keeps every promise under two faults', (_name, design, sagaId) => {
    const outcome = explore(completed(design, sagaId), sagaId);
    expect(outcome.ok && outcome.exploration.headline).toMatch(/^all /);
  });

  it.each(sagas)('%s, without idempotency, is found to do a step twice, and the run shows it', (_name, design, sagaId) => {
    const whole = completed(design, sagaId);
    const saga = whole.sagas[sagaId] as Saga;
    const steps = saga.steps.map((step) => ({ ...step, idempotent: false }));
    const flows = Object.fromEntries(Object.entries(whole.flows).map(([id, flow]) => [id, flow.kind === 'consume' ? { ...flow, idempotent: false } : flow]));
    const careless: Design = { ...whole, flows, sagas: { [sagaId]: { ...saga, steps } } };
    const outcome = explore(careless, sagaId);
    const counterexample = outcome.ok ? outcome.exploration.counterexample : undefined;
    expect(counterexample?.promise).toBe('twice');
    const played = counterexample && run(careless, counterexample.input);
    expect(played?.ok && played.trace.sagaRuns[0]?.broken, played?.ok ? lines(played.trace).join('\n') : '').toContain(counterexample?.sentence);
  });
});
