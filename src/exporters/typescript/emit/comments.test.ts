import fc from 'fast-check';
import ts from 'typescript-classic';
import { describe, expect, it } from 'vitest';
import { hostileText } from '../../../testing/index.ts';
import { cleanComment, doc, remark } from './comments.ts';

const HOSTILE = [
  '*/ process.exit() /*',
  '*\u200b/ x',
  '@ts-nocheck',
  '@vitest-environment jsdom',
  '# sourceMappingURL=data:x',
  '\u202eevil\u202c',
  'a\u2028b',
  '\ud800',
  '/// <reference path="x" />',
  '**/',
];
const anyText = fc.oneof(hostileText, fc.string({ unit: 'binary' }), fc.constantFrom(...HOSTILE));

/** Kinds of the tokens that a compiler sees, comments and white space among them. */
function tokensOf(code: string): ts.SyntaxKind[] {
  const scanner = ts.createScanner(ts.ScriptTarget.Latest, false, ts.LanguageVariant.Standard, code);
  const kinds: ts.SyntaxKind[] = [];
  for (let kind = scanner.scan(); kind !== ts.SyntaxKind.EndOfFileToken; kind = scanner.scan()) kinds.push(kind);
  return kinds;
}

describe('a comment', () => {
  it('is one comment to the compiler, whatever is in it', () => {
    fc.assert(
      fc.property(anyText, anyText, (first, second) => {
        const code = String(doc(`x ${first}`, second));
        expect(tokensOf(code)).toEqual([ts.SyntaxKind.MultiLineCommentTrivia]);
      }),
    );
  });

  it('behind code ends with its line', () => {
    fc.assert(fc.property(anyText, (text) => void expect(tokensOf(String(remark(text)))).toEqual([ts.SyntaxKind.SingleLineCommentTrivia])));
  });

  it('holds no directive that a tool obeys', () => {
    for (const text of HOSTILE) expect(cleanComment(text)).not.toMatch(/@[a-z]|sourceMappingURL|<reference|\*\//);
  });

  it('hides and reorders nothing', () => {
    fc.assert(
      fc.property(anyText, (text) => void expect(cleanComment(text)).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}\u200b-\u200f\u202a-\u202e\u2060-\u206f\ufeff]|\p{Cs}/u)),
    );
  });

  it('keeps ordinary words as they are', () => expect(cleanComment('Größe: 10 % of “all” — 注文')).toBe('Größe: 10 % of “all” — 注文'));

  it('is left out when it says nothing', () => expect(String(doc(undefined, ''))).toBe(''));

  it('breaks long text into lines', () => {
    const lines = String(doc('word '.repeat(60))).split('\n');
    expect(lines.length).toBeGreaterThan(4);
    for (const line of lines) expect(line.length).toBeLessThanOrEqual(120);
  });
});
