import type { Rect } from '../geometry.ts';
import type { Port } from './ports.ts';
import { sharedPlace } from './ways.ts';

/** How far two places on facing sides may be apart and still be joined by a straight line: the freer end slides. */
export function aligned(a: Rect, out: Port, b: Rect, into: Port): [number, number] {
  const across = out.side === 'left' || out.side === 'right';
  const middleA = across ? a.y + a.height / 2 : a.x + a.width / 2;
  const middleB = across ? b.y + b.height / 2 : b.x + b.width / 2;
  if (Math.abs(middleA + out.offset - middleB - into.offset) < 0.5) return [out.offset, into.offset];
  const freeA = out.places === 1 && out.sharing === 1;
  const freeB = into.places === 1 && into.sharing === 1;
  if (freeA && freeB) {
    const place = sharedPlace(a, b, out.side, 0, 0);
    return place === undefined ? [out.offset, into.offset] : [place - middleA, place - middleB];
  }
  const slidesA = freeA || (!freeB && out.places < into.places);
  const held = slidesA ? middleB + into.offset : middleA + out.offset;
  const [low, high] = reach(slidesA ? a : b, across);
  if (held < low || held > high) return [out.offset, into.offset];
  const step = middleB + into.offset - middleA - out.offset;
  if (!freeA && !freeB && Math.abs(step) > SHORT_JOG) return [out.offset, into.offset];
  if (mayMove(slidesA ? out : into, slidesA ? step : -step)) return slidesA ? [held - middleA, into.offset] : [out.offset, held - middleB];
  return mayMove(out, step / 2) && mayMove(into, -step / 2) ? [out.offset + step / 2, into.offset - step / 2] : [out.offset, into.offset];
}

/** Whether an end that moves along its side stays nearer to its own place than to the next one, or has none before it. */
const mayMove = ({ offset, places, spacing }: Port, by: number): boolean =>
  Math.abs(by) <= spacing / 2 || Math.sign(by) * offset >= ((places - 1) / 2) * spacing - 0.01;

/** A step between two straight stretches that is shorter than this looks like a mistake. */
const SHORT_JOG = 20;

const reach = (box: Rect, across: boolean): [number, number] => (across ? [box.y + 10, box.y + box.height - 10] : [box.x + 10, box.x + box.width - 10]);
