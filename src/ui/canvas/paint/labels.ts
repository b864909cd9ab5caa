import { type GlyphName, type LabelPlace, size } from '../../../drawing/index.ts';
import { measureText } from '../stage/measureText.ts';
import { type Brush, drawGlyph, font } from './brush.ts';
import type { FlowLook } from './flows.ts';

/** Below this zoom labels cannot be read and are left out. */
export const LABELS_FROM_ZOOM = 0.5;

const GLYPH = 13;
const GLYPH_GAP = 6;

/** The word on a flow: on a patch of the ground, so that the line stops at the word; a tinted pill on evidence; a filled one with the policies on what is selected. */
export function paintLabel(brush: Brush, label: LabelPlace, look: FlowLook, ground: string, policies: readonly GlyphName[] = []): void {
  switch (look) {
    case 'selected':
      return paintPill(brush, label, policies);
    case 'evidence':
      return paintTinted(brush, label);
    case 'plain':
    case 'dimmed':
    case 'active':
      return paintWord(brush, label, look, ground);
  }
}

function paintWord({ ctx, ink }: Brush, { text, at, width, height, onLine }: LabelPlace, look: FlowLook, ground: string): void {
  if (onLine) {
    ctx.fillStyle = ground;
    ctx.fillRect(at.x - width / 2, at.y - height / 2, width, height);
  }
  ctx.save();
  if (look === 'dimmed') ctx.globalAlpha = 0.4;
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

function paintPill(brush: Brush, { text, at }: LabelPlace, policies: readonly GlyphName[]): void {
  const { ctx, ink } = brush;
  const textWidth = text === '' ? 0 : measureText(text, size.label.fontSize, 600);
  const glyphs = policies.length === 0 ? 0 : policies.length * GLYPH + (policies.length - 1) * GLYPH_GAP;
  const gap = glyphs > 0 && textWidth > 0 ? 8 : 0;
  const width = textWidth + gap + glyphs + 20;
  if (textWidth + glyphs === 0) return;
  const left = at.x - width / 2;
  ctx.beginPath();
  ctx.roundRect(left, at.y - 12, width, 24, 12);
  ctx.fillStyle = ink.accent;
  ctx.fill();
  word(ctx, text, left + 10 + textWidth / 2, at.y, 600, ink['on-accent']);
  policies.forEach((glyph, index) => {
    drawGlyph(brush, glyph, left + 10 + textWidth + gap + index * (GLYPH + GLYPH_GAP), at.y - GLYPH / 2, GLYPH, ink['on-accent'], 2);
  });
}

function word(ctx: CanvasRenderingContext2D, text: string, x: number, y: number, weight: number, colour: string): void {
  ctx.font = font(size.label.fontSize, weight);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = colour;
  ctx.fillText(text, x, y + 4);
}
