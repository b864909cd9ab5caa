/**
 * Names in Markdown are text: nothing in them starts a link, a tag, a cell, a formula or an emphasis, and nothing ends the line. Every ASCII mark may be
 * escaped with a backslash (CommonMark 2.4); only those that GitHub gives a meaning are.
 */
export function inline(value: string): string {
  const line = value
    .toWellFormed()
    .replace(/[\s\p{Cc}]+/gu, ' ')
    .trim();
  if (line === '') return '(unnamed)';
  return line
    .replace(/[\\`*_[\]<>#|~!&$]/g, (mark) => `\\${mark}`)
    .replace(LINK_START, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`)
    .replace(BLOCK_START, (start) => `${start.slice(0, -1)}\\${start.slice(-1)}`);
}

/** What GitHub makes a link of without being asked: addresses, names of hosts, addresses of mail. */
const LINK_START = /(?:https?|ftp|mailto|xmpp):|www\.|@/gi;
/** What begins a list, a rule or a heading where it stands first. */
const BLOCK_START = /^(?:[-+=]|\d+[.)])/;

/** Text of several paragraphs; its own marks mean nothing. */
export const paragraphs = (value: string): string =>
  value
    .split(/\n\s*\n/u)
    .filter((part) => part.trim() !== '')
    .map(inline)
    .join('\n\n');

/** A table of GitHub's Markdown. Cells are Markdown already; an empty one stays empty. */
export function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}

/** Code in a fence that is longer than any inside. */
export function fence(language: string, code: string): string {
  const longest = Math.max(2, ...[...code.matchAll(/`+/g)].map(([run]) => run.length));
  const mark = '`'.repeat(longest + 1);
  return `${mark}${language}\n${code.trimEnd()}\n${mark}`;
}
