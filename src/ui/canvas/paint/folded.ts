import { type Rect, size, truncate } from '../../../drawing/index.ts';
import type { BoundedContext } from '../../../model/index.ts';
import { isDimmed, type Marks } from '../stage/marks.ts';
import { measureText, wrapName } from '../stage/measureText.ts';
import { type Brush, dimmedShare, font } from './brush.ts';
import { FULL_FROM_ZOOM, MOST_GROWTH, wantedGrowth } from './elements.ts';

const RADIUS = 14;
/** Narrower than this on screen, it has no room for a name. */
export const FOLDED_NAMES_FROM_WIDTH = 44;
/** The sheets behind it, which say that there is more in it, lie this much lower and further in, in px. */
export const SHEETS = [
  { down: 8, inset: 16 },
  { down: 4, inset: 8 },
] as const;

/** On both sides of a name together, in px on screen. */
const LEAST_PADDING = 10;

/** A context that is folded into one box, as it looks when it is no part of the page: a pile of cards with its name. */
export function paintFolded(brush: Brush, id: string, context: BoundedContext, box: Rect, marks: Marks): void {
  const { ctx, ink, zoom } = brush;
  const selected = marks.selected.has(id);
  const evident = marks.evidence.has(id);
  const target = marks.target === id;
  ctx.save();
  ctx.translate(box.x, box.y);
  for (const { down, inset } of SHEETS) sheet(brush, { x: inset, y: down, width: box.width - 2 * inset, height: box.height });
  ctx.beginPath();
  ctx.roundRect(0, 0, box.width, box.height, RADIUS);
  if (selected || evident || target) {
    ctx.strokeStyle = evident && !selected && !target ? ink['error-halo'] : ink['accent-halo'];
    ctx.lineWidth = 10;
    ctx.stroke();
  }
  ctx.fillStyle = target ? ink['accent-soft'] : ink.surface;
  ctx.fill();
  ctx.strokeStyle = selected || target ? ink.accent : evident ? ink.error : ink['node-border'];
  ctx.lineWidth = Math.max(selected || target ? 2 : 1, 0.5 / zoom);
  ctx.stroke();
  if (isDimmed(marks, id)) ctx.globalAlpha = dimmedShare();
  if (box.width * zoom >= FOLDED_NAMES_FROM_WIDTH) paintName(brush, context.name, box);
  ctx.restore();
}

function sheet({ ctx, ink, zoom }: Brush, { x, y, width, height }: Rect): void {
  ctx.beginPath();
  ctx.roundRect(x, y, width, height, RADIUS);
  ctx.fillStyle = ink.surface;
  ctx.fill();
  ctx.strokeStyle = ink['node-border'];
  ctx.lineWidth = Math.max(1, 0.5 / zoom);
  ctx.stroke();
}

function paintName({ ctx, ink, zoom }: Brush, name: string, { width, height }: Rect): void {
  ctx.fillStyle = ink.text;
  ctx.textBaseline = 'middle';
  if (zoom >= FULL_FROM_ZOOM) {
    ctx.font = font(16, 600);
    ctx.textAlign = 'left';
    return void ctx.fillText(truncate(name, width - 32, 16, 600, measureText), 16, 27);
  }
  const fontSize = 16 * Math.min(wantedGrowth(zoom), (MOST_GROWTH * width) / size.map.width);
  const lines = wrapName(name, width - Math.max(24, LEAST_PADDING / zoom), fontSize);
  ctx.font = font(fontSize, 600);
  ctx.textAlign = 'center';
  lines.forEach((line, index) => ctx.fillText(line, width / 2, height / 2 + (index - (lines.length - 1) / 2) * fontSize * 1.15));
}
