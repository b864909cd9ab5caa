import { describe, expect, it } from 'vitest';
import type { Acceptance } from './acceptances.ts';
import type { FindingGroup } from './groups.ts';
import { ACCEPTED, groupKey, movedTo, rowsOf, sideways } from './rows.ts';
import { finding } from './testing.ts';

const errors: FindingGroup = { id: 'error', title: 'Errors', worst: 'error', findings: [finding('a', 'error', 'x'), finding('b', 'error', 'x')] };
const warnings: FindingGroup = { id: 'warning', title: 'Warnings', worst: 'warning', findings: [finding('c', 'warning', 'y')] };
const accepted: Acceptance = { id: 'd-1', ruleId: 'a', title: 'a of z', about: ['z'], reason: 'fine', date: '2026-01-02' };
const keys = (folded: readonly string[] = [], acceptances = [accepted], groups = [errors, warnings]) =>
  rowsOf(groups, acceptances, new Set(folded)).map(({ key }) => key);

describe('the lines of the list', () => {
  it('are heads with what is under them, and what is accepted at the end', () => {
    expect(keys()).toEqual(['group:error', 'a@x', 'b@x', 'group:warning', 'c@y', 'accepted', 'accepted:d-1']);
  });

  it('leave out what is folded', () => {
    expect(keys([groupKey('error'), ACCEPTED])).toEqual(['group:error', 'group:warning', 'c@y', 'accepted']);
  });

  it('say that nothing is found where all of it is accepted', () => {
    expect(keys([ACCEPTED], [accepted], [])).toEqual(['nothing', 'accepted']);
  });

  it('are none where nothing is found and nothing accepted', () => {
    expect(keys([], [], [])).toEqual([]);
  });
});

describe('keys in the list', () => {
  const rows = rowsOf([errors, warnings], [accepted], new Set([groupKey('warning')]));

  it.each([
    ['ArrowDown', 0, 1],
    ['ArrowUp', 3, 2],
    ['ArrowUp', 0, 0],
    ['Home', 4, 0],
    ['End', 0, 5],
    ['ArrowDown', 5, 5],
    ['PageDown', 1, 5],
    ['PageUp', 4, 0],
  ])('%s goes from line %i to line %i', (key, from, to) => {
    expect(movedTo(rows, from, key)).toBe(to);
  });

  it('leave other keys to others', () => {
    expect(movedTo(rows, 0, 'Enter')).toBeUndefined();
  });

  it('do not stop at a line that only says something', () => {
    expect(movedTo(rowsOf([], [accepted], new Set()), 1, 'Home')).toBe(1);
  });

  it('Right unfolds a head, then goes into it', () => {
    expect(sideways(rows, 3, 'ArrowRight', false)).toEqual({ do: 'unfold' });
    expect(sideways(rows, 0, 'ArrowRight', false)).toEqual({ do: 'go', to: 1 });
  });

  it('Left folds what is open, then goes up to the head, then folds that', () => {
    expect(sideways(rows, 2, 'ArrowLeft', true)).toEqual({ do: 'fold' });
    expect(sideways(rows, 2, 'ArrowLeft', false)).toEqual({ do: 'go', to: 0 });
    expect(sideways(rows, 0, 'ArrowLeft', false)).toEqual({ do: 'fold' });
    expect(sideways(rows, 3, 'ArrowLeft', false)).toBeUndefined();
  });

  it('Right opens a finding and then does nothing more', () => {
    expect(sideways(rows, 1, 'ArrowRight', false)).toEqual({ do: 'unfold' });
    expect(sideways(rows, 1, 'ArrowRight', true)).toBeUndefined();
  });
});
