import { endDots, type EndMark, labelRect, type Point, type RelationRoute, rolesFrom, rolesInRow, size } from '../../../drawing/index.ts';
import { measureText } from '../stage/measureText.ts';
import { type Brush, font } from './brush.ts';
import { LABELS_FROM_ZOOM } from './labels.ts';
import { traceLine } from './flows.ts';

/** How a relation is drawn: `quiet` beside elements and flows, `plain` on the map. */
export type RelationLook = 'quiet' | 'plain' | 'dimmed' | 'evidence' | 'selected' | 'active';

interface Stroke {
  readonly colour: string;
  readonly width: number;
  readonly halo?: string;
  readonly alpha: number;
}

/** Draws one relation: its line, the marks of its ends and, unless it is selected, its word. `ground` is the colour behind a word. */
export function paintRelation(brush: Brush, route: RelationRoute, look: RelationLook, ground: string): void {
  const { ctx } = brush;
  const stroke = strokeOf(brush, look);
  ctx.save();
  ctx.globalAlpha = stroke.alpha;
  ctx.lineJoin = 'round';
  if (stroke.halo !== undefined) {
    ctx.lineCap = 'round';
    strokeLine(ctx, route.points, stroke.halo, 10);
  }
  if (route.dotted) {
    ctx.lineCap = 'round';
    ctx.setLineDash([0, size.relation.dots[1]]);
    strokeLine(ctx, route.points, stroke.colour, stroke.width + 0.75);
  } else {
    ctx.lineCap = 'butt';
    strokeLine(ctx, route.points, stroke.colour, stroke.width);
  }
  ctx.setLineDash([]);
  paintDots(brush, endDots(route), stroke.colour);
  if (brush.zoom >= LABELS_FROM_ZOOM) {
    for (const mark of route.marks) paintMark(brush, mark, look, stroke.colour);
    // The word of a selected one is part of the page: it lies over the elements.
    if (look !== 'selected') paintWord(brush, route, look, ground);
  }
  ctx.restore();
}

/** The line of a relation that is being drawn. */
export function paintLooseRelation(brush: Brush, points: readonly Point[]): void {
  const { ctx, ink } = brush;
  ctx.save();
  ctx.lineJoin = 'round';
  strokeLine(ctx, points, ink.accent, 2);
  paintDots(brush, [points[0], points.at(-1)], ink.accent);
  ctx.restore();
}

function strokeOf({ ink, zoom }: Brush, look: RelationLook): Stroke {
  const width = Math.max(size.relation.width, Math.min(2.5, 0.7 / zoom));
  switch (look) {
    case 'quiet':
      return { colour: ink.control, width, alpha: zoom < 0.3 ? 0.5 : 0.8 };
    case 'plain':
      return { colour: ink.flow, width, alpha: 1 };
    case 'dimmed':
      return { colour: ink.flow, width, alpha: 0.35 };
    case 'evidence':
      return { colour: ink.error, width: 2, halo: ink['error-halo'], alpha: 1 };
    case 'selected':
      return { colour: ink.accent, width: 2.5, halo: ink['accent-halo'], alpha: 1 };
    case 'active':
      return { colour: ink.accent, width: 2, alpha: 1 };
  }
}

function strokeLine(ctx: CanvasRenderingContext2D, points: readonly Point[], colour: string, width: number): void {
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.beginPath();
  traceLine(ctx, points, true);
  ctx.stroke();
}

function paintDots({ ctx }: Brush, points: readonly (Point | undefined)[], colour: string): void {
  ctx.fillStyle = colour;
  for (const point of points) {
    if (!point) continue;
    ctx.beginPath();
    ctx.arc(point.x, point.y, size.relation.dot, 0, 2 * Math.PI);
    ctx.fill();
  }
}

/** Dimmed or not, the line does not shine through what lies on it. */
function opaque(ctx: CanvasRenderingContext2D, draw: () => void): void {
  const { globalAlpha } = ctx;
  ctx.globalAlpha = 1;
  draw();
  ctx.globalAlpha = globalAlpha;
}

function paintMark({ ctx, ink }: Brush, mark: EndMark, look: RelationLook, colour: string): void {
  const { x, y, width, height } = mark.rect;
  const { radius, fontSize, height: row, lineHeight } = size.endMark;
  ctx.beginPath();
  ctx.roundRect(x + 0.5, y + 0.5, width - 1, height - 1, radius);
  opaque(ctx, () => {
    ctx.fillStyle = look === 'quiet' || look === 'dimmed' ? ink.canvas : ink.surface;
    ctx.fill();
  });
  ctx.strokeStyle = look === 'selected' || look === 'evidence' ? colour : ink.control;
  ctx.lineWidth = look === 'selected' ? 1.5 : 1;
  ctx.stroke();
  ctx.textBaseline = 'alphabetic';
  const inRow = rolesInRow(mark);
  const centred = mark.stacked || inRow === '';
  const baseline = y + row / 2 + 4;
  const write = (text: string, at: number, down: number, weight: number, tone: string): void => {
    ctx.font = font(fontSize, weight);
    ctx.fillStyle = tone;
    ctx.fillText(text, at, down);
  };
  ctx.textAlign = centred ? 'center' : 'left';
  const letterTone = look === 'selected' ? ink.accent : look === 'quiet' ? ink['text-2'] : ink.text;
  write(mark.letter, centred ? x + width / 2 : x + size.endMark.padding, baseline, 600, letterTone);
  if (mark.stacked) mark.roles.forEach((role, index) => write(role, x + width / 2, baseline + (index + 1) * lineHeight - 1, 500, ink['text-2']));
  else if (inRow !== '') write(inRow, x + rolesFrom(mark, measureText), baseline, 500, ink['text-2']);
}

function paintWord({ ctx, ink }: Brush, { label }: RelationRoute, look: RelationLook, ground: string): void {
  if (!label) return;
  const { x, y, width, height } = labelRect(label);
  if (label.onLine) {
    opaque(ctx, () => {
      ctx.fillStyle = ground;
      ctx.fillRect(x, y, width, height);
    });
  }
  ctx.font = font(size.label.fontSize, look === 'plain' ? 600 : size.label.weight);
  ctx.textAlign = 'center';
  ctx.textBaseline = 'alphabetic';
  ctx.fillStyle = look === 'evidence' ? ink.error : look === 'active' ? ink.accent : ink['text-2'];
  ctx.fillText(label.text, label.at.x, label.at.y + 4);
}
