import cyrillicExtended from '@fontsource-variable/inter/files/inter-cyrillic-ext-wght-normal.woff2?inline';
import cyrillic from '@fontsource-variable/inter/files/inter-cyrillic-wght-normal.woff2?inline';
import greekExtended from '@fontsource-variable/inter/files/inter-greek-ext-wght-normal.woff2?inline';
import greek from '@fontsource-variable/inter/files/inter-greek-wght-normal.woff2?inline';
import latinExtended from '@fontsource-variable/inter/files/inter-latin-ext-wght-normal.woff2?inline';
import latin from '@fontsource-variable/inter/files/inter-latin-wght-normal.woff2?inline';
import vietnamese from '@fontsource-variable/inter/files/inter-vietnamese-wght-normal.woff2?inline';
import ranges from '@fontsource-variable/inter/unicode.json' with { type: 'json' };

/** The pieces of the font: an address that holds it, and its `unicode-range`. */
const PIECES = [
  { source: latin, range: ranges.latin },
  { source: latinExtended, range: ranges['latin-ext'] },
  { source: cyrillic, range: ranges.cyrillic },
  { source: cyrillicExtended, range: ranges['cyrillic-ext'] },
  { source: greek, range: ranges.greek },
  { source: greekExtended, range: ranges['greek-ext'] },
  { source: vietnamese, range: ranges.vietnamese },
] as const;

/** Rules that bring Inter along, all weights in one, for those pieces of it that a text needs. */
export function fontFaces(text: string): string {
  const points = [...new Set(text)].map((character) => character.codePointAt(0) ?? 0);
  return PIECES.filter(({ range }) => needs(range, points))
    .map(({ source, range }) => `@font-face{font-family:Inter;font-weight:100 900;src:url(${source}) format('woff2');unicode-range:${range}}`)
    .join('');
}

function needs(range: string, points: readonly number[]): boolean {
  const spans = range.split(',').map((part) =>
    part
      .trim()
      .replace(/^U\+/i, '')
      .split('-')
      .map((end) => Number.parseInt(end, 16)),
  );
  return points.some((point) => spans.some(([from = 0, to = from]) => point >= from && point <= to));
}
