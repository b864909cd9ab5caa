import { type LabelPlace, size } from '../../../drawing/index.ts';
import { measureText } from '../stage/measureText.ts';
import { type Brush, dimmedShare, font } from './brush.ts';
import type { FlowLook } from './flows.ts';

/** Below this zoom labels cannot be read and are left out. */
export const LABELS_FROM_ZOOM = 0.55;

/** The word on a flow: on a patch of the ground, so that the line stops at the word, or as a tinted pill on evidence. */
export function paintLabel(brush: Brush, label: LabelPlace, look: FlowLook, ground: string): void {
  if (look === 'evidence') paintTinted(brush, label);
  else paintWord(brush, label, look, ground);
}

function paintWord({ ctx, ink }: Brush, { text, at, width, height, onLine }: LabelPlace, look: FlowLook, ground: string): void {
  if (onLine) {
    ctx.fillStyle = ground;
    ctx.fillRect(at.x - width / 2, at.y - height / 2, width, height);
  }
  ctx.save();
  if (look === 'dimmed') ctx.globalAlpha = dimmedShare();
  word(ctx, text, at.x, at.y, size.label.weight, look === 'active' ? ink.accent : ink['text-2']);
  ctx.restore();
}

function paintTinted({ ctx, ink }: Brush, { text, at }: LabelPlace): void {
  const width = measureText(text, size.label.fontSize, 600) + 16;
  ctx.beginPath();
  ctx.roundRect(at.x - width / 2, at.y - 10, width, 20, 10);
  ctx.fillStyle = ink.canvas;
  ctx.fill();
  ctx.fillStyle = ink['error-soft'];
  ctx.fill();
  word(ctx, text, at.x, at.y, 600, ink.error);
}

function word(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, weight: number, colour: string): void {
  ctx.font = font(size.label.fontSize, weight);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y + 4);
}
