import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Rollout } from '../../compile/model.ts';
import { stagesOf } from './rollout.ts';

const settings: Rollout = { surge: 1, unavailable: 0, readyUs: 10, stepShare: 0.25, stepUs: 60 };
const rollouts = fc.record({
  surge: fc.nat({ max: 10 }),
  unavailable: fc.nat({ max: 10 }),
  readyUs: fc.integer({ min: 1, max: 1_000 }),
  stepShare: fc.integer({ min: 1, max: 100 }).map((percent) => percent / 100),
  stepUs: fc.integer({ min: 1, max: 1_000 }),
});
const instances = fc.integer({ min: 1, max: 40 });

describe('a rolling release', () => {
  it('replaces one after the other', () => {
    expect(stagesOf('rolling', 3, settings)).toEqual([
      { afterUs: 0, old: 3, new: 0, starting: 1, share: 0 },
      { afterUs: 10, old: 2, new: 1, starting: 1, share: 1 / 3 },
      { afterUs: 20, old: 1, new: 2, starting: 1, share: 2 / 3 },
      { afterUs: 30, old: 0, new: 3, starting: 0, share: 1 },
    ]);
  });

  it('never has more missing, nor more in all, than it may', () => {
    fc.assert(
      fc.property(instances, rollouts, (count, rollout) => {
        const missing = rollout.surge === 0 && rollout.unavailable === 0 ? 1 : rollout.unavailable;
        for (const stage of stagesOf('rolling', count, rollout)) {
          expect(stage.old + stage.new).toBeGreaterThanOrEqual(count - missing);
          expect(stage.old + stage.new + stage.starting).toBeLessThanOrEqual(count + rollout.surge);
          expect(stage.old).toBeGreaterThanOrEqual(0);
        }
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
});

describe('a blue-green release', () => {
  it('switches at one moment, when the new one is ready', () => {
    expect(stagesOf('blue-green', 4, settings)).toEqual([
      { afterUs: 0, old: 4, new: 0, starting: 4, share: 0 },
      { afterUs: 10, old: 0, new: 4, starting: 0, share: 1 },
    ]);
  });
});

describe('a canary', () => {
  it('gets a step more each time', () => {
    expect(stagesOf('canary', 2, settings).map(({ afterUs, share }) => [afterUs, share])).toEqual([
      [0, 0],
      [10, 0.25],
      [70, 0.5],
      [130, 0.75],
      [190, 1],
    ]);
  });
});

describe('every release', () => {
  it('comes to its end: the new version only, and its share never falls', () => {
    fc.assert(
      fc.property(fc.constantFrom('rolling', 'blue-green', 'canary'), instances, rollouts, (deployment, count, rollout) => {
        const stages = stagesOf(deployment, count, rollout);
        expect(stages.at(-1)).toMatchObject({ old: 0, new: count, starting: 0, share: 1 });
        stages.forEach((stage, index) => {
          expect(stage.share).toBeGreaterThanOrEqual(stages[index - 1]?.share ?? 0);
          expect(stage.afterUs).toBeGreaterThanOrEqual(stages[index - 1]?.afterUs ?? 0);
        });
      }),
      { numRuns: 1_000, seed: 7 },
    );
  });
});
