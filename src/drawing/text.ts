/** Width in px of one line of text in the picture's sans-serif. The page measures with a canvas; without one, average widths serve. */
export type MeasureText = (text: string, fontSize: number, weight: number) => number;

/** Advance widths of Inter in thousandths of the font size, by groups of characters that are alike. */
const WIDTHS: readonly (readonly [characters: string, width: number])[] = [
  ["ijl'|!.,:;I", 275],
  ['frt()[]{}-/\\" ', 360],
  ['ckszvxyJ', 555],
  ['abdeghnopqu?FLE', 610],
  ['0123456789_+=<>~', 640],
  ['ABCDGHKNOPQRSTUVXYZ&', 705],
  ['mwMW@%…—', 900],
];

const WIDTH_OF = new Map(WIDTHS.flatMap(([characters, width]) => [...characters].map((character) => [character, width] as const)));
const OTHER = 640;
const WIDE = 1000;

/** Measures without a font: good to about a tenth, on the wide side for bold text. */
export const averageText: MeasureText = (text, fontSize, weight) => {
  let thousandths = 0;
  for (const character of text) {
    thousandths += WIDTH_OF.get(character) ?? ((character.codePointAt(0) ?? 0) >= 0x1100 ? WIDE : OTHER);
  }
  return (thousandths / 1000) * fontSize * (weight >= 600 ? 1.05 : 1);
};

/**
 * Cuts a text that is wider than `width` and ends it with an ellipsis; whole code points only. A text that fits comes back as it is,
 * and where not even one character fits the ellipsis alone is left.
 */
export function truncate(text: string, width: number, fontSize: number, weight: number, measure: MeasureText = averageText): string {
  if (measure(text, fontSize, weight) <= width) return text;
  const characters = [...text];
  let low = 0;
  let high = characters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(cut(characters, middle), fontSize, weight) <= width) low = middle;
    else high = middle - 1;
  }
  return cut(characters, low);
}

const cut = (characters: readonly string[], count: number): string => `${characters.slice(0, count).join('').trimEnd()}…`;

/** Where a name is broken … */
const AT_WORDS = /(?<=[ -])/u;
/** … and, where that is not enough, in words as programs write them. */
const IN_WORDS = /(?<=[ \-_./:])|(?<=\p{Ll})(?=\p{Lu})/u;

/** A name on one line where it fits, else on as many as there may be. What is too wide even then ends with an ellipsis. */
export function nameLines(name: string, width: number, fontSize: number, weight: number, measure: MeasureText = averageText, most = 2): readonly string[] {
  return brokenName(name, width, fontSize, weight, measure, most).map((line) => truncate(line, width, fontSize, weight, measure));
}

/** The same before anything is cut: some lines may be too wide. */
export function brokenName(name: string, width: number, fontSize: number, weight: number, measure: MeasureText = averageText, most = 2): readonly string[] {
  const fits = (text: string): boolean => measure(text, fontSize, weight) <= width;
  if (fits(name)) return [name];
  const words = inLines(name.split(AT_WORDS), most, fits);
  return words.every(fits) ? words : inLines(name.split(IN_WORDS), most, fits);
}

/** The least width in which a name stands on two lines whole. */
export function widthOnTwoLines(name: string, fontSize: number, weight: number, measure: MeasureText = averageText): number {
  const parts = name.split(IN_WORDS);
  let least = measure(name, fontSize, weight);
  for (let count = 1; count < parts.length; count++) {
    const lines = [parts.slice(0, count), parts.slice(count)].map((line) => line.join('').trimEnd());
    least = Math.min(least, Math.max(...lines.map((line) => measure(line, fontSize, weight))));
  }
  return least;
}

/** Each line but the last has as much as fits it, and at least one part. */
function inLines(parts: readonly string[], most: number, fits: (text: string) => boolean): readonly string[] {
  const lines: string[] = [];
  let line = '';
  for (const part of parts) {
    if (line !== '' && lines.length < most - 1 && !fits(`${line}${part}`.trimEnd())) {
      lines.push(line.trimEnd());
      line = '';
    }
    line += part;
  }
  return [...lines, line.trimEnd()];
}
