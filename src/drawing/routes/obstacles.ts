import type { BoundedContext, Design } from '../../model/index.ts';
import { boxesOf, changedBoxes } from '../boxes.ts';
import { contextTitleRect, contextTitleWhole } from '../contextTitle.ts';
import { inflate, type Rect, sameRect } from '../geometry.ts';
import { type Shape, shapeOf } from '../shapes.ts';
import { size } from '../sizes.ts';
import { SpatialIndex } from '../spatialIndex.ts';
import type { MeasureText } from '../text.ts';
import { Strips } from './strips.ts';

/** What stands differently in one design than in the one before. */
export interface Moved {
  /** Elements that are new, stand elsewhere or look different. */
  readonly ids: readonly string[];
  /** Elements that stand nowhere any more. */
  readonly gone: readonly string[];
  /** Where all of these, and the names of contexts, stood and stand now. */
  readonly areas: readonly Rect[];
}

/** Collections that say where boxes stand and what they are called. */
const WHAT_STANDS = ['elements', 'layout', 'contexts', 'notes', 'frames'] as const satisfies readonly (keyof Design)[];
/** A line that cannot go around both strikes a name out rather than run through an element. */
const WEIGHT_OF_TITLE = 0.5;
/** How far words keep from boxes. */
const ROOM_FOR_READING = 4;

/** What lines go around and words keep off: the boxes of elements and the names of contexts, brought up to date from design to design. */
export class Obstacles {
  readonly boxes = new SpatialIndex();
  /** Boxes and names as lines see them. */
  readonly strips = new Strips();
  /** Boxes with room for badges, and the names of contexts: where no label may lie. */
  readonly legible = new SpatialIndex();
  private readonly shapes = new Map<string, Shape>();
  private readonly titles = new Set<string>();
  private readonly measure: MeasureText;
  /** The design that is known, and the boxes of its elements. */
  private design: Design | undefined;
  private elementBoxes: ReadonlyMap<string, Rect> = new Map();
  private states = 0;

  constructor(measure: MeasureText) {
    this.measure = measure;
  }

  /** Another number whenever something may stand differently. */
  get state(): number {
    return this.states;
  }

  shapeOf(elementId: string): Shape {
    return this.shapes.get(elementId) ?? 'box';
  }

  update(design: Design): Moved {
    const before = this.design;
    this.design = design;
    if (before && WHAT_STANDS.every((name) => before[name] === design[name])) return UNMOVED;
    this.states++;
    const boxes = boxesOf(design);
    const changed = changedBoxes(this.elementBoxes, boxes.elements);
    this.elementBoxes = boxes.elements;
    const moved = { ids: [], gone: [], areas: [] };
    this.setBoxes(design, changed ? pick(boxes.elements, changed) : boxes.elements, moved);
    if (!changed) this.dropBoxes(boxes.elements, moved);
    this.updateTitles(design, changed ? pick(boxes.contexts, changed) : boxes.contexts, moved.areas);
    return moved;
  }

  private setBoxes(design: Design, boxes: Iterable<readonly [string, Rect]>, { ids, areas }: Moving): void {
    for (const [id, box] of boxes) {
      const shape = shapeOf(design.elements[id] as Design['elements'][string]);
      const before = this.boxes.rectOf(id);
      if (before && sameRect(before, box) && this.shapes.get(id) === shape) continue;
      ids.push(id);
      areas.push(box, ...(before ? [before] : []));
      this.boxes.set(id, box);
      this.strips.set(id, box);
      this.shapes.set(id, shape);
      this.legible.set(id, inflate(box, ROOM_FOR_READING));
      this.legible.set(badgeOf(id), badgeRect(box));
    }
  }

  /** Takes out what is not among these boxes. */
  private dropBoxes(boxes: ReadonlyMap<string, Rect>, { gone, areas }: Moving): void {
    for (const id of this.shapes.keys()) {
      if (boxes.has(id)) continue;
      gone.push(id);
      areas.push(this.boxes.rectOf(id) as Rect);
      this.boxes.delete(id);
      this.strips.delete(id);
      this.legible.delete(id);
      this.legible.delete(badgeOf(id));
      this.shapes.delete(id);
    }
  }

  private updateTitles(design: Design, contexts: Iterable<readonly [string, Rect]>, areas: Rect[]): void {
    for (const [id, box] of contexts) {
      const context = design.contexts[id] ?? NAMELESS;
      const whole = contextTitleWhole(context, box, this.measure);
      const title = contextTitleRect(context.name, box, this.measure);
      const before = this.legible.rectOf(titleOf(id));
      if (before && sameRect(before, whole) && sameRect(this.strips.at(titleOf(id))?.rect ?? whole, title)) continue;
      areas.push(whole, ...(before ? [before] : []));
      this.legible.set(titleOf(id), whole);
      this.strips.set(titleOf(id), title, WEIGHT_OF_TITLE);
      this.titles.add(id);
    }
    for (const id of this.titles) {
      if (design.contexts[id]) continue;
      areas.push(this.legible.rectOf(titleOf(id)) as Rect);
      this.legible.delete(titleOf(id));
      this.strips.delete(titleOf(id));
      this.titles.delete(id);
    }
  }
}

const NAMELESS: BoundedContext = { name: '' };

/** {@link Moved} while it is found out. */
interface Moving {
  readonly ids: string[];
  readonly gone: string[];
  readonly areas: Rect[];
}

const UNMOVED: Moved = { ids: [], gone: [], areas: [] };

const titleOf = (contextId: string): string => `title:${contextId}`;
const badgeOf = (elementId: string): string => `badge:${elementId}`;

/** Those of the boxes that are among these ids. */
const pick = (boxes: ReadonlyMap<string, Rect>, ids: readonly string[]): (readonly [string, Rect])[] =>
  ids.flatMap((id) => {
    const box = boxes.get(id);
    return box ? [[id, box] as const] : [];
  });

/** Where the badge of an element may stand: over its top edge, reaching past the right corner. */
const badgeRect = (box: Rect): Rect => ({
  x: box.x + box.width + size.badge.overhang - BADGE_WIDTH,
  y: box.y - size.badge.height / 2,
  width: BADGE_WIDTH,
  height: size.badge.height,
});
const BADGE_WIDTH = 84;
