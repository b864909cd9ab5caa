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
