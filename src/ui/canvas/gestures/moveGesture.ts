import { centreOf, overlaps, type Point, type Rect, unionOf } from '../../../drawing/index.ts';
import { bentBetween, carriedBy, moveTo, tellLocked, useView, view } from '../../../workspace/index.ts';
import type { Stage } from '../stage/stage.ts';
import { visibleRect } from '../stage/viewport.ts';
import { AutoPan } from './autoPan.ts';
import { type Gesture, hasTravelled } from './gesture.ts';
import { snap } from './snapping.ts';

/** On screen, a box is drawn to a line of its neighbours from this far. */
const REACH = 6;
/** With more neighbours in view than this, alignment would catch at every pixel. */
const NEIGHBOURS = 200;

/** Moves what was pressed, and with it everything else that is selected. A context takes its members along. */
export class MoveGesture implements Gesture {
  private readonly stage: Stage;
  private readonly id: string;
  private readonly press: PointerEvent;
  private readonly start: Point;
  private readonly autoPan: AutoPan;
  private last: PointerEvent;
  private from: ReadonlyMap<string, Rect> | undefined;
  private neighbours: readonly Rect[] = [];
  private flows: ReadonlySet<string> = new Set();
  private frame = 0;
  /** It was said that something is locked. */
  private told = false;

  constructor(stage: Stage, id: string, press: PointerEvent) {
    this.stage = stage;
    this.id = id;
    this.press = press;
    this.last = press;
    this.start = stage.pointOf(press);
    this.autoPan = new AutoPan(stage, this.place);
  }

  move(event: PointerEvent): void {
    this.last = event;
    if (!this.from && !this.begin(event)) return;
    this.autoPan.follow(event);
    if (this.frame === 0) this.frame = requestAnimationFrame(this.place);
  }

  end(event: PointerEvent): void {
    this.last = event;
    this.release();
    const held = this.from && this.place();
    if (held) {
      const positions = Object.fromEntries([...held.boxes].map(([id, { x, y }]) => [id, { x, y }]));
      this.stage.moving = true;
      // On the map an external system that lies on a context does not go into it.
      moveTo(positions, { drop: !this.stage.scene.isMap });
      this.stage.moving = false;
    } else this.click(event);
    this.stage.held.set(undefined);
  }

  cancel(): void {
    this.release();
    this.stage.held.set(undefined);
  }

  private release(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
    this.autoPan.stop();
  }

  /** A press without a drag: of several selected ones only this stays, or with Shift it goes in or out. */
  private click(event: PointerEvent): void {
    if (isAdding(event)) view.toggle(this.id);
    else view.select([this.id]);
  }

  private begin(event: PointerEvent): boolean {
    if (!hasTravelled(this.press, event)) return false;
    const { selection } = useView.getState();
    if (!selection.includes(this.id)) view.select([this.id], { add: isAdding(event) });
    const ids = movable(this.stage, useView.getState().selection);
    const boxes = ids.flatMap((id) => {
      const box = this.stage.scene.boxOf(id);
      return box ? [[id, box] as const] : [];
    });
    if (!this.told) tellLocked(useView.getState().selection);
    this.told = true;
    if (boxes.length === 0) return false;
    const bends = bentBetween(this.stage.scene.design, new Set(ids)).map((id) => [id, bendBox(this.stage, id)] as const);
    this.from = new Map([...boxes, ...bends]);
    this.flows = new Set(ids.flatMap((id) => [...this.stage.scene.flowsAt(id)]));
    this.neighbours = this.neighboursOf(this.from);
    return true;
  }

  /** What there is to align with: boxes in view of the same sort as what moves. */
  private neighboursOf(moving: ReadonlyMap<string, Rect>): readonly Rect[] {
    const { scene, viewport, screen } = this.stage;
    const seen = visibleRect(viewport.get(), screen.get());
    const boxes = [...this.sortOf(this.id)].flatMap(([id, box]) =>
      !moving.has(id) && scene.shows(id) && overlaps(box, seen) ? [scene.shownBox(id, box)] : [],
    );
    return boxes.length > NEIGHBOURS ? [] : boxes;
  }

  /** Fields align with fields, frames with frames, and boxes with boxes. */
  private sortOf(id: string): ReadonlyMap<string, Rect> {
    const { scene } = this.stage;
    const { frames, contexts, notes, elements } = scene.boxes;
    if (frames.has(id)) return frames;
    if (contexts.has(id) && !scene.isFolded(id)) return contexts;
    return notes.has(id) ? new Map([...notes, ...elements]) : elements;
  }

  /** Holds everything where the pointer is now. */
  private readonly place = () => {
    this.frame = 0;
    const { from, stage } = this;
    if (!from) return undefined;
    const point = stage.pointOf(this.last);
    const own = stage.scene.shownBox(this.id, from.get(this.id) ?? (unionOf(from.values()) as Rect));
    let dx = point.x - this.start.x;
    let dy = point.y - this.start.y;
    const wanted = { ...own, x: own.x + dx, y: own.y + dy };
    const snapped = this.last.altKey ? { dx: 0, dy: 0, guides: [] } : snap(wanted, this.neighbours, REACH / stage.viewport.get().zoom);
    dx += snapped.dx;
    dy += snapped.dy;
    const boxes = new Map([...from].map(([id, box]) => [id, { ...box, x: box.x + dx, y: box.y + dy }]));
    const held = { boxes, flows: this.flows, guides: snapped.guides, contextId: this.contextFor(boxes) };
    stage.held.set(held);
    return held;
  };

  /** The context that what is dragged would join; none where it is in it already. */
  private contextFor(boxes: ReadonlyMap<string, Rect>): string | undefined {
    const { scene } = this.stage;
    const box = boxes.get(this.id);
    if (!box || scene.isMap || scene.boxes.contexts.has(this.id) || scene.boxes.frames.has(this.id)) return undefined;
    const context = scene.contextAt(centreOf(box), new Set(boxes.keys()));
    const before = scene.design.elements[this.id]?.contextIds ?? [];
    return context !== undefined && !before.includes(context) ? context : undefined;
  }
}

/** The point that a line goes through, as a box without extent. */
function bendBox({ scene }: Stage, flowId: string): Rect {
  const { x = 0, y = 0 } = scene.design.layout[flowId] ?? {};
  return { x, y, width: 0, height: 0 };
}

export const isAdding = (event: PointerEvent): boolean => event.shiftKey;

/** What of these can be moved, with what goes along. Flows have no place; what is locked stays. */
function movable(stage: Stage, ids: readonly string[]): string[] {
  const { design } = stage.scene;
  const wanted = new Set([...ids, ...ids.flatMap((id) => carriedBy(design, id))]);
  return [...wanted].filter((id) => stage.scene.boxOf(id) !== undefined && !design.layout[id]?.locked);
}
