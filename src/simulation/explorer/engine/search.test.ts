import { describe, expect, it } from 'vitest';
import { Search, search } from './search.ts';
import type { TransitionSystem } from './system.ts';

/** A graph of numbered states: `edges[i]` is where state i leads; what leads nowhere is final, unless it is said to be a dead end. */
function graph(
  edges: Record<number, readonly number[]>,
  more: { deadEnds?: readonly number[]; violates?: number; terminates?: boolean; faults?: boolean } = {},
) {
  const next = new Int32Array(1);
  return {
    width: 1,
    terminates: more.terminates ?? true,
    initial: () => Int32Array.of(0),
    endOf: ([state = 0]) => (edges[state] || more.deadEnds?.includes(state) ? 0 : 1),
    expand([state = 0], to) {
      for (const target of edges[state] ?? []) {
        next[0] = target;
        to(next, target, more.faults ?? false, target === more.violates ? 7 : 0);
      }
    },
  } satisfies TransitionSystem;
}

describe('a search', () => {
  it('sees every state once', () => {
    const found = search(graph({ 0: [1, 2], 1: [3], 2: [3] }));
    expect(found).toMatchObject({ states: 4, transitions: 4, depth: 2, ends: [undefined, 1], result: { kind: 'complete' } });
  });

  it('finds a shortest way to a violation', () => {
    const { result } = search(graph({ 0: [1, 2], 1: [3], 3: [9], 2: [9] }, { violates: 9 }));
    expect(result).toMatchObject({ kind: 'violation', violation: 7, way: [{ action: 2 }, { action: 9 }] });
  });

  it('finds a state from which nothing leads on', () => {
    expect(search(graph({ 0: [1, 2] }, { deadEnds: [2] })).result).toMatchObject({ kind: 'stuck', way: [{ action: 2 }] });
  });

  it('does not count on a fault to get on', () => {
    expect(search(graph({ 0: [1] }, { faults: true })).result).toMatchObject({ kind: 'stuck', way: [] });
  });

  it('finds a circle, and the way into it', () => {
    const { result } = search(graph({ 0: [1], 1: [2, 5], 2: [3], 3: [1] }));
    expect(result).toMatchObject({ kind: 'circle', way: [{ action: 1 }], circle: [{ action: 2 }, { action: 3 }, { action: 1 }] });
  });

  it('finds a state that leads to itself', () => {
    expect(search(graph({ 0: [1, 9], 1: [1] })).result).toMatchObject({ kind: 'circle', circle: [{ action: 1 }] });
  });

  it('takes circles where nothing has to end', () => {
    expect(search(graph({ 0: [1], 1: [0] }, { terminates: false })).result).toEqual({ kind: 'complete' });
  });

  it('stops at its limit, and says so', () => {
    const endless: TransitionSystem = { ...graph({}), endOf: () => 0, expand: ([state = 0], to) => to(Int32Array.of(state + 1), 0, false, 0) };
    expect(search(endless, 1_000)).toMatchObject({ states: 1_000, result: { kind: 'bounded' } });
  });

  it('keeps hundreds of thousands of states apart', () => {
    const side = 700;
    const square: TransitionSystem = {
      width: 2,
      terminates: true,
      initial: () => new Int32Array(2),
      endOf: ([x, y]) => (x === side && y === side ? 1 : 0),
      expand([x = 0, y = 0], to) {
        if (x < side) to(Int32Array.of(x + 1, y), 0, false, 0);
        if (y < side) to(Int32Array.of(x, y + 1), 1, false, 0);
      },
    };
    expect(search(square)).toMatchObject({ states: (side + 1) ** 2, transitions: 2 * side * (side + 1), depth: 2 * side, result: { kind: 'complete' } });
  });

  it('goes on from where it stood', () => {
    const whole = new Search(graph({ 0: [1], 1: [2], 2: [3] }), 100);
    expect(whole.advance(2)).toBe(true);
    expect(whole).toMatchObject({ explored: 2, result: undefined });
    expect(whole.advance(100)).toBe(false);
    expect(whole.result).toEqual({ kind: 'complete' });
  });
});
