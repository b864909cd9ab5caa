import { inflate, type Rect } from '../../../drawing/index.ts';
import { type Brush, inkOf } from '../paint/brush.ts';
import { paintDots } from '../paint/dots.ts';
import type { Stage } from '../stage/stage.ts';
import { toDesign, toScreen, type Viewport } from '../stage/viewport.ts';

/** The picture is drawn larger than the screen by this part of it on every side. */
const OVERSCAN = 0.3;
/** What lies outside of a part and reaches into it, in canvas pixels. */
const REACH = 64;
/** The same for what has a least size on screen, in screen pixels. */
const REACH_ON_SCREEN = 10;

/** The view that a sheet shows, with a margin around it. */
export interface Frame {
  readonly viewport: Viewport;
  readonly width: number;
  readonly height: number;
  readonly marginX: number;
  readonly marginY: number;
  readonly ratio: number;
}

/** How a sheet lies over the screen right now. */
export interface Lie {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The frame around what the stage shows now, or only that, where it is to be `bare` of a margin; none while the canvas has no size. */
export function frameOf(stage: Stage, bare = false): Frame | undefined {
  const { width, height } = stage.screen.get();
  if (width === 0 || height === 0) return undefined;
  const ratio = globalThis.devicePixelRatio || 1;
  const overscan = bare ? 0 : OVERSCAN;
  return { viewport: stage.viewport.get(), width, height, marginX: Math.round(width * overscan), marginY: Math.round(height * overscan), ratio };
}

/** The same place, around the middle of the screen, at so many times the zoom. */
export function ahead(frame: Frame, times: number): Frame {
  const { width, height, viewport } = frame;
  const from = (middle: number, at: number): number => middle + times * (at - middle);
  return { ...frame, viewport: { x: from(width / 2, viewport.x), y: from(height / 2, viewport.y), zoom: times * viewport.zoom } };
}

/** A frame that shows much of what another one does, a number of whole pixels further on. */
export interface Slid {
  readonly frame: Frame;
  /** By how much what both show lies elsewhere, in pixels of the sheet. */
  readonly x: number;
  readonly y: number;
  /** What only the new one shows, in its pixels. */
  readonly parts: readonly Rect[];
}

/** Of what is less than this part of the new frame too little can be taken over. */
const LEAST_SHARED = 0.4;

/** The frame of `now` a little beside where it is, so that of the picture in `before` what both show can be taken over; none where that is too little. */
export function slid(before: Frame, now: Frame): Slid | undefined {
  const { width, height, marginX, marginY, ratio, viewport } = now;
  if (before.viewport.zoom !== viewport.zoom || before.marginX !== marginX || before.width !== width || before.height !== height || before.ratio !== ratio)
    return undefined;
  const whole = (pixels: number): number => Math.round(pixels * ratio) / ratio;
  const x = whole(viewport.x - before.viewport.x);
  const y = whole(viewport.y - before.viewport.y);
  const all = { width: width + 2 * marginX, height: height + 2 * marginY };
  const shared = { width: all.width - Math.abs(x), height: all.height - Math.abs(y) };
  if (shared.width <= 0 || shared.height <= 0 || shared.width * shared.height < LEAST_SHARED * all.width * all.height) return undefined;
  const [across, down] = [Math.ceil(Math.abs(x)), Math.ceil(Math.abs(y))];
  const beside = { x: x > 0 ? 0 : all.width - across, y: 0, width: across, height: all.height };
  const over = { x: x > 0 ? across : 0, y: y > 0 ? 0 : all.height - down, width: all.width - across, height: down };
  return {
    frame: { ...now, viewport: { x: before.viewport.x + x, y: before.viewport.y + y, zoom: viewport.zoom } },
    x,
    y,
    parts: [beside, over].filter((part) => part.width > 0 && part.height > 0),
  };
}

/** One canvas with a picture of a part of the design, drawn part by part and then only moved by its CSS transform. */
export class Sheet {
  readonly canvas: HTMLCanvasElement;
  /** What it shows; none before it was drawn on. */
  frame: Frame | undefined;

  private known: CanvasRenderingContext2D | null = null;

  constructor(canvas: HTMLCanvasElement) {
    this.canvas = canvas;
  }

  /** Asked for once: every part that is drawn needs it. */
  private get context(): CanvasRenderingContext2D | null {
    return (this.known ??= this.canvas.getContext('2d', { alpha: false }));
  }

  /** Takes another frame on, empty. */
  begin(frame: Frame, { theme }: Stage): void {
    this.frame = frame;
    resize(this.canvas, frame.width + 2 * frame.marginX, frame.height + 2 * frame.marginY, frame.ratio);
    const ctx = this.context;
    if (!ctx) return;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.fillStyle = inkOf(theme.get()).canvas;
    ctx.fillRect(0, 0, this.canvas.width, this.canvas.height);
  }

