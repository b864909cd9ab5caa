import type { GrowingInts } from './growing.ts';

/** The transitions of an explored graph: `starts.at(i)` to `starts.at(i + 1)` are the places in `targets` of what leads on from state i. */
export interface Transitions {
  readonly starts: GrowingInts;
  readonly targets: GrowingInts;
}

/**
 * A circle, or nothing: what is left when states that nothing leads to are taken away again and again (Kahn's topological order) is on a circle or
 * behind one. Returns the numbers of the states of one circle; it begins at a state with the smallest number that is on one.
 */
export function circleIn({ starts, targets }: Transitions, count: number): readonly number[] {
  const leadHere = new Int32Array(count);
  for (let edge = 0; edge < targets.length; edge += 1) {
    const target = targets.at(edge);
    leadHere[target] = (leadHere[target] as number) + 1;
  }
  const free = new Int32Array(count);
  let found = 0;
  for (let state = 0; state < count; state += 1) if (leadHere[state] === 0) free[found++] = state;
  for (let next = 0; next < found; next += 1) {
    const state = free[next] as number;
    for (let edge = starts.at(state); edge < starts.at(state + 1); edge += 1) {
      const target = targets.at(edge);
      const left = (leadHere[target] as number) - 1;
      leadHere[target] = left;
      if (left === 0) free[found++] = target;
    }
  }
  if (found === count) return [];
  for (let state = 0; state < count; state += 1) {
    if (leadHere[state] === 0) continue;
    const circle = wayBack(state, { starts, targets }, leadHere);
    if (circle.length > 0) return circle;
  }
  return [];
}

/** A shortest way from a state back to itself over states that are left; empty where there is none. */
function wayBack(origin: number, { starts, targets }: Transitions, left: Int32Array): readonly number[] {
  const cameFrom = new Map<number, number>();
  let ring = [origin];
  while (ring.length > 0) {
    const next: number[] = [];
    for (const state of ring)
      for (let edge = starts.at(state); edge < starts.at(state + 1); edge += 1) {
        const target = targets.at(edge);
        if (target === origin) return wayTo(state, origin, cameFrom);
        if (left[target] === 0 || cameFrom.has(target)) continue;
        cameFrom.set(target, state);
        next.push(target);
      }
    ring = next;
  }
  return [];
}

function wayTo(last: number, origin: number, cameFrom: ReadonlyMap<number, number>): number[] {
  const way = [last];
  for (let at = last; at !== origin; ) {
    at = cameFrom.get(at) ?? origin;
    way.push(at);
  }
  return way.reverse();
}
