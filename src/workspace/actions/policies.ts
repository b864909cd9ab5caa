import { t, wordTable } from '../../language/index.ts';
import { update, type Edit, type Json, type Policies, type PolicyName } from '../../model/index.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';
import { nameOf } from './names.ts';

/** Who has policies: a flow, an element (for its calls by default), or the platform under the id `platform`. */
const PLATFORM = 'platform';

const WORDS: { readonly [N in PolicyName]: string } = wordTable({
  fallback: 'fallback',
  retry: 'retry',
  circuitBreaker: 'circuit breaker',
  rateLimit: 'rate limit',
  timeout: 'timeout',
  bulkhead: 'bulkhead',
});

/** Sets a policy of a flow, of an element's defaults or of the platform (id `platform`); `null` takes it away. `{}` is a policy without numbers. */
export function setPolicy<N extends PolicyName>(id: string, name: N, policy: Policies[N] | null, options: { readonly gesture?: string } = {}): ApplyResult {
  const { design } = useDesign.getState();
  const where = id === PLATFORM ? t('the platform') : nameOf(design, id);
  const label =
    policy === null ? t('Remove of {{where}}: {{policy}}', { policy: WORDS[name], where }) : t('Set for {{where}}: {{policy}}', { policy: WORDS[name], where });
  return apply([policyEdit(id, name, policy as Json)], { label, ...options });
}

function policyEdit(id: string, name: PolicyName, policy: Json): Edit {
  const { design } = useDesign.getState();
  if (id === PLATFORM) return { op: 'update', collection: 'platform', id: PLATFORM, fields: { [name]: policy } };
  const element = design.elements[id];
  if (!element) return { op: 'update', collection: 'flows', id, fields: { [name]: policy } };
  const defaults: { [field: string]: Json | undefined } = { ...('defaults' in element ? (element.defaults as { [field: string]: Json | undefined }) : {}) };
  if (policy === null) delete defaults[name];
  else defaults[name] = policy;
  return { op: 'update', collection: 'elements', id, fields: { defaults: Object.keys(defaults).length === 0 ? null : defaults } };
}

/** The order of a call's policies, outermost first; `null` goes back to the usual one. */
export function setPolicyOrder(flowId: string, order: readonly PolicyName[] | null): ApplyResult {
  const { design } = useDesign.getState();
  return apply([update('flows', flowId, { policyOrder: order === null ? null : [...order] })], {
    label: t('Reorder the policies of {{name}}', { name: nameOf(design, flowId) }),
  });
}
