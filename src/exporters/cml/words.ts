/**
 * Words that the grammar of Context Mapper takes for itself and that a name in `PascalCase` can become, in lower case. Its escape sign `^` is known to one of
 * its two parsers only, so a name that is taken gets a number instead.
 */
export const CML_WORDS: ReadonlySet<string> = new Set(
  (
    'aggregate application applicationpart bag basictype bigdecimal biginteger blob boolean boundedcontext c care cf clob collection command commandevent ' +
    'commodity concrete consumer contextmap control d datatransferobject date datetime delete domain domainevent double entity enum event fairness float flow ' +
    'genesis get high huge inclusiveness innovation int integer key list long low map medium meta module monitor none normal o object often ohs p pagedresult ' +
    'pagingparameter partnership perfection pl post privacy product put rarely repository resource respect s service set sk stakeholder stakeholdergroup ' +
    'stakeholders string subdomain sustainability system team timestamp tiny trait transparency trust u undefined usecase userstory value valuecluster ' +
    'valueepic valuenarrative valueobject valueregister valueweigthing x'
  ).split(' '),
);

/** A text of the language on one line. */
export const quoted = (text: string): string => `"${oneLine(text).replace(/[\\"]/g, (mark) => `\\${mark}`)}"`;

/** A comment over several lines; nothing in it ends it. */
export function comment(lines: readonly string[], indent = ''): readonly string[] {
  if (lines.length === 0) return [];
  return [`${indent}/*`, ...lines.map((line) => `${indent} * ${oneLine(line).replaceAll('*/', '* /')}`.trimEnd()), `${indent} */`];
}

// Control characters mean nothing in any of these texts, and one parser turns them into boxes.
const oneLine = (text: string): string => text.replace(/[\s\p{Cc}]+/gu, ' ').trim();
