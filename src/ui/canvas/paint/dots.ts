import { size } from '../../../drawing/index.ts';
import type { Brush } from './brush.ts';
import type { Viewport } from '../stage/viewport.ts';

/** On screen, dots are never nearer to each other than this. */
const LEAST_GAP = 14;

/** The dotted ground, in screen pixels: the transform of the brush must be that of the screen. Zoomed out, every second dot goes, then every fourth. */
export function paintDots({ ctx, ink, scale }: Pick<Brush, 'ctx' | 'ink' | 'scale'>, viewport: Viewport, width: number, height: number): void {
  let gap = size.grid * viewport.zoom;
  while (gap < LEAST_GAP) gap *= 2;
  const radius = Math.min(1.1, Math.max(0.75, viewport.zoom));
  const startX = mod(viewport.x, gap);
  const startY = mod(viewport.y, gap);
  ctx.fillStyle = ink.dot;
  const side = Math.max(1 / scale, radius * 1.6);
  ctx.beginPath();
  for (let x = startX; x < width; x += gap) for (let y = startY; y < height; y += gap) ctx.rect(x - side / 2, y - side / 2, side, side);
  ctx.fill();
}

const mod = (value: number, by: number): number => ((value % by) + by) % by;
