import { bottom, overlaps, type Point, rectBetween, type Rect, right } from '../../../drawing/index.ts';

/**
 * The parts of an orthogonal line that lie in an area, as lines of their own. Dashes are cut one by one over the whole length of a line, seen
 * or not: a dashed line that crosses a large design would cost more than everything else on the screen. Stretches are shortened by whole
 * multiples of `period`, so that dashes stay where they are.
 */
export function clipLine(points: readonly Point[], area: Rect, period: number): Point[][] {
  const parts: Point[][] = [];
  let current: Point[] = [];
  const end = (): void => {
    if (current.length > 1) parts.push(current);
    current = [];
  };
  for (let i = 1; i < points.length; i++) {
    const a = points[i - 1] as Point;
    const b = points[i] as Point;
    const bounds = rectBetween(a, b);
    if (!overlaps({ ...bounds, width: bounds.width + 1e-6, height: bounds.height + 1e-6 }, area)) {
      end();
      continue;
    }
    const start = shortened(a, b, area, period);
    const stop = shortened(b, a, area, 0);
    if (current.length === 0 || start !== a) {
      end();
      current = [start];
    }
    current.push(stop);
    if (stop !== b) end();
  }
  end();
  return parts;
}

/** The point from which a stretch that begins at `from` can be seen; `from` itself where it can. */
function shortened(from: Point, to: Point, area: Rect, period: number): Point {
  const along = from.x === to.x ? 'y' : 'x';
  const low = along === 'x' ? area.x : area.y;
  const high = along === 'x' ? right(area) : bottom(area);
  const outside = from[along] < low ? low - from[along] : from[along] > high ? high - from[along] : 0;
  const by = period === 0 ? outside : Math.trunc(outside / period) * period;
  return by === 0 ? from : { ...from, [along]: from[along] + by };
}
