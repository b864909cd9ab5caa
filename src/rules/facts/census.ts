import { at } from './csr.ts';
import type { Facts } from './facts.ts';
import { isBusiness, isService } from './kinds.ts';

/** What there is to count about the services of a design as a whole; a worker is one with its service. */
export interface Census {
  /** Services that are neither edge nor infrastructure. */
  readonly services: number;
  /** Those of them that do business themselves. */
  readonly business: number;
  /** Those with known operations, and how many operations these are together. */
  readonly sized: number;
  readonly operations: number;
  /** Services by the unit of release that they name, where more than one names it; in no particular order. */
  readonly units: ReadonlyMap<string, readonly number[]>;
}

const known = new WeakMap<Facts, { readonly services: number; readonly census: Census }>();

/** Counted once for the services as they are, however many ask. */
export function census(facts: Facts): Census {
  const before = known.get(facts);
  if (before?.services === facts.services) return before.census;
  const counted = count(facts);
  known.set(facts, { services: facts.services, census: counted });
  return counted;
}

function count(facts: Facts): Census {
  const sizes = new Int32Array(facts.elementSlots);
  const units = new Map<string, number[]>();
  let services = 0;
  let business = 0;
  for (let slot = 0; slot < facts.elementSlots; slot++) {
    const element = facts.element(slot);
    if (!isService(element) || !facts.isCounted(slot)) continue;
    const root = facts.root(slot);
    if (element.operations) sizes[root] = at(sizes, root) + element.operations.length;
    if (root !== slot) continue;
    services++;
    if (isBusiness(element)) business++;
    if (element.deploymentUnit !== undefined) {
      const unit = units.get(element.deploymentUnit);
      if (unit) unit.push(slot);
      else units.set(element.deploymentUnit, [slot]);
    }
  }
  let sized = 0;
  let operations = 0;
  for (const size of sizes) {
    if (size === 0) continue;
    sized++;
    operations += size;
  }
  for (const [unit, members] of units) if (members.length < 2) units.delete(unit);
  return { services, business, sized, operations, units };
}

/** Operations of a service and its workers. */
export function operationsOf(facts: Facts, slot: number): number {
  let sum = 0;
  for (const member of facts.group(slot)) {
    const element = facts.element(member);
    if (isService(element)) sum += element.operations?.length ?? 0;
  }
  return sum;
}

/** Names of the aggregates of a service and its workers, each once. */
export function aggregatesOf(facts: Facts, slot: number): string[] {
  const names = new Set<string>();
  for (const member of facts.group(slot)) {
    const element = facts.element(member);
    if (isService(element)) for (const name of element.aggregates ?? []) names.add(name);
  }
  return [...names];
}
