import {
  boxesOf,
  type Boxes,
  extentOf,
  fold,
  type Folding,
  flowGround,
  inflate,
  labelRect,
  type Rect,
  relationBoxes,
  type Route,
  routeFlows,
  routeRelations,
  SpatialIndex,
  type Theme,
  truncate,
  unionOf,
} from '../../drawing/index.ts';
import { type Design, sortedIdsOf } from '../../model/index.ts';
import { packDesign } from '../../model/packing.ts';
import { contextMarkup, struckTitles } from './contexts.ts';
import { type Ground, labelMarkup, lineMarkup } from './flows.ts';
import { foldedMarkup } from './folded.ts';
import { frameMarkup } from './frames.ts';
import { inkOf, SANS } from './ink.ts';
import { LEGEND_HEIGHT, legendEntries, legendMarkup, legendRows } from './legend.ts';
import { escapeXml, tag } from './markup.ts';
import type { Motion } from './motion/index.ts';
import { nodesOf, oneLine } from './nodes.ts';
import { noteMarkup } from './notes.ts';
import { relationMarkup } from './relations.ts';

export interface DrawOptions {
  /** Default `light`. */
  readonly theme?: Theme;
  /** The design's name on top. Default yes. */
  readonly title?: boolean;
  /** What shapes and lines mean, at the bottom. Default yes. */
  readonly legend?: boolean;
  /** A ground of the canvas colour behind it. Default yes; without it the words on flows keep their patch, in light as white as paper. */
  readonly background?: boolean;
  /** `folded`: each context is one box with its flows merged, the big picture. Default `open`. */
  readonly contexts?: 'open' | 'folded';
  /** The design inside, so that the picture can be opened again. Default yes. */
  readonly carryDesign?: boolean;
  /** Pixels around the drawing. Default 24. */
  readonly margin?: number;
  /** Rules `@font-face` for a text, to be put inside; without them the fonts of the reader's machine are used. */
  readonly fontFaces?: (text: string) => string;
  /** Makes markup without words of markup with words; without it words are text. */
  readonly outlined?: (markup: string) => string;
  /** A run to be shown, for the width of a line of words. */
  readonly motion?: (width: number) => Motion;
}

const MARGIN = 24;
const TITLE = { height: 44, fontSize: 20, weight: 600 } as const;
/** The line of words of a run. */
const CAPTION_HEIGHT = 28;
const LEAST_WIDTH = 320;

interface Page {
  readonly width: number;
  readonly height: number;
  /** What is drawn of the canvas. */
  readonly extent: Rect;
  /** Around it. */
  readonly margin: number;
  /** Height of the strip above it. */
  readonly top: number;
  /** Rows of the legend; none where it is not wanted or nothing is to be explained. */
  readonly legend: ReturnType<typeof legendRows>;
}

/** Width and height of the picture in pixels at 1 ×: what a PNG of it needs. */
export function pictureSize(design: Design, options: DrawOptions = {}): { readonly width: number; readonly height: number } {
  const { width, height } = pageOf(design, options);
  return { width, height };
}

/**
 * The design as a picture, drawn from the model: real text that can be selected and edited, no `foreignObject`, no style sheet, no script and nothing from
 * elsewhere, so that it opens in PowerPoint and Inkscape as it does in a browser.
 */
export function drawSvg(design: Design, options: DrawOptions = {}): string {
  const theme = options.theme ?? 'light';
  const page = pageOf(design, options);
  const name = oneLine(design.meta.name);
  const motion = options.motion?.(page.width - 2 * page.margin);
  const { outlined } = options;
  const behind: Ground = options.background === false && theme === 'light' ? 'surface' : 'canvas';
  const drawn = [
    ...(options.title === false ? [] : [titleMarkup(name, page, theme)]),
    `<g transform="translate(${page.margin - page.extent.x} ${page.top - page.extent.y})">`,
    ...pictureMarkup(shownOf(design, options), theme, design, behind),
    motion?.overlay ?? '',
    '</g>',
    motion === undefined ? '' : tag('g', { transform: `translate(${page.margin} ${page.top - CAPTION_HEIGHT})` }, motion.caption),
    legendMarkup(page.legend, page.margin, page.top + page.extent.height + page.margin / 2, theme),
  ];
  const picture = (outlined === undefined ? drawn : drawn.map(outlined)).filter(isWritten).join('\n');
  const style = `${options.fontFaces?.(wordsIn(picture)) ?? ''}${motion?.style ?? ''}`;
  const lines = [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${page.width}" height="${page.height}" viewBox="0 0 ${page.width} ${page.height}" role="img" aria-labelledby="design-title" font-family="${escapeXml(SANS)}">`,
    tag('title', { id: 'design-title' }, escapeXml(name)),
    ...(design.meta.description === undefined ? [] : [tag('desc', {}, escapeXml(design.meta.description))]),
    ...(options.carryDesign === false ? [] : [tag('metadata', {}, `seamwright-design:${packDesign(design)}`)]),
    ...(style === '' ? [] : [tag('style', {}, style)]),
    ...(options.background === false ? [] : [tag('rect', { width: page.width, height: page.height, fill: inkOf(theme, 'canvas').colour })]),
    picture,
    '</svg>',
  ];
  return `${lines.filter(isWritten).join('\n')}\n`;
}

