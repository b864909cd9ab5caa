import { t, wordTable } from '../../language/index.ts';
import { type CircuitBreakerPolicy, type Design, effectivePolicy, type Edit, update } from '../../model/index.ts';

export type BreakerProfile = NonNullable<CircuitBreakerPolicy['profile']>;

/** What each behaviour of a circuit breaker is called after "as". */
export const PROFILE_WORDS: Readonly<Record<BreakerProfile, string>> = wordTable({
  documented: 'the documented pattern',
  resilience4j: 'Resilience4j',
  polly: 'Polly',
  hystrix: 'Hystrix',
  opossum: 'opossum',
  cockatiel: 'cockatiel',
});
const PROFILES = Object.keys(PROFILE_WORDS) as readonly BreakerProfile[];

/** A circuit breaker of a run with the same numbers, as another library would keep it. */
export interface BreakerAs {
  readonly flowId: string;
  readonly profile: BreakerProfile;
  /** "The breaker on pay as opossum". */
  readonly title: string;
  readonly edits: readonly Edit[];
}

/** What other libraries would do in the place of the circuit breakers of these calls: for each breaker every behaviour but its own. */
export function breakersAs(design: Design, flowIds: readonly string[]): readonly BreakerAs[] {
  return flowIds.flatMap((flowId): readonly BreakerAs[] => {
    const flow = design.flows[flowId];
    if (flow?.kind !== 'call') return [];
    const own = effectivePolicy(design, flow, 'circuitBreaker');
    if (own.state !== 'set') return [];
    const name = flow.label ?? `${design.elements[flow.from]?.name ?? flow.from} → ${design.elements[flow.to]?.name ?? flow.to}`;
    return PROFILES.filter((profile) => profile !== (own.policy.profile ?? 'documented')).map((profile) => ({
      flowId,
      profile,
      title: t('The breaker on {{name}} as {{library}}', { name, library: PROFILE_WORDS[profile] }),
      edits: [update('flows', flowId, { circuitBreaker: { ...own.policy, profile } })],
    }));
  });
}
