import { type Rect, size } from '../../../drawing/index.ts';
import type { Viewport } from '../stage/viewport.ts';
import type { Ink } from './brush.ts';

/** On screen, dots are never nearer to each other than this. */
const LEAST_GAP = 14;

/** A row of dots as long as the sheet: all rows look like it. */
let row: { readonly key: string; readonly picture: OffscreenCanvas } | undefined;

/**
 * The dotted ground under a part of a sheet, both in screen pixels. Zoomed out, every second dot goes, then every fourth. Dots stand on whole device
 * pixels, so that they all look the same, and rows are copied from one: a path of them would cost more than the rest of a picture.
 */
export function paintDots(ctx: CanvasRenderingContext2D, ink: Ink, ratio: number, { x, y, zoom }: Viewport, sheetWidth: number, part: Rect): void {
  let gap = size.grid * zoom;
  while (gap < LEAST_GAP) gap *= 2;
  const side = Math.max(1, 1.6 * Math.min(1.1, Math.max(0.75, zoom)) * ratio);
  const dots = rowOfDots({ start: mod(x, gap) * ratio, gap: gap * ratio, side, width: Math.ceil(sheetWidth * ratio), colour: ink.dot });
  const left = Math.floor(part.x * ratio);
  const width = Math.min(dots.width - left, Math.ceil(part.width * ratio) + 1);
  if (width <= 0) return;
  ctx.save();
  ctx.setTransform(1, 0, 0, 1, 0, 0);
  ctx.imageSmoothingEnabled = false;
  const first = Math.floor((part.y - y) / gap);
  for (let at = y + first * gap; at < part.y + part.height + side; at += gap) {
    ctx.drawImage(dots, left, 0, width, dots.height, left, Math.round(at * ratio - side / 2), width, dots.height);
  }
  ctx.restore();
}

interface Row {
  readonly start: number;
  readonly gap: number;
  readonly side: number;
  readonly width: number;
  readonly colour: string;
}

function rowOfDots(wanted: Row): OffscreenCanvas {
  const key = JSON.stringify(wanted);
  if (row?.key === key) return row.picture;
  const { start, gap, side, width, colour } = wanted;
  const picture = new OffscreenCanvas(width, Math.ceil(side));
  const ctx = picture.getContext('2d');
  if (ctx) {
    ctx.fillStyle = colour;
    for (let at = start - gap; at < width + side; at += gap) ctx.fillRect(Math.round(at - side / 2), 0, side, side);
  }
  row = { key, picture };
  return picture;
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;
