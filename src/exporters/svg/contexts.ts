import { contextTitle, type Rect, size, type Theme } from '../../drawing/index.ts';
import type { BoundedContext } from '../../model/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, tag } from './markup.ts';
import { oneLine } from './nodes.ts';

/** A bounded context: a dashed field, its name, and what kind of subdomain it is. */
export function contextMarkup(context: BoundedContext, { x, y, width, height }: Rect, theme: Theme): string {
  const fill = inkOf(theme, 'context');
  const title = contextTitle({ ...context, name: oneLine(context.name) }, width);
  const { radius, dash, fontSize, titleX, titleBaseline, titleGap } = size.context;
  const subdomain = title.subdomain === '' ? '' : tag('tspan', { dx: titleGap, 'font-weight': 400 }, escapeXml(title.subdomain));
  return [
    tag('rect', {
      x,
      y,
      width,
      height,
      rx: radius,
      fill: fill.colour,
      'fill-opacity': fill.opacity,
      stroke: inkOf(theme, 'context-line').colour,
      'stroke-dasharray': dash.join(' '),
    }),
    tag(
      'text',
      { x: x + titleX, y: y + titleBaseline, 'font-size': fontSize, 'font-weight': 600, fill: inkOf(theme, 'text-2').colour },
      escapeXml(title.name) + subdomain,
    ),
  ].join('');
}
