import type { FlowOf, PolicyName } from '../../model/index.ts';
import type { Facts } from './facts.ts';

/** Calls without a policy: those for which nobody designed one, and those of which an import could not know; slots in the order of ids. */
export interface Lacking {
  readonly absent: readonly number[];
  readonly unknown: readonly number[];
}

/** The calls of an element that count and for which a policy is not set at any level; nothing where there is no such call. */
export function callsLacking(
  facts: Facts,
  element: number,
  policy: PolicyName,
  counts: (facts: Facts, flow: number, call: FlowOf<'call'>) => boolean,
): Lacking | undefined {
  let absent: number[] | undefined;
  let unknown: number[] | undefined;
  for (const flow of facts.outgoing(element)) {
    const state = facts.policyState(flow, policy);
    const call = state === 'set' ? undefined : facts.call(flow);
    if (!call || !counts(facts, flow, call)) continue;
    if (state === 'absent') (absent ??= []).push(flow);
    else (unknown ??= []).push(flow);
  }
  if (!absent && !unknown) return undefined;
  return { absent: facts.flowsInOrder(absent ?? []), unknown: facts.flowsInOrder(unknown ?? []) };
}
