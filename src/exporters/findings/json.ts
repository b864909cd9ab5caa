import { countsOf, lineOfFinding, type CheckedFile } from './report.ts';

/** Everything that a program may want to know, as plain data; `counts` over all files. */
export function writeJson(files: readonly CheckedFile[]): string {
  const report = {
    format: 1,
    counts: countsOf(files.flatMap(({ findings }) => findings)),
    files: files.map((file) => ({
      path: file.path,
      name: file.design.meta.name,
      counts: countsOf(file.findings),
      findings: file.findings.map((finding) => ({
        key: finding.key,
        rule: finding.ruleId,
        severity: finding.severity,
        question: finding.question,
        subject: finding.subject,
        line: lineOfFinding(file, finding),
        message: finding.message,
        why: finding.why,
        evidence: finding.evidence,
      })),
    })),
  };
  return `${JSON.stringify(report, null, 2)}\n`;
}
