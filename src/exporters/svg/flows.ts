import { headPath, holdsPoint, labelRect, linePath, type Rect, type Route, size, type Theme } from '../../drawing/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, short } from './markup.ts';
import { oneLine } from './nodes.ts';

// Markup is written out here: most of a large picture is this, and of what stands in it only words come from people.

/** The line of a flow with its head; the word comes later, so that it lies on every line. */
export function lineMarkup(route: Route, theme: Theme): string {
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
  const { fontSize, weight } = size.label;
  const words = `<text x="${short(at.x)}" y="${short(at.y + fontSize * 0.36)}" text-anchor="middle" font-size="${short(fontSize)}" font-weight="${weight}"`;
  const word = `${words} fill="${inkOf(theme, 'text-2').colour}">${escapeXml(oneLine(text))}</text>`;
  if (!onLine) return word;
  const { x, y, width, height } = labelRect(route.label);
  const patch = `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}"`;
  const shade = inkOf(theme, 'context');
  let ground = `${patch} fill="${inkOf(theme, 'canvas').colour}"/>`;
  for (const field of fields) if (holdsPoint(field, at)) ground += `${patch} fill="${shade.colour}" fill-opacity="${short(shade.opacity)}"/>`;
  return ground + word;
}
