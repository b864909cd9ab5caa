import { at } from './csr.ts';
import type { Facts } from './facts.ts';
import type { SyncGraph } from './syncGraph.ts';

/** How many services wait for answers of a service, each once whatever it calls. Workers count as their service. */
export const callerCount = (facts: Facts, service: number): number => facts.sync().callerCounts()[service] ?? 0;

interface Known {
  readonly services: number;
  readonly graph: SyncGraph;
  readonly callers: number;
}

const lastKnown = new WeakMap<Facts, Known>();

/**
 * From how many callers on a service stands out: more than the mean plus two standard deviations over all services, those that nobody calls
 * among them, and without edge and infrastructure (as MSANose does for hubs).
 */
export function outstandingCallers(facts: Facts): number {
  const graph = facts.sync();
  const known = lastKnown.get(facts);
  if (known && known.services === facts.services && known.graph === graph) return known.callers;
  const callers = leastBeyondTwoSigma(facts, graph.callerCounts());
  lastKnown.set(facts, { services: facts.services, graph, callers });
  return callers;
}

/** In whole numbers, so that the same design drawn twice has the same limit: c > mean + 2σ means nc − S > 2 √(nQ − S²) for sum S and sum of squares Q. */
function leastBeyondTwoSigma(facts: Facts, counts: Int32Array): number {
  let services = 0;
  let sum = 0;
  let squares = 0;
  for (const kind of ['service', 'monolith'] as const) {
    for (const slot of facts.elementsOf(kind)) {
      if (facts.root(slot) !== slot || !facts.isCounted(slot)) continue;
      const count = slot < counts.length ? at(counts, slot) : 0;
      services++;
      sum += count;
      squares += count * count;
    }
  }
  if (services === 0) return 0;
  const spread = services * squares - sum * sum;
  let callers = Math.max(0, Math.floor((sum + 2 * Math.sqrt(spread)) / services) - 1);
  const standsOut = () => services * callers > sum && (services * callers - sum) ** 2 > 4 * spread;
  while (!standsOut()) callers++;
  return callers;
}
