import fc from 'fast-check';
import { expect, it } from 'vitest';
import { type CodeLanguage, languageOf, tokensOf } from './highlight.ts';

const kinds = (text: string, language: CodeLanguage) => tokensOf(text, language).map((token) => `${token.kind}:${token.text.trim()}`);

it('Mermaid: words of the language, labels and arrows stand out', () => {
  expect(kinds('flowchart TB\n  web["Web shop"] --> gw', 'mermaid')).toEqual([
    'word:flowchart',
    'plain:TB\n  web[',
    'string:"Web shop"',
    'plain:]',
    'mark:-->',
    'plain:gw',
  ]);
});

it('TypeScript: words inside of strings and comments are no words', () => {
  expect(kinds("const a = 'return'; // if", 'typescript')).toEqual(['word:const', 'plain:a =', "string:'return'", 'plain:;', 'comment:// if']);
});

it('whatever the text, its tokens joined are the text again', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: 'grapheme', maxLength: 200 }),
      fc.constantFrom<CodeLanguage>('mermaid', 'typescript', 'json', 'yaml', 'plain'),
      (text, language) => {
        expect(
          tokensOf(text, language)
            .map((token) => token.text)
            .join(''),
        ).toBe(text);
      },
    ),
  );
});

it('a long text is one token', () => {
  expect(tokensOf('a -->\n'.repeat(20_000), 'mermaid')).toHaveLength(1);
});

it('knows the language by the name of the file', () => {
  expect(['a.mmd', 'src/b.ts', 'package.json', 'shop.seam.yaml', 'README.md'].map(languageOf)).toEqual(['mermaid', 'typescript', 'json', 'yaml', 'plain']);
});