const isWritten = (line: string): boolean => line !== '';

/** The characters that are shown beyond ASCII, and a letter for the others. */
const wordsIn = (markup: string): string => `A${[...new Set(markup.match(/[^\x00-\x7f]+/gu)?.join(''))].join('')}`;

/** Contexts, their relations, flows, elements, words and notes, each layer in the order of ids, so that the same design gives the same bytes. */
function pictureMarkup({ design, folded }: Folding, theme: Theme, whole: Design, behind: Ground): string[] {
  const boxes = boxesOf(design);
  const routes = routeFlows(design);
  const drawn: string[] = [];
  const draw = <T>(records: { readonly [id: string]: T }, markup: (record: T, id: string) => string | undefined) => {
    for (const id of sortedIdsOf(records)) {
      const record = records[id];
      const written = record === undefined ? undefined : markup(record, id);
      if (written !== undefined) drawn.push(written);
    }
  };
  const inBox =
    <T>(at: ReadonlyMap<string, Rect>, markup: (record: T, box: Rect) => string) =>
    (record: T, id: string) => {
      const box = at.get(id);
      return box === undefined ? undefined : markup(record, box);
    };
  const node = nodesOf(design, theme);
  const relations = relationsIn(design, boxes, routes);
  const onRelation = (_: unknown, id: string) => {
    const route = relations.get(id);
    return route === undefined ? undefined : relationMarkup(route, fields, theme, behind);
  };
  const fields = [...boxes.contexts.values()];
  const onRoute = (markup: (route: Route) => string) => (_: unknown, id: string) => {
    const route = routes.get(id);
    return route === undefined ? undefined : markup(route);
  };
  draw(
    design.frames,
    inBox(boxes.frames, (frame, box) => frameMarkup(frame, box, theme)),
  );
  const struck = struckTitles(design.contexts, boxes.contexts, routes.values());
  draw(design.contexts, (context, id) => {
    const box = boxes.contexts.get(id);
    return box && contextMarkup(context, box, theme, struck.has(id));
  });
  draw(design.relations, onRelation);
  draw(
    design.flows,
    onRoute((route) => lineMarkup(route, theme)),
  );
  draw(
    design.flows,
    onRoute((route) => labelMarkup(route, fields, theme, behind)),
  );
  draw(design.elements, (element, id) => {
    const box = boxes.elements.get(id);
    return box && (folded.has(id) ? foldedMarkup(whole, id, box, theme) : node(element, box));
  });
  draw(design.notes, inBox(boxes.notes, noteMarkup));
  return drawn;
}

/** What is drawn of the design. A folding is kept, because the page is measured before it is drawn. */
function shownOf(design: Design, { contexts }: DrawOptions): Folding {
  if (contexts !== 'folded') return fold(design, []);
  const known = foldings.get(design) ?? fold(design, Object.keys(design.contexts));
  foldings.set(design, known);
  return known;
}

const foldings = new WeakMap<Design, Folding>();

/** The map is looked over only where something is to be drawn on it. */
function relationsIn(design: Design, boxes: Boxes, routes: ReadonlyMap<string, Route>): ReturnType<typeof routeRelations> {
  if (Object.keys(design.relations).length === 0) return new Map();
  return routeRelations(design.relations, { boxes: relationBoxes(design, boxes), names: design.contexts, terse: true, ...groundOf(boxes, routes) });
}

/** What relations keep off: elements, flows and their words. */
function groundOf({ elements }: Boxes, routes: ReadonlyMap<string, Route>): ReturnType<typeof flowGround> {
  const boxes = new SpatialIndex();
  const flows = new SpatialIndex();
  for (const [id, box] of elements) boxes.set(id, box);
  for (const [id, { points, label }] of routes) {
    const bounds = unionOf([...points.map((point) => ({ ...point, width: 0, height: 0 })), ...(label ? [labelRect(label)] : [])]);
    if (bounds) flows.set(id, inflate(bounds, 6));
  }
  return flowGround(boxes, flows, routes);
}

function titleMarkup(name: string, page: Page, theme: Theme): string {
  const { fontSize, weight } = TITLE;
  return tag(
    'text',
    { x: page.margin, y: page.margin + fontSize, 'font-size': fontSize, 'font-weight': weight, fill: inkOf(theme, 'text').colour },
    escapeXml(truncate(name, page.width - 2 * page.margin, fontSize, weight)),
  );
}

function pageOf(design: Design, options: DrawOptions): Page {
  const extent = extentOf(shownOf(design, options).design) ?? { x: 0, y: 0, width: 0, height: 0 };
  const { margin = MARGIN } = options;
  const width = Math.ceil(Math.max(extent.width + 2 * margin, options.title === false && options.legend === false ? 0 : LEAST_WIDTH));
  const top = margin + (options.title === false ? 0 : TITLE.height) + (options.motion === undefined ? 0 : CAPTION_HEIGHT);
  const legend = options.legend === false ? [] : legendRows(legendEntries(design, options.theme ?? 'light'), width - 2 * margin);
  return { width, height: Math.ceil(top + extent.height + legend.length * LEGEND_HEIGHT + margin), extent, margin, top, legend };
}
