import {
  averageText,
  contentOffset,
  elementWords,
  GLYPH_GRID,
  glyphOf,
  glyphPath,
  kindColour,
  type Rect,
  shapeOf,
  shapePaths,
  size,
  subtitleOf,
  type Theme,
} from '../../drawing/index.ts';
import type { Design, Element } from '../../model/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, short, tag } from './markup.ts';

/** Draws elements of a design: outline, accent in the colour of the kind, glyph, name and the line under it. What many have alike is written once. */
export function nodesOf(design: Design, theme: Theme): (element: Element, box: Rect) => string {
  const bodies = new Map<string, string>();
  return (element, box) => {
    const { width, height } = box;
    const alike = `${element.kind} ${width} ${height} ${glyphOf(element)}`;
    const body = bodies.get(alike) ?? [...bodyMarkup(element, box, theme), glyphMarkup(element, height, theme)].join('');
    bodies.set(alike, body);
    return `<g transform="translate(${short(box.x)} ${short(box.y)})">${body}${wordsMarkup(element, box, design, theme)}</g>`;
  };
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
const TOLERANCE = 6;

function wordsMarkup(element: Element, { width, height }: Rect, design: Design, theme: Theme): string {
  const { x, name, nameSize, subtitle } = elementWords(
    { name: oneLine(element.name), subtitle: oneLine(subtitleOf(element, design)).trim(), shape: shapeOf(element), width, height },
    averageText,
    TOLERANCE,
  );
  const line = ({ text, baseline }: { text: string; baseline: number }, fontSize: number, weight: number, ink: string) =>
    `<text x="${short(x)}" y="${short(baseline)}" font-size="${short(fontSize)}" font-weight="${weight}" fill="${ink}">${escapeXml(text)}</text>`;
  const words = name.map((one) => line(one, nameSize, size.name.weight, inkOf(theme, 'text').colour)).join('');
  return subtitle ? words + line(subtitle, size.subtitle.fontSize, size.subtitle.weight, inkOf(theme, 'text-2').colour) : words;
}

function glyphMarkup(element: Element, height: number, theme: Theme): string {
  const offset = contentOffset(shapeOf(element));
  return tag('path', {
    d: glyphPath(glyphOf(element)),
    transform: `translate(${short(size.content.glyphX + offset.x)} ${short((height - size.glyph.side) / 2 + offset.y)}) scale(${(size.glyph.side / GLYPH_GRID).toFixed(4)})`,
    fill: 'none',
    stroke: inkOf(theme, kindColour(element)).colour,
    'stroke-width': size.glyph.stroke,
    'stroke-linecap': 'round',
    'stroke-linejoin': 'round',
  });
}

/** Every run of white space as one blank; a name with nothing to see is a blank. */
export const oneLine = (text: string): string => text.replace(/\s+/gu, ' ').trim() || ' ';
