import { RULES, type RuleInfo } from './info.ts';
import { RULE_GROUPS } from './rule.ts';

const CONFIDENCE: Readonly<Record<RuleInfo['confidence'], string>> = { S: 'structural fact', P: 'depends on properties', H: 'heuristic' };

/** The whole catalogue as a page of Markdown, for those who read before they draw. `docs/rules.md` holds it. */
export function rulesPage(): string {
  const sections = RULE_GROUPS.map((group) => {
    const rules = RULES.filter((rule) => rule.group === group);
    return [`## ${group}`, ...rules.map(entryOf)].join('\n\n');
  });
  return `${[INTRODUCTION, ...sections].join('\n\n')}\n`;
}

const INTRODUCTION = `# The rules

What each rule looks for, why it matters and what to do about it. This page is written from the catalogue in \`src/rules/catalogue\` by \`npx node scripts/rules-page.ts\`; the same text, with a wrong and a right picture, stands behind *Why?* of a finding.

Absent means that nobody designed it, and is judged; what an import could not know is asked about and never more than a note. A policy of a call is its own, else its source's, else the platform's. Presets: *sketch* asks what a whiteboard drawing can answer, *design* what a design should, *production* everything. Each threshold can be set in the design.`;

function entryOf(rule: RuleInfo): string {
  const { docs, parameters } = rule;
  const facts = [rule.severity === 'info' ? 'note' : rule.severity, CONFIDENCE[rule.confidence], `preset ${rule.preset}`].join(' · ');
  const settings = parameters.map(({ name, label, default: value, unit, min, max }) => {
    const shown = `${value}${unit === undefined ? '' : ` ${unit}`}`;
    return `- \`${name}\` ${label}: ${shown} (${min} to ${max})`;
  });
  const sources = rule.sources.map(({ words }) => words).join('; ');
  return [
    `### \`${rule.id}\` ${rule.title}`,
    `${facts}`,
    docs.wrong,
    `**Why it hurts.** ${docs.why}`,
    `**What to do.** ${docs.fix}`,
    ...(settings.length > 0 ? [settings.join('\n')] : []),
    `*Source: ${sources}.*`,
  ].join('\n\n');
}
