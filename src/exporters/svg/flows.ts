import { headPath, holdsPoint, labelRect, linePath, type Rect, type Route, size, type Theme } from '../../drawing/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, short } from './markup.ts';
import { oneLine } from './nodes.ts';

// Markup is written out here: most of a large picture is this, and of what stands in it only words come from people.

/** The line of a flow with its head; the word comes later, so that it lies on every line. */
export function lineMarkup(route: Route, theme: Theme): string {
  const { afterLine, afterHead } = penOf(theme)[route.asynchronous ? 'dashed' : 'solid'];
  return `<path d="${linePath(route)}${afterLine}<path d="${headPath(route)}${afterHead}`;
}

/** What lies behind the picture: the canvas, or, where it has no ground of its own, the paper or page that it is put on. */
export type Ground = 'canvas' | 'surface';

/** The word of a flow on a patch of the ground behind it, so that the line stops at it. `fields` are the contexts, whose ground is a shade apart. */
export function labelMarkup(route: Pick<Route, 'label'>, fields: readonly Rect[], theme: Theme, behind: Ground): string {
  if (route.label === undefined) return '';
  const { text, at, onLine } = route.label;
  const { style, field: shade, [behind]: own } = penOf(theme);
  const word = `<text x="${short(at.x)}" y="${short(at.y + size.label.fontSize * 0.36)}${style}${escapeXml(oneLine(text))}</text>`;
  if (!onLine) return word;
  const { x, y, width, height } = labelRect(route.label);
  const patch = `<rect x="${short(x)}" y="${short(y)}" width="${short(width)}" height="${short(height)}`;
  let ground = patch + own;
  for (const field of fields) if (holdsPoint(field, at)) ground += patch + shade;
  return ground + word;
}

/** What every flow has alike in a theme, from the last quote before it on: written once. */
interface Pen {
  readonly solid: Stroke;
  readonly dashed: Stroke;
  /** Of a word, up to the word itself. */
  readonly style: string;
  /** Grounds that a patch may have: what is behind the picture, and over it a context. */
  readonly canvas: string;
  readonly surface: string;
  readonly field: string;
}

interface Stroke {
  readonly afterLine: string;
  readonly afterHead: string;
}

const PENS = new Map<Theme, Pen>();

function penOf(theme: Theme): Pen {
  const known = PENS.get(theme);
  if (known) return known;
  const { colour } = inkOf(theme, 'flow');
  const stroke = `" fill="none" stroke="${colour}" stroke-width="${short(size.flow.width)}"`;
  const { fontSize, weight } = size.label;
  const shade = inkOf(theme, 'context');
  const pen = {
    solid: { afterLine: `${stroke}/>`, afterHead: `" fill="${colour}"/>` },
    dashed: {
      afterLine: `${stroke} stroke-dasharray="${size.flow.dash.join(' ')}"/>`,
      afterHead: `${stroke} stroke-linejoin="round" stroke-linecap="round"/>`,
    },
    style: `" text-anchor="middle" font-size="${short(fontSize)}" font-weight="${weight}" fill="${inkOf(theme, 'text-2').colour}">`,
    canvas: `" fill="${inkOf(theme, 'canvas').colour}"/>`,
    surface: `" fill="${inkOf(theme, 'surface').colour}"/>`,
    field: `" fill="${shade.colour}" fill-opacity="${short(shade.opacity)}"/>`,
  };
  PENS.set(theme, pen);
  return pen;
}
