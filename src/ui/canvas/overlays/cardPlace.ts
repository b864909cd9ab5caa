import { bottom, type Point, type Rect, right } from '../../../drawing/index.ts';

/** Between what a card belongs to and the card. */
const GAP = 10;

/** The corner of a card beside something: below it, above, right or left of it, wherever it lies wholly in the free area; else in that area, over what it belongs to. */
export function cardPlace(target: Rect, card: { readonly width: number; readonly height: number }, free: Rect): Point {
  const { width, height } = card;
  const x = within(target.x + target.width / 2 - width / 2, free.x, right(free) - width);
  const y = within(target.y + target.height / 2 - height / 2, free.y, bottom(free) - height);
  const below = { x, y: bottom(target) + GAP };
  const places = [below, { x, y: target.y - GAP - height }, { x: right(target) + GAP, y }, { x: target.x - GAP - width, y }];
  const fits = (at: Point) => at.x >= free.x && at.y >= free.y && at.x + width <= right(free) && at.y + height <= bottom(free);
  return places.find(fits) ?? { x, y: within(below.y, free.y, bottom(free) - height) };
}

const within = (value: number, low: number, high: number): number => Math.max(low, Math.min(high, value));
