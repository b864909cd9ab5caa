import { bottom, type Point, type Rect, right, size } from '../../../drawing/index.ts';
import { resize } from '../../../workspace/index.ts';
import type { Stage } from '../stage/stage.ts';
import type { Gesture } from './gesture.ts';

/** Which edges move: `se` is the corner at the bottom right. */
export type Grip = 'n' | 'e' | 's' | 'w' | 'ne' | 'nw' | 'se' | 'sw';

const GRID = 8;

/** Pulls an edge or a corner of a context, a frame or a sticky. */
export class ResizeGesture implements Gesture {
  private readonly stage: Stage;
  private readonly id: string;
  private readonly grip: Grip;
  private readonly start: Point;
  private readonly box: Rect | undefined;
  private readonly least: Least;

  constructor(stage: Stage, id: string, grip: Grip, press: PointerEvent) {
    this.stage = stage;
    this.id = id;
    this.grip = grip;
    this.start = stage.pointOf(press);
    this.box = stage.scene.boxOf(id);
    this.least = leastOf(stage, id);
  }

  move(event: PointerEvent): void {
    const rect = this.rectAt(event);
    if (rect) this.stage.held.set({ boxes: new Map([[this.id, rect]]), flows: new Set(), guides: [], contextId: undefined });
  }

  end(event: PointerEvent): void {
    const rect = this.rectAt(event);
    const box = this.box;
    if (rect && box && (rect.width !== box.width || rect.height !== box.height)) {
      this.stage.moving = true;
      resize(this.id, rect);
      this.stage.moving = false;
    }
    this.stage.held.set(undefined);
  }

  cancel(): void {
    this.stage.held.set(undefined);
  }

  private rectAt(event: PointerEvent): Rect | undefined {
    if (!this.box) return undefined;
    const point = this.stage.pointOf(event);
    return resized(this.box, this.grip, { x: point.x - this.start.x, y: point.y - this.start.y }, this.least);
  }
}

type Least = { readonly width: number; readonly height: number };

function leastOf({ scene: { boxes } }: Stage, id: string): Least {
  return boxes.notes.has(id) ? size.leastNote : boxes.frames.has(id) ? size.leastFrame : size.leastContext;
}

/** The box with some of its edges moved by `by`, settled on the grid, never smaller than `least`. */
export function resized(box: Rect, grip: Grip, by: Point, least: Least = size.leastContext): Rect {
  const settle = (value: number): number => Math.round(value / GRID) * GRID;
  let [left, top, end, low] = [box.x, box.y, right(box), bottom(box)];
  if (grip.includes('w')) left = Math.min(settle(left + by.x), end - least.width);
  if (grip.includes('e')) end = Math.max(settle(end + by.x), left + least.width);
  if (grip.includes('n')) top = Math.min(settle(top + by.y), low - least.height);
  if (grip.includes('s')) low = Math.max(settle(low + by.y), top + least.height);
  return { x: left, y: top, width: end - left, height: low - top };
}
