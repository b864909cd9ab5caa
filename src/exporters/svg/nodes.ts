import {
  averageText,
  contentOffset,
  GLYPH_GRID,
  glyphOf,
  glyphPath,
  kindColour,
  type Rect,
  shapeOf,
  shapePaths,
  size,
  subtitleOf,
  textWidth,
  type Theme,
  truncate,
} from '../../drawing/index.ts';
import type { Design, Element } from '../../model/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, short, tag } from './markup.ts';

/** An element: outline, accent in the colour of its kind, glyph, name and the line under it. */
export function nodeMarkup(element: Element, box: Rect, design: Design, theme: Theme): string {
  return tag(
    'g',
    { transform: `translate(${short(box.x)} ${short(box.y)})` },
    [...bodyMarkup(element, box, theme), ...wordsMarkup(element, box, design, theme)].join(''),
  );
}

/** The body alone, its corner at 0, 0; also for the legend. */
export function bodyMarkup(element: Element, { width, height }: Pick<Rect, 'width' | 'height'>, theme: Theme): string[] {
  const shape = shapeOf(element);
  const { outline, accent, accentFilled, edge } = shapePaths(shape, width, height);
  const border = inkOf(theme, 'node-border').colour;
  const colour = inkOf(theme, kindColour(element)).colour;
  const dash = shape === 'dashed' ? '4 3' : undefined;
  return [
    tag('path', {
      d: outline,
      fill: inkOf(theme, 'surface').colour,
      stroke: dash === undefined ? border : inkOf(theme, 'control').colour,
      'stroke-width': size.node.border,
      'stroke-dasharray': dash,
    }),
    accentFilled
      ? tag('path', { d: accent, fill: colour })
      : tag('path', { d: accent, fill: 'none', stroke: colour, 'stroke-width': size.node.accent, 'stroke-linejoin': 'round' }),
    ...(edge === undefined ? [] : [tag('path', { d: edge, fill: 'none', stroke: border, 'stroke-width': size.node.border })]),
  ];
}

/** Widths are estimated on the wide side; a name that runs a little into the padding is better than one that is cut without need. */
const TOLERANCE = 10;

function wordsMarkup(element: Element, { width, height }: Rect, design: Design, theme: Theme): string[] {
  const shape = shapeOf(element);
  const offset = contentOffset(shape);
  const colour = inkOf(theme, kindColour(element)).colour;
  const room = textWidth(shape, width) + TOLERANCE;
  const middle = (height - size.node.height) / 2 + offset.y;
  const x = size.content.textX + offset.x;
  const subtitle = subtitleOf(element, design);
  const line = (text: string, y: number, { fontSize, weight }: { fontSize: number; weight: number }, ink: string) =>
    tag(
      'text',
      { x, y: y + middle, 'font-size': fontSize, 'font-weight': weight, fill: ink },
      escapeXml(truncate(oneLine(text), room, fontSize, weight, averageText)),
    );
  const alone = subtitle === '' ? (size.content.subtitleBaseline - size.content.nameBaseline) / 2 : 0;
  return [
    tag('path', {
      d: glyphPath(glyphOf(element)),
      transform: `translate(${short(size.content.glyphX + offset.x)} ${short((height - size.glyph.side) / 2 + offset.y)}) scale(${(size.glyph.side / GLYPH_GRID).toFixed(4)})`,
      fill: 'none',
      stroke: colour,
      'stroke-width': size.glyph.stroke,
      'stroke-linecap': 'round',
      'stroke-linejoin': 'round',
    }),
    line(element.name, size.content.nameBaseline + alone, size.name, inkOf(theme, 'text').colour),
    ...(subtitle === '' ? [] : [line(subtitle, size.content.subtitleBaseline, size.subtitle, inkOf(theme, 'text-2').colour)]),
  ];
}

/** Every run of white space as one blank; a name with nothing to see is a blank. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim() || ' ';
