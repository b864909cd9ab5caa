import { boxesOf, boxOf, contains } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';

/** What lies wholly within the box of a frame, but for other frames. */
export function inFrame(design: Design, frameId: string): readonly string[] {
  const area = boxOf(design, frameId);
  if (!area) return [];
  const { elements, contexts, notes } = boxesOf(design);
  return [...elements, ...contexts, ...notes].flatMap(([id, box]) => (contains(area, box) ? [id] : []));
}
