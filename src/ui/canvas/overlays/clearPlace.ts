import { inflate, labelRect, overlaps, type Point, pointAlong, type Rect, type Route } from '../../../drawing/index.ts';

/** Shares of a line, tried in this order when a place near its head is wanted. */
const NEAR_THE_HEAD = [0.8, 0.72, 0.86, 0.64, 0.56, 0.9, 0.46, 0.38, 0.3, 0.22, 0.14] as const;
const GAP = 2;

/**
 * Where a round mark can stand on a line so that it covers neither the word of the line nor the boxes at its ends or the words around it: towards the
 * target, where flows of one caller have parted. Beside the line where the line itself has no room.
 */
export function clearPlace(route: Route, radius: number, boxes: readonly Rect[]): Point {
  const taken = route.label ? [...boxes, inflate(labelRect(route.label), GAP)] : boxes;
  const isClear = (at: Point) => !taken.some((rect) => overlaps(rect, squareAround(at, radius)));
  return NEAR_THE_HEAD.map((share) => pointAlong(route.points, share)).find(isClear) ?? besideLine(route, radius, isClear);
}

function besideLine({ points, label }: Route, radius: number, isClear: (at: Point) => boolean): Point {
  const middle = pointAlong(points, 0.5);
  const away = radius + GAP + (label ? label.height / 2 : 0) + Math.abs((label?.at.y ?? middle.y) - middle.y);
  const beside = [
    { x: middle.x, y: middle.y + away },
    { x: middle.x, y: middle.y - away },
    { x: middle.x + away, y: middle.y },
    { x: middle.x - away, y: middle.y },
  ];
  return beside.find(isClear) ?? middle;
}

const squareAround = ({ x, y }: Point, radius: number): Rect => ({ x: x - radius, y: y - radius, width: 2 * radius, height: 2 * radius });

export type CalloutSide = 'top' | 'bottom' | 'left' | 'right';

/** A card beside a line: where its stem meets the line, and on which side the card stands. */
export interface Callout {
  readonly at: Point;
  readonly side: CalloutSide;
  /** What the card covers, in canvas pixels. */
  readonly card: Rect;
}

/** The middle is best; further along only where that hides less. */
const ALONG = [0.5, 0.35, 0.65, 0.22, 0.78, 0.12, 0.88] as const;

/**
 * The side of a line on which a card hides least. Above is best, or to the right of a line that goes down.
 *
 * @param card width and height in canvas pixels, the stem left out
 * @param hidden how much the card would hide if it stood there with its stem at this point of the line, in any unit
 */
export function calloutPlace(
  points: readonly Point[],
  card: { readonly width: number; readonly height: number },
  stem: number,
  hidden: (card: Rect, at: Point) => number,
): Callout {
  let best: Callout | undefined;
  let least = Number.POSITIVE_INFINITY;
  for (const share of ALONG) {
    const at = pointAlong(points, share);
    const upright = Math.abs(Math.sin(at.angle)) > 0.5;
    for (const side of upright ? (['right', 'left'] as const) : (['top', 'bottom'] as const)) {
      const rect = cardRect(at, side, card, stem);
      const hides = hidden(rect, at);
      if (hides >= least) continue;
      best = { at, side, card: rect };
      least = hides;
    }
  }
  if (best) return best;
  const at = pointAlong(points, 0.5);
  return { at, side: 'top', card: cardRect(at, 'top', card, stem) };
}

function cardRect({ x, y }: Point, side: CalloutSide, { width, height }: { readonly width: number; readonly height: number }, stem: number): Rect {
  switch (side) {
    case 'top':
      return { x: x - width / 2, y: y - stem - height, width, height };
    case 'bottom':
      return { x: x - width / 2, y: y + stem, width, height };
    case 'right':
      return { x: x + stem, y: y - height / 2, width, height };
    case 'left':
      return { x: x - stem - width, y: y - height / 2, width, height };
  }
}
