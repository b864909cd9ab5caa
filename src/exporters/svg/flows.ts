import { headPath, holdsPoint, labelRect, linePath, type Rect, type Route, size, type Theme } from '../../drawing/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, short, tag } from './markup.ts';
import { oneLine } from './nodes.ts';

/** The line of a flow with its head; the word comes later, so that it lies on every line. */
export function lineMarkup(route: Route, theme: Theme): string {
  // Written out: half of a large picture is this, and nothing in it comes from a person.
  const stroke = `fill="none" stroke="${inkOf(theme, 'flow').colour}" stroke-width="${short(size.flow.width)}"`;
  const line = `<path d="${linePath(route)}" ${stroke}`;
  const head = `<path d="${headPath(route)}"`;
  return route.asynchronous
    ? `${line} stroke-dasharray="${size.flow.dash.join(' ')}"/>${head} ${stroke} stroke-linejoin="round" stroke-linecap="round"/>`
    : `${line}/>${head} fill="${inkOf(theme, 'flow').colour}"/>`;
}

/** The word of a flow on a patch of the ground behind it, so that the line stops at it. `fields` are the contexts, whose ground is a shade apart. */
export function labelMarkup(route: Pick<Route, 'label'>, fields: readonly Rect[], theme: Theme): string {
  if (route.label === undefined) return '';
  const { text, at, onLine } = route.label;
  const patch = labelRect(route.label);
  const { fontSize, weight } = size.label;
  const word = tag(
    'text',
    { x: at.x, y: at.y + fontSize * 0.36, 'text-anchor': 'middle', 'font-size': fontSize, 'font-weight': weight, fill: inkOf(theme, 'text-2').colour },
    escapeXml(oneLine(text)),
  );
  if (!onLine) return word;
  const { x, y, width, height } = patch;
  const shade = inkOf(theme, 'context');
  let ground = tag('rect', { x, y, width, height, fill: inkOf(theme, 'canvas').colour });
  for (const field of fields) {
    if (holdsPoint(field, at)) ground += tag('rect', { x, y, width, height, fill: shade.colour, 'fill-opacity': shade.opacity });
  }
  return ground + word;
}
