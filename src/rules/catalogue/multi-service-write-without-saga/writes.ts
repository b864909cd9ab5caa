import type { Saga } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { intentOf } from '../../facts/intent.ts';

/** From how many services of other contexts on a writer needs a saga. */
export interface Threshold {
  readonly services: number;
}

/** Calls of one service that change something in other contexts, each list in the order of ids. */
export interface ForeignWrites {
  readonly flows: readonly number[];
  /** The services that are written to, in the order of ids; at least two. */
  readonly targets: readonly number[];
  /** The source of an import could not say whether enough of the calls change something. */
  readonly isUncertain: boolean;
}

/**
 * Synchronous commands of a service to services of other contexts that no saga covers in which it takes part.
 * Nothing where fewer than `least` services are written to.
 */
export function foreignWrites(facts: Facts, service: number, least: number): ForeignWrites | undefined {
  let flows: number[] | undefined;
  for (const member of facts.group(service)) {
    for (const flow of facts.outgoing(member)) {
      if (!facts.isSync(flow) || facts.contextRelation(member, facts.target(flow)) !== 'different') continue;
      const intent = intentOf(facts, flow);
      if (intent === 'command' || intent === 'unknown') (flows ??= []).push(flow);
    }
  }
  if (!flows || flows.length < least) return undefined;
  const covered = coveredBySagas(facts, service);
  const open = facts.flowsInOrder(flows.filter((flow) => !covered.has(facts.root(facts.target(flow)))));
  const commands = open.filter((flow) => intentOf(facts, flow) === 'command');
  const certain = targetsOf(facts, commands);
  if (certain.length >= least) return { flows: commands, targets: certain, isUncertain: false };
  const possible = targetsOf(facts, open);
  return possible.length >= least ? { flows: open, targets: possible, isUncertain: true } : undefined;
}

const targetsOf = (facts: Facts, flows: readonly number[]): number[] => facts.inOrder(flows.map((flow) => facts.root(facts.target(flow))));

/** Services that take part in a saga together with this one. */
function coveredBySagas(facts: Facts, service: number): ReadonlySet<number> {
  return new Set(sagasByRoot(facts).get(service)?.flat());
}

const known = new WeakMap<Facts, { readonly version: number; readonly sagas: ReadonlyMap<number, readonly (readonly number[])[]> }>();

/** By service, who takes part in each of its sagas. Gathered once for each state of the design, however many services ask. */
function sagasByRoot(facts: Facts): ReadonlyMap<number, readonly (readonly number[])[]> {
  const before = known.get(facts);
  if (before?.version === facts.version) return before.sagas;
  const sagas = new Map<number, (readonly number[])[]>();
  for (const saga of Object.values(facts.design.sagas)) {
    const roots = rootsOf(facts, saga);
    for (const root of new Set(roots)) sagas.set(root, [...(sagas.get(root) ?? []), roots]);
  }
  known.set(facts, { version: facts.version, sagas });
  return sagas;
}

function rootsOf(facts: Facts, saga: Saga): number[] {
  const ids = [...(saga.orchestratorId === undefined ? [] : [saga.orchestratorId]), ...saga.steps.map((step) => step.participantId)];
  return ids.map((id) => facts.elementSlot(id)).flatMap((slot) => (slot < 0 ? [] : [facts.root(slot)]));
}
