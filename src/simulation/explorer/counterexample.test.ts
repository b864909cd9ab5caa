import { describe, expect, it } from 'vitest';
import type { Design } from '../../model/index.ts';
import { run } from '../simulate.ts';
import { orchestrated } from '../testing/designs.ts';
import type { Exploration } from './exploration.ts';
import { explore } from './explore.ts';

function explored(design: Design): Exploration {
  const outcome = explore(design, 'order');
  if (!outcome.ok) throw new Error(outcome.problems.map(({ message }) => message).join('\n'));
  return outcome.exploration;
}

const forgetful = orchestrated({ steps: [{}, {}, { idempotent: false }] });

describe('the states of an exploration', () => {
  it.each([
    ['a sound saga', orchestrated()],
    ['a broken saga', forgetful],
  ])('of %s are told by the number of actions that lead there', (_name, design) => {
    const { levels, states, depth } = explored(design);
    expect(levels[0]).toBe(1);
    expect(levels.reduce((sum, count) => sum + count, 0)).toBe(states);
    expect(levels.length - depth).toBeLessThanOrEqual(2);
  });
});

describe('a counterexample', () => {
  const { counterexample } = explored(forgetful);

  it('says what came of everything that arrives at a participant', () => {
    const effects = counterexample?.steps.filter(({ kind }) => kind === 'deliver').map(({ effect }) => effect) ?? [];
    expect(effects.length).toBeGreaterThan(1);
    expect(effects.at(-1)).toBe('again');
    expect(effects.slice(0, -1)).not.toContain('again');
  });

  it('finds each of its actions again in the run, in order', () => {
    const outcome = counterexample && run(forgetful, counterexample.input);
    const moments = outcome?.ok ? (outcome.trace.scriptUs ?? []) : [];
    expect(moments).toHaveLength(counterexample?.input.script?.length ?? -1);
    expect([...moments].sort((a, b) => a - b)).toEqual(moments);
    expect(outcome?.ok && (moments.at(-1) ?? Infinity) < outcome.trace.durationUs).toBe(true);
  });
});
