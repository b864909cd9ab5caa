import { contextTitle, contextTitleWhole, inflate, overlaps, type Rect, rectBetween, type Route, size, SpatialIndex, type Theme } from '../../drawing/index.ts';
import type { BoundedContext, Design } from '../../model/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, tag } from './markup.ts';
import { oneLine } from './nodes.ts';

/** Contexts whose name or subdomain a flow runs across. */
export function struckTitles(contexts: Design['contexts'], boxes: ReadonlyMap<string, Rect>, routes: Iterable<Pick<Route, 'points'>>): ReadonlySet<string> {
  const titles = new SpatialIndex();
  for (const [id, box] of boxes) titles.set(id, contextTitleWhole(contexts[id] ?? { name: '' }, box));
  const struck = new Set<string>();
  for (const { points } of routes) {
    points.forEach((point, index) => {
      const stretch = inflate(rectBetween(points[index - 1] ?? point, point), 1);
      titles.visit(stretch, (id, title) => {
        if (overlaps(stretch, title)) struck.add(id);
      });
    });
  }
  return struck;
}

/** A bounded context: a dashed field, its name, and what kind of subdomain it is, unless a flow runs across its title: the subdomain goes first. */
export function contextMarkup({ subdomain, ...context }: BoundedContext, { x, y, width, height }: Rect, theme: Theme, struck: boolean): string {
  const fill = inkOf(theme, 'context');
  const title = contextTitle({ ...context, name: oneLine(context.name), ...(!struck && subdomain && { subdomain }) }, width);
  const { radius, dash, fontSize, titleX, titleBaseline, titleGap } = size.context;
  const aside = title.subdomain === '' ? '' : tag('tspan', { dx: titleGap, 'font-weight': 400 }, escapeXml(title.subdomain));
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
      escapeXml(title.name) + aside,
    ),
  ].join('');
}
