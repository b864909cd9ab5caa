import { type IDefaultPolicyContext, type IPolicy, noop, wrap } from 'cockatiel';

/** Policies around a call, the outermost first. What comes out may be a fallback's value, so callers check it with their schema. */
export function compose(...policies: readonly IPolicy<IDefaultPolicyContext, unknown>[]): IPolicy<IDefaultPolicyContext, unknown> {
  return policies.length === 0 ? noop : wrap(...policies);
}
