import cyrillicExtended400 from '@fontsource/inter/files/inter-cyrillic-ext-400-normal.woff?inline';
import cyrillicExtended500 from '@fontsource/inter/files/inter-cyrillic-ext-500-normal.woff?inline';
import cyrillicExtended600 from '@fontsource/inter/files/inter-cyrillic-ext-600-normal.woff?inline';
import cyrillic400 from '@fontsource/inter/files/inter-cyrillic-400-normal.woff?inline';
import cyrillic500 from '@fontsource/inter/files/inter-cyrillic-500-normal.woff?inline';
import cyrillic600 from '@fontsource/inter/files/inter-cyrillic-600-normal.woff?inline';
import greekExtended400 from '@fontsource/inter/files/inter-greek-ext-400-normal.woff?inline';
import greekExtended500 from '@fontsource/inter/files/inter-greek-ext-500-normal.woff?inline';
import greekExtended600 from '@fontsource/inter/files/inter-greek-ext-600-normal.woff?inline';
import greek400 from '@fontsource/inter/files/inter-greek-400-normal.woff?inline';
import greek500 from '@fontsource/inter/files/inter-greek-500-normal.woff?inline';
import greek600 from '@fontsource/inter/files/inter-greek-600-normal.woff?inline';
import latinExtended400 from '@fontsource/inter/files/inter-latin-ext-400-normal.woff?inline';
import latinExtended500 from '@fontsource/inter/files/inter-latin-ext-500-normal.woff?inline';
import latinExtended600 from '@fontsource/inter/files/inter-latin-ext-600-normal.woff?inline';
import latin400 from '@fontsource/inter/files/inter-latin-400-normal.woff?inline';
import latin500 from '@fontsource/inter/files/inter-latin-500-normal.woff?inline';
import latin600 from '@fontsource/inter/files/inter-latin-600-normal.woff?inline';
import vietnamese400 from '@fontsource/inter/files/inter-vietnamese-400-normal.woff?inline';
import vietnamese500 from '@fontsource/inter/files/inter-vietnamese-500-normal.woff?inline';
import vietnamese600 from '@fontsource/inter/files/inter-vietnamese-600-normal.woff?inline';
import { create, type Font, type FontCollection } from 'fontkit';

/** The weights that a picture is set in. */
export type Weight = 400 | 500 | 600;

/** Inter comes in pieces, by script; the ones that most need stand first. */
const SOURCES: Readonly<Record<Weight, readonly string[]>> = {
  400: [latin400, latinExtended400, cyrillic400, greek400, vietnamese400, cyrillicExtended400, greekExtended400],
  500: [latin500, latinExtended500, cyrillic500, greek500, vietnamese500, cyrillicExtended500, greekExtended500],
  600: [latin600, latinExtended600, cyrillic600, greek600, vietnamese600, cyrillicExtended600, greekExtended600],
};

const opened = new Map<string, Font>();

/** The piece of Inter that has a character, opened when it is first asked for. Nothing where Inter does not have it. */
export function faceWith(codePoint: number, weight: Weight): Font | undefined {
  for (const source of SOURCES[weight]) {
    const face = opened.get(source) ?? open(source);
    if (face.hasGlyphForCodePoint(codePoint)) return face;
  }
  return undefined;
}

function open(source: string): Font {
  const bytes = Uint8Array.from(atob(source.slice(source.indexOf(',') + 1)), (character) => character.charCodeAt(0));
  const face = create(bytes as Parameters<typeof create>[0]);
  if (isCollection(face)) throw new Error('A piece of Inter is one font.');
  opened.set(source, face);
  return face;
}

const isCollection = (face: Font | FontCollection): face is FontCollection => 'fonts' in face;
