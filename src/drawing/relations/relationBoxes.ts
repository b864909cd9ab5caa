import type { Design } from '../../model/index.ts';
import type { Boxes } from '../boxes.ts';
import type { Rect } from '../geometry.ts';
import { size } from '../sizes.ts';

/** This part of a large context its box takes, so that its name can be read where the whole is seen … */
const SHARE = 0.45;
/** … but no more than so many times the usual size. */
const MOST_GROWN = 6;

/** The box of a context on the map, in the middle of the box that it has in the design: of one size for all but the large ones, and smaller where there is no room. */
export function mapBox(box: Rect): Rect {
  const grown = Math.min(MOST_GROWN, Math.max(1, SHARE * Math.min(box.width / size.map.width, box.height / size.map.height)));
  const width = Math.min(even(size.map.width * grown), box.width);
  const height = Math.min(even(size.map.height * grown), box.height);
  return { x: Math.round(box.x + (box.width - width) / 2), y: Math.round(box.y + (box.height - height) / 2), width, height };
}

/** The middle stays on whole pixels. */
const even = (length: number): number => 2 * Math.round(length / 2);

/** The elements that take part in a relation: external systems, as a rule. */
export function relatedElements(design: Design): ReadonlySet<string> {
  const related = new Set<string>();
  for (const { upstream, downstream } of Object.values(design.relations)) {
    for (const id of [upstream, downstream]) if (Object.hasOwn(design.elements, id)) related.add(id);
  }
  return related;
}

/** The boxes between which relations run: contexts as they are in the design, and the elements that take part. */
export function relationBoxes(design: Design, boxes: Boxes): ReadonlyMap<string, Rect> {
  return new Map([...boxes.contexts, ...elementBoxes(design, boxes)]);
}

/** The same on the map, where contexts are drawn smaller. */
export function mapBoxes(design: Design, boxes: Boxes): ReadonlyMap<string, Rect> {
  return new Map([...[...boxes.contexts].map(([id, box]) => [id, mapBox(box)] as const), ...elementBoxes(design, boxes)]);
}

function elementBoxes(design: Design, boxes: Boxes): (readonly [string, Rect])[] {
  return [...relatedElements(design)].flatMap((id) => {
    const box = boxes.elements.get(id);
    return box ? [[id, box] as const] : [];
  });
}
