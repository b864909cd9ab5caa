import { bottom, contains, contextTitle, overlaps, type Rect, right, size } from '../../../drawing/index.ts';
import { wordsShown } from '../../../language/index.ts';
import type { BoundedContext } from '../../../model/index.ts';
import { isDimmed, type Marks } from '../stage/marks.ts';
import { FAR_LINE, type FarName } from '../stage/farNames.ts';
import { measureText } from '../stage/measureText.ts';
import { type Brush, dimmedShare, font } from './brush.ts';
import { clipLine } from './clip.ts';
import { traceLine } from './flows.ts';
import { SHEET } from './frames.ts';

/** A name that would be smaller than this on screen is drawn larger than the picture … */
const LEAST_NAME = 9;
/** … but not so large that it would reach the elements under it. */
const MOST_GROWTH = 2.6;
/** Its baseline stays above them. */
const LOWEST_BASELINE = size.context.top - 13;

/** The canvas under the tint of a context and under the sheets of so many frames, as one opaque colour; colours of the system have neither. */
export function contextGround({ ink, dark }: Pick<Brush, 'ink' | 'dark'>, frames = 0): string {
  if (ink.context === ink.canvas) return ink.canvas;
  return dark ? framedGround('#18191c', '#212327', frames) : framedGround('#f1f1ee', '#fafafa', frames);
}

/** The canvas under the sheets of so many frames. */
export const canvasGround = ({ ink }: Pick<Brush, 'ink'>, frames: number): string =>
  ink.canvas === ink.surface ? ink.canvas : framedGround(ink.canvas, ink.surface, frames);

/** A ground of which so many sheets of frames leave less and less, each half of what the one before has left. */
const framedGround = (ground: string, sheet: string, frames: number): string =>
  frames === 0 ? ground : `color-mix(in srgb, ${sheet} ${100 * (1 - (1 - SHEET) ** frames)}%, ${ground})`;

/** A bounded context: a tint and a dashed border. */
export function paintContext(brush: Brush, id: string, box: Rect, marks: Marks): void {
  const { ctx, ink, zoom } = brush;
  const selected = marks.selected.has(id);
  const evident = marks.evidence.has(id);
  const target = marks.target === id;
  ctx.save();
  if (isDimmed(marks, id)) ctx.globalAlpha = dimmedShare();
  ctx.beginPath();
  ctx.roundRect(box.x + 0.5, box.y + 0.5, box.width - 1, box.height - 1, size.context.radius);
  if (selected || evident || target) {
    ctx.strokeStyle = evident && !selected ? ink['error-halo'] : ink['accent-halo'];
    ctx.lineWidth = 8;
    ctx.stroke();
  }
  ctx.fillStyle = ink.context;
  ctx.fill();
  if (target) {
    ctx.save();
    ctx.globalAlpha = 0.35;
    ctx.fillStyle = ink['accent-halo'];
    ctx.fill();
    ctx.restore();
  }
  ctx.strokeStyle = selected || target ? ink.accent : evident ? ink.error : ink['context-line'];
  ctx.lineWidth = selected || evident || target ? 1.5 : Math.max(1, 0.6 / zoom);
  strokeBorder(brush, box);
  ctx.restore();
}

/** The dashed border. Of a context that reaches out of the picture only what can be seen. */
function strokeBorder({ ctx, zoom, area }: Brush, box: Rect): void {
  const [dash, gap] = size.context.dash;
  if (zoom <= DASHED_FROM_ZOOM || contains(area, box)) {
    if (zoom > DASHED_FROM_ZOOM) ctx.setLineDash([dash, gap]);
    ctx.stroke();
    ctx.setLineDash([]);
    return;
  }
  const r = size.context.radius;
  const [left, top, end, low] = [box.x + 0.5, box.y + 0.5, right(box) - 0.5, bottom(box) - 0.5];
  const sides = [
    [
      { x: left + r, y: top },
      { x: end - r, y: top },
    ],
    [
      { x: end, y: top + r },
      { x: end, y: low - r },
    ],
    [
      { x: end - r, y: low },
      { x: left + r, y: low },
    ],
    [
      { x: left, y: low - r },
      { x: left, y: top + r },
    ],
  ];
  ctx.setLineDash([dash, gap]);
  ctx.beginPath();
  for (const side of sides) for (const part of clipLine(side, area, dash + gap)) traceLine(ctx, part, false);
  for (const [x, y, from] of [
    [left + r, top + r, 2],
    [end - r, top + r, 3],
    [end - r, low - r, 0],
    [left + r, low - r, 1],
  ] as const) {
    ctx.moveTo(x + r * Math.cos((from * Math.PI) / 2), y + r * Math.sin((from * Math.PI) / 2));
    ctx.arc(x, y, r, (from * Math.PI) / 2, ((from + 1) * Math.PI) / 2);
  }
  ctx.stroke();
  ctx.setLineDash([]);
}

