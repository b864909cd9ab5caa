import {
  colours,
  fonts,
  type ColourName,
  type Rect,
  shapePaths,
  type Shape,
  type ShapePaths,
  type Theme,
  type GlyphName,
  glyphPath,
} from '../../../drawing/index.ts';

export type Ink = Readonly<Record<ColourName, string>>;

/** What every painter needs: where to draw, with which colours, and how large a canvas pixel is on screen. */
export interface Brush {
  readonly ctx: CanvasRenderingContext2D;
  readonly ink: Ink;
  readonly dark: boolean;
  /** Screen pixels for one canvas pixel. */
  readonly zoom: number;
  /** Device pixels for one canvas pixel. */
  readonly scale: number;
  /** The part of the design that the layer shows. */
  readonly area: Rect;
}

export const inkOf = (theme: Theme): Ink => colours[theme];

export const font = (fontSize: number, weight: number): string => `${weight} ${fontSize}px ${fonts.sans}`;

interface ShapeOutlines {
  readonly outline: Path2D;
  readonly accent: Path2D;
  readonly accentFilled: boolean;
  readonly edge: Path2D | undefined;
}

const shapes = new Map<string, ShapeOutlines>();
const glyphs = new Map<GlyphName, Path2D>();

/** The paths of a shape, kept: most elements have the same size. */
export function outlinesOf(shape: Shape, width: number, height: number): ShapeOutlines {
  const key = `${shape} ${width} ${height}`;
  const known = shapes.get(key);
  if (known) return known;
  if (shapes.size > 500) shapes.clear();
  const made = toPaths(shapePaths(shape, width, height));
  shapes.set(key, made);
  return made;
}

const toPaths = ({ outline, accent, accentFilled, edge }: ShapePaths): ShapeOutlines => ({
  outline: new Path2D(outline),
  accent: new Path2D(accent),
  accentFilled,
  edge: edge === undefined ? undefined : new Path2D(edge),
});

export function glyphOutline(name: GlyphName): Path2D {
  const known = glyphs.get(name);
  if (known) return known;
  const made = new Path2D(glyphPath(name));
  glyphs.set(name, made);
  return made;
}

/** Draws a glyph with its top left corner at x, y. */
export function drawGlyph({ ctx }: Brush, name: GlyphName, x: number, y: number, side: number, colour: string, width = 1.75): void {
  ctx.save();
  ctx.translate(x, y);
  ctx.scale(side / 24, side / 24);
  ctx.strokeStyle = colour;
  ctx.lineWidth = width;
  ctx.lineCap = 'round';
  ctx.lineJoin = 'round';
  ctx.stroke(glyphOutline(name));
  ctx.restore();
}
