import { overlaps, type Point, type Rect, size } from '../../../drawing/index.ts';
import type { Stage } from '../stage/stage.ts';
import { type Extent, visibleRect } from '../stage/viewport.ts';
import { freePlace } from './freePlace.ts';
import { type Snapped, snap } from './snapping.ts';

/** In pixels of the screen. */
const REACH = 6;
const MOST_NEIGHBOURS = 200;

export interface Place {
  readonly box: Rect;
  /** What it is in line with. */
  readonly guides: Snapped['guides'];
}

/** The box of something new whose middle is under the pointer, drawn to its neighbours by at most a few pixels. */
export function placeFor(stage: Stage, at: Point, { width, height }: Extent): Place {
  const wanted = { x: at.x - width / 2, y: at.y - height / 2, width, height };
  const neighbours = neighboursOf(stage);
  const reach = REACH / stage.viewport.get().zoom;
  const { dx, dy, guides } = snap(wanted, neighbours.length > MOST_NEIGHBOURS ? [] : neighbours, reach);
  // Zoomed in, a step of the grid is further on screen than a hand that lets go expects.
  const near = (by: number): number => (Math.abs(by) <= reach ? by : 0);
  return { box: { ...wanted, x: wanted.x + near(dx), y: wanted.y + near(dy) }, guides };
}

/** The same, beside what it would hide. */
export function freePlaceFor(stage: Stage, at: Point, extent: Extent): Place {
  const place = placeFor(stage, at, extent);
  const box = freePlace(place.box, neighboursOf(stage));
  return box === place.box ? place : { box, guides: [] };
}

/** The elements in sight. */
function neighboursOf(stage: Stage): readonly Rect[] {
  const seen = visibleRect(stage.viewport.get(), stage.screen.get());
  return [...stage.scene.boxes.elements].flatMap(([id, box]) => (overlaps(box, seen) && stage.scene.shows(id) ? [box] : []));
}

/** The middle of a new element that is to stand here: in line with its neighbours, where it nearly is. */
export function middleFor(stage: Stage, at: Point): Point {
  const { box } = placeFor(stage, at, size.node);
  return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
}
