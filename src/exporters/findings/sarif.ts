import type { Design } from '../../model/index.ts';
import { RULES, type Finding, type RuleInfo, type Severity } from '../../rules/index.ts';
import { lineOfFinding, nameOf, type CheckedFile } from './report.ts';

/** Words of SARIF for how much a finding hurts. */
const LEVELS: Readonly<Record<Severity, 'error' | 'warning' | 'note'>> = { error: 'error', warning: 'warning', info: 'note' };

/**
 * The static analysis results interchange format, version 2.1.0 (OASIS). Code scanning of forges reads it; a finding keeps its identity from run to run by
 * its key, whatever happens to lines.
 * @param version of this program
 */
export function writeSarif(files: readonly CheckedFile[], version: string): string {
  const log = {
    $schema: 'https://json.schemastore.org/sarif-2.1.0.json',
    version: '2.1.0',
    runs: [
      {
        tool: { driver: { name: 'Seamwright', semanticVersion: version, rules: RULES.map(descriptorOf) } },
        columnKind: 'utf16CodeUnits',
        artifacts: files.map(({ path }) => ({ location: { uri: uriOf(path) } })),
        results: files.flatMap((file) => file.findings.map((finding) => resultOf(file, finding))),
      },
    ],
  };
  return `${JSON.stringify(log, null, 2)}\n`;
}

const descriptorOf = (rule: RuleInfo) => ({
  id: rule.id,
  name: rule.title,
  shortDescription: { text: rule.summary },
  fullDescription: { text: rule.docs.wrong },
  help: { text: `${rule.docs.wrong}\n\n${rule.docs.why}\n\n${rule.docs.fix}` },
  defaultConfiguration: { level: LEVELS[rule.severity] },
  properties: { tags: [rule.group], confidence: rule.confidence, preset: rule.preset, sources: rule.sources.map(({ words }) => words) },
});

function resultOf(file: CheckedFile, finding: Finding) {
  const ruleIndex = RULES.findIndex(({ id }) => id === finding.ruleId);
  const line = lineOfFinding(file, finding);
  const related = finding.evidence.filter((id) => id !== finding.subject).flatMap((id) => relatedLocation(file, id));
  return {
    ruleId: finding.ruleId,
    ...(ruleIndex >= 0 && { ruleIndex }),
    level: LEVELS[finding.severity],
    kind: finding.question ? 'review' : 'fail',
    message: { text: `${finding.message}. ${finding.why}` },
    locations: [
      {
        physicalLocation: { artifactLocation: { uri: uriOf(file.path) }, region: { startLine: line ?? 1 } },
        logicalLocations: [logicalLocation(file.design, finding.subject)],
      },
    ],
    ...(related.length > 0 && { relatedLocations: related }),
    partialFingerprints: { 'finding/v1': finding.key },
  };
}

function relatedLocation(file: CheckedFile, id: string) {
  const startLine = file.lineOf?.(id);
  if (startLine === undefined) return [];
  return [
    {
      physicalLocation: { artifactLocation: { uri: uriOf(file.path) }, region: { startLine } },
      message: { text: nameOf(file.design, id) },
    },
  ];
}

const logicalLocation = (design: Design, id: string) => ({ name: nameOf(design, id), fullyQualifiedName: id, kind: 'element' });

/** A relative path as a reference: separators stay, everything else that a URI gives a meaning is escaped. */
const uriOf = (path: string): string => path.replaceAll('\\', '/').split('/').map(encodeURIComponent).join('/');
