import { t, wordTable } from '../../language/index.ts';
import { type Design, effectivePolicy, type Edit, type Flow, type Json, type PolicyName, update } from '../../model/index.ts';

/** A policy that works in a run, and the edits that take it away. */
export interface PolicyInPlay {
  readonly flowId: string;
  readonly policy: PolicyName;
  /** "Without the circuit breaker on pay". */
  readonly title: string;
  readonly edits: readonly Edit[];
}

const WORDS: Readonly<Record<PolicyName, string>> = wordTable({
  fallback: 'fallback',
  retry: 'retries',
  circuitBreaker: 'circuit breaker',
  rateLimit: 'rate limit',
  timeout: 'timeout',
  bulkhead: 'bulkhead',
});
const ORDER: readonly PolicyName[] = ['circuitBreaker', 'retry', 'timeout', 'bulkhead', 'rateLimit', 'fallback'];

/** The policies of these calls, breakers first. One that is inherited is taken away where it is set, so for all who inherit it. */
export function policiesInPlay(design: Design, flowIds: readonly string[]): readonly PolicyInPlay[] {
  return ORDER.flatMap((policy) =>
    flowIds.flatMap((flowId): PolicyInPlay[] => {
      const flow = design.flows[flowId];
      const edits = flow?.kind === 'call' ? without(design, flowId, flow, policy) : undefined;
      return flow && edits
        ? [{ flowId, policy, title: t('Without the {{policy}} on {{name}}', { policy: WORDS[policy], name: nameOf(design, flow) }), edits }]
        : [];
    }),
  );
}

/** Takes a policy off a call, wherever it comes from. Nothing where the call has none. */
export function without(design: Design, flowId: string, flow: Flow, policy: PolicyName): readonly Edit[] | undefined {
  const effective = effectivePolicy(design, flow, policy);
  if (effective.state !== 'set') return undefined;
  const edits: Edit[] = [];
  if (policy in flow) edits.push(update('flows', flowId, { [policy]: null }));
  const source = design.elements[flow.from];
  const defaults = source && 'defaults' in source ? (source.defaults as Readonly<Record<string, Json | undefined>> | undefined) : undefined;
  if (defaults?.[policy] !== undefined) {
    const { [policy]: _, ...rest } = defaults;
    edits.push({ op: 'update', collection: 'elements', id: flow.from, fields: { defaults: Object.keys(rest).length === 0 ? null : rest } });
  }
  if (design.platform[policy] !== undefined) edits.push({ op: 'update', collection: 'platform', id: 'platform', fields: { [policy]: null } });
  return edits;
}

const nameOf = (design: Design, flow: Flow): string =>
  flow.label ?? `${design.elements[flow.from]?.name ?? flow.from} → ${design.elements[flow.to]?.name ?? flow.to}`;
