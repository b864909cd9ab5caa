import { bottom, distance, inflate, overlaps, type Rect, right } from '../../../drawing/index.ts';

/** Kept free around what gives way, in canvas pixels. */
const GAP = 24;
/** What gives way does not go further than this to each side. */
const REACH = { x: 480, y: 320 } as const;
/** With so much of a box covered its name cannot be read any more. */
const HIDDEN = 0.25;

/** The place that is wanted, also beside or over the edge of something; where the box would hide what stands there, the nearest free place. */
export function freePlace(wanted: Rect, taken: readonly Rect[]): Rect {
  if (!taken.some((box) => sharedArea(wanted, box) >= HIDDEN * Math.min(areaOf(wanted), areaOf(box)))) return wanted;
  const near = taken.filter((box) => overlaps(inflate(wanted, REACH.x + GAP, REACH.y + GAP), box));
  const columns = [wanted.x, ...near.flatMap((box) => [right(box) + GAP, box.x - GAP - wanted.width])].filter((x) => Math.abs(x - wanted.x) <= REACH.x);
  const rows = [wanted.y, ...near.flatMap((box) => [bottom(box) + GAP, box.y - GAP - wanted.height])].filter((y) => Math.abs(y - wanted.y) <= REACH.y);
  const places = columns.flatMap((x) => rows.map((y) => ({ ...wanted, x, y }))).sort((a, b) => distance(a, wanted) - distance(b, wanted));
  return places.find((place) => !near.some((box) => overlaps(inflate(place, GAP - 1), box))) ?? wanted;
}

const areaOf = ({ width, height }: Rect): number => width * height;

function sharedArea(a: Rect, b: Rect): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.x, b.x);
  const height = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
  return Math.max(0, width) * Math.max(0, height);
}
