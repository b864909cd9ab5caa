import type { Severity } from '../../rules/index.ts';
import { lineOfFinding, type CheckedFile } from './report.ts';

const COMMANDS: Readonly<Record<Severity, string>> = { error: 'error', warning: 'warning', info: 'notice' };

/** Workflow commands of GitHub Actions, one for each finding; printed in a job they become annotations at the lines of the design. */
export function writeGithub(files: readonly CheckedFile[]): string {
  return files
    .flatMap((file) =>
      file.findings.map((finding) => {
        const line = lineOfFinding(file, finding);
        const properties = { file: file.path, ...(line !== undefined && { line: String(line) }), title: finding.ruleId };
        const written = Object.entries(properties).map(([name, value]) => `${name}=${property(value)}`);
        return `::${COMMANDS[finding.severity]} ${written.join(',')}::${data(`${finding.message}\n${finding.why}`)}\n`;
      }),
    )
    .join('');
}

/** What would end a command early is escaped as GitHub's own toolkit does it. */
const data = (value: string): string => value.replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
const property = (value: string): string => data(value).replaceAll(':', '%3A').replaceAll(',', '%2C');
