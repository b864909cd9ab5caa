import { contains, overlaps, type Point, type Rect, rectBetween } from '../../../drawing/index.ts';
import { view } from '../../../workspace/index.ts';
import type { Stage } from '../stage/stage.ts';
import { AutoPan } from './autoPan.ts';
import { type Gesture, hasTravelled } from './gesture.ts';
import { isAdding } from './moveGesture.ts';

/** Draws a box on the empty canvas: what it touches is selected; a context or a frame only where it lies in it whole, because one cannot miss it. On the map a context is a box like others. */
export class LassoGesture implements Gesture {
  private readonly stage: Stage;
  private readonly press: PointerEvent;
  private readonly start: Point;
  private readonly autoPan: AutoPan;
  private last: PointerEvent;

  constructor(stage: Stage, press: PointerEvent) {
    this.stage = stage;
    this.press = press;
    this.last = press;
    this.start = stage.pointOf(press);
    this.autoPan = new AutoPan(stage, () => this.draw());
  }

  move(event: PointerEvent): void {
    this.last = event;
    if (!this.stage.lasso.get() && !hasTravelled(this.press, event)) return;
    this.autoPan.follow(event);
    this.draw();
  }

  end(event: PointerEvent): void {
    this.autoPan.stop();
    const rect = this.stage.lasso.get();
    this.stage.lasso.set(undefined);
    if (rect) view.select(caught(this.stage, rect), { add: isAdding(event) });
    else if (!isAdding(event)) view.clear();
  }

  cancel(): void {
    this.autoPan.stop();
    this.stage.lasso.set(undefined);
  }

  private draw(): void {
    this.stage.lasso.set(rectBetween(this.start, this.stage.pointOf(this.last)));
  }
}

function caught(stage: Stage, rect: Rect): string[] {
  const { scene } = stage;
  const { elements, contexts, notes, frames } = scene.boxes;
  const touched = (boxes: ReadonlyMap<string, Rect>): string[] =>
    [...boxes].flatMap(([id, box]) => (scene.shows(id) && overlaps(scene.shownBox(id, box), rect) ? [id] : []));
  if (scene.isMap) return [...touched(elements), ...touched(contexts)];
  const whole = [...contexts].flatMap(([id, box]) => {
    const shown = scene.shownBox(id, box);
    return (scene.isFolded(id) ? overlaps : contains)(rect, shown) ? [id] : [];
  });
  const framed = [...frames].flatMap(([id, box]) => (contains(rect, box) ? [id] : []));
  return [...touched(elements), ...touched(notes), ...whole, ...framed];
}
