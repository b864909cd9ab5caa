import { fonts, headPath, type LabelPlace, labelRect, linePath, pointAlong, type Rect, type Route, size } from '../../../drawing/index.ts';
import { grouped } from '../../../model/index.ts';
import type { Frame } from '../../../workspace/index.ts';
import { LABELS_FROM_ZOOM, type OverlayFrame } from '../../canvas/index.ts';
import { drawLine } from './lines.ts';

/** What takes no part in a run. */
export interface Bystanders {
  readonly elements: readonly string[];
  readonly flows: readonly string[];
}

/** Veils what the run has not reached and what takes no part in it, and draws what is active or was rejected over the plain picture. */
export function drawMarks(ctx: CanvasRenderingContext2D, stage: OverlayFrame, frame: Frame, bystanders: Bystanders, lit: readonly string[]): void {
  veilFlows(ctx, stage, frame, bystanders.flows);
  for (const id of bystanders.elements) {
    const box = stage.boxOf(id);
    if (box) veil(ctx, stage, box);
  }
  for (const mark of frame.elements) {
    const box = stage.boxOf(mark.elementId);
    if (!box) continue;
    if (!mark.reached && !mark.fault) veil(ctx, stage, box);
    else if (mark.fault) ring(ctx, box, stage.ink.error, stage.ink['error-halo']);
    else if (mark.active) ring(ctx, box, stage.ink.accent, stage.ink['accent-halo']);
    drawLine(ctx, stage, box, mark);
  }
  markFolded(ctx, stage, frame, bystanders.elements);
  for (const mark of frame.flows) {
    const route = stage.routeOf(mark.flowId);
    if (!route) continue;
    if (mark.active) drawActive(ctx, stage, route);
    if (mark.rejected) cross(ctx, stage, pointAlong(route.points, 0.18));
  }
  for (const id of lit) light(ctx, stage, id);
}

/** A folded context shows what goes on in it: a fault before what is active, and a veil where the run has reached none of it. */
function markFolded(ctx: CanvasRenderingContext2D, stage: OverlayFrame, frame: Frame, bystanders: readonly string[]): void {
  const standing = bystanders.map((elementId) => ({ elementId, fault: undefined, active: false, reached: false }));
  for (const [id, marks] of grouped([...frame.elements, ...standing], ({ elementId }) => stage.standInOf(elementId))) {
    const box = stage.boxOf(id);
    if (!box || marks.some(({ elementId }) => elementId === id)) continue;
    if (marks.some(({ fault }) => fault)) ring(ctx, box, stage.ink.error, stage.ink['error-halo']);
    else if (marks.some(({ active }) => active)) ring(ctx, box, stage.ink.accent, stage.ink['accent-halo']);
    else if (marks.every(({ reached }) => !reached)) veil(ctx, stage, box);
  }
}

/** A flow on which something is under way: its line and its word in the colour of what acts. The line stops at the word, as it does without a run. */
function drawActive(ctx: CanvasRenderingContext2D, stage: OverlayFrame, route: Route, width = 2): void {
  const { ink, viewport } = stage;
  const worded = viewport.zoom >= LABELS_FROM_ZOOM ? route.label : undefined;
  const word = wordOn(stage, route);
  ctx.save();
  if (word) ctx.clip(allBut(labelRect(word)), 'evenodd');
  ctx.strokeStyle = ink.accent;
  ctx.fillStyle = ink.accent;
  ctx.lineWidth = width;
  ctx.lineJoin = 'round';
  ctx.setLineDash(route.asynchronous ? [6, 4] : []);
  const { line, head } = pathsOf(route);
  ctx.stroke(line);
  ctx.setLineDash([]);
  if (route.asynchronous) ctx.stroke(head);
  else ctx.fill(head);
  ctx.restore();
  if (!worded) return;
  ctx.save();
  ctx.font = `${size.label.weight} ${size.label.fontSize}px ${fonts.sans}`;
  ctx.textAlign = 'center';
  ctx.fillStyle = ink.accent;
  ctx.fillText(worded.text, worded.at.x, worded.at.y + 4);
  ctx.restore();
}

/** The line and the head of a route; reading the text of a path takes longer than drawing it. */
function pathsOf(route: Route): { readonly line: Path2D; readonly head: Path2D } {
  const known = paths.get(route);
  if (known) return known;
  const made = { line: new Path2D(linePath(route)), head: new Path2D(headPath(route)) };
  paths.set(route, made);
  return made;
}

const paths = new WeakMap<Route, { readonly line: Path2D; readonly head: Path2D }>();

/** Everything but rectangles, for a clip by the even-odd rule. */
function allBut(...rects: readonly Rect[]): Path2D {
  const path = new Path2D();
  path.rect(-EVERYWHERE, -EVERYWHERE, 2 * EVERYWHERE, 2 * EVERYWHERE);
  for (const { x, y, width, height } of rects) path.rect(x, y, width, height);
  return path;
}

/** Farther than anything is drawn. */
const EVERYWHERE = 10_000_000;

