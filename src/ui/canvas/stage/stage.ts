import type { Point, Rect, Theme } from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import type { FlowEnd } from '../../../workspace/index.ts';
import { NO_MARKS, type Marks } from './marks.ts';
import { whenShown } from './frames.ts';
import { fontsAreHere, measureText } from './measureText.ts';
import { type Outlook, Scene } from './scene.ts';
import { Signal } from './signal.ts';
import { type Extent, type Insets, toDesign, type Viewport, visibleRect } from './viewport.ts';

/** While routes are found, the picture shows those that are there after so many frames. */
const STEPS_TO_A_PICTURE = 40;

/** A line that shows what a dragged box is in line with, in canvas pixels. */
export interface Guide {
  readonly from: Point;
  readonly to: Point;
}

/** What is being moved, and where it is held right now. It is drawn on a layer of its own. */
export interface Held {
  readonly boxes: ReadonlyMap<string, Rect>;
  /** Flows that move along. */
  readonly flows: ReadonlySet<string>;
  readonly guides: readonly Guide[];
  /** The context that it would join if it were let go of here. */
  readonly contextId: string | undefined;
}

/** A connection that is being drawn: from an element, on the map from a context, to the pointer. */
export interface Connecting {
  readonly fromId: string;
  /** Canvas pixels; none until the pointer moved. */
  readonly at: Point | undefined;
  /** The element under the pointer, if it may be the end. */
  readonly target: string | undefined;
  /** An element is under the pointer that may not be the end. */
  readonly refused?: boolean;
  /** The flow whose end is led elsewhere; `fromId` is what stands at its other end. */
  readonly flow?: { readonly id: string; readonly end: FlowEnd };
}

/** Where the menu of new elements opens: after a flow was dropped in empty space, or a double press there. */
export interface LooseEnd {
  /** What the flow comes from; none where something is made by itself. */
  readonly fromId?: string;
  /** Canvas pixels. */
  readonly at: Point;
  /** Nobody pointed at the place: what calls the element is made on its left, all else on its right. */
  readonly byKey?: boolean;
}

/** What the palette holds over the canvas. */
export interface Hovering {
  readonly box: Rect;
  readonly guides: readonly Guide[];
  readonly contextId: string | undefined;
}

/** What moves the view and knows where the canvas is. */
export interface ViewOwner {
  /** Is done when the view stands there; it never is where somebody moves the view meanwhile. */
  moveTo(viewport: Viewport, milliseconds: number): Promise<unknown>;
  corner(): Point;
}

/**
 * The moment of one canvas: where it stands, what lies on it, and what is being done with it. Layers and gestures share it; nothing of it
 * belongs to the design.
 */
export class Stage {
  readonly viewport = new Signal<Viewport>({ x: 0, y: 0, zoom: 1 });
  readonly screen = new Signal<Extent>({ width: 0, height: 0 });
  readonly theme = new Signal<Theme>('light');
  /** Whether a picture of this design has been drawn since it was opened, or measured anew. */
  readonly pictured = new Signal(false);
  readonly marks = new Signal<Marks>(NO_MARKS);
  /** Goes up when the scene changed. */
  readonly revision = new Signal(0);
  readonly held = new Signal<Held | undefined>(undefined);
  readonly connecting = new Signal<Connecting | undefined>(undefined);
  readonly looseEnd = new Signal<LooseEnd | undefined>(undefined);
  readonly hovering = new Signal<Hovering | undefined>(undefined);
  /** The element or context in which what is being done would end. */
  readonly target = new Signal<string | undefined>(undefined);
  readonly hovered = new Signal<string | undefined>(undefined);
  /** The box that is being drawn to select, in canvas pixels. */
  readonly lasso = new Signal<Rect | undefined>(undefined);
  /** Whether the fonts of the page were there when the scene was measured first. */
  readonly measuredInFonts = fontsAreHere();
  readonly scene: Scene;
  private covered: Insets = { top: 0, right: 0, bottom: 0, left: 0 };
  /** Set while a move of our own is being written, so that it is not animated as if somebody else had moved things. */
  moving = false;
  private located: Point = { x: 0, y: 0 };
  private owner: ViewOwner = { moveTo: async (viewport) => this.viewport.set(viewport), corner: () => ({ x: 0, y: 0 }) };
  private goal: Viewport | undefined;

  constructor(design: Design) {
    this.scene = new Scene(design, measureText);
  }

