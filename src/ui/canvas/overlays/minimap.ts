import { inflate, type Point, type Rect, right, bottom, kindColour, unionOf } from '../../../drawing/index.ts';
import type { Ink } from '../paint/brush.ts';
import { isDimmed, type Marks } from '../stage/marks.ts';
import type { Scene } from '../stage/scene.ts';
import { type Extent, type Viewport, visibleRect } from '../stage/viewport.ts';

/** Around what is drawn, in parts of it. */
const MARGIN = 0.06;

/** How the small picture lies over the design: a point of the design at `p` is at `(p - (x, y)) * scale` on it. */
export interface MapFrame {
  readonly x: number;
  readonly y: number;
  readonly scale: number;
}

/** The frame that shows all of `world`, centred. */
export function frameFor(world: Rect, { width, height }: Extent): MapFrame {
  const area = inflate(world, Math.max(40, world.width * MARGIN), Math.max(40, world.height * MARGIN));
  const scale = Math.min(width / area.width, height / area.height);
  return { x: area.x - (width / scale - area.width) / 2, y: area.y - (height / scale - area.height) / 2, scale };
}

/** The part of the design that is seen, on the small picture and within its edges. */
export function windowOn(frame: MapFrame, viewport: Viewport, screen: Extent, { width, height }: Extent): Rect {
  const seen = visibleRect(viewport, screen);
  const left = clamp((seen.x - frame.x) * frame.scale, 0, width);
  const top = clamp((seen.y - frame.y) * frame.scale, 0, height);
  return {
    x: left,
    y: top,
    width: clamp((right(seen) - frame.x) * frame.scale, 0, width) - left,
    height: clamp((bottom(seen) - frame.y) * frame.scale, 0, height) - top,
  };
}

/** The point of the design under a point of the small picture. */
export const pointOn = (frame: MapFrame, { x, y }: Point): Point => ({ x: frame.x + x / frame.scale, y: frame.y + y / frame.scale });

/** All that stands on the canvas, as one rectangle. */
export function worldOf({ boxes }: Scene): Rect | undefined {
  return unionOf([...boxes.elements.values(), ...boxes.contexts.values(), ...boxes.notes.values(), ...boxes.frames.values()]);
}

/** Draws everything in little: contexts as fields, elements in the colours of their kinds. Drawn anew only when the design changes, never while it is moved. */
export function paintMinimap(ctx: CanvasRenderingContext2D, scene: Scene, marks: Marks, ink: Ink, frame: MapFrame): void {
  const place = (box: Rect): [number, number, number, number] => [
    (box.x - frame.x) * frame.scale,
    (box.y - frame.y) * frame.scale,
    Math.max(1.5, box.width * frame.scale),
    Math.max(1.5, box.height * frame.scale),
  ];
  ctx.lineWidth = 1;
  for (const [id, open] of scene.boxes.contexts) {
    const [x, y, width, height] = place(scene.shownBox(id, open));
    ctx.beginPath();
    ctx.roundRect(Math.round(x) + 0.5, Math.round(y) + 0.5, Math.max(1, Math.round(width) - 1), Math.max(1, Math.round(height) - 1), 2);
    ctx.fillStyle = scene.isFolded(id) ? ink['node-border'] : ink.hover;
    ctx.fill();
    ctx.strokeStyle = ink['context-line'];
    ctx.stroke();
  }
  for (const [id, box] of scene.boxes.elements) {
    const element = scene.design.elements[id];
    if (!element || !scene.shows(id)) continue;
    ctx.globalAlpha = isDimmed(marks, id) ? 0.25 : 1;
    ctx.fillStyle = marks.selected.has(id) ? ink.accent : ink[kindColour(element)];
    ctx.fillRect(...place(box));
  }
  ctx.globalAlpha = 1;
}

const clamp = (value: number, low: number, high: number): number => Math.min(high, Math.max(low, value));
