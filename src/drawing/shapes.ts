import type { Element, ElementKind } from '../model/index.ts';
import type { Point, Rect, Side } from './geometry.ts';
import { bottom, right } from './geometry.ts';
import { size } from './sizes.ts';
import type { ColourName } from './tokens.ts';

/** The outline says the kind, so that colour is never the only sign. `dashed` is a box whose border is broken: not ours. */
export type Shape = 'box' | 'dashed' | 'cylinder' | 'pipe' | 'hexagon';

const SHAPES: Readonly<Record<ElementKind, Shape>> = {
  client: 'box',
  service: 'box',
  monolith: 'box',
  external: 'dashed',
  gateway: 'hexagon',
  datastore: 'cylinder',
  channel: 'pipe',
  broker: 'pipe',
  registry: 'box',
  scheduler: 'box',
  observability: 'box',
  mesh: 'box',
};

const COLOURS: Readonly<Record<ElementKind, ColourName>> = {
  client: 'neutral',
  service: 'service',
  monolith: 'service',
  external: 'neutral',
  gateway: 'gateway',
  datastore: 'store',
  channel: 'channel',
  broker: 'channel',
  registry: 'neutral',
  scheduler: 'neutral',
  observability: 'neutral',
  mesh: 'neutral',
};

export const shapeOf = (element: Pick<Element, 'kind'>): Shape => SHAPES[element.kind];

/** The colour of the accent and the glyph; bodies stay neutral. */
export const kindColour = (element: Pick<Element, 'kind'>): ColourName => COLOURS[element.kind];

export interface ShapePaths {
  /** The closed outline, to be filled with `surface` and stroked with the border. */
  readonly outline: string;
  /** The stroke or area that carries the kind's colour. */
  readonly accent: string;
  /** Whether the accent is filled; otherwise it is stroked 3 px wide. */
  readonly accentFilled: boolean;
  /** The visible edge of a cap, stroked like the border. */
  readonly edge?: string;
}

const n = (value: number): string => String(Math.round(value * 100) / 100);

/** Paths of a shape whose box has its corner at 0, 0. */
export function shapePaths(shape: Shape, width: number, height: number): ShapePaths {
  switch (shape) {
    case 'box':
    case 'dashed':
      return boxPaths(width, height);
    case 'cylinder':
      return cylinderPaths(width, height);
    case 'pipe':
      return pipePaths(width, height);
    case 'hexagon':
      return hexagonPaths(width, height);
  }
}

/** Only the outline of `shapePaths`. */
export const shapePath = (shape: Shape, width: number, height: number): string => shapePaths(shape, width, height).outline;

/** A rectangle with round corners as a path. */
export function roundedRect(rect: Rect, radius: number): string {
  const r = Math.min(radius, rect.width / 2, rect.height / 2);
  const arc = (dx: number, dy: number) => `a${n(r)} ${n(r)} 0 0 1 ${n(dx)} ${n(dy)}`;
  return `M${n(rect.x + r)} ${n(rect.y)}H${n(right(rect) - r)}${arc(r, r)}V${n(bottom(rect) - r)}${arc(-r, r)}H${n(rect.x + r)}${arc(-r, -r)}V${n(rect.y + r)}${arc(r, -r)}Z`;
}

function boxPaths(width: number, height: number): ShapePaths {
  const { radius, accent } = size.node;
  const r = Math.min(radius, width / 2, height / 2);
  const inset = r > accent ? r - Math.sqrt(r * r - (r - accent) * (r - accent)) : 0;
  return {
    outline: roundedRect({ x: 0, y: 0, width, height }, r),
    accent: `M${accent} ${n(inset)}A${n(r)} ${n(r)} 0 0 0 0 ${n(r)}V${n(height - r)}A${n(r)} ${n(r)} 0 0 0 ${accent} ${n(height - inset)}Z`,
    accentFilled: true,
  };
}

