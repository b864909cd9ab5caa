import { bottom, inflate, type Point, type Rect, right } from '../../../drawing/index.ts';

/** Where the canvas stands: a point of the design at `p` is on screen at `p * zoom + (x, y)`, from the canvas' own corner. */
export interface Viewport {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

export interface Extent {
  readonly width: number;
  readonly height: number;
}

/** Pixels at the edges that islands cover. */
export interface Insets {
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
  readonly left: number;
}

/** Far enough out for 40,000 elements in one view. */
export const MINIMUM_ZOOM = 0.02;
export const MAXIMUM_ZOOM = 4;

export const toScreen = (point: Point, { x, y, zoom }: Viewport): Point => ({ x: point.x * zoom + x, y: point.y * zoom + y });
export const toDesign = (point: Point, { x, y, zoom }: Viewport): Point => ({ x: (point.x - x) / zoom, y: (point.y - y) / zoom });

/** The part of the design that is on screen, `margin` (in parts of the screen) more on every side. */
export function visibleRect(viewport: Viewport, screen: Extent, margin = 0): Rect {
  const corner = toDesign({ x: 0, y: 0 }, viewport);
  const rect = { ...corner, width: screen.width / viewport.zoom, height: screen.height / viewport.zoom };
  return inflate(rect, rect.width * margin, rect.height * margin);
}

/** The viewport that shows `rect` whole and centred in what the islands leave free; never larger than `maximum`. */
export function fitted(rect: Rect, screen: Extent, insets: Insets, maximum = 1): Viewport {
  const free = freeArea(screen, insets);
  const zoom = clampZoom(Math.min(maximum, free.width / Math.max(1, rect.width), free.height / Math.max(1, rect.height)));
  return {
    x: free.x + free.width / 2 - (rect.x + rect.width / 2) * zoom,
    y: free.y + free.height / 2 - (rect.y + rect.height / 2) * zoom,
    zoom,
  };
}

/** The least pan (and zoom out, where it must be) that brings `rect` into what the islands leave free; the same viewport where it is there already. */
export function revealed(rect: Rect, viewport: Viewport, screen: Extent, insets: Insets): Viewport {
  const free = freeArea(screen, insets);
  const corner = toScreen(rect, viewport);
  const onScreen = { ...corner, width: rect.width * viewport.zoom, height: rect.height * viewport.zoom };
  if (onScreen.width > free.width || onScreen.height > free.height) return fitted(rect, screen, insets, viewport.zoom);
  const dx = Math.max(0, free.x - onScreen.x) - Math.max(0, right(onScreen) - right(free));
  const dy = Math.max(0, free.y - onScreen.y) - Math.max(0, bottom(onScreen) - bottom(free));
  return dx === 0 && dy === 0 ? viewport : { ...viewport, x: viewport.x + dx, y: viewport.y + dy };
}

/** The same place at another zoom: the middle of the free area stays where it is. */
export function zoomed(viewport: Viewport, zoom: number, screen: Extent, insets: Insets): Viewport {
  const free = freeArea(screen, insets);
  const anchor = { x: free.x + free.width / 2, y: free.y + free.height / 2 };
  const fixed = toDesign(anchor, viewport);
  const next = clampZoom(zoom);
  return { x: anchor.x - fixed.x * next, y: anchor.y - fixed.y * next, zoom: next };
}

export const clampZoom = (zoom: number): number => Math.min(MAXIMUM_ZOOM, Math.max(MINIMUM_ZOOM, zoom));

/** What the islands leave free; the whole screen where that is next to nothing. */
export function freeArea(screen: Extent, insets: Insets): Rect {
  const width = screen.width - insets.left - insets.right;
  const height = screen.height - insets.top - insets.bottom;
  if (width < 120 || height < 120) return { x: 0, y: 0, width: Math.max(1, screen.width), height: Math.max(1, screen.height) };
  return { x: insets.left, y: insets.top, width, height };
}
