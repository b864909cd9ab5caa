import { Amplification } from '../facts/amplification.ts';
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

/** The way on which retries multiply most; absent where no request meets two calls that are tried again. Among equal ones that whose start has the smallest id. */
export function worstRetries(facts: Facts): { readonly attempts: number; readonly path: readonly PathStep[] } | undefined {
  const paths = new Amplification(facts).worstPaths(2);
  const most = Math.max(...paths.map(({ attempts }) => attempts));
  const [start] = facts.inOrder(paths.filter(({ attempts }) => attempts === most).flatMap(({ elements }) => elements.slice(0, 1)));
  const worst = paths.find(({ attempts, elements }) => attempts === most && elements[0] === start);
  return worst && { attempts: worst.attempts, path: stepsAlong(facts, worst.elements, worst.flows) };
}
