import type { Facts } from '../facts/facts.ts';
import type { FixDraft } from './draft.ts';
import { EventWiring } from './events.ts';

/** How a call stops being one: the caller says what happened, or it keeps a copy of what it would have asked for. */
export type Decoupling = 'publish' | 'replicate';

/** A query needs its answer, so a copy stands in for it; anything else can be told. */
export const decouplingOf = (facts: Facts, flow: number): Decoupling => (facts.call(flow)?.intent === 'query' ? 'replicate' : 'publish');

/** How much it takes to live without a call: a command least, a query most, each as often as it is made. */
export function decouplingCost(facts: Facts, flow: number): number {
  const call = facts.call(flow);
  const times = call?.callsPerRequest === 'per-item' ? 10 : (call?.callsPerRequest ?? 1);
  return times * (call?.intent === 'command' ? 1 : call?.intent === 'query' ? 3 : 2);
}

/** Takes calls out of the design and lets events do their work. */
export function decouple(facts: Facts, draft: FixDraft, flows: readonly number[], how: (flow: number) => Decoupling): void {
  const wiring = new EventWiring(facts, draft);
  for (const flow of flows) {
    const caller = facts.source(flow);
    const callee = facts.target(flow);
    if (how(flow) === 'publish') wiring.publish(caller, callee);
    else {
      wiring.feed(callee, caller);
      wiring.copyStore(caller);
    }
    draft.remove('flows', facts.flowId(flow));
  }
}

/** All synchronous calls from one service group to another. */
export function callsBetween(facts: Facts, from: number, to: number): number[] {
  const flows = facts
    .group(from)
    .flatMap((member) => Array.from(facts.outgoing(member)).filter((flow) => facts.isSync(flow) && facts.root(facts.target(flow)) === facts.root(to)));
  return facts.flowsInOrder(flows);
}
