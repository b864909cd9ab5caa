import { overlaps, type Rect } from '../../../drawing/index.ts';
import type { NearElements } from '../nodes/near.ts';
import { type Brush, inkOf } from '../paint/brush.ts';
import { paintDots } from '../paint/dots.ts';
import { paintPicture } from '../paint/picture.ts';
import type { Stage } from '../stage/stage.ts';
import { toDesign, type Viewport } from '../stage/viewport.ts';

/** The picture is drawn larger than the screen by this part of it on every side. */
const OVERSCAN = 0.3;
/** While a gesture runs the picture is only moved, until its scale is off by more than this … */
const SCALE_OFF = 1.6;
/** … or until this long after the last movement. */
const REST_MS = 120;

/**
 * The one layer on which everything lies that is not part of the page. It is drawn once, with a margin, and then only moved by its
 * CSS transform; see `placed`. What is held by the pointer is left out: it has a layer of its own.
 */
export class BaseLayer {
  private readonly canvas: HTMLCanvasElement;
  private readonly stage: Stage;
  private readonly near: NearElements;
  private readonly onRest: () => void;
  private drawn: { viewport: Viewport; width: number; height: number; marginX: number; marginY: number } | undefined;
  private frame = 0;
  private rest: ReturnType<typeof setTimeout> | undefined;
  private readonly stops: (() => void)[];

  constructor(canvas: HTMLCanvasElement, stage: Stage, near: NearElements, onRest: () => void) {
    this.canvas = canvas;
    this.stage = stage;
    this.near = near;
    this.onRest = onRest;
    this.stops = [
      stage.viewport.subscribe(() => this.move()),
      stage.screen.subscribe(this.redraw),
      stage.theme.subscribe(this.request),
      stage.marks.subscribe(this.request),
      stage.revision.subscribe(this.request),
      stage.held.subscribe((now) => this.heldChanged(now !== undefined)),
    ];
    this.redraw();
  }

  dispose(): void {
    for (const stop of this.stops) stop();
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
  }

  /** Draws before the next frame is shown. */
  readonly request = (): void => {
    if (this.frame === 0) this.frame = requestAnimationFrame(this.redraw);
  };

  private holding = false;

  private heldChanged(holding: boolean): void {
    if (holding === this.holding) return;
    this.holding = holding;
    this.request();
  }

  private move(): void {
    clearTimeout(this.rest);
    this.rest = setTimeout(this.settle, REST_MS);
    const transform = this.placed();
    if (transform === undefined) this.request();
    else this.canvas.style.transform = transform;
  }

  private readonly settle = (): void => {
    if (this.drawn && this.drawn.viewport.zoom !== this.stage.viewport.get().zoom) this.redraw();
    this.onRest();
  };

  /** The transform that puts the picture where it belongs, or nothing where it does not reach any more. */
  private placed(): string | undefined {
    if (!this.drawn) return undefined;
    const { viewport: then, width, height, marginX, marginY } = this.drawn;
    const now = this.stage.viewport.get();
    const scale = now.zoom / then.zoom;
    const x = now.x - scale * (then.x + marginX);
    const y = now.y - scale * (then.y + marginY);
    const reaches = x <= 0 && y <= 0 && x + scale * (width + 2 * marginX) >= width && y + scale * (height + 2 * marginY) >= height;
    if (!reaches || scale > SCALE_OFF || scale < 1 / SCALE_OFF) {
      this.canvas.style.transform = `translate(${x}px,${y}px) scale(${scale})`;
      return undefined;
    }
    return `translate(${x}px,${y}px) scale(${scale})`;
  }

  readonly redraw = (): void => {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    const { width, height } = this.stage.screen.get();
    const ctx = this.canvas.getContext('2d', { alpha: false });
    if (!ctx || width === 0 || height === 0) return;
    const viewport = this.stage.viewport.get();
    const ratio = globalThis.devicePixelRatio || 1;
    const marginX = Math.round(width * OVERSCAN);
    const marginY = Math.round(height * OVERSCAN);
    resize(this.canvas, width + 2 * marginX, height + 2 * marginY, ratio);
    this.drawn = { viewport, width, height, marginX, marginY };
    this.canvas.style.transform = `translate(${-marginX}px,${-marginY}px)`;

    const ink = inkOf(this.stage.theme.get());
    const dark = this.stage.theme.get() === 'dark';
    const shifted = { x: viewport.x + marginX, y: viewport.y + marginY, zoom: viewport.zoom };
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.fillStyle = ink.canvas;
    ctx.fillRect(0, 0, width + 2 * marginX, height + 2 * marginY);
    paintDots({ ctx, ink, scale: ratio }, shifted, width + 2 * marginX, height + 2 * marginY);
    ctx.setTransform(ratio * viewport.zoom, 0, 0, ratio * viewport.zoom, ratio * shifted.x, ratio * shifted.y);
    const corner = toDesign({ x: 0, y: 0 }, shifted);
    const area = { ...corner, width: (width + 2 * marginX) / viewport.zoom, height: (height + 2 * marginY) / viewport.zoom };
    const brush: Brush = { ctx, ink, dark, zoom: viewport.zoom, scale: ratio * viewport.zoom, area };
    this.paint(brush, area, this.near.settle());
  };

  private paint(brush: Brush, area: Rect, mounted: ReadonlySet<string>): void {
    const { scene } = this.stage;
    const held = this.stage.held.get();
    const stays = (id: string): boolean => !held?.boxes.has(id) && scene.shows(id);
    const moving = held ? scene.relations.touching(held.boxes) : undefined;
    const boxesIn = (boxes: ReadonlyMap<string, Rect>) => [...boxes].filter(([id, box]) => overlaps(box, area) && stays(id));
    // On the map contexts are part of the page.
    const contexts = scene.isMap ? [] : boxesIn(scene.boxes.contexts).filter(([id]) => !scene.isFolded(id));
    paintPicture(brush, {
      design: scene.design,
      marks: this.stage.marks.get(),
      frames: scene.isMap ? [] : boxesIn(scene.boxes.frames),
      contexts,
      notes: boxesIn(scene.boxes.notes),
      elements: boxesIn(scene.boxes.elements),
      folded: scene.folded.filter(([id, box]) => overlaps(box, area) && stays(id)),
      relations: [...scene.relations.routes].filter(([id]) => !moving?.has(id)),
      relationLook: scene.isMap ? 'plain' : 'quiet',
      flows: scene.flowsIn(area).flatMap((id) => {
        const route = held?.flows.has(id) ? undefined : scene.routes.get(id);
        return route ? [[id, route] as const] : [];
      }),
      mounted,
      grounds: [],
    });
  }
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
