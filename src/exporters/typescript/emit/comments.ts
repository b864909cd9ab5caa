import { Code } from './code.ts';

const WIDTH = 110;
/** Controls, line and paragraph separators, and everything that reorders or hides text (bidirectional controls, zero width, tags). */
const INVISIBLE = /[\p{Cc}\p{Zl}\p{Zp}\u00ad\u061c\u180e\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|[\u{e0000}-\u{e007f}]/gu;

/**
 * Makes text harmless inside a comment: one line, nothing that ends the comment, nothing that reorders or hides what follows, and no directive
 * (`@ts-nocheck`, `@vitest-environment`, `# sourceMappingURL`, `/ <reference`) that a tool would obey.
 */
export function cleanComment(text: string): string {
  return text
    .toWellFormed()
    .replace(INVISIBLE, ' ')
    .replaceAll('*/', '* /')
    .replaceAll('/*', '/ *')
    .replace(/@(?=[\p{L}\p{N}_])/gu, '@ ')
    .replace(/sourceMappingURL|sourceURL/gi, (word) => `${word.slice(0, 6)} ${word.slice(6)}`)
    .replace(/<(?=\/?[a-z])/gi, '< ')
    .replace(/\b(eslint|oxlint|biome|prettier|istanbul|c8|v8)(?=-|\s+ignore)/gi, '$1 ')
    .replace(/\s+/g, ' ')
    .trim();
}

/** A documentation comment of one or more paragraphs; empty ones are left out. No paragraphs: no comment. */
export function doc(...paragraphs: readonly (string | undefined)[]): Code {
  const lines = paragraphs.flatMap((text) => (text === undefined ? [] : wrap(cleanComment(text))));
  if (lines.length === 0) return Code.trusted('');
  if (lines.length === 1) return Code.trusted(`/** ${lines[0]} */`);
  return Code.trusted(['/**', ...lines.map((line) => ` * ${line}`), ' */'].join('\n'));
}

/** A comment behind code or on a line of its own. */
export function remark(text: string): Code {
  return Code.trusted(`// ${cleanComment(text)}`);
}

function wrap(text: string): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.split(' ')) {
    if (line !== '' && line.length + word.length + 1 > WIDTH) {
      lines.push(line);
      line = word;
    } else {
      line = line === '' ? word : `${line} ${word}`;
    }
  }
  return line === '' ? lines : [...lines, line];
}
