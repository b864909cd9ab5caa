import type { Facts } from '../facts/facts.ts';
import { compareIds } from '../facts/ids.ts';
import { Ties } from './ties.ts';

/** How well a bounded context holds together. */
export interface ContextCohesion {
  readonly contextId: string;
  readonly name: string;
  /** Services in it, a worker one with its service. */
  readonly services: number;
  /** Weight of the ties between its services. */
  readonly inside: number;
  /** Weight of the ties of its services to others. */
  readonly outside: number;
  /** `inside / (inside + outside)`; absent where there are no ties at all. */
  readonly cohesion?: number;
}

/** Cohesion of each context that holds a service: a shared store or release weighs 2, a call 1, a command 0.4, an event 0.2. */
export function cohesionOf(facts: Facts): readonly ContextCohesion[] {
  const ties = new Ties(facts);
  const rows = Object.keys(facts.design.contexts).flatMap((contextId): ContextCohesion[] => {
    const services = ties.services(contextId);
    if (services === 0) return [];
    const inside = ties.inside(contextId);
    const outside = ties.outside(contextId);
    const total = inside + outside;
    return [{ contextId, name: facts.contextName(contextId), services, inside, outside, ...(total > 0 && { cohesion: inside / total }) }];
  });
  return rows.sort((a, b) => (a.cohesion ?? 2) - (b.cohesion ?? 2) || compareIds(a.contextId, b.contextId));
}
