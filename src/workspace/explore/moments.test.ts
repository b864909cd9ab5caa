import { describe, expect, it } from 'vitest';
import { stepMoments } from './moments.ts';

const steps = (count: number) => Array.from({ length: count }, () => ({ kind: 'store', words: '', fault: false, subjects: [] }) as const);

describe('the moments of steps', () => {
  it('end just before the next begins, the last with the run', () => {
    expect(stepMoments({ steps: steps(3) }, [100, 200, 500], 900).endsUs).toEqual([199, 499, 900]);
  });

  it('tell which step is the last to have begun', () => {
    const moments = stepMoments({ steps: steps(3) }, [100, 200, 500], 900);
    expect([0, 99, 100, 199, 200, 900].map((tUs) => moments.at(tUs))).toEqual([-1, -1, 0, 0, 1, 2]);
  });

  it('stay at the last step while what is left over happens', () => {
    expect(stepMoments({ steps: steps(2) }, [100, 200, 300], 900).at(400)).toBe(1);
  });

  it('go round where the run goes round', () => {
    const moments = stepMoments({ steps: steps(4), circleFrom: 2 }, [1, 2, 3, 4, 5, 6], 9);
    expect([4, 5, 6].map((tUs) => moments.at(tUs))).toEqual([3, 2, 3]);
  });
});
