import { centreOf, fonts, pointAlong, type Point } from '../../../drawing/index.ts';
import type { TokenView } from '../../../workspace/index.ts';
import { LABELS_FROM_ZOOM, type OverlayFrame } from '../../canvas/index.ts';

/** More words than these on screen at once are noise: the rest travel without. */
const MOST_LABELS = 12;

/** Draws the messages that are on their way, each on its flow. A compensation and a failure differ by glyph, not by colour alone. */
export function drawTokens(ctx: CanvasRenderingContext2D, stage: OverlayFrame, tokens: readonly TokenView[]): void {
  tokens.forEach((token, index) => {
    const place = placeOf(stage, token);
    if (!place) return;
    const colour = colourOf(stage, token);
    const stamp = stampOf(stage, token, place.angle, colour);
    if (token.lost) ctx.globalAlpha = Math.max(0, 1 - token.progress * 2);
    ctx.drawImage(stamp, place.x - HALF, place.y - HALF, 2 * HALF, 2 * HALF);
    ctx.globalAlpha = 1;
    if (index < MOST_LABELS && !saidByFlow(stage, token)) drawLabel(ctx, stage, token, place, colour);
  });
}

/** The word of a flow says what is asked on it; what comes back, or is told, has words of its own. */
function saidByFlow(stage: OverlayFrame, { flowId, label, kind, backward }: TokenView): boolean {
  const word = flowId === undefined ? undefined : stage.routeOf(flowId)?.label?.text;
  if (word === undefined) return false;
  const asks = (kind === 'command' || kind === 'query') && !backward;
  return asks || word === label || word.startsWith(`${label} ·`);
}

function placeOf(stage: OverlayFrame, token: TokenView): (Point & { readonly angle: number }) | undefined {
  const route = token.flowId === undefined ? undefined : stage.routeOf(token.flowId);
  const share = token.backward ? 1 - token.progress : token.progress;
  if (route) {
    const at = pointAlong(route.points, share);
    return { x: at.x, y: at.y, angle: token.backward ? at.angle + Math.PI : at.angle };
  }
  const [fromId, toId] = [stage.standInOf(token.fromId), stage.standInOf(token.toId)];
  // Inside of a folded context nothing travels that could be seen.
  if (fromId === toId && fromId !== token.fromId) return undefined;
  const from = stage.boxOf(fromId);
  const to = stage.boxOf(toId);
  if (!from || !to) return undefined;
  const a = centreOf(from);
  const b = centreOf(to);
  return { x: a.x + (b.x - a.x) * token.progress, y: a.y + (b.y - a.y) * token.progress, angle: Math.atan2(b.y - a.y, b.x - a.x) };
}

function colourOf({ ink }: OverlayFrame, token: TokenView): string {
  switch (token.kind) {
    case 'command':
    case 'query':
      return ink.accent;
    case 'event':
      return ink.channel;
    case 'reply':
      return ink.ok;
    case 'error':
    case 'rejected':
      return ink.error;
    case 'compensation':
      return ink.warning;
  }
}

/** Half of the side of a stamp: the halo, and a pixel of air. */
const HALF = 14;
/** Directions that are told apart. */
const DIRECTIONS = 32;
/** More stamps than these come only from zooming. */
const MOST_STAMPS = 256;
const stamps = new Map<string, OffscreenCanvas>();

/** A token as a picture, drawn once for each look, size and direction: hundreds of them are then only copied. */
function stampOf(stage: OverlayFrame, token: TokenView, angle: number, colour: string): OffscreenCanvas {
  const scale = stage.viewport.zoom * (globalThis.devicePixelRatio || 1);
  const direction = glyphOf(token) === 'head' ? Math.round((angle / (2 * Math.PI)) * DIRECTIONS) : 0;
  const key = `${glyphOf(token)} ${colour} ${stage.theme} ${scale} ${direction}`;
  const known = stamps.get(key);
  if (known) return known;
  if (stamps.size >= MOST_STAMPS) stamps.clear();
  const side = Math.max(1, Math.ceil(2 * HALF * scale));
  const stamp = new OffscreenCanvas(side, side);
  const ctx = stamp.getContext('2d');
  if (ctx) {
    ctx.setTransform(side / (2 * HALF), 0, 0, side / (2 * HALF), side / 2, side / 2);
    drawToken(ctx, stage, glyphOf(token), (direction / DIRECTIONS) * 2 * Math.PI, colour);
  }
  stamps.set(key, stamp);
  return stamp;
}

function drawToken(ctx: OffscreenCanvasRenderingContext2D, { ink }: OverlayFrame, glyph: Glyph, angle: number, colour: string): void {
  ctx.fillStyle = ink.canvas;
  disc(ctx, 13);
  ctx.globalAlpha = 0.2;
  ctx.fillStyle = colour;
  disc(ctx, 13);
  ctx.globalAlpha = 1;
  disc(ctx, 8.5);
  ctx.strokeStyle = ink['on-accent'];
  ctx.lineWidth = 2;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.rotate(angle);
  ctx.stroke(new Path2D(GLYPHS[glyph]));
}

function disc(ctx: OffscreenCanvasRenderingContext2D, radius: number): void {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, 2 * Math.PI);
  ctx.fill();
}

type Glyph = 'head' | 'cross' | 'back';

/** A head that points where the message goes; a cross for an error, a bent arrow for a compensation. */
const GLYPHS: Readonly<Record<Glyph, string>> = {
  head: 'M-1.5 -3.2L2 0L-1.5 3.2',
  cross: 'M-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6',
  back: 'M-1 -3.6L-3.6 -1L-1 1.6M-3.6 -1H1.6A2.4 2.4 0 0 1 1.6 3.6H0',
};

function glyphOf({ kind }: TokenView): Glyph {
  if (kind === 'error' || kind === 'rejected') return 'cross';
  return kind === 'compensation' ? 'back' : 'head';
}

function drawLabel(ctx: CanvasRenderingContext2D, { ink, viewport }: OverlayFrame, token: TokenView, place: Point, colour: string): void {
  if (token.label === '' || viewport.zoom < LABELS_FROM_ZOOM || (token.kind === 'reply' && token.progress > 0.85)) return;
  ctx.save();
  ctx.font = `600 11px ${fonts.sans}`;
  ctx.textAlign = 'center';
  ctx.textBaseline = 'middle';
  const width = ctx.measureText(token.label).width + 10;
  ctx.fillStyle = ink.canvas;
  ctx.globalAlpha = 0.9;
  ctx.beginPath();
  ctx.roundRect(place.x - width / 2, place.y - 31, width, 16, 4);
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.fillStyle = colour;
  ctx.fillText(token.label, place.x, place.y - 22.5);
  ctx.restore();
}