function cylinderPaths(width: number, height: number): ShapePaths {
  const cap = Math.min(size.cylinder.cap, height / 4);
  const rx = n(width / 2);
  const top = `M0 ${n(cap)}A${rx} ${n(cap)} 0 0 1 ${n(width)} ${n(cap)}`;
  return {
    outline: `${top}V${n(height - cap)}A${rx} ${n(cap)} 0 0 1 0 ${n(height - cap)}Z`,
    accent: top,
    accentFilled: false,
    edge: `M0 ${n(cap)}A${rx} ${n(cap)} 0 0 0 ${n(width)} ${n(cap)}`,
  };
}

function pipePaths(width: number, height: number): ShapePaths {
  const cap = Math.min(size.pipe.cap, width / 4);
  const ry = n(height / 2);
  const arc = (sweep: 0 | 1, x: number, y: number) => `A${n(cap)} ${ry} 0 0 ${sweep} ${n(x)} ${n(y)}`;
  return {
    outline: `M${n(cap)} 0H${n(width - cap)}${arc(1, width - cap, height)}H${n(cap)}${arc(1, cap, 0)}Z`,
    accent: `M${n(cap)} 0${arc(0, cap, height)}`,
    accentFilled: false,
    edge: `M${n(width - cap)} 0${arc(0, width - cap, height)}`,
  };
}

function hexagonPaths(width: number, height: number): ShapePaths {
  const shoulder = Math.min(size.hexagon.shoulder, width / 4);
  const left = `M${n(shoulder)} 0L0 ${n(height / 2)}L${n(shoulder)} ${n(height)}`;
  return {
    outline: `M${n(shoulder)} 0H${n(width - shoulder)}L${n(width)} ${n(height / 2)}L${n(width - shoulder)} ${n(height)}H${n(shoulder)}L0 ${n(height / 2)}Z`,
    accent: left,
    accentFilled: false,
  };
}

/** How far glyph and text move from their place in a box, so that caps and shoulders stay clear. */
export function contentOffset(shape: Shape): Point {
  switch (shape) {
    case 'box':
    case 'dashed':
      return { x: 0, y: 0 };
    case 'cylinder':
      return { x: 0, y: size.cylinder.contentDown };
    case 'pipe':
      return { x: size.pipe.contentRight, y: 0 };
    case 'hexagon':
      return { x: size.hexagon.contentRight, y: 0 };
  }
}

/** Width that name and subtitle may take before they are cut. */
export function textWidth(shape: Shape, width: number): number {
  const offset = contentOffset(shape).x;
  const closing = shape === 'pipe' ? size.pipe.cap : shape === 'hexagon' ? size.hexagon.shoulder / 2 : 0;
  return width - size.content.textX - offset - size.content.rightPadding - closing;
}

/** The point of the outline `offset` px from the middle of a side (positive: down or to the right). Heads meet the border there, also on a cap. */
export function borderPoint(shape: Shape, rect: Rect, side: Side, offset: number): Point {
  const { x, y, width, height } = rect;
  switch (side) {
    case 'left':
      return { x: x + indentAcross(shape, width, height, offset), y: y + height / 2 + offset };
    case 'right':
      return { x: right(rect) - indentAcross(shape, width, height, offset), y: y + height / 2 + offset };
    case 'top':
      return { x: x + width / 2 + offset, y: y + indentAlong(shape, width, height, offset) };
    case 'bottom':
      return { x: x + width / 2 + offset, y: bottom(rect) - indentAlong(shape, width, height, offset) };
  }
}

/** How far the outline lies inside the left or right edge, `offset` px off the middle. */
function indentAcross(shape: Shape, width: number, height: number, offset: number): number {
  const share = Math.min(1, Math.abs(offset) / (height / 2));
  if (shape === 'hexagon') return Math.min(size.hexagon.shoulder, width / 4) * share;
  if (shape === 'pipe') return Math.min(size.pipe.cap, width / 4) * (1 - Math.sqrt(1 - share * share));
  return 0;
}

/** How far the outline lies inside the top or bottom edge. */
function indentAlong(shape: Shape, width: number, height: number, offset: number): number {
  if (shape !== 'cylinder') return 0;
  const share = Math.min(1, Math.abs(offset) / (width / 2));
  return Math.min(size.cylinder.cap, height / 4) * (1 - Math.sqrt(1 - share * share));
}
