import type { Point, Rect } from '../../../drawing/index.ts';
import type { Brush, Ink } from './brush.ts';

/** More different ones than this of a scale are not kept. */
const MOST = 400;

interface Stamp {
  readonly picture: ImageBitmap;
  /** From the corner of what it shows to its own, in device pixels. */
  readonly left: number;
  readonly top: number;
}

/** The stamps of one scale and one set of colours. */
interface Tray {
  readonly scale: number;
  readonly ink: Ink;
  readonly stamps: Map<string, Stamp>;
}

/** Pictures at these many scales are drawn in turn: the one that is seen, the one to come, and a small one of everything. */
const MOST_TRAYS = 3;
/** The one that was used last comes first. */
const trays: Tray[] = [];

function trayFor({ scale, ink }: Brush): Tray {
  const at = trays.findIndex((tray) => tray.scale === scale && tray.ink === ink && tray.stamps.size <= MOST);
  const [tray = { scale, ink, stamps: new Map() }] = at < 0 ? [] : trays.splice(at, 1);
  trays.unshift(tray);
  for (const { stamps } of trays.splice(MOST_TRAYS)) for (const { picture } of stamps.values()) picture.close();
  return tray;
}

/** What is drawn alike many times: small pictures, each painted once at a scale and then copied, in whole device pixels. */
export class StampPad {
  private readonly brush: Brush;
  private readonly stamps: Map<string, Stamp>;

  constructor(brush: Brush) {
    this.brush = brush;
    ({ stamps: this.stamps } = trayFor(brush));
  }

  /** Between `work`'s begin and end only {@link press} draws. */
  use(work: () => void): void {
    const { ctx } = this.brush;
    ctx.save();
    ctx.setTransform(1, 0, 0, 1, 0, 0);
    ctx.imageSmoothingEnabled = false;
    work();
    ctx.restore();
  }

  /**
   * Puts a picture with its origin at a point of the design. `paint` draws the first of this `key`, with the origin at 0, 0; `extent` is all that
   * it draws on, in canvas pixels.
   */
  press(key: string, { x, y }: Point, extent: Rect, paint: (brush: Brush) => void): void {
    const { ctx, scale, origin } = this.brush;
    const stamp = this.stamps.get(key) ?? this.made(key, extent, paint);
    ctx.drawImage(stamp.picture, Math.round(origin.x + x * scale) - stamp.left, Math.round(origin.y + y * scale) - stamp.top);
  }

  private made(key: string, extent: Rect, paint: (brush: Brush) => void): Stamp {
    const { scale } = this.brush;
    const left = Math.ceil(-extent.x * scale) + 1;
    const top = Math.ceil(-extent.y * scale) + 1;
    const sheet = new OffscreenCanvas(left + Math.ceil((extent.x + extent.width) * scale) + 1, top + Math.ceil((extent.y + extent.height) * scale) + 1);
    const ctx = sheet.getContext('2d');
    if (ctx) {
      ctx.setTransform(scale, 0, 0, scale, left, top);
      // What painters use of a context, both kinds have.
      paint({ ...this.brush, ctx: ctx as unknown as CanvasRenderingContext2D, origin: { x: left, y: top } });
    }
    // A bitmap is copied as it is; a canvas would be asked each time whether it has changed.
    const stamp = { picture: sheet.transferToImageBitmap(), left, top };
    this.stamps.set(key, stamp);
    return stamp;
  }
}
