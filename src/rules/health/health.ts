import type { Facts } from '../facts/facts.ts';
import type { Finding } from '../finding.ts';
import type { PathStep } from '../figures/path.ts';
import { cohesionOf, type ContextCohesion } from './cohesion.ts';
import { monolithHealth, type MonolithHealth } from './monolith.ts';
import { longestChain, worstRetries } from './paths.ts';

/** How a design is as a whole. */
export interface Health {
  readonly counts: {
    readonly error: number;
    readonly warning: number;
    readonly info: number;
    /** How many of the notes only ask. */
    readonly questions: number;
    /** Findings that decisions accept; they are in none of the other numbers. */
    readonly accepted: number;
  };
  /** How much of a distributed monolith it is, and why. */
  readonly monolith: MonolithHealth;
  /** How well each bounded context holds together, worst first; those that nothing connects to anything come last. */
  readonly cohesion: readonly ContextCohesion[];
  /** The longest way of a request over synchronous calls between services; absent where no service calls another. */
  readonly longestChain?: { readonly hops: number; readonly path: readonly PathStep[] };
  /** The way on which retries multiply most; absent where no request meets two calls that are tried again. */
  readonly retries?: { readonly attempts: number; readonly path: readonly PathStep[] };
}

/** @param accepted how many findings are accepted, and therefore not among `findings` */
export function healthOf(facts: Facts, findings: readonly Finding[], accepted: number): Health {
  const counts = { error: 0, warning: 0, info: 0, questions: 0, accepted };
  for (const { severity, question } of findings) {
    counts[severity]++;
    if (question) counts.questions++;
  }
  const chain = longestChain(facts);
  const retries = worstRetries(facts);
  return { counts, monolith: monolithHealth(facts), cohesion: cohesionOf(facts), ...(chain && { longestChain: chain }), ...(retries && { retries }) };
}
