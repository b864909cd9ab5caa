import { SEVERITIES, type Severity } from '../../rules/index.ts';
import { inline } from '../markdownText.ts';
import { countsOf, type CheckedFile } from './report.ts';

const HEADINGS: Readonly<Record<Severity, string>> = { error: 'Errors', warning: 'Warnings', info: 'Notes' };

/** For a pull request or a wiki: a heading for each file and severity, a line for each finding, its reason below. */
export const writeMarkdown = (files: readonly CheckedFile[]): string => `${files.map(sectionOf).join('\n')}`;

function sectionOf(file: CheckedFile): string {
  const { error, warning, info } = countsOf(file.findings);
  const lines = [
    `# Findings of ${inline(file.design.meta.name)}`,
    '',
    `${counted(error, 'error')}, ${counted(warning, 'warning')}, ${counted(info, 'note')}.`,
    '',
  ];
  for (const severity of SEVERITIES) {
    const found = file.findings.filter((finding) => finding.severity === severity);
    if (found.length === 0) continue;
    lines.push(`## ${HEADINGS[severity]}`, '');
    for (const finding of found) lines.push(`- **${inline(finding.message)}** (\`${finding.ruleId}\`)  `, `  ${inline(finding.why)}`);
    lines.push('');
  }
  return `${lines.join('\n').trimEnd()}\n`;
}

const counted = (count: number, word: string): string => `${count} ${word}${count === 1 ? '' : 's'}`;
