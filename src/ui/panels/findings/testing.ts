import type { Finding, Severity } from './types.ts';

/** A finding as tests need it: what it says is made from what it is about. */
export const finding = (ruleId: string, severity: Severity, subject: string, evidence: readonly string[] = [subject]): Finding => ({
  key: `${ruleId}@${subject}`,
  ruleId,
  severity,
  subject,
  evidence,
  title: [{ text: `${ruleId} of ${subject}` }],
  message: `${ruleId} of ${subject}`,
  where: subject,
  why: '',
  question: false,
});
