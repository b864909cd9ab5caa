import { policyState, retryWithDefaults, type RetryPolicy, type RetryWithDefaults } from '../../model/index.ts';
import type { Facts } from './facts.ts';
import { isOutside } from './kinds.ts';

/** A retry that holds for a call or a send, and that does try again at least once. */
export interface Retry {
  /** As it is stated. */
  readonly stated: RetryPolicy;
  /** With the model's defaults for what a drawn design leaves out. */
  readonly filled: RetryWithDefaults;
  /** Where it is stated. */
  readonly from: 'flow' | 'element' | 'platform';
  /** The source of an import said that there is a retry and could not say more, so what is not stated is not known either. */
  readonly isVague: boolean;
}

/**
 * The retry of a flow, if it tries again at all. A policy of the platform lives beside what runs on it, so it does not reach the calls of clients
 * and of external systems.
 */
export function retryOf(facts: Facts, flow: number): Retry | undefined {
  if (facts.policyState(flow, 'retry') !== 'set') return undefined;
  const effective = facts.policy(flow, 'retry');
  if (effective.state !== 'set' || (effective.policy.retries === 0 && effective.policy.unlimited !== true)) return undefined;
  if (effective.from === 'platform' && isOutside(facts.element(facts.source(flow)))) return undefined;
  return { stated: effective.policy, filled: retryWithDefaults(effective.policy), from: effective.from, isVague: isVague(facts, flow, effective.from) };
}

/** Attempts at a call in the worst case: infinite for retries without end, 1 where nobody says how many. */
export function worstAttempts(retry: Retry | undefined): number {
  if (!retry) return 1;
  if (retry.filled.unlimited) return Number.POSITIVE_INFINITY;
  return retry.isVague && retry.stated.retries === undefined ? 1 : 1 + retry.filled.retries;
}

function isVague(facts: Facts, flow: number, from: Retry['from']): boolean {
  const source = facts.element(facts.source(flow));
  const holder =
    from === 'flow' ? facts.flow(flow) : from === 'platform' ? facts.design.platform : source && 'defaults' in source ? source.defaults : undefined;
  // A field that is there wins over the list of unknown ones; here the list speaks of what is inside.
  return policyState({ unknown: (holder as { unknown?: unknown } | undefined)?.unknown }, 'retry') === 'unknown';
}
