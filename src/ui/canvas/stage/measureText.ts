import { averageText, fonts, type MeasureText, nameLines, size } from '../../../drawing/index.ts';

let context: CanvasRenderingContext2D | null | undefined;
const known = new Map<string, number>();
const KEPT = 20_000;

/** Widths in the fonts of the page, remembered. Before the fonts are there it measures their fallback: see `forgetWidths`. */
export const measureText: MeasureText = (text, fontSize, weight) => {
  const key = `${weight} ${fontSize} ${text}`;
  const before = known.get(key);
  if (before !== undefined) return before;
  context ??= document.createElement('canvas').getContext('2d');
  if (!context) return averageText(text, fontSize, weight);
  context.font = `${weight} ${fontSize}px ${fonts.sans}`;
  const { width } = context.measureText(text);
  if (known.size >= KEPT) known.clear();
  known.set(key, width);
  return width;
};

const wrapped = new Map<string, readonly string[]>();

/** A name on at most so many lines of this width, broken as the page breaks it. Kept, because the same names are drawn in every frame that redraws. */
export function wrapName(name: string, width: number, fontSize: number, most = 2): readonly string[] {
  const key = `${most} ${Math.round(width)} ${fontSize.toFixed(1)} ${name}`;
  const before = wrapped.get(key);
  if (before) return before;
  if (wrapped.size >= KEPT) wrapped.clear();
  // Measured at the usual size and scaled: growing sizes would fill the store of widths.
  const lines = nameLines(name, width * (size.name.fontSize / fontSize), size.name.fontSize, size.name.weight, measureText, most);
  wrapped.set(key, lines);
  return lines;
}

/** To be called when the fonts have arrived. */
export function forgetWidths(): void {
  known.clear();
  wrapped.clear();
}

const FACES = [400, 500, 600].map((weight) => `${weight} 14px "Inter Variable"`);

let arrived = false;

/** Whether the fonts of the page are there. Widths from before they were are forgotten with the first yes. */
export function fontsAreHere(): boolean {
  const here = FACES.every((face) => globalThis.document?.fonts?.check(face) ?? true);
  if (here && !arrived) forgetWidths();
  arrived = here;
  return here;
}

/** Resolves when the fonts are there, or will not come. */
export const fontsCome = (): Promise<unknown> => Promise.allSettled(FACES.map((face) => document.fonts.load(face)));

// A browser fetches fonts when words are laid out in them: who waits for that measures and draws everything twice.
if (globalThis.document?.fonts) void fontsCome();
