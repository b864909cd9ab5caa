import type { Point, Rect, Side } from '../geometry.ts';
import type { Areas } from './areas.ts';

/** One box at the end of a flow. */
export interface EndBox {
  readonly id: string;
  readonly box: Rect;
}

/** The sides by which a flow leaves and arrives. */
export interface Sides {
  readonly fromSide: Side;
  readonly toSide: Side;
}

export interface Way extends Sides {
  readonly points: readonly Point[];
}

/** A way and all areas that were looked at to find it: only a box that comes, goes or moves in one of them can change the choice. */
export interface FoundWay extends Way {
  readonly looked: Areas;
}
