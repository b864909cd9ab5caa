import { cornerRadius, headPoints, linePoints, type Point, type Route, size } from '../../../drawing/index.ts';
import type { Brush } from './brush.ts';
import { clipLine } from './clip.ts';

/** How a flow is drawn. A trunk of many is drawn many times, so what stands out comes last. */
export type FlowLook = 'plain' | 'dimmed' | 'evidence' | 'selected' | 'active';

/** How much of a flow can be seen at a zoom. */
export type FlowDetail = 'full' | 'heads' | 'lines';

export const flowDetail = (zoom: number): FlowDetail => (zoom >= 0.45 ? 'full' : zoom >= 0.18 ? 'heads' : 'lines');

/** Strokes of more lines than this in one path grow slower than linearly. */
const BATCH = 64;

interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly halo?: { readonly colour: string; readonly width: number };
  readonly alpha: number;
}

/** On screen, what is lit up or selected is at least this wide, and its glow this: it is to be found from far away, too. */
const LEAST_MARKED = 1.25;
const LEAST_GLOW = 5;

function strokeOf({ ink, zoom }: Brush, look: FlowLook): Stroke {
  const width = Math.max(size.flow.width, Math.min(4, 0.55 / zoom));
  const marked = Math.min(20, LEAST_MARKED / zoom);
  const glow = Math.min(60, LEAST_GLOW / zoom);
  switch (look) {
    case 'plain':
      return { colour: ink.flow, width, alpha: zoom < 0.3 ? 0.6 : 1 };
    case 'dimmed':
      return { colour: ink.flow, width, alpha: 0.35 };
    case 'evidence':
      return { colour: ink.error, width: Math.max(2, marked), halo: { colour: ink['error-halo'], width: Math.max(12, glow) }, alpha: 1 };
    case 'selected':
      return { colour: ink.accent, width: Math.max(2.5, marked), halo: { colour: ink['accent-halo'], width: Math.max(10, glow) }, alpha: 1 };
    case 'active':
      return { colour: ink.accent, width: 2, alpha: 1 };
  }
}

/** Draws flows that look alike: halos, lines, heads. */
export function paintFlows(brush: Brush, routes: readonly Route[], look: FlowLook): void {
  if (routes.length === 0) return;
  const { ctx } = brush;
  const detail = flowDetail(brush.zoom);
  const stroke = strokeOf(brush, look);
  ctx.save();
  ctx.globalAlpha = stroke.alpha;
  ctx.lineJoin = 'round';
  if (stroke.halo) {
    ctx.lineCap = 'round';
    ctx.strokeStyle = stroke.halo.colour;
    ctx.lineWidth = stroke.halo.width;
    for (const route of routes) strokeLines(ctx, [route], detail);
  }
  ctx.lineCap = 'butt';
  ctx.strokeStyle = stroke.colour;
  ctx.fillStyle = stroke.colour;
  ctx.lineWidth = stroke.width;
  const solid = detail === 'lines' ? routes : routes.filter((route) => !route.asynchronous);
  const dashed = detail === 'lines' ? [] : routes.filter((route) => route.asynchronous);
  inBatches(solid, (batch) => strokeLines(ctx, batch, detail));
  ctx.setLineDash([...size.flow.dash]);
  inBatches(dashed, (batch) => strokeDashed(brush, batch, detail));
  ctx.setLineDash([]);
  if (detail !== 'lines') paintHeads(ctx, solid, dashed, look === 'selected' ? 1.15 : 1);
  ctx.restore();
}

function inBatches(routes: readonly Route[], draw: (batch: readonly Route[]) => void): void {
  for (let i = 0; i < routes.length; i += BATCH) draw(routes.slice(i, i + BATCH));
}

function strokeLines(ctx: CanvasRenderingContext2D, routes: readonly Route[], detail: FlowDetail): void {
  ctx.beginPath();
  for (const route of routes) {
    const points = detail === 'lines' ? route.points : linePoints(route);
    traceLine(ctx, points, detail === 'full');
  }
  ctx.stroke();
}

const DASH_PERIOD = size.flow.dash[0] + size.flow.dash[1];

function strokeDashed({ ctx, area }: Brush, routes: readonly Route[], detail: FlowDetail): void {
  ctx.beginPath();
  for (const route of routes) for (const part of clipLine(linePoints(route), area, DASH_PERIOD)) traceLine(ctx, part, detail === 'full');
  ctx.stroke();
}

/** Adds a polyline to the path, with round corners where they can be seen. */
export function traceLine(ctx: CanvasRenderingContext2D, points: readonly Point[], rounded: boolean): void {
  points.forEach((point, index) => {
    const before = points[index - 1];
    const after = points[index + 1];
    if (!before) ctx.moveTo(point.x, point.y);
    else if (after && rounded) ctx.arcTo(point.x, point.y, after.x, after.y, cornerRadius(before, point, after));
    else ctx.lineTo(point.x, point.y);
  });
}

function paintHeads(ctx: CanvasRenderingContext2D, solid: readonly Route[], dashed: readonly Route[], scale: number): void {
  ctx.lineCap = 'round';
  ctx.beginPath();
  for (const route of solid) traceHead(ctx, route, scale, true);
  ctx.fill();
  ctx.beginPath();
  for (const route of dashed) traceHead(ctx, route, scale, false);
  ctx.stroke();
}

function traceHead(ctx: CanvasRenderingContext2D, route: Route, scale: number, closed: boolean): void {
  const head = headPoints(route, scale);
  if (!head) return;
  const [a, tip, b] = head;
  ctx.moveTo(a.x, a.y);
  ctx.lineTo(tip.x, tip.y);
  ctx.lineTo(b.x, b.y);
  if (closed) ctx.closePath();
}
