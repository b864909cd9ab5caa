/**
 * Text inside Mermaid. Everything that could be read as syntax is written as one of Mermaid's own entity codes (`#35;` is `#`), which Mermaid takes
 * out before it parses and puts back, as an HTML entity, into what it has drawn. So a name can become neither syntax nor markup.
 * What stays as it is: letters, digits and marks of every script, emoji, and the few signs that no diagram and no Markdown gives a meaning between letters.
 */

/** Characters that are kept wherever they stand. */
const HARMLESS = /[\p{L}\p{N}\p{M}\p{Extended_Pictographic}\p{Regional_Indicator}\u200d\u200c ,('/?!·…–—’‘“”«»×→]/u;
/** Kept between two letters or digits only: alone they are lists, rules or emphasis in Markdown. */
const HARMLESS_BETWEEN = /[-._]/;
const LETTER = /[\p{L}\p{N}]/u;
/** What Markdown makes a link of, and what it makes a numbered list of. */
const LINK_DOT = /(?<=\bwww)\./gi;
const LIST_BRACKET = /(?<=^\d+)\)/;
/** Mermaid's state and flow lexers look for these two words anywhere in a line. */
const DIRECTION = /direction(?=\s+(?:TB|BT|RL|LR|TD))/gi;
const LINE_BREAK = /\r\n|[\n\r\v\f\u0085\u2028\u2029]/u;
// Control characters have no place in an SVG document; the tab becomes a blank.
const CONTROL = /[\u0000-\u0008\u000e-\u001f\u007f-\u0084\u0086-\u009f\ufffe\uffff]/gu;

/** Most names are these signs alone, and stay as they are, but for the one word that means something. */
const PLAIN = /^(?!.*\bdirection\b)[A-Za-z0-9]+(?:[ '/][A-Za-z0-9]+|[-_][A-Za-z0-9]+)*$/i;

const LONGEST_LABEL = 200;

/**
 * One line of Mermaid text for a name: safe in quoted labels of flowcharts, and behind the colon in sequence and state diagrams.
 * Line breaks become `<br/>`, which is Mermaid's own; longer names end in an ellipsis; never empty.
 */
export function mermaidText(name: string): string {
  if (name.length <= LONGEST_LABEL && PLAIN.test(name)) return name;
  const lines = shorten(name.toWellFormed().replace(/\t/g, ' ').replace(CONTROL, ''))
    .split(LINE_BREAK)
    .map((line) => line.trim())
    .filter((line) => line !== '');
  return lines.length === 0 ? 'unnamed' : lines.map(encodeLine).join('<br/>');
}

/** The same on one line, for places where Mermaid knows no line break. */
export const mermaidLine = (name: string): string => mermaidText(name.split(LINE_BREAK).join(' '));

function shorten(name: string): string {
  const characters = [...name];
  return characters.length <= LONGEST_LABEL ? name : `${characters.slice(0, LONGEST_LABEL - 1).join('')}…`;
}

function encodeLine(line: string): string {
  const marked = markedOffsets(line);
  const characters = [...line];
  let offset = 0;
  let text = '';
  characters.forEach((character, index) => {
    const kept = !marked.has(offset) && (HARMLESS.test(character) || character === ')' || isBetween(characters, index));
    text += kept ? character : `#${character.codePointAt(0) ?? 0xfffd};`;
    offset += character.length;
  });
  return text;
}

/** Offsets of characters that are harmless alone and not where they stand here. */
function markedOffsets(line: string): ReadonlySet<number> {
  const found = [DIRECTION, LINK_DOT].flatMap((pattern) => [...line.matchAll(pattern)].map((match) => match.index));
  const bracket = LIST_BRACKET.exec(line);
  return new Set(bracket === null ? found : [...found, bracket.index]);
}

function isBetween(characters: readonly string[], index: number): boolean {
  const before = characters[index - 1];
  const after = characters[index + 1];
  return before !== undefined && after !== undefined && HARMLESS_BETWEEN.test(characters[index] ?? '') && LETTER.test(before) && LETTER.test(after);
}
