import { RULES, type Finding } from '../../rules/index.ts';
import { countsOf, lineOfFinding, type CheckedFile } from './report.ts';

/**
 * JUnit's report as continuous integration servers read it: a suite for each file, a case for each finding, and a case that passed for each rule that found
 * nothing. Errors and warnings are failures; what only asks or reminds is written under its case and fails nothing.
 */
export function writeJunit(files: readonly CheckedFile[]): string {
  const suites = files.map(suiteOf);
  const all = files.flatMap(({ findings }) => findings);
  const failures = all.filter(fails).length;
  const tests = files.reduce((sum, file) => sum + casesOf(file), 0);
  return `<?xml version="1.0" encoding="UTF-8"?>\n<testsuites name="Seamwright" tests="${tests}" failures="${failures}" errors="0">\n${suites.join('')}</testsuites>\n`;
}

const fails = ({ severity }: Finding): boolean => severity !== 'info';
const silentRules = ({ findings }: CheckedFile) => RULES.filter(({ id }) => !findings.some(({ ruleId }) => ruleId === id));
const casesOf = (file: CheckedFile): number => file.findings.length + silentRules(file).length;

function suiteOf(file: CheckedFile): string {
  const { error, warning } = countsOf(file.findings);
  const cases = [...file.findings.map((finding) => caseOf(file, finding)), ...silentRules(file).map(({ id }) => `    ${openCase(file, id)}/>\n`)];
  return `  <testsuite name="${attribute(file.path)}" tests="${casesOf(file)}" failures="${error + warning}" errors="0" skipped="0">\n${cases.join('')}  </testsuite>\n`;
}

function caseOf(file: CheckedFile, finding: Finding): string {
  const line = lineOfFinding(file, finding);
  const place = line === undefined ? file.path : `${file.path}:${line}`;
  const body = text(`${place}\n${finding.why}`);
  const inside = fails(finding)
    ? `<failure message="${attribute(finding.message)}" type="${finding.severity}">${body}</failure>`
    : `<system-out>${text(finding.message)}\n${body}</system-out>`;
  return `    ${openCase(file, finding.key)}>\n      ${inside}\n    </testcase>\n`;
}

const openCase = (file: CheckedFile, name: string): string => `<testcase classname="${attribute(file.path)}" name="${attribute(name)}"`;

/** Characters that XML 1.0 does not know at all become U+FFFD; the rest of what it gives a meaning is escaped. */
// oxlint-disable-next-line no-control-regex -- control characters are what is looked for
const UNKNOWN = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]/g;
const text = (value: string): string =>
  value.toWellFormed().replace(UNKNOWN, '\ufffd').replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const attribute = (value: string): string => text(value).replaceAll('"', '&quot;').replaceAll('\n', '&#10;').replaceAll('\r', '&#13;').replaceAll('\t', '&#9;');
