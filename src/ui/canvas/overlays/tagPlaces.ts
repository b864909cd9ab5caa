import { bottom, overlaps, type Rect, right, type Side } from '../../../drawing/index.ts';

/** Height of a tag on screen, and how far from its element it stands, in px. */
export const TAG_HEIGHT = 18;
export const TAG_GAP = 4;

/** An element that is to be named: its box in canvas pixels, and how wide its tag is on screen. */
export interface Tagged {
  readonly id: string;
  readonly box: Rect;
  readonly width: number;
}

/**
 * On which side of its element each tag stands so that it covers neither another tag nor an element that has one: below it, above, right or left.
 * Earlier ones choose first; the first is always named, any other is left out where it has no place.
 */
export function tagPlaces(tagged: readonly Tagged[], zoom: number): ReadonlyMap<string, Side> {
  const boxes = tagged.map(({ box }) => onScreen(box, zoom));
  const taken: Rect[] = [];
  const places = new Map<string, Side>();
  for (const [i, { id, width }] of tagged.entries()) {
    const own = boxes[i];
    if (!own) continue;
    const isFree = (side: Side): boolean => {
      const rect = tagRect(own, side, width);
      return !taken.some((other) => overlaps(other, rect)) && !boxes.some((other, j) => j !== i && overlaps(other, rect));
    };
    const side = ORDER.find(isFree) ?? (i === 0 ? 'bottom' : undefined);
    if (side === undefined) continue;
    places.set(id, side);
    taken.push(tagRect(own, side, width));
  }
  return places;
}

const ORDER = ['bottom', 'top', 'right', 'left'] as const satisfies readonly Side[];

const onScreen = ({ x, y, width, height }: Rect, zoom: number): Rect => ({ x: x * zoom, y: y * zoom, width: width * zoom, height: height * zoom });

function tagRect(box: Rect, side: Side, width: number): Rect {
  const x = box.x + (box.width - width) / 2;
  const y = box.y + (box.height - TAG_HEIGHT) / 2;
  const size = { width, height: TAG_HEIGHT };
  switch (side) {
    case 'bottom':
      return { x, y: bottom(box) + TAG_GAP, ...size };
    case 'top':
      return { x, y: box.y - TAG_GAP - TAG_HEIGHT, ...size };
    case 'right':
      return { x: right(box) + TAG_GAP, y, ...size };
    case 'left':
      return { x: box.x - TAG_GAP - width, y, ...size };
  }
}
