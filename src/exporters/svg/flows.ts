import { headPath, labelRect, linePath, type Route, size, type Theme } from '../../drawing/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, tag } from './markup.ts';
import { oneLine } from './nodes.ts';

/** The line of a flow with its head; the word comes later, so that it lies on every line. */
export function lineMarkup(route: Route, theme: Theme): string {
  const colour = inkOf(theme, 'flow').colour;
  const dash = route.asynchronous ? size.flow.dash.join(' ') : undefined;
  return [
    tag('path', { d: linePath(route), fill: 'none', stroke: colour, 'stroke-width': size.flow.width, 'stroke-dasharray': dash }),
    route.asynchronous
      ? tag('path', {
          d: headPath(route),
          fill: 'none',
          stroke: colour,
          'stroke-width': size.flow.width,
          'stroke-linejoin': 'round',
          'stroke-linecap': 'round',
        })
      : tag('path', { d: headPath(route), fill: colour }),
  ].join('');
}

/** The word of a flow on a patch of the ground, so that the line stops at it. */
export function labelMarkup(route: Route, theme: Theme): string {
  if (route.label === undefined) return '';
  const { text, at, onLine } = route.label;
  const { x, y, width, height } = labelRect(route.label);
  const { fontSize, weight } = size.label;
  return [
    ...(onLine ? [tag('rect', { x, y, width, height, fill: inkOf(theme, 'canvas').colour })] : []),
    tag(
      'text',
      { x: at.x, y: at.y + fontSize * 0.36, 'text-anchor': 'middle', 'font-size': fontSize, 'font-weight': weight, fill: inkOf(theme, 'text-2').colour },
      escapeXml(oneLine(text)),
    ),
  ].join('');
}
