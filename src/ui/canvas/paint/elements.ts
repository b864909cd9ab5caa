import {
  type ColourName,
  colours,
  contentOffset,
  elementWords,
  glyphOf,
  inflate,
  kindColour,
  type Rect,
  type Shape,
  shapeOf,
  size,
  subtitleOf,
  widthOnTwoLines,
} from '../../../drawing/index.ts';
import { wordsShown } from '../../../language/index.ts';
import type { Design, Element } from '../../../model/index.ts';
import { isDimmed, type Marks } from '../stage/marks.ts';
import { measureText, wrapName } from '../stage/measureText.ts';
import { type Brush, dimmedShare, drawGlyph, font, outlinesOf } from './brush.ts';
import type { StampPad } from './stamps.ts';

/** From this zoom on an element shows glyph and subtitle; below, only its name, drawn larger than the picture. */
export const FULL_FROM_ZOOM = 0.6;
/** Below this zoom even names are left out: the shape and its colour remain. */
export const NAMES_FROM_ZOOM = 0.2;
/** On screen, a glow is at least this wide and the border of what is selected this: an element of three pixels is to be found, too. */
const LEAST_HALO = 9;
const LEAST_BORDER = 2;
/** Grown further, a name on two lines would not fit its element … */
export const MOST_GROWTH = 1.8;
/** … nor one on a single line. */
const MOST_GROWTH_ALONE = 2.5;

/** On screen, names that stand alone are to have this many pixels … */
const WANTED_NAME = 10.5;
/** … and so many where they do not fit their element then. */
const LEAST_NAME = 8.4;

const growthTo = (pixels: number, zoom: number): number => (zoom >= FULL_FROM_ZOOM ? 1 : pixels / size.name.fontSize / zoom);

/** How many times larger than the picture words that stand alone are to be at this zoom. */
export const wantedGrowth = (zoom: number): number => growthTo(WANTED_NAME, zoom);

/** How many times larger they are at least, although some of them do not fit and are cut then. */
export const leastGrowth = (zoom: number): number => Math.min(MOST_GROWTH, growthTo(LEAST_NAME, zoom));

/** How many times larger than the picture the name of an element is drawn. */
export function nameGrowth(name: string, width: number, shape: Shape, zoom: number): number {
  const [wanted, least] = [wantedGrowth(zoom), leastGrowth(zoom)];
  const alone = growthAlone(name, width, shape);
  if (alone >= wanted || least === MOST_GROWTH) return Math.min(wanted, Math.max(least, alone));
  return Math.min(wanted, Math.max(least, mostGrowth(name, width, shape)));
}

/** How far the name of an element may grow and is not cut: one that is short further than one on two lines. In tenths, because every size is a font of its own to the browser. */
export const mostGrowth = (name: string, width: number, shape: Shape): number =>
  Math.max(growthAlone(name, width, shape), Math.min(MOST_GROWTH, tenths(roomAlone(width, shape) / twoLines(name))));

const growthAlone = (name: string, width: number, shape: Shape): number =>
  Math.min(MOST_GROWTH_ALONE, tenths(roomAlone(width, shape) / measureText(name, size.name.fontSize, size.name.weight)));

const twoLines = (name: string): number => widthOnTwoLines(name, size.name.fontSize, size.name.weight, measureText);

/** A little less than what fits. */
const tenths = (growth: number): number => Math.floor(9.8 * growth) / 10;

/** Smaller on screen, a name is hard to read. */
const LEAST_READ = 7;

/** Whether the name of an element can be read in it at a zoom. */
export const isNameRead = (name: string, width: number, shape: Shape, zoom: number): boolean =>
  zoom >= NAMES_FROM_ZOOM && size.name.fontSize * zoom * nameGrowth(name, width, shape, zoom) >= LEAST_READ;

/** The room of a name that stands alone. */
const roomAlone = (width: number, shape: Shape): number => width - 24 - contentOffset(shape).x;

/** The glow around what is selected, evident or ringed. Lies under the flows. */
export function paintElementHalo({ ctx, ink, zoom }: Brush, id: string, element: Element, box: Rect, marks: Marks): void {
  const selected = marks.selected.has(id);
  const evident = marks.evidence.has(id);
  const target = marks.target === id;
  if (!selected && !evident && !target) return;
  ctx.save();
  ctx.translate(box.x, box.y);
  ctx.strokeStyle = evident && !target ? ink['error-halo'] : ink['accent-halo'];
  ctx.lineWidth = Math.max(10, LEAST_HALO / zoom);
  ctx.lineJoin = 'round';
  ctx.stroke(outlinesOf(shapeOf(element), box.width, box.height).outline);
  ctx.restore();
}

/** An element as it looks when it is no part of the page: far away, being moved, or not mounted yet. */
export function paintElement(brush: Brush, id: string, element: Element, box: Rect, design: Design, marks: Marks): void {
  const { ctx, zoom } = brush;
  ctx.save();
  ctx.translate(box.x, box.y);
  paintShape(brush, lookOf(brush, id, element, box, marks));
  if (isDimmed(marks, id)) ctx.globalAlpha = dimmedShare();
  if (zoom >= FULL_FROM_ZOOM) paintContent(brush, element, box, design);
  else if (zoom >= NAMES_FROM_ZOOM) paintNameOnly(brush, element, box);
  ctx.restore();
}

