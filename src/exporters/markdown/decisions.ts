import { slugOf, type Decision, type Design } from '../../model/index.ts';
import { RULES } from '../../rules/index.ts';
import { fileStem } from '../exporter.ts';
import { inline, paragraphs } from '../markdownText.ts';
import { nameOf } from './names.ts';

/** A decision of the document as a record of its own. */
export interface DecisionRecord {
  readonly decision: Decision;
  readonly title: string;
  /** Relative to the architecture document. */
  readonly path: string;
}

/** Every decision of the design, the oldest first, numbered from 1. */
export function decisionRecords(design: Design): readonly DecisionRecord[] {
  return Object.entries(design.decisions)
    .sort(([a, first], [b, second]) => first.date.localeCompare(second.date) || (a < b ? -1 : 1))
    .map(([, decision], index) => {
      const title = titleOf(design, decision);
      return { decision, title, path: `decisions/${String(index + 1).padStart(4, '0')}-${fileStem(slugOf(title), 'decision')}.md` };
    });
}

function titleOf(design: Design, { title, ruleId, subjects = [], reason }: Decision): string {
  if (title !== undefined && title.trim() !== '') return title;
  const about = subjects.map((id) => nameOf(design, id)).join(', ');
  if (ruleId === undefined) return about === '' ? (reason.split(/[.\n]/)[0] ?? reason) : about;
  const rule = RULES.find(({ id }) => id === ruleId)?.title ?? ruleId;
  return about === '' ? `Accept: ${rule}` : `Accept for ${about}: ${rule}`;
}

/**
 * One decision as a Markdown any decision record (MADR 4.0.0, https://adr.github.io/madr/). For an accepted finding the options are those that the rule
 * names; of another decision only what was decided is known.
 */
export function madr(design: Design, { decision, title }: DecisionRecord): string {
  const rule = RULES.find(({ id }) => id === decision.ruleId);
  const subjects = (decision.subjects ?? []).map((id) => nameOf(design, id));
  const chosen = decision.ruleId === undefined ? title : 'Leave it as it is';
  const parts = [
    `---\nstatus: accepted\ndate: ${decision.date}\n---`,
    `# ${inline(title)}`,
    '## Context and Problem Statement',
    rule ? inline(rule.docs.wrong) : '',
    subjects.length > 0 ? `It is about ${subjects.map((name) => `**${inline(name)}**`).join(', ')}.` : '',
    rule === undefined && subjects.length === 0 ? `The design is ${inline(design.meta.name)}.` : '',
    '## Considered Options',
    [`* ${inline(chosen)}`, ...(rule ? [`* ${inline(rule.docs.fix)}`] : [])].join('\n'),
    '## Decision Outcome',
    `Chosen option: “${inline(chosen)}”, because:`,
    paragraphs(decision.reason) || inline(decision.reason),
    ...(rule ? ['### Consequences', `* Bad, because ${inline(midSentence(rule.docs.why))}`] : []),
    ...(decision.ruleId === undefined ? [] : ['## More Information', `The finding of the rule ${inline(decision.ruleId)} is accepted and not shown again.`]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

/** Behind a comma; abbreviations keep their letters. */
const midSentence = (text: string): string => (/^\p{Lu}\p{Lu}/u.test(text) ? text : text.charAt(0).toLowerCase() + text.slice(1));
