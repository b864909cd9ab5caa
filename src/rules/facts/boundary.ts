import type { Element } from '../../model/index.ts';
import type { Facts } from './facts.ts';
import type { PolicyState } from './policyStates.ts';

/** What is on our side of it and talks to the other. */
export const isInside = (element: Element | undefined): boolean => element?.kind === 'gateway' || element?.kind === 'service' || element?.kind === 'monolith';

/** Whether a call or a message that is sent straight to somebody is encrypted: what it says itself outweighs the platform. Absent, too, where it says “no”. */
export function encryption(facts: Facts, flow: number): PolicyState {
  const record = facts.flow(flow);
  if (record?.kind !== 'call' && record?.kind !== 'send') return 'set';
  const { platform } = facts.design;
  const stated = record.tls ?? platform.tls;
  if (stated !== undefined) return stated ? 'set' : 'absent';
  return record.unknown?.includes('tls') === true || platform.unknown?.includes('tls') === true ? 'unknown' : 'absent';
}