/** The same from so far away that no name can be read: many look alike there. */
export function stampElement(pad: StampPad, brush: Brush, id: string, element: Element, box: Rect, marks: Marks): void {
  const look = lookOf(brush, id, element, box, marks);
  const { shape, width, height, colour, border, dimmed } = look;
  const key = `${shape} ${width} ${height} ${colour} ${border.colour} ${border.width} ${dimmed}`;
  pad.press(key, box, inflate({ x: 0, y: 0, width, height }, border.width), (own) => paintShape(own, look));
}

/** What an element looks like, its words aside. */
interface Look {
  readonly shape: Shape;
  readonly width: number;
  readonly height: number;
  readonly colour: ColourName;
  readonly border: { readonly colour: string; readonly width: number };
  readonly dimmed: boolean;
}

const lookOf = (brush: Brush, id: string, element: Element, { width, height }: Rect, marks: Marks): Look => ({
  shape: shapeOf(element),
  width,
  height,
  colour: kindColour(element),
  border: borderOf(brush, id, element, marks),
  dimmed: isDimmed(marks, id),
});

/** Draws at 0, 0. */
function paintShape(brush: Brush, { shape, width, height, colour, border, dimmed }: Look): void {
  const { ctx, ink, zoom } = brush;
  const { outline, accent, accentFilled, edge } = outlinesOf(shape, width, height);
  if (!brush.dark && zoom >= FULL_FROM_ZOOM) softShadow(brush, outline);
  ctx.fillStyle = groundOf(brush);
  ctx.fill(outline);
  ctx.strokeStyle = border.colour;
  ctx.lineWidth = border.width;
  if (shape === 'dashed' && zoom > 0.3) ctx.setLineDash([4, 3]);
  ctx.stroke(outline);
  ctx.setLineDash([]);
  if (dimmed) ctx.globalAlpha = dimmedShare();
  if (accentFilled) {
    ctx.fillStyle = ink[colour];
    ctx.fill(accent);
  } else {
    ctx.strokeStyle = ink[colour];
    ctx.lineWidth = size.node.accent;
    ctx.lineJoin = 'round';
    ctx.stroke(accent);
  }
  if (edge && zoom > 0.3) {
    ctx.strokeStyle = ink['node-border'];
    ctx.lineWidth = 1;
    ctx.stroke(edge);
  }
}

/** On a dark canvas a box without words would hardly be seen; colours of the system are seen as they are. */
const DARK_AND_FAR = '#343840';

const groundOf = ({ ink, dark, zoom }: Brush): string => (dark && zoom < NAMES_FROM_ZOOM && ink === colours.dark ? DARK_AND_FAR : ink.surface);

function borderOf({ ink, zoom }: Brush, id: string, element: Element, marks: Marks): { colour: string; width: number } {
  const thin = Math.max(1, 0.5 / zoom);
  if (marks.target === id) return { colour: ink.accent, width: 2.5 };
  if (marks.selected.has(id)) return { colour: ink.accent, width: Math.max(2, LEAST_BORDER / zoom) };
  if (marks.legal?.has(id)) return { colour: ink.accent, width: Math.max(1.5, thin) };
  if (marks.evidence.has(id)) return { colour: ink.error, width: Math.max(1.5, thin) };
  return { colour: shapeOf(element) === 'dashed' ? ink.control : ink['node-border'], width: thin };
}

/** Two faint copies below the element: a blur would cost more than everything else together. */
function softShadow({ ctx }: Brush, outline: Path2D): void {
  ctx.strokeStyle = 'rgb(27 28 30 / .05)';
  ctx.lineWidth = 1;
  for (const down of [1, 1]) {
    ctx.translate(0, down);
    ctx.stroke(outline);
  }
  ctx.translate(0, -2);
}

function paintContent(brush: Brush, element: Element, box: Rect, design: Design): void {
  const { ctx, ink } = brush;
  const shape = shapeOf(element);
  const offset = contentOffset(shape);
  const { width, height } = box;
  drawGlyph(brush, glyphOf(element), size.content.glyphX + offset.x, (height - size.glyph.side) / 2 + offset.y, size.glyph.side, ink[kindColour(element)]);
  const { x, name, nameSize, subtitle } = elementWords(
    { name: element.name, subtitle: subtitleOf(element, design, wordsShown()), shape, width, height },
    measureText,
  );
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.font = font(nameSize, size.name.weight);
  ctx.fillStyle = ink.text;
  for (const { text, baseline } of name) ctx.fillText(text, x, baseline);
  if (!subtitle) return;
  ctx.font = font(size.subtitle.fontSize, size.subtitle.weight);
  ctx.fillStyle = ink['text-2'];
  ctx.fillText(subtitle.text, x, subtitle.baseline);
}

function paintNameOnly({ ctx, ink, zoom }: Brush, element: Element, box: Rect): void {
  const shape = shapeOf(element);
  const fontSize = size.name.fontSize * nameGrowth(element.name, box.width, shape, zoom);
  const offset = contentOffset(shape);
  const lines = wrapName(element.name, roomAlone(box.width, shape), fontSize);
  const lineHeight = fontSize * 1.15;
  ctx.font = font(fontSize, size.name.weight);
  ctx.fillStyle = ink.text;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  lines.forEach((line, index) => {
    ctx.fillText(line, box.width / 2 + offset.x / 2, box.height / 2 + offset.y + (index - (lines.length - 1) / 2) * lineHeight);
  });
}