  /** Takes over from another sheet what both show; it lies so many pixels of the sheet further to the right and down. */
  copy(from: Sheet, { x, y, frame: { ratio } }: Slid): void {
    const ctx = this.context;
    if (!ctx) return;
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.drawImage(from.canvas, Math.round(x * ratio), Math.round(y * ratio));
  }

  /** Size of the sheet in screen pixels. */
  get extent(): { readonly width: number; readonly height: number } {
    const { width = 0, height = 0, marginX = 0, marginY = 0 } = this.frame ?? {};
    return { width: width + 2 * marginX, height: height + 2 * marginY };
  }

  lie(now: Viewport): Lie {
    const { viewport: then, marginX, marginY } = this.frame ?? { viewport: now, marginX: 0, marginY: 0 };
    const scale = now.zoom / then.zoom;
    return { x: now.x - scale * (then.x + marginX), y: now.y - scale * (then.y + marginY), scale };
  }

  /** Puts the picture where it belongs in this view. */
  place(now: Viewport): void {
    const { x, y, scale } = this.lie(now);
    this.canvas.style.transform = `translate(${x}px,${y}px) scale(${scale})`;
  }

  /** A part of the design in pixels of the sheet, with room for what reaches out of it, in whole ones; none where it lies outside. */
  partAt(area: Rect): Rect | undefined {
    if (!this.frame) return undefined;
    const { viewport, marginX, marginY } = this.frame;
    const corner = toScreen(area, { x: viewport.x + marginX, y: viewport.y + marginY, zoom: viewport.zoom });
    const { width, height } = this.extent;
    const left = Math.max(0, Math.floor(corner.x - REACH_ON_SCREEN));
    const top = Math.max(0, Math.floor(corner.y - REACH_ON_SCREEN));
    const end = Math.min(width, Math.ceil(corner.x + area.width * viewport.zoom + REACH_ON_SCREEN));
    const low = Math.min(height, Math.ceil(corner.y + area.height * viewport.zoom + REACH_ON_SCREEN));
    return end <= left || low <= top ? undefined : { x: left, y: top, width: end - left, height: low - top };
  }

  /** The part of the design that may be seen on it. */
  get area(): Rect | undefined {
    return this.frame && areaIn(this.frame, { x: 0, y: 0, ...this.extent });
  }

  /** Draws a part of the sheet, in its pixels, anew. `paint` draws what lies in the area of its brush. */
  paint(part: Rect, { theme }: Stage, paint: (brush: Brush) => void): void {
    const { context: ctx, frame } = this;
    if (!ctx || !frame) return;
    const { viewport, marginX, marginY, ratio } = frame;
    const ink = inkOf(theme.get());
    const shifted = { x: viewport.x + marginX, y: viewport.y + marginY, zoom: viewport.zoom };
    ctx.save();
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.beginPath();
    ctx.rect(part.x, part.y, part.width, part.height);
    ctx.clip();
    ctx.fillStyle = ink.canvas;
    ctx.fillRect(part.x, part.y, part.width, part.height);
    paintDots(ctx, ink, ratio, shifted, this.extent.width, part);
    const origin = { x: ratio * shifted.x, y: ratio * shifted.y };
    ctx.setTransform(ratio * viewport.zoom, 0, 0, ratio * viewport.zoom, origin.x, origin.y);
    paint({
      ctx,
      ink,
      dark: theme.get() === 'dark',
      zoom: viewport.zoom,
      scale: ratio * viewport.zoom,
      origin,
      area: areaIn(frame, part),
    });
    ctx.restore();
  }
}

/** What of the design reaches into a part of a sheet. */
function areaIn({ viewport, marginX, marginY }: Frame, part: Rect): Rect {
  const { x, y, zoom } = viewport;
  const corner = toDesign(part, { x: x + marginX, y: y + marginY, zoom });
  return inflate({ ...corner, width: part.width / zoom, height: part.height / zoom }, REACH + REACH_ON_SCREEN / zoom);
}

/** Sets a canvas to so many CSS pixels, in device pixels; only where it differs, because this clears it. */
export function resize(canvas: HTMLCanvasElement, width: number, height: number, ratio: number): void {
  const pixelWidth = Math.round(width * ratio);
  const pixelHeight = Math.round(height * ratio);
  if (canvas.width === pixelWidth && canvas.height === pixelHeight) return;
  canvas.width = pixelWidth;
  canvas.height = pixelHeight;
  canvas.style.width = `${width}px`;
  canvas.style.height = `${height}px`;
}
