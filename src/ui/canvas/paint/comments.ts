import { type Point, pointAlong, type Rect, type Route } from '../../../drawing/index.ts';
import { measureText } from '../stage/measureText.ts';
import { type Brush, font } from './brush.ts';

const BUBBLE = new Path2D('M2 3.5A1.5 1.5 0 0 1 3.5 2h9A1.5 1.5 0 0 1 14 3.5v6a1.5 1.5 0 0 1-1.5 1.5H7l-3.5 3V11A1.5 1.5 0 0 1 2 9.5z');
/** Below this zoom only the bubble is seen. */
const COUNT_FROM_ZOOM = 0.5;
/** Near the source of a flow, where its word is not. */
const ALONG = 0.16;

/** How many comments an element or a context has that draws no badge of its own, over its upper left corner. */
export const paintComments = (brush: Brush, { x, y }: Rect, count: number): void => bubbleAt(brush, { x: x - 8, y: y - 10 }, count);

/** The same on a flow. */
export function paintFlowComments(brush: Brush, { points }: Route, count: number): void {
  const { x, y } = pointAlong(points, ALONG);
  bubbleAt(brush, { x: x - 14, y: y - 10 }, count);
}

function bubbleAt({ ctx, ink, zoom }: Brush, { x, y }: Point, count: number): void {
  const scale = zoom < COUNT_FROM_ZOOM ? Math.min(2.4, COUNT_FROM_ZOOM / zoom) : 1;
  const words = zoom < COUNT_FROM_ZOOM ? '' : String(count);
  const width = words === '' ? 22 : 6 + 12 + 4 + measureText(words, 11, 600) + 7;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(scale, scale);
  pill(ctx, -2, width + 4, 24);
  ctx.fillStyle = ink.canvas;
  ctx.fill();
  pill(ctx, 0.5, width - 1, 19);
  ctx.fillStyle = ink.surface;
  ctx.fill();
  ctx.strokeStyle = ink.control;
  ctx.lineWidth = 1;
  ctx.stroke();
  ctx.fillStyle = ink['text-2'];
  ctx.font = font(11, 600);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  if (words !== '') ctx.fillText(words, 22, 14);
  ctx.translate(5, 4);
  ctx.scale(0.75, 0.75);
  ctx.fill(BUBBLE);
  ctx.restore();
}

function pill(ctx: CanvasRenderingContext2D, at: number, width: number, height: number): void {
  ctx.beginPath();
  ctx.roundRect(at, at, width, height, [height / 2, height / 2, height / 2, 2]);
}
