import { inflate, type Point, type Rect, sameRect, size, SpatialIndex } from '../../../drawing/index.ts';
import { measureText, wrapName } from './measureText.ts';

/** From far away, where elements have no names either, the name of a context is written in one of these sizes on screen. */
const SIZES = [11, 9] as const;
export const FAR_LINE = 1.2;
const MOST_LINES = 3;
/** Contexts that are narrower than this on screen have no room for it. */
const LEAST_ROOM = 26;
/** Where in the room that a context leaves to its name the middle of that may stand, across and down, best first. */
const PLACES = [0, -0.5, 0.5, -1, 1]
  .flatMap((across) => [0, -1, 1].map((down) => ({ across, down })))
  .sort((a, b) => Math.hypot(a.across, a.down) - Math.hypot(b.across, b.down));
/** On screen, two names keep this distance. */
const APART = 1;

/** The name of a context as on a map, over what stands in it. */
export interface FarName {
  readonly lines: readonly string[];
  /** On screen. */
  readonly fontSize: number;
  /** From the corner of the context to the middle of the name, in canvas pixels. */
  readonly at: Point;
  /** Of its patch, in screen pixels. */
  readonly width: number;
  readonly height: number;
  /** What that takes of the canvas. */
  readonly rect: Rect;
}

/** Where names stand that differ, or stood. */
export function farNamesElsewhere(before: ReadonlyMap<string, FarName>, now: ReadonlyMap<string, FarName>): readonly Rect[] {
  if (before === now) return [];
  return [...new Set([...before.keys(), ...now.keys()])].flatMap((id) => {
    const [was, is] = [before.get(id), now.get(id)];
    const same = was && is && sameRect(was.rect, is.rect) && was.lines.join('\n') === is.lines.join('\n');
    return same ? [] : [was, is].flatMap((name) => name?.rect ?? []);
  });
}

/**
 * A name for each context that has room for one, in the middle of it, or where that is taken by the name of a context before it, elsewhere in it; none where
 * every place is taken: two names on each other are none. Whoever is listed first comes first.
 */
export function placeFarNames(contexts: Iterable<readonly [id: string, name: string, box: Rect]>, zoom: number): ReadonlyMap<string, FarName> {
  const taken = new SpatialIndex();
  const names = new Map<string, FarName>();
  for (const [id, name, box] of contexts) {
    const words = wordsIn(name, box.width * zoom - 6, box.height * zoom);
    if (!words) continue;
    for (const at of middlesIn(box, words, zoom)) {
      const seen = onScreen(words, box, at, zoom);
      if (isTaken(taken, seen)) continue;
      taken.set(id, seen);
      names.set(id, { ...words, at, rect: { x: seen.x / zoom, y: seen.y / zoom, width: seen.width / zoom, height: seen.height / zoom } });
      break;
    }
  }
  return names;
}

type Words = Pick<FarName, 'lines' | 'fontSize' | 'width' | 'height'>;

/** In screen pixels, of a picture that lies at the origin: nothing depends on where it is seen. */
const onScreen = ({ width, height }: Words, box: Rect, at: Point, zoom: number): Rect => ({
  x: (box.x + at.x) * zoom - width / 2,
  y: (box.y + at.y) * zoom - height / 2,
  width,
  height,
});

function isTaken(taken: SpatialIndex, rect: Rect): boolean {
  let found = false;
  taken.visit(inflate(rect, APART), () => (found = true));
  return found;
}

/** Where in its context the middle of a name may stand, best first. */
function* middlesIn({ width, height }: Rect, words: Words, zoom: number): Generator<Point> {
  const roomX = Math.max(0, width - (words.width + 4) / zoom) / 2;
  const roomY = Math.max(0, height - (words.height + 4) / zoom) / 2;
  for (const { across, down } of PLACES) {
    if ((across === 0 || roomX > 0) && (down === 0 || roomY > 0)) yield { x: width / 2 + across * roomX, y: height / 2 + down * roomY };
  }
}

/** The largest words that say the whole name in this room on screen, else the smallest, cut; none where there is no room. */
function wordsIn(name: string, room: number, height: number): Words | undefined {
  if (room < LEAST_ROOM || height < SIZES[1]) return undefined;
  let lines: readonly string[] = [name];
  let fontSize: number = SIZES[0];
  for (fontSize of SIZES) {
    lines = wrapName(name, room, fontSize, Math.max(1, Math.min(MOST_LINES, Math.floor(height / (fontSize * FAR_LINE)))));
    if (!lines.some((line) => line.endsWith('…'))) break;
  }
  const longest = Math.max(...lines.map((line) => widthOf(line, fontSize)));
  return { lines, fontSize, width: Math.min(longest + 10, room + 4), height: lines.length * fontSize * FAR_LINE + 4 };
}

/** Measured at the size at which names are broken into lines, and scaled: it is known from there. */
const widthOf = (line: string, fontSize: number): number => measureText(line, size.name.fontSize, size.name.weight) * (fontSize / size.name.fontSize);
