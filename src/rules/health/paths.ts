import type { Facts } from '../facts/facts.ts';
import type { PathStep } from '../figures/path.ts';
import { stepsAlong } from '../figures/steps.ts';

/** The longest chain of synchronous calls; among equally long ones that whose head has the smallest id. */
export function longestChain(facts: Facts): { readonly hops: number; readonly path: readonly PathStep[] } | undefined {
  const graph = facts.sync();
  const hops = graph.deepest();
  if (hops === 0) return undefined;
  const [head] = facts.inOrder(graph.heads(hops));
  if (head === undefined) return undefined;
  const { elements, flows } = graph.longestChain(head);
  return { hops, path: stepsAlong(facts, elements, flows) };
}
