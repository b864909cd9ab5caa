import { type Rect, size } from '../../../drawing/index.ts';
import { wordTable } from '../../../language/index.ts';
import type { FindingMark } from '../stage/marks.ts';
import { measureText } from '../stage/measureText.ts';
import { type Brush, dimmedShare, font } from './brush.ts';
import { FULL_FROM_ZOOM } from './elements.ts';
import type { StampPad } from './stamps.ts';

const SHAPES = {
  error: new Path2D('M5 1h6l4 4v6l-4 4H5l-4-4V5z'),
  warning: new Path2D('M8 1.6 15.2 14.2H.8z'),
  info: new Path2D('M14.6 8a6.6 6.6 0 1 1-13.2 0a6.6 6.6 0 1 1 13.2 0Z'),
} as const;
const MARKS = {
  error: new Path2D('M8 4.4v4.4M8 11.4v.2'),
  warning: new Path2D('M8 6v3.8M8 12v.1'),
  info: new Path2D('M8 7.4v3.6M8 5v.1'),
} as const;
const WORDS = wordTable({ error: 'Error', warning: 'Warning', info: 'Note' });

/** The worst finding of an element that is drawn, not mounted. Where elements show their names only, it keeps its shape only, in a size that can be seen. Straddles the top edge and reaches past the right corner. */
export function paintBadge(brush: Brush, box: Rect, mark: FindingMark, dimmed = false): void {
  brush.ctx.save();
  if (dimmed) brush.ctx.globalAlpha = dimmedShare();
  if (brush.zoom < FULL_FROM_ZOOM) paintShapeOnly(brush, box, mark);
  else paintWhole(brush, box, mark);
  brush.ctx.restore();
}

/** The same from far away, where many look alike. */
export function stampBadge(pad: StampPad, brush: Brush, { x, y, width }: Rect, { severity }: FindingMark, dimmed: boolean): void {
  const side = sideAt(brush.zoom);
  pad.press(`badge ${severity} ${dimmed}`, { x: x + width, y }, { x: -side / 2, y: -side / 2, width: side, height: side }, (own) => {
    if (dimmed) own.ctx.globalAlpha = dimmedShare();
    paintShape(own, severity, -side / 2, -side / 2, side);
  });
}

const sideAt = (zoom: number): number => Math.min(30, 10 / zoom);

function paintShapeOnly(brush: Brush, box: Rect, { severity }: FindingMark): void {
  const side = sideAt(brush.zoom);
  paintShape(brush, severity, box.x + box.width - side / 2, box.y - side / 2, side);
}

function paintWhole(brush: Brush, box: Rect, { severity, count }: FindingMark): void {
  const { ctx, ink } = brush;
  const word = count > 1 ? `${WORDS[severity]} ${count}` : WORDS[severity];
  const width = 5 + 12 + 4 + measureText(word, 11, 600) + 7;
  const right = box.x + box.width + size.badge.overhang;
  const left = right - width;
  ctx.beginPath();
  ctx.roundRect(left - 2, box.y - 12, width + 4, 24, 12);
  ctx.fillStyle = ink.canvas;
  ctx.fill();
  ctx.beginPath();
  ctx.roundRect(left, box.y - 10, width, 20, 10);
  ctx.fillStyle = severity === 'error' ? ink.error : severity === 'warning' ? ink['warning-soft'] : ink.surface;
  ctx.fill();
  if (severity !== 'error') {
    ctx.strokeStyle = severity === 'warning' ? ink.warning : ink.control;
    ctx.lineWidth = 1;
    ctx.beginPath();
    ctx.roundRect(left + 0.5, box.y - 9.5, width - 1, 19, 9.5);
    ctx.stroke();
  }
  paintShape(brush, severity, left + 5, box.y - 6, 12, true);
  ctx.font = font(11, 600);
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = severity === 'error' ? ink['on-accent'] : severity === 'warning' ? ink.warning : ink['text-2'];
  ctx.fillText(word, left + 21, box.y + 4);
}

function paintShape({ ctx, ink }: Brush, severity: FindingMark['severity'], x: number, y: number, side: number, onBadge = false): void {
  const colour = severity === 'error' ? (onBadge ? ink['on-accent'] : ink.error) : severity === 'warning' ? ink.warning : ink['text-2'];
  const inside = severity === 'error' && onBadge ? ink.error : severity === 'info' ? colour : ink.surface;
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(side / 16, side / 16);
  ctx.fillStyle = severity === 'info' ? ink.surface : colour;
  ctx.fill(SHAPES[severity]);
  if (severity === 'info') {
    ctx.strokeStyle = colour;
    ctx.lineWidth = 1.6;
    ctx.stroke(SHAPES.info);
  }
  ctx.strokeStyle = inside;
  ctx.lineWidth = 1.8;
  ctx.lineCap = 'round';
  ctx.stroke(MARKS[severity]);
  ctx.restore();
}
