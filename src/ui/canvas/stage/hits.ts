import { contextTitleRect, distanceTo, frameTitleRect, holdsPoint, inflate, labelRect, type Point } from '../../../drawing/index.ts';
import { frameNameGrowth } from '../paint/frames.ts';
import { measureText } from './measureText.ts';
import type { Scene } from './scene.ts';

export type HitKind = 'element' | 'flow' | 'relation' | 'context' | 'note' | 'frame';

export interface Hit {
  readonly kind: HitKind;
  readonly id: string;
}

/** What a press may be off on screen, for the mouse. */
const TOLERANCE_ON_SCREEN = 6;

/** What a press at this point takes hold of; `tolerance` in canvas pixels. A context only by its name and its border. */
export function hitAt(scene: Scene, point: Point, tolerance: number): Hit | undefined {
  const element = scene.elementAt(point);
  if (element !== undefined) return { kind: 'element', id: element };
  const solid = scene.isMap ? scene.partnerAt(point) : scene.foldedAt(point);
  if (solid !== undefined) return { kind: 'context', id: solid };
  const relation = scene.relations.at(point, tolerance);
  if (scene.isMap) return relation === undefined ? undefined : { kind: 'relation', id: relation };
  const note = [...scene.boxes.notes].findLast(([id, box]) => scene.shows(id) && holdsPoint(box, point));
  if (note) return { kind: 'note', id: note[0] };
  const flow = flowAt(scene, point, tolerance);
  if (flow !== undefined) return { kind: 'flow', id: flow };
  if (relation !== undefined) return { kind: 'relation', id: relation };
  const context = contextHandleAt(scene, point, tolerance);
  if (context !== undefined) return { kind: 'context', id: context };
  const frame = frameHandleAt(scene, point, tolerance);
  return frame === undefined ? undefined : { kind: 'frame', id: frame };
}

function flowAt(scene: Scene, point: Point, tolerance: number): string | undefined {
  let found: { id: string; distance: number } | undefined;
  scene.visitFlows(inflate({ ...point, width: 0, height: 0 }, Math.max(0.01, tolerance)), (id, route) => {
    const onLabel = route.label && holdsPoint(labelRect(route.label), point);
    const distance = onLabel ? 0 : distanceTo(route.points, point);
    if (distance > tolerance) return;
    if (!found || distance < found.distance || (distance === found.distance && id < found.id)) found = { id, distance };
  });
  return found?.id;
}

/** A frame is taken by its name and its border; what lies in it is nearer. `tolerance` tells how near the view is. */
function frameHandleAt({ boxes, design }: Scene, point: Point, tolerance: number): string | undefined {
  const smallFirst = [...boxes.frames].sort(([, a], [, b]) => a.width * a.height - b.width * b.height);
  return smallFirst.find(([id, box]) => {
    if (holdsPoint(inflate(box, tolerance), point) && !holdsPoint(inflate(box, -tolerance), point)) return true;
    const title = frameTitleRect(design.frames[id]?.name ?? '', box, measureText, frameNameGrowth(TOLERANCE_ON_SCREEN / tolerance));
    return holdsPoint(inflate(title, tolerance), point);
  })?.[0];
}

/** The smallest context whose name or border is there. */
function contextHandleAt(scene: Scene, point: Point, tolerance: number): string | undefined {
  let best: { id: string; area: number } | undefined;
  for (const [id, box] of scene.boxes.contexts) {
    if (scene.isFolded(id) || !holdsPoint(inflate(box, tolerance), point)) continue;
    const inside = holdsPoint(inflate(box, -tolerance), point);
    const title = inflate(contextTitleRect(scene.design.contexts[id]?.name ?? '', box, measureText), tolerance);
    if (inside && !holdsPoint(title, point)) continue;
    const area = box.width * box.height;
    if (!best || area < best.area) best = { id, area };
  }
  return best?.id;
}
