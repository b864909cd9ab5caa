import { contextTitle, type Rect, size } from '../../../drawing/index.ts';
import type { BoundedContext } from '../../../model/index.ts';
import type { Marks } from '../stage/marks.ts';
import { measureText } from '../stage/measureText.ts';
import { type Brush, font } from './brush.ts';

/** A name that would be smaller than this on screen is drawn larger than the picture … */
const LEAST_NAME = 9;
/** … but not so large that it would reach the elements under it. */
const MOST_GROWTH = 1.7;

/** The canvas under the tint of a context, as one opaque colour. */
export const contextGround = (dark: boolean): string => (dark ? '#18191c' : '#f1f1ee');

/** A bounded context: a tint and a dashed border. */
export function paintContext(brush: Brush, id: string, box: Rect, marks: Marks): void {
  const { ctx, ink, zoom } = brush;
  const selected = marks.selected.has(id);
  const evident = marks.evidence.has(id);
  const target = marks.target === id;
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
  if (zoom > 0.2) ctx.setLineDash([...size.context.dash]);
  ctx.stroke();
  ctx.setLineDash([]);
}

/** The name of a context in its corner, on a patch of its ground, so that a flow that passes stops at the word. */
export function paintContextTitle({ ctx, ink, zoom, dark }: Brush, context: BoundedContext, box: Rect): void {
  const { fontSize, titleX, titleBaseline, titleGap } = size.context;
  const grown = Math.min(MOST_GROWTH, Math.max(1, LEAST_NAME / (fontSize * zoom)));
  const { name, subdomain } = contextTitle(context, box.width / grown, measureText);
  const nameWidth = measureText(name, fontSize, 600);
  const wholeWidth = subdomain === '' || grown >= 1.2 ? nameWidth : nameWidth + titleGap + measureText(subdomain, fontSize, 400);
  ctx.save();
  ctx.translate(box.x, box.y);
  ctx.scale(grown, grown);
  ctx.fillStyle = contextGround(dark);
  ctx.fillRect(titleX - 3, titleBaseline - fontSize, wholeWidth + 6, fontSize + 4);
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
