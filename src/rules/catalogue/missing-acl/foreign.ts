import { policyState } from '../../../model/index.ts';
import type { Facts } from '../../facts/facts.ts';
import { isBusiness } from '../../facts/kinds.ts';

/** Calls of one service to systems whose model it meets unprotected, each list in the order of ids. */
export interface ForeignCalls {
  readonly flows: readonly number[];
  /** The source of an import could not say whether there is a layer between. */
  readonly isUncertain: boolean;
}

const NOTHING: ForeignCalls = { flows: [], isUncertain: false };

/** What a business service calls outside, without an anti-corruption layer and without having said that it conforms. */
export function unprotectedCalls(facts: Facts, slot: number): ForeignCalls {
  let certain: number[] | undefined;
  let unknown: number[] | undefined;
  for (const flow of facts.outgoing(slot)) {
    if (facts.kind(facts.target(flow)) !== 'external' || !facts.call(flow)) continue;
    const state = stateOf(facts, slot, facts.target(flow));
    if (state === 'bare') (certain ??= []).push(flow);
    else if (state === 'unknown') (unknown ??= []).push(flow);
  }
  if (certain) return { flows: facts.flowsInOrder(certain), isUncertain: false };
  return unknown ? { flows: facts.flowsInOrder(unknown), isUncertain: true } : NOTHING;
}

function stateOf(facts: Facts, slot: number, target: number): 'fine' | 'bare' | 'unknown' {
  const external = facts.element(target);
  if (external?.kind !== 'external' || external.platform === true || external.conformist === true) return 'fine';
  const holders = slot === facts.root(slot) ? [slot] : [slot, facts.root(slot)];
  if (!holders.every((holder) => isBusiness(facts.element(holder)))) return 'fine';
  if (holders.some((holder) => hasAdapter(facts, holder)) || isRelated(facts, holders, target)) return 'fine';
  const mayBeSaid = ['platform', 'conformist'].some((field) => policyState(external, field) === 'unknown');
  const mayAdapt = holders.some((holder) => ['role', 'sidecars'].some((field) => policyState(facts.element(holder), field) === 'unknown'));
  return mayBeSaid || mayAdapt ? 'unknown' : 'bare';
}

function hasAdapter(facts: Facts, slot: number): boolean {
  const element = facts.element(slot);
  return element?.kind === 'service' && element.sidecars?.includes('adapter') === true;
}

/** Whether a relation of the context map says that we, downstream, have a layer or conform. Its ends are contexts, or the system itself. */
function isRelated(facts: Facts, holders: readonly number[], target: number): boolean {
  const ours = new Set(holders.flatMap((slot) => [facts.elementId(slot), ...facts.contexts(slot)]));
  const theirs = new Set([facts.elementId(target), ...facts.contexts(target)]);
  return Object.values(facts.design.relations).some(
    ({ upstream, downstream, downstreamRoles }) => theirs.has(upstream) && ours.has(downstream) && (downstreamRoles?.length ?? 0) > 0,
  );
}
