import { expect, it } from 'vitest';
import { inputOfScenario } from './scenario.ts';

const entry = { kind: 'saga', sagaId: 'order' } as const;

it('a scenario becomes the input of a run, in microseconds', () => {
  const input = inputOfScenario({
    name: 'Outage',
    entry,
    load: { arrival: 'poisson', ratePerSecond: 4 },
    faults: [{ targetId: 'bank', kind: 'errors', amount: 0.5, fromMs: 2_400, toMs: 9_000 }],
    seed: 3,
    durationMs: 10_000,
  });
  expect(input).toEqual({
    entry,
    seed: 3,
    faults: [{ targetId: 'bank', kind: 'errors', amount: 0.5, fromUs: 2_400_000, toUs: 9_000_000 }],
    load: { count: 40, everyUs: 250_000, arrival: 'poisson' },
  });
});

it('a scenario without a load leaves what enters to the entry', () => {
  expect(inputOfScenario({ name: 'One', entry })).toEqual({ entry, seed: 7, faults: [] });
});
