import { frameTitle, type Rect, size } from '../../../drawing/index.ts';
import type { Frame } from '../../../model/index.ts';
import type { Marks } from '../stage/marks.ts';
import { measureText } from '../stage/measureText.ts';
import { type Brush, font } from './brush.ts';

/** A name that would be smaller than this on screen is drawn larger than the picture … */
const LEAST_NAME = 11;
/** … up to so many times. */
const MOST_GROWTH = 6;

/** How much of what is under a frame its sheet covers. */
export const SHEET = 0.5;

/** How many times larger than the picture the name of a frame is drawn: it is read from far away, too. */
export const frameNameGrowth = (zoom: number): number => Math.min(MOST_GROWTH, Math.max(1, LEAST_NAME / (size.frame.fontSize * zoom)));

/** A frame: a plain border. What lies in it shows through; its name comes later, see {@link paintFrameName}. */
export function paintFrame({ ctx, ink, zoom }: Brush, id: string, box: Rect, marks: Marks): void {
  const selected = marks.selected.has(id);
  ctx.save();
  ctx.beginPath();
  ctx.roundRect(box.x, box.y, box.width, box.height, size.frame.radius);
  if (selected) {
    ctx.strokeStyle = ink['accent-halo'];
    ctx.lineWidth = 8;
    ctx.stroke();
  }
  ctx.globalAlpha = SHEET;
  ctx.fillStyle = ink.surface;
  ctx.fill();
  ctx.globalAlpha = 1;
  ctx.strokeStyle = selected ? ink.accent : ink.control;
  ctx.lineWidth = selected ? 1.5 : Math.max(1, 0.7 / zoom);
  ctx.stroke();
  ctx.restore();
}

/** The name of a frame over its corner, on a patch of the ground: the border of a context around what is framed runs just there, and it and flows stop at the word. */
export function paintFrameName({ ctx, ink, zoom }: Brush, id: string, { name }: Frame, box: Rect, marks: Marks, ground: string): void {
  const grown = frameNameGrowth(zoom);
  const title = frameTitle(name, box.width / grown, measureText);
  ctx.save();
  ctx.translate(box.x, box.y);
  ctx.scale(grown, grown);
  ctx.fillStyle = ground;
  ctx.fillRect(-2, -5 - size.frame.fontSize, measureText(title, size.frame.fontSize, size.frame.weight) + 4, size.frame.fontSize + 1);
  ctx.font = font(size.frame.fontSize, size.frame.weight);
  ctx.fillStyle = marks.selected.has(id) ? ink.accent : ink['text-2'];
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillText(title, 0, -7);
  ctx.restore();
}
