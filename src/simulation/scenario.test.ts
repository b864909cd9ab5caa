import { describe, expect, it } from 'vitest';
import type { Scenario } from '../model/index.ts';
import { inputOfScenario } from './scenario.ts';
import { run } from './simulate.ts';
import { chain } from './testing/designs.ts';

const saga = { kind: 'saga', sagaId: 'order' } as const;
const flow = { kind: 'flow', flowId: 'charge' } as const;
const minute = { durationUs: 60_000_000 };

describe('a scenario as the input of a run', () => {
  it('is in microseconds', () => {
    const input = inputOfScenario({
      name: 'Outage',
      entry: saga,
      load: { arrival: 'poisson', ratePerSecond: 4 },
      faults: [{ targetId: 'bank', kind: 'errors', amount: 0.5, fromMs: 2_400, toMs: 9_000 }],
      seed: 3,
      durationMs: 10_000,
    });
    expect(input).toMatchObject({
      entry: saga,
      seed: 3,
      faults: [{ targetId: 'bank', kind: 'errors', amount: 0.5, fromUs: 2_400_000, toUs: 9_000_000 }],
      load: { everyUs: 250_000, arrival: 'poisson', durationUs: 10_000_000 },
    });
  });

  it('leaves what enters to the entry where it says nothing', () => {
    expect(inputOfScenario({ name: 'One', entry: saga })).toEqual({ entry: saga, seed: 7, faults: [] });
    expect(inputOfScenario({ name: 'One, watched for a while', entry: saga, durationMs: 12_000 }).load).toBeUndefined();
  });

  it.each<[string, Scenario['load'], object]>([
    ['constant', { ratePerSecond: 10 }, { everyUs: 100_000, arrival: 'constant', ...minute }],
    ['ramp', { arrival: 'ramp', ratePerSecond: 1, toRatePerSecond: 50 }, { everyUs: 1_000_000, toEveryUs: 20_000, arrival: 'ramp', ...minute }],
    [
      'spike',
      { arrival: 'spike', ratePerSecond: 1, toRatePerSecond: 50, spikeFromMs: 1_000, spikeToMs: 2_000 },
      { toEveryUs: 20_000, arrival: 'spike', spikeFromUs: 1_000_000, spikeToUs: 2_000_000, ...minute },
    ],
    ['closed', { arrival: 'closed', users: 5, thinkMs: 200, keys: 9 }, { arrival: 'closed', users: 5, thinkUs: 200_000, keys: 9, ...minute }],
  ])('has the shape of its load: %s', (_, load, expected) => {
    expect(inputOfScenario({ name: 'Load', entry: flow, ...(load ? { load } : {}) }).load).toMatchObject(expected);
  });

  it('a fault of a step is a fault of the saga that is played', () => {
    const faults: Scenario['faults'] = [{ targetId: 'bank', kind: 'refuse', stepId: 'charge', direction: 'undo', times: 2 }];
    expect(inputOfScenario({ name: 'Refused', entry: saga, faults }).faults).toEqual([
      { targetId: 'order', kind: 'refuse', stepId: 'charge', direction: 'undo', times: 2, fromUs: 0 },
    ]);
  });

  it('counts phases from 1 in the document and from 0 in the run', () => {
    const scenario: Scenario = {
      name: 'Move',
      entry: flow,
      phases: [{ migrationId: 'out', phase: 2, atMs: 5_000 }],
      releases: [{ elementId: 'bank', atMs: 100, errorRate: 0.5 }],
      alongside: [{ flowId: 'pay', ratePerSecond: 20 }],
    };
    expect(inputOfScenario(scenario)).toMatchObject({
      phases: [{ migrationId: 'out', phase: 1, atUs: 5_000_000 }],
      releases: [{ elementId: 'bank', atUs: 100_000, errorRate: 0.5 }],
      alongside: [{ flowId: 'pay', load: { everyUs: 50_000, arrival: 'poisson' } }],
    });
  });

  it('runs', () => {
    const outcome = run(chain(), inputOfScenario({ name: 'Ten a second', entry: flow, load: { ratePerSecond: 10 }, durationMs: 5_000 }));
    expect(outcome.ok && outcome.trace.results).toMatchObject({ started: 50, succeeded: 50 });
  });
});
