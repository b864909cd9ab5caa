import {
  colours,
  fonts,
  type ColourName,
  type Point,
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
  /** Where the origin of the design lies on the canvas, in device pixels. */
  readonly origin: Point;
  /** The part of the design that the layer shows. */
  readonly area: Rect;
}

const forced = globalThis.matchMedia?.('(forced-colors: active)');
const moreContrast = globalThis.matchMedia?.('(prefers-contrast: more)');
const systemInk = new Map<Theme, Ink>();
for (const query of [forced, moreContrast]) query?.addEventListener?.('change', () => systemInk.clear());

/** The colours of a theme, or those that the system asks for in its place: painters cannot leave that to the style sheet. */
export function inkOf(theme: Theme): Ink {
  if (forced?.matches !== true && moreContrast?.matches !== true) return colours[theme];
  const known = systemInk.get(theme) ?? inkOfStyles();
  systemInk.set(theme, known);
  return known;
}

/** How much of what is out of focus is left: more where the system asks for contrast. */
export const dimmedShare = (): number => (forced?.matches === true || moreContrast?.matches === true ? 0.75 : 0.4);

/** The tokens as the page has them now, each as the plain colour that it comes to. */
function inkOfStyles(): Ink {
  const probe = document.createElement('i');
  document.body.append(probe);
  const ink = Object.fromEntries(
    Object.keys(colours.light).map((name) => {
      probe.style.color = `var(--${name})`;
      return [name, getComputedStyle(probe).color];
    }),
  );
  probe.remove();
  return ink as Record<ColourName, string>;
}

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
