import type { Facts } from '../../facts/facts.ts';
import { isNeeded, type View } from './requests.ts';

/** A way through gateways: those on it, and what is asked at the end of it, one target or several at the same time. */
export interface Way {
  readonly elements: readonly number[];
  readonly flows: readonly number[];
  readonly starts: readonly number[];
}

/** Gateways one behind the other that a way is followed through. */
const MOST_ON_A_WAY = 40;
/** Gateways that are looked at for one entry, each as often as a way leads there, and ways after which no other gateway is looked at. */
const MOST_GATEWAYS = 300;
const MOST_WAYS = 1_000;

/**
 * The ways through an entry, at least one, in the order of ids. A gateway passes each request on one of its ways; calls of one parallel group are one way.
 * Gateways that call each other in all directions have more ways than anybody can look at, so there is an end to it.
 */
export function waysThrough(facts: Facts, entry: number, view: View): readonly Way[] {
  const ways: Way[] = [];
  let gateways = 0;
  const follow = (slot: number, elements: readonly number[], flows: readonly number[]): void => {
    const here = [...elements, slot];
    if (facts.element(slot)?.kind !== 'gateway') {
      ways.push({ elements: here, flows, starts: [slot] });
      return;
    }
    if (++gateways > MOST_GATEWAYS || ways.length >= MOST_WAYS) return;
    for (const together of waysOutOf(facts, slot, view)) {
      const [only] = together;
      if (together.length === 1 && only !== undefined && here.length < MOST_ON_A_WAY && !here.includes(facts.target(only))) {
        follow(facts.target(only), here, [...flows, only]);
      } else ways.push({ elements: here, flows: [...flows, ...together], starts: together.map((flow) => facts.target(flow)) });
    }
  };
  follow(entry, [], []);
  return ways.length > 0 ? ways : [{ elements: [entry], flows: [], starts: [] }];
}

/** Calls of a gateway that are needed, those of one parallel group together. */
function waysOutOf(facts: Facts, gateway: number, view: View): Iterable<readonly number[]> {
  const groups = new Map<string, number[]>();
  for (const flow of facts.flowsInOrder(facts.outgoing(gateway))) {
    const call = facts.call(flow);
    if (call === undefined || !isNeeded(facts, flow, view)) continue;
    const key = call.parallelGroup === undefined ? `flow ${flow}` : `group ${call.parallelGroup}`;
    const group = groups.get(key);
    if (group) group.push(flow);
    else groups.set(key, [flow]);
  }
  return groups.values();
}