  /** Hands the view over to what can move it. */
  ownedBy(owner: ViewOwner): void {
    this.owner = owner;
    this.locate();
  }

  /** Moves the view, in so many milliseconds. */
  moveTo(viewport: Viewport, milliseconds: number): void {
    this.goal = viewport;
    void this.owner.moveTo(viewport, milliseconds).then(() => {
      if (this.goal === viewport) this.goal = undefined;
    });
  }

  /** Where the view is going, so that steps in quick succession add up; where it stands if it is not on its way. */
  heading(): Viewport {
    return this.goal ?? this.viewport.get();
  }

  /** Somebody takes the view into the hand: it does not get where it was going. */
  takeOver(): void {
    this.goal = undefined;
  }

  /** The corner of the canvas on the page, as it was when a pointer last came: asking in each movement would force a layout. */
  corner(): Point {
    return this.located;
  }

  /** Takes the size of the canvas over; the same one again changes nothing. */
  resize({ width, height }: Extent): void {
    const before = this.screen.get();
    if (before.width !== width || before.height !== height) this.screen.set({ width, height });
  }

  /** Looks where the canvas is on the page. */
  locate(): void {
    this.located = this.owner.corner();
  }

  /** What the islands cover at the edges. */
  get insets(): Insets {
    return this.covered;
  }

  cover(insets: Insets): void {
    this.covered = insets;
  }

  /** The id on the page of an element that is mounted. */
  domId(id: string): string {
    return `canvas-${id}`;
  }

  show(design: Design): void {
    const other = design.meta !== this.scene.design.meta && design.elements !== this.scene.design.elements;
    if (other) {
      this.pictured.set(false);
      this.scene.open(design);
    } else this.scene.update(design);
    this.changed();
  }

  /** Shows the design in another way. */
  look(outlook: Outlook): void {
    if (outlook === this.scene.outlook) return;
    this.scene.look(outlook);
    this.changed();
  }

  /** Draws these contexts as one box each. */
  fold(contextIds: readonly string[]): void {
    if (this.scene.fold(contextIds)) this.changed();
  }

  remeasure(): void {
    this.pictured.set(false);
    this.scene.remeasure();
    this.changed();
  }

  /** To be called before the first picture is drawn: finds the lines that belong to it. */
  prepare(): void {
    if (!this.pictured.get()) this.scene.prepare(visibleRect(this.viewport.get(), this.screen.get()));
  }

  /** Goes on finding routes, a few in each frame, until all are there; the first picture comes before. Returns how to stop. */
  keepRouting(): () => void {
    let frame = 0;
    let steps = 0;
    let viewport = this.viewport.get();
    const step = (): void => {
      const wasAtRest = this.scene.isAtRest;
      const busy = this.held.get() !== undefined || this.viewport.get() !== viewport;
      viewport = this.viewport.get();
      const more = this.scene.pending && this.scene.advance(visibleRect(viewport, this.screen.get()), busy);
      steps += 1;
      // Drawing everything after each step would take longer than finding the routes.
      if (!more || (this.scene.isAtRest && !wasAtRest) || steps % STEPS_TO_A_PICTURE === 0) this.changed();
      frame = more ? requestAnimationFrame(step) : 0;
    };
    let forget: (() => void) | undefined;
    const start = (): void => {
      if (frame !== 0 || forget || !this.scene.pending || !this.pictured.get()) return;
      forget = whenShown(() => {
        forget = undefined;
        step();
      });
    };
    start();
    const stops = [this.revision.subscribe(start), this.pictured.subscribe(start)];
    return () => {
      for (const stop of stops) stop();
      forget?.();
      cancelAnimationFrame(frame);
    };
  }

  private changed(): void {
    this.revision.set(this.revision.get() + 1);
  }

  /** Where something is right now: where it is held, or where the design puts it. */
  boxOf(id: string): Rect | undefined {
    return this.held.get()?.boxes.get(id) ?? this.scene.boxOf(id);
  }

  /** A place on the page in canvas pixels. */
  pointOf(event: { readonly clientX: number; readonly clientY: number }): Point {
    const corner = this.corner();
    return toDesign({ x: event.clientX - corner.x, y: event.clientY - corner.y }, this.viewport.get());
  }

  /** Where something is seen right now: a context on the map, or folded, is smaller than it is. */
  shownBoxOf(id: string): Rect | undefined {
    const box = this.boxOf(id);
    return box && this.scene.shownBox(id, box);
  }
}
