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
    ctx.save();
    if (token.lost) ctx.globalAlpha = Math.max(0, 1 - token.progress * 2);
    const colour = colourOf(stage, token);
    ctx.translate(place.x, place.y);
    ctx.fillStyle = stage.ink.canvas;
    disc(ctx, 13);
    ctx.globalAlpha *= 0.2;
    ctx.fillStyle = colour;
    disc(ctx, 13);
    ctx.globalAlpha = ctx.globalAlpha * 5;
    disc(ctx, 8.5);
    ctx.strokeStyle = stage.ink['on-accent'];
    ctx.lineWidth = 2;
    ctx.lineCap = 'round';
    ctx.lineJoin = 'round';
    drawGlyph(ctx, token, place.angle);
    ctx.restore();
    if (index < MOST_LABELS && !saidByFlow(stage, token)) drawLabel(ctx, stage, token, place, colour);
  });
}

/** The word of the flow says what travels on it. */
function saidByFlow(stage: OverlayFrame, { flowId, label }: TokenView): boolean {
  const word = flowId === undefined ? undefined : stage.routeOf(flowId)?.label?.text;
  return word !== undefined && (word === label || word.startsWith(`${label} ·`));
}

function placeOf(stage: OverlayFrame, token: TokenView): (Point & { readonly angle: number }) | undefined {
  const route = token.flowId === undefined ? undefined : stage.routeOf(token.flowId);
  const share = token.backward ? 1 - token.progress : token.progress;
  if (route) {
    const at = pointAlong(route.points, share);
    return { x: at.x, y: at.y, angle: token.backward ? at.angle + Math.PI : at.angle };
  }
  const from = stage.boxOf(token.fromId);
  const to = stage.boxOf(token.toId);
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

function disc(ctx: CanvasRenderingContext2D, radius: number): void {
  ctx.beginPath();
  ctx.arc(0, 0, radius, 0, 2 * Math.PI);
  ctx.fill();
}

/** A head that points where the message goes; a cross for an error, a bent arrow for a compensation. */
function drawGlyph(ctx: CanvasRenderingContext2D, token: TokenView, angle: number): void {
  ctx.save();
  if (token.kind === 'error' || token.kind === 'rejected') ctx.stroke(new Path2D('M-2.6 -2.6L2.6 2.6M2.6 -2.6L-2.6 2.6'));
  else if (token.kind === 'compensation') ctx.stroke(new Path2D('M-1 -3.6L-3.6 -1L-1 1.6M-3.6 -1H1.6A2.4 2.4 0 0 1 1.6 3.6H0'));
  else {
    ctx.rotate(angle);
    ctx.stroke(new Path2D('M-1.5 -3.2L2 0L-1.5 3.2'));
  }
  ctx.restore();
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