/** Smaller, dashes are finer than the pixels of the screen. */
const DASHED_FROM_ZOOM = 0.2;

/** The name of a context in its corner, on a patch of its ground, so that a flow that passes stops at the word. */
export function paintContextTitle({ ctx, ink, zoom, dark }: Brush, context: BoundedContext, box: Rect, dimmed = false, frames = 0): void {
  const { fontSize, titleX, titleBaseline, titleGap } = size.context;
  const grown = Math.min(MOST_GROWTH, Math.max(1, LEAST_NAME / (fontSize * zoom)));
  const { name, subdomain } = contextTitle(context, box.width / grown, measureText, wordsShown());
  const nameWidth = measureText(name, fontSize, 600);
  const wholeWidth = subdomain === '' || grown >= 1.2 ? nameWidth : nameWidth + titleGap + measureText(subdomain, fontSize, 400);
  ctx.save();
  ctx.translate(box.x, box.y - Math.max(0, titleBaseline * grown - LOWEST_BASELINE));
  ctx.scale(grown, grown);
  ctx.fillStyle = contextGround({ ink, dark }, frames);
  ctx.fillRect(titleX - 3, titleBaseline - fontSize, wholeWidth + 6, fontSize + 4);
  if (dimmed) ctx.globalAlpha = dimmedShare();
  ctx.fillStyle = ink['text-2'];
  ctx.textBaseline = 'alphabetic';
  ctx.textAlign = 'left';
  ctx.font = font(fontSize, 600);
  ctx.fillText(name, titleX, titleBaseline);
  if (subdomain !== '' && grown < 1.2) {
    ctx.font = font(fontSize, 400);
    ctx.fillText(subdomain, titleX + nameWidth + titleGap, titleBaseline);
  }
  ctx.restore();
}

/** Names of contexts over what stands in them, for zooms at which nothing in it can be read: `names` says where. */
export function paintFarNames(brush: FarBrush, contexts: readonly FarContext[], names: ReadonlyMap<string, FarName>): void {
  const { ctx, ink, zoom, scale, origin, area } = brush;
  const ratio = scale / zoom;
  ctx.save();
  // In pixels of the screen, and with as few changes of its state as can be: there may be hundreds.
  ctx.setTransform(ratio, 0, 0, ratio, origin.x, origin.y);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  let fontSize = 0;
  for (const { id, box, dimmed, frames } of contexts) {
    const name = names.get(id);
    if (!name) continue;
    const [x, y] = [(box.x + name.at.x) * zoom, (box.y + name.at.y) * zoom];
    const [left, top] = [x - name.width / 2, y - name.height / 2];
    if (!overlaps({ x: left / zoom, y: top / zoom, width: name.width / zoom, height: name.height / zoom }, area)) continue;
    ctx.fillStyle = contextGround(brush, frames);
    ctx.globalAlpha = 0.92;
    ctx.beginPath();
    ctx.roundRect(left, top, name.width, name.height, 4);
    ctx.fill();
    ctx.globalAlpha = dimmed ? dimmedShare() : 1;
    ctx.fillStyle = ink.text;
    if (name.fontSize !== fontSize) ctx.font = font(name.fontSize, size.name.weight);
    fontSize = name.fontSize;
    for (const [i, line] of name.lines.entries()) ctx.fillText(line, x, y + (i - (name.lines.length - 1) / 2) * fontSize * FAR_LINE + 0.5);
  }
  ctx.restore();
}

type FarBrush = Pick<Brush, 'ctx' | 'ink' | 'dark' | 'zoom' | 'scale' | 'origin' | 'area'>;

/** A context whose name is written over a far view, under so many frames. */
interface FarContext {
  readonly id: string;
  readonly box: Rect;
  readonly dimmed: boolean;
  readonly frames: number;
}