/** What a chosen line of the log or a chosen span speaks of: a glow that asks to be looked at, over every other mark. */
function light(ctx: CanvasRenderingContext2D, stage: OverlayFrame, id: string): void {
  const box = stage.boxOf(id);
  if (box) return ring(ctx, box, stage.ink.accent, stage.ink['accent-halo']);
  const route = stage.routeOf(id);
  if (!route) return;
  ctx.save();
  const word = wordOn(stage, route);
  if (word) ctx.clip(allBut(labelRect(word)), 'evenodd');
  ctx.lineJoin = 'round';
  ctx.strokeStyle = stage.ink['accent-halo'];
  ctx.lineWidth = 10;
  ctx.stroke(pathsOf(route).line);
  ctx.restore();
  drawActive(ctx, stage, route, 2.5);
}

/** The word that stands on a line and is seen: the line stops at it. */
function wordOn({ viewport }: OverlayFrame, { label }: Route): LabelPlace | undefined {
  return label?.onLine && viewport.zoom >= LABELS_FROM_ZOOM ? label : undefined;
}

/** Makes the lines and words of flows that the run has not reached as light as their elements; what runs across them stays as it is. */
function veilFlows(ctx: CanvasRenderingContext2D, stage: OverlayFrame, { flows }: Frame, bystanders: readonly string[]): void {
  const reached = flows.filter((mark) => mark.reached || mark.fault || mark.active);
  const seen = new Set(reached.map(({ flowId }) => stage.standInOf(flowId)));
  const ids = new Set([...flows.map(({ flowId }) => flowId), ...bystanders].map((id) => stage.standInOf(id)).filter((id) => !seen.has(id)));
  if (ids.size === 0 || ids.size > MOST_VEILED) return;
  const routes = [...ids].flatMap((id) => stage.routeOf(id) ?? []);
  const words = stage.viewport.zoom < LABELS_FROM_ZOOM ? [] : routes.flatMap(({ label }) => (label ? [labelRect(label)] : []));
  const all = new Path2D();
  for (const route of routes) {
    const { line, head } = pathsOf(route);
    all.addPath(line);
    all.addPath(head);
  }
  ctx.save();
  ctx.globalAlpha = VEIL_OF_LINES;
  ctx.fillStyle = stage.ink.canvas;
  ctx.strokeStyle = stage.ink.canvas;
  for (const { x, y, width, height } of words) ctx.fillRect(x, y, width, height);
  ctx.clip(allBut(...words), 'evenodd');
  ctx.lineWidth = lineWidth(stage) + 1.5;
  // As one path, so that a trunk of many is not veiled many times.
  ctx.stroke(all);
  ctx.restore();
  for (const id of seen) redraw(ctx, stage, id);
}

/** A line that the veil of others may have crossed. */
function redraw(ctx: CanvasRenderingContext2D, stage: OverlayFrame, id: string): void {
  const route = stage.routeOf(id);
  if (!route) return;
  const { line, head } = pathsOf(route);
  ctx.save();
  const word = wordOn(stage, route);
  if (word) ctx.clip(allBut(labelRect(word)), 'evenodd');
  ctx.strokeStyle = stage.ink.flow;
  ctx.fillStyle = stage.ink.flow;
  ctx.lineWidth = lineWidth(stage);
  ctx.setLineDash(route.asynchronous ? [...size.flow.dash] : []);
  ctx.stroke(line);
  ctx.setLineDash([]);
  if (route.asynchronous) ctx.stroke(head);
  else ctx.fill(head);
  ctx.restore();
}

/** More flows than these are not told apart, and cost too much in each frame. */
const MOST_VEILED = 500;
const VEIL_OF_LINES = 0.62;

const lineWidth = ({ viewport }: OverlayFrame): number => Math.max(size.flow.width, Math.min(4, 0.55 / viewport.zoom));

function veil(ctx: CanvasRenderingContext2D, { ink }: OverlayFrame, box: Rect): void {
  ctx.save();
  ctx.globalAlpha = 0.45;
  ctx.fillStyle = ink.canvas;
  ctx.fillRect(box.x - 1, box.y - 1, box.width + 2, box.height + 2);
  ctx.restore();
}

function ring(ctx: CanvasRenderingContext2D, box: Rect, colour: string, halo: string): void {
  const outline = new Path2D();
  outline.roundRect(box.x - 0.5, box.y - 0.5, box.width + 1, box.height + 1, 10.5);
  ctx.lineJoin = 'round';
  ctx.strokeStyle = halo;
  ctx.lineWidth = 9;
  ctx.stroke(outline);
  ctx.strokeStyle = colour;
  ctx.lineWidth = 1.5;
  ctx.stroke(outline);
}

/** A crossed circle on the line: a policy turned the call away. */
function cross(ctx: CanvasRenderingContext2D, { ink }: OverlayFrame, at: { readonly x: number; readonly y: number }): void {
  const circle = new Path2D();
  circle.arc(at.x, at.y, 8, 0, 2 * Math.PI);
  ctx.fillStyle = ink.surface;
  ctx.strokeStyle = ink.error;
  ctx.lineWidth = 2;
  ctx.lineCap = 'round';
  ctx.fill(circle);
  ctx.stroke(circle);
  ctx.stroke(new Path2D(`M${at.x - 3} ${at.y - 3}l6 6m0 -6l-6 6`));
}
