import { describe, expect, it } from 'vitest';
import { ENGLISH, sayEnglish } from './english.ts';
import { placesIn, usedTexts } from './testing/texts.ts';
import { createTranslator } from './translator.ts';

const texts = [...new Set(usedTexts().map(({ text }) => text))];
/** i18next with the English plurals; a text without one is its own key, and what tells meanings apart is cut off. */
const oracle = createTranslator('en', {
  ...ENGLISH,
  ...Object.fromEntries(texts.filter((text) => text.includes('|')).map((text) => [text, text.replace(/\|.*$/, '')])),
});

describe('English', () => {
  it('is said as i18next says it, every text of the interface', () => {
    expect(texts.length).toBeGreaterThan(1_000);
    const hostile = ['orders', '{{name}}', '$t(Undo)', '$& $1', '<b>', '|', ''];
    const different = texts.flatMap((text) =>
      hostile.flatMap((name) =>
        [undefined, 0, 1, 2].flatMap((count) => {
          const values = Object.fromEntries(placesIn(text).map((place) => [place, place === 'count' && count !== undefined ? String(count) : name]));
          const [ours, theirs] = [sayEnglish(text, values, count), oracle(text, values, count)];
          return ours === theirs ? [] : [{ text, name, count, ours, theirs }];
        }),
      ),
    );
    expect(different).toEqual([]);
  });

  it('has no plural of a text that nobody says', () => {
    const known = new Set(texts);
    expect(Object.keys(ENGLISH).filter((key) => !known.has(key.replace(/_one$/, '')))).toEqual([]);
  });
});
