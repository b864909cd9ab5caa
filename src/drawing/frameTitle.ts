import type { Rect } from './geometry.ts';
import { size } from './sizes.ts';
import { type MeasureText, truncate } from './text.ts';

/** The name of a frame as it has room along its upper edge. */
export const frameTitle = (name: string, width: number, measure: MeasureText): string =>
  truncate(name, Math.max(24, width), size.frame.fontSize, size.frame.weight, measure);

/** Where the name of a frame stands: outside, over its upper left corner. `grown` where it is drawn larger than the picture. */
export function frameTitleRect(name: string, box: Rect, measure: MeasureText, grown = 1): Rect {
  const { fontSize, weight, titleHeight } = size.frame;
  const width = measure(frameTitle(name, box.width / grown, measure), fontSize, weight) * grown;
  const height = titleHeight * grown;
  return { x: box.x, y: box.y - height, width, height };
}
