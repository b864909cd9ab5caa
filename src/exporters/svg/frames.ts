import { averageText, frameTitle, type Rect, size, type Theme } from '../../drawing/index.ts';
import type { Frame } from '../../model/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, tag } from './markup.ts';
import { oneLine } from './nodes.ts';

/** A frame: a plain border around an area, and its name over it. */
export function frameMarkup({ name }: Frame, { x, y, width, height }: Rect, theme: Theme): string {
  const { radius, fontSize, weight } = size.frame;
  return [
    tag('rect', { x, y, width, height, rx: radius, fill: inkOf(theme, 'surface').colour, 'fill-opacity': 0.5, stroke: inkOf(theme, 'control').colour }),
    tag(
      'text',
      { x, y: y - 7, 'font-size': fontSize, 'font-weight': weight, fill: inkOf(theme, 'text-2').colour },
      escapeXml(frameTitle(oneLine(name), width, averageText)),
    ),
  ].join('');
}
