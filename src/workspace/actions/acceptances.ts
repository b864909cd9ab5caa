import { t } from '../../language/index.ts';
import { add, allIds, newId, remove, update } from '../../model/index.ts';
import type { Finding } from '../../rules/index.ts';
import { apply, type ApplyResult } from '../editing.ts';
import { useDesign } from '../stores/design.ts';

/** The team accepts a finding: it becomes a decision with its reason, and is not shown any more. */
export function acceptFinding(finding: Finding, reason: string): ApplyResult {
  const { design } = useDesign.getState();
  const date = new Date().toISOString().slice(0, 10);
  const id = newId(finding.ruleId, allIds(design), Math.random);
  return apply([add('decisions', id, { title: finding.message.slice(0, 500), ruleId: finding.ruleId, subjects: [finding.subject], reason, date })], {
    label: t('Accept a finding'),
  });
}

/** Another reason for the same acceptance; its date stays. */
export function changeAcceptanceReason(decisionId: string, reason: string): ApplyResult {
  if (useDesign.getState().design.decisions[decisionId]?.reason === reason) return { ok: true, applied: [] };
  return apply([update('decisions', decisionId, { reason })], { label: t('Change the reason of an acceptance') });
}

/** Takes an acceptance back: what it hid is found again. */
export function withdrawAcceptance(decisionId: string): ApplyResult {
  return apply([remove('decisions', decisionId)], { label: t('Withdraw an acceptance') });
}
