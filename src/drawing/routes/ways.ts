import { centreOf, type Rect, type Side, SIDES } from '../geometry.ts';
import { Areas } from './areas.ts';
import { addChannelWays, addSimpleWays, type End, lastResort } from './polylines.ts';
import type { Strips } from './strips.ts';
import type { EndBox, FoundWay, Way } from './way.ts';
import { candidates, Search } from './waySearch.ts';

/**
 * Chooses the sides by which a flow leaves and arrives, as if it were alone: straight where the boxes face each other, one bend where they
 * do not, two where that is blocked, more only where nothing else is free. `ignored` are boxes that are not there (they are being dragged);
 * what is looked at is added to `looked`.
 */
export function chooseSides(from: EndBox, to: EndBox, boxes: Strips, lane: number, ignored?: ReadonlySet<string>, looked = new Areas()): FoundWay {
  const search = new Search(from, to, boxes, ignored, looked);
  const near = facingSides(from.box, to.box);
  for (const fromSide of near.from) {
    for (const toSide of near.to) {
      addSimpleBetween(from.box, to.box, fromSide, toSide, lane);
      search.consider();
    }
  }
  search.goAround((beside) => {
    for (const fromSide of SIDES) for (const toSide of SIDES) addSimpleBetween(from.box, to.box, fromSide, toSide, lane, beside);
  });
  if (!search.free) {
    const beside = search.besideAll();
    for (const fromSide of near.from) {
      for (const toSide of near.to) {
        setEnds(from.box, to.box, fromSide, toSide);
        addChannelWays(candidates, leaving, arriving, beside.x, beside.y);
      }
    }
    search.consider();
  }
  return search.result(() => wayOfLastResort(from.box, to.box));
}

/** Finds the way between two ends whose sides and places are settled. */
export function connect(from: EndBox & End, to: EndBox & End, boxes: Strips, lane: number, ignored?: ReadonlySet<string>, looked = new Areas()): FoundWay {
  const search = new Search(from, to, boxes, ignored, looked);
  addSimpleWays(candidates, from, to, lane);
  search.consider();
  search.goAround((beside) => addSimpleWays(candidates, from, to, lane, isAcross(from.side) ? beside.x : beside.y));
  if (!search.free) {
    const beside = search.besideAll();
    addChannelWays(candidates, from, to, beside.x, beside.y);
    search.consider();
  }
  return search.result(() => ({ points: lastResort(from, to), fromSide: from.side, toSide: to.side }));
}

const isAcross = (side: Side): boolean => side === 'left' || side === 'right';

function facingSides(a: Rect, b: Rect): { from: readonly [Side, Side]; to: readonly [Side, Side] } {
  const p = centreOf(a);
  const q = centreOf(b);
  const from = [q.x >= p.x ? 'right' : 'left', q.y >= p.y ? 'bottom' : 'top'] as const;
  const to = [q.x >= p.x ? 'left' : 'right', q.y >= p.y ? 'top' : 'bottom'] as const;
  return { from, to };
}

function addSimpleBetween(a: Rect, b: Rect, fromSide: Side, toSide: Side, lane: number, beside?: { x: readonly number[]; y: readonly number[] }): void {
  setEnds(a, b, fromSide, toSide);
  addSimpleWays(candidates, leaving, arriving, lane, beside && (isAcross(fromSide) ? beside.x : beside.y));
}

function wayOfLastResort(a: Rect, b: Rect): Way {
  const near = facingSides(a, b);
  setEnds(a, b, near.from[0], near.to[0]);
  return { points: lastResort(leaving, arriving), fromSide: leaving.side, toSide: arriving.side };
}

/** Ends that are written anew for each pair of sides. */
const leaving = { at: { x: 0, y: 0 }, side: 'right' as Side };
const arriving = { at: { x: 0, y: 0 }, side: 'left' as Side };

/** The middles of two sides; where the sides face each other and the boxes overlap, both ends slide to the middle of what they share. */
function setEnds(a: Rect, b: Rect, fromSide: Side, toSide: Side): void {
  setMiddle(leaving, a, fromSide);
  setMiddle(arriving, b, toSide);
  if (isAcross(fromSide) !== isAcross(toSide) || fromSide === toSide) return;
  const shared = sharedPlace(a, b, fromSide, 0, 0);
  if (shared === undefined) return;
  if (isAcross(fromSide)) {
    leaving.at.y = shared;
    arriving.at.y = shared;
  } else {
    leaving.at.x = shared;
    arriving.at.x = shared;
  }
}

function setMiddle(end: typeof leaving, { x, y, width, height }: Rect, side: Side): void {
  end.side = side;
  end.at.x = side === 'left' ? x : side === 'right' ? x + width : x + width / 2;
  end.at.y = side === 'top' ? y : side === 'bottom' ? y + height : y + height / 2;
}

/** Ports keep this far from the corners of a side. */
export const CORNER = 12;

/** The coordinate at which a straight line can join two facing boxes, as near as can be to both offsets from their middles; none where they share too little. */
export function sharedPlace(a: Rect, b: Rect, side: Side, offsetA: number, offsetB: number): number | undefined {
  const across = isAcross(side);
  const low = Math.max(across ? a.y : a.x, across ? b.y : b.x) + CORNER;
  const high = Math.min(across ? a.y + a.height : a.x + a.width, across ? b.y + b.height : b.x + b.width) - CORNER;
  if (high < low) return undefined;
  const wanted = ((across ? a.y + a.height / 2 : a.x + a.width / 2) + offsetA + (across ? b.y + b.height / 2 : b.x + b.width / 2) + offsetB) / 2;
  return Math.min(high, Math.max(low, wanted));
}
