import type { Rect } from '../geometry.ts';

/** Width of a strip in px: about what a box and the gap beside it take. */
const STRIP = 128;
/** Boxes that reach over more strips than this are kept in one list. */
const MOST_STRIPS = 64;
/** Numbers that stand for one box in a strip: where it begins and ends along the strip, and across it. */
const NUMBERS = 4;

/** A box, what it is called, and how much it is in the way: 1 is as much as an element. */
export interface Standing {
  readonly id: string;
  readonly rect: Rect;
  readonly weight: number;
}

/** Boxes that are none for somebody: those at the ends of a line, and those that are held elsewhere. */
export interface Except {
  readonly from: Standing | undefined;
  readonly to: Standing | undefined;
  readonly ignored: ReadonlySet<string> | undefined;
}

/** The boxes that reach into one strip in the order in which they begin along it, and as numbers, so that a search runs through memory in one direction. */
class Strip {
  readonly boxes: Standing[] = [];
  reaches = new Float64Array(0);
  private readonly upright: boolean;
  private longest = 0;
  private sorted = true;

  constructor(upright: boolean) {
    this.upright = upright;
  }

  add(box: Standing): void {
    this.boxes.push(box);
    this.sorted = false;
  }

  delete(box: Standing): void {
    this.boxes.splice(this.boxes.indexOf(box), 1);
    this.sorted = false;
  }

  sort(): void {
    if (this.sorted) return;
    const { boxes, upright } = this;
    boxes.sort(upright ? (a, b) => a.rect.y - b.rect.y : (a, b) => a.rect.x - b.rect.x);
    if (this.reaches.length < boxes.length * NUMBERS) this.reaches = new Float64Array(boxes.length * NUMBERS);
    this.longest = 0;
    for (let index = 0; index < boxes.length; index++) this.write(index, (boxes[index] as Standing).rect);
    this.sorted = true;
  }

  /** The first of those that may reach beyond a place. */
  firstAfter(place: number): number {
    let low = 0;
    let high = this.boxes.length;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((this.reaches[middle * NUMBERS] as number) + this.longest <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  private write(index: number, { x, y, width, height }: Rect): void {
    const { reaches, upright } = this;
    const at = index * NUMBERS;
    reaches[at] = upright ? y : x;
    reaches[at + 1] = upright ? y + height : x + width;
    reaches[at + 2] = upright ? x : y;
    reaches[at + 3] = upright ? x + width : y + height;
    this.longest = Math.max(this.longest, upright ? height : width);
  }
}

/** Says which boxes stand in the way of lines that run level or upright: such a line lies in one strip or two, however long it is. */
export class Strips {
  private readonly entries = new Map<string, Standing>();
  private readonly level = new Map<number, Strip>();
  private readonly upright = new Map<number, Strip>();
  private readonly large = new Set<Standing>();

  set(id: string, rect: Rect, weight = 1): void {
    this.delete(id);
    const entry = { id, rect, weight };
    this.entries.set(id, entry);
    if (isLarge(rect)) {
      this.large.add(entry);
      return;
    }
    for (let strip = stripOf(rect.y); strip <= stripOf(rect.y + rect.height); strip++) stripAt(this.level, strip, false).add(entry);
    for (let strip = stripOf(rect.x); strip <= stripOf(rect.x + rect.width); strip++) stripAt(this.upright, strip, true).add(entry);
  }

  delete(id: string): void {
    const entry = this.entries.get(id);
    if (!entry) return;
    this.entries.delete(id);
    if (this.large.delete(entry)) return;
    const { x, y, width, height } = entry.rect;
    for (let strip = stripOf(y); strip <= stripOf(y + height); strip++) this.level.get(strip)?.delete(entry);
    for (let strip = stripOf(x); strip <= stripOf(x + width); strip++) this.upright.get(strip)?.delete(entry);
  }

  at(id: string): Standing | undefined {
    return this.entries.get(id);
  }

  /** The weight of the boxes that share an area with the rectangle between these edges; nothing beyond `most` is counted. They are kept in `found`, where it is given. */
  count(left: number, top: number, right: number, bottom: number, most: number, except: Except, found?: Standing[]): number {
    const large = this.large.size > 0 ? this.countLarge(left, top, right, bottom, most, except, found) : 0;
    if (large >= most) return large;
    return right - left >= bottom - top
      ? large + countIn(this.level, left, right, top, bottom, most - large, except, found)
      : large + countIn(this.upright, top, bottom, left, right, most - large, except, found);
  }

  private countLarge(left: number, top: number, right: number, bottom: number, most: number, except: Except, found: Standing[] | undefined): number {
    let count = 0;
    for (const box of this.large) {
      const { x, y, width, height } = box.rect;
      if (count >= most || x >= right || y >= bottom || x + width <= left || y + height <= top || isExcept(box, except)) continue;
      count += box.weight;
      found?.push(box);
    }
    return count;
  }
}

/** `begin` and `end` say where the area lies along the strips, `near` and `far` across them. */
function countIn(
  strips: ReadonlyMap<number, Strip>,
  begin: number,
  end: number,
  near: number,
  far: number,
  most: number,
  except: Except,
  found: Standing[] | undefined,
): number {
  let count = 0;
  const first = stripOf(near);
  const last = stripOf(far);
  for (let number = first; number <= last && count < most; number++) {
    const strip = strips.get(number);
    if (!strip) continue;
    strip.sort();
    const { boxes, reaches } = strip;
    for (
      let index = strip.firstAfter(begin), at = index * NUMBERS;
      index < boxes.length && (reaches[at] as number) < end && count < most;
      index++, at += NUMBERS
    ) {
      if ((reaches[at + 1] as number) <= begin || (reaches[at + 2] as number) >= far || (reaches[at + 3] as number) <= near) continue;
      // It was met in the strip before.
      if (number > first && (reaches[at + 2] as number) < number * STRIP) continue;
      const box = boxes[index] as Standing;
      if (isExcept(box, except)) continue;
      count += box.weight;
      found?.push(box);
    }
  }
  return count;
}

const isExcept = (box: Standing, { from, to, ignored }: Except): boolean => box === from || box === to || ignored?.has(box.id) === true;

const stripOf = (place: number): number => Math.floor(place / STRIP);

const isLarge = ({ width, height }: Rect): boolean => Math.max(width, height) > MOST_STRIPS * STRIP;

function stripAt(strips: Map<number, Strip>, number: number, upright: boolean): Strip {
  const known = strips.get(number);
  if (known) return known;
  const strip = new Strip(upright);
  strips.set(number, strip);
  return strip;
}
