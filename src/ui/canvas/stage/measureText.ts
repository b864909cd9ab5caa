import { averageText, fonts, type MeasureText } from '../../../drawing/index.ts';

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

/** To be called when the fonts have arrived. */
export const forgetWidths = (): void => known.clear();

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
