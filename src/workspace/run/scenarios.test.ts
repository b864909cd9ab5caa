import { describe, expect, it } from 'vitest';
import type { Scenario } from '../../model/index.ts';
import { inputOfScenario } from '../../simulation/index.ts';
import { sketch } from '../../testing/index.ts';
import { entryOf } from './entries.ts';
import { scenarioOfRun } from './scenarios.ts';

const design = sketch(`web(client) -> gate(gateway): call\ngate -> orders(service): call\norders -> db(datastore): access`);
const [enter = '', inner = ''] = Object.keys(design.flows);
const entry = { kind: 'flow', flowId: enter } as const;

/** A scenario, played and kept again. */
const again = (scenario: Omit<Scenario, 'name'>) => {
  const { entry: played, seed, faults = [], load = null, ...beside } = inputOfScenario({ ...scenario, name: 'S' });
  return scenarioOfRun(design, { entry: played, seed, faults, load, beside });
};

describe('a run that is kept as a scenario', () => {
  it.each<[string, Omit<Scenario, 'name'>]>([
    ['faults', { entry, seed: 3, faults: [{ targetId: 'orders', kind: 'slow', amount: 4, fromMs: 100, toMs: 2_500 }] }],
    ['a load at random', { entry, seed: 7, load: { arrival: 'poisson', ratePerSecond: 8 }, durationMs: 30_000 }],
    ['a ramp', { entry, seed: 7, load: { arrival: 'ramp', ratePerSecond: 1, toRatePerSecond: 20 }, durationMs: 10_000 }],
    [
      'a spike',
      { entry, seed: 7, load: { arrival: 'spike', ratePerSecond: 2, toRatePerSecond: 50, spikeFromMs: 1_000, spikeToMs: 2_000 }, durationMs: 10_000 },
    ],
    ['users', { entry, seed: 7, load: { arrival: 'closed', users: 5, thinkMs: 200 }, durationMs: 10_000 }],
    ['a release', { entry, seed: 7, releases: [{ elementId: 'orders', atMs: 500, errorRate: 0.1 }] }],
    ['a phase', { entry, seed: 7, phases: [{ migrationId: 'm', phase: 2, atMs: 500 }] }],
    ['a read model that is made anew', { entry, seed: 7, rebuilds: [{ storeId: 'view', atMs: 500 }] }],
    ['other calls', { entry, seed: 7, alongside: [{ flowId: inner, ratePerSecond: 2 }] }],
  ])('says the same as before: %s', (_, scenario) => {
    expect(again(scenario)).toEqual(scenario);
  });
});

describe('what is played to see a record at work', () => {
  const id = (name: string) => Object.keys(design.elements).find((key) => design.elements[key]?.name === name) ?? '';

  it('is the first call of a client', () => {
    expect(entryOf(design, id('web'))).toEqual(entry);
  });

  it('is a call itself', () => {
    expect(entryOf(design, inner)).toEqual({ kind: 'flow', flowId: inner });
  });

  it('is the call at the outer end of the way that leads to an element', () => {
    expect(entryOf(design, id('db'))).toEqual(entry);
  });

  it('is the saga that an element takes part in', () => {
    const withSaga = {
      ...design,
      sagas: {
        s: { name: 'S', style: 'orchestration' as const, orchestratorId: id('orders'), steps: [{ id: 's1', name: 'Do', participantId: id('orders') }] },
      },
    };
    expect(entryOf(withSaga, id('orders'))).toEqual({ kind: 'saga', sagaId: 's' });
  });

  it('is nothing where nothing leads', () => {
    expect(entryOf(sketch('a(service)'), 'a')).toBeUndefined();
  });

  it('does not run in circles', () => {
    const circle = sketch('a(service) -> b(service): call\nb -> a: call');
    expect(entryOf(circle, Object.keys(circle.elements)[0] ?? '')).toMatchObject({ kind: 'flow' });
  });
});
