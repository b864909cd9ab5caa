import { policyState } from '../../model/index.ts';
import type { Facts } from './facts.ts';

/** Whether a call asks or changes something; `unknown` where the source of an import could not tell, `absent` where nobody said. */
export type CallIntent = 'query' | 'command' | 'unknown' | 'absent';

/** What a call says itself, else what its target says of the operation that it names. */
export function intentOf(facts: Facts, flow: number): CallIntent {
  const call = facts.call(flow);
  if (!call) return 'absent';
  if (call.intent !== undefined) return call.intent;
  if (call.operation !== undefined) {
    const target = facts.element(facts.target(flow));
    const operations = target && 'operations' in target ? target.operations : undefined;
    const stated = operations?.find(({ name }) => name === call.operation)?.intent;
    if (stated !== undefined) return stated;
  }
  return policyState(call, 'intent') === 'unknown' ? 'unknown' : 'absent';
}
