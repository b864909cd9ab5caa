import type { Design, Element, Note } from '../model/index.ts';
import { boxesOf, extentOf, type Boxes } from './boxes.ts';
import { centreOf, type Point, type Rect } from './geometry.ts';
import { glyphOf, glyphPath } from './glyphs.ts';
import { routeFlows } from './routes/router.ts';
import { roundedPath } from './routes/flowPaths.ts';
import { contentOffset, kindColour, roundedRect, shapeOf, shapePaths, type ShapePaths } from './shapes.ts';
import { size } from './sizes.ts';
import type { ColourName } from './tokens.ts';
import { isAsynchronous } from './words.ts';

/** An element of a thumbnail, its corner at `at`. */
export interface ThumbnailElement extends ShapePaths {
  readonly at: Point;
  readonly colour: ColourName;
  readonly dashed: boolean;
  /** On a grid of 24, and where its corner stands inside the element, twice as large as on the canvas. */
  readonly glyph: { readonly path: string; readonly at: Point };
  /** A bar where the name stands, as long as the name. */
  readonly name: Rect;
}

/**
 * A design as a small picture without words: what stands where, of which kind, and what flows between. Plain data without colours of a theme, so that a view
 * draws it in the theme of the page. In canvas pixels.
 */
export interface Thumbnail {
  /** What is seen: the drawing and a margin, never so small that a single element fills it. */
  readonly frame: Rect;
  readonly contexts: readonly string[];
  /** All lines of a kind as one path. */
  readonly flows: { readonly synchronous: string; readonly asynchronous: string };
  readonly elements: readonly ThumbnailElement[];
  /** Boxes of a design that is too crowded for single elements: one path for each colour. */
  readonly crowd: readonly { readonly colour: ColourName; readonly path: string }[];
  readonly notes: readonly { readonly kind: Note['kind']; readonly path: string }[];
}

const MARGIN = 40;
const LEAST = { width: 880, height: 440 } as const;
/** More elements than these are boxes in one colour each, and their flows straight lines: nothing else would be seen of them. */
const CROWD = 120;

/** The small picture of a design; none for one in which nothing stands. */
export function thumbnailOf(design: Design): Thumbnail | undefined {
  const extent = extentOf(design);
  if (!extent) return undefined;
  const boxes = boxesOf(design);
  const crowded = boxes.elements.size > CROWD;
  return {
    frame: frameAround(extent),
    contexts: [...boxes.contexts.values()].map((box) => roundedRect(box, size.context.radius)),
    flows: crowded ? straightFlows(design, boxes) : routedFlows(design),
    elements: crowded ? [] : placed(design.elements, boxes.elements).map(([element, box]) => elementIn(element, box)),
    crowd: crowded ? crowdIn(design, boxes) : [],
    notes: placed(design.notes, boxes.notes).map(([{ kind }, box]) => ({ kind, path: roundedRect(box, size.note.radius) })),
  };
}

function frameAround({ x, y, width, height }: Rect): Rect {
  const wide = Math.max(width + 2 * MARGIN, LEAST.width);
  const high = Math.max(height + 2 * MARGIN, LEAST.height);
  return { x: x + (width - wide) / 2, y: y + (height - high) / 2, width: wide, height: high };
}

function placed<T>(records: { readonly [id: string]: T }, boxes: ReadonlyMap<string, Rect>): (readonly [T, Rect])[] {
  return Object.entries(records).flatMap(([id, record]) => {
    const box = boxes.get(id);
    return box ? [[record, box] as const] : [];
  });
}

const NAME = { x: 62, height: 12, letter: 8 } as const;

function elementIn(element: Element, { x, y, width, height }: Rect): ThumbnailElement {
  const shape = shapeOf(element);
  const offset = contentOffset(shape);
  const side = 2 * size.glyph.side;
  const room = width - NAME.x - offset.x - 16;
  return {
    ...shapePaths(shape, width, height),
    at: { x, y },
    colour: kindColour(element),
    dashed: shape === 'dashed',
    glyph: { path: glyphPath(glyphOf(element)), at: { x: 14 + offset.x, y: (height - side) / 2 + offset.y } },
    name: {
      x: NAME.x + offset.x,
      y: (height - NAME.height) / 2 + offset.y,
      width: Math.max(3 * NAME.letter, Math.min(room, element.name.length * NAME.letter)),
      height: NAME.height,
    },
  };
}

function crowdIn(design: Design, boxes: Boxes): Thumbnail['crowd'] {
  const paths = new Map<ColourName, string>();
  for (const [element, { x, y, width, height }] of placed(design.elements, boxes.elements)) {
    const colour = kindColour(element);
    paths.set(colour, `${paths.get(colour) ?? ''}M${round(x)} ${round(y)}h${round(width)}v${round(height)}h${round(-width)}Z`);
  }
  return [...paths].map(([colour, path]) => ({ colour, path }));
}

function routedFlows(design: Design): Thumbnail['flows'] {
  const routes = routeFlows(design);
  const paths = (asynchronous: boolean) =>
    [...routes.values()]
      .filter((route) => route.asynchronous === asynchronous)
      .map(({ points }) => roundedPath(points))
      .join('');
  return { synchronous: paths(false), asynchronous: paths(true) };
}

function straightFlows(design: Design, boxes: Boxes): Thumbnail['flows'] {
  const paths = { synchronous: '', asynchronous: '' };
  for (const flow of Object.values(design.flows)) {
    const from = boxes.elements.get(flow.from);
    const to = boxes.elements.get(flow.to);
    if (!from || !to) continue;
    const [a, b] = [centreOf(from), centreOf(to)];
    paths[isAsynchronous(flow) ? 'asynchronous' : 'synchronous'] += `M${round(a.x)} ${round(a.y)}L${round(b.x)} ${round(b.y)}`;
  }
  return paths;
}

const round = (value: number): number => Math.round(value);
