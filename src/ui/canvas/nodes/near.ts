import type { Rect } from '../../../drawing/index.ts';
import { contains } from '../../../drawing/index.ts';
import { Signal } from '../stage/signal.ts';
import type { Stage } from '../stage/stage.ts';
import { type Viewport, visibleRect } from '../stage/viewport.ts';

/** From here outwards elements are drawn, not mounted … */
const FAR_BELOW = 0.35;
/** … and come back only from here on, so that a zoom that hovers at the threshold does not flicker. */
const NEAR_FROM = 0.4;
const FAR_ABOVE_COUNT = 150;
const NEAR_BELOW_COUNT = 120;
/** Elements are mounted this much (in parts of the screen) before they come into view. */
const MARGIN = 0.1;
/** So many are mounted in one frame: more would be seen as a stutter. */
const AT_ONCE = 6;
/** While the view moves only what is selected is mounted: the picture below shows everything, and mounting would make the movement stutter. */
const VIEW_RESTS_MS = 150;

/**
 * Which elements (and on the map which contexts) are part of the page: those near the viewport, so that they can be found, read and focused. All others are only drawn.
 * Elements come a few at a time and go only when the picture under them is drawn anew, so nothing ever blinks.
 */
export class NearElements {
  /** Ids in the order in which they came. */
  readonly mounted = new Signal<readonly string[]>([]);
  private readonly stage: Stage;
  private far = false;
  private wanted: ReadonlySet<string> = new Set();
  private looked: Rect | undefined;
  private frame = 0;
  private seenAt: Viewport;
  private rest: ReturnType<typeof setTimeout> | undefined;

  constructor(stage: Stage) {
    this.stage = stage;
    this.seenAt = stage.viewport.get();
  }

  get isFar(): boolean {
    return this.far;
  }

  /** To be called when the view or the scene changed: mounts what came near. */
  follow(sceneChanged = false): void {
    const viewport = this.stage.viewport.get();
    const screen = this.stage.screen.get();
    const seen = visibleRect(viewport, screen);
    if (viewport !== this.seenAt) this.waitForRest();
    this.seenAt = viewport;
    if (!sceneChanged && this.looked && contains(this.looked, seen) && this.far === this.farAt(viewport.zoom, seen)) return;
    this.looked = visibleRect(viewport, screen, MARGIN / 2);
    this.wanted = new Set(this.wantedIn(visibleRect(viewport, screen, MARGIN), seen));
    if (sceneChanged) this.dropGone();
    this.mountSome();
  }

  /** To be called before everything is drawn anew: what stays mounted, and need not be drawn. The others stay until {@link letGo}. */
  keeps(): ReadonlySet<string> {
    const viewport = this.stage.viewport.get();
    const screen = this.stage.screen.get();
    this.wanted = new Set(this.wantedIn(visibleRect(viewport, screen, MARGIN), visibleRect(viewport, screen)));
    this.looked = visibleRect(viewport, screen, MARGIN / 2);
    return new Set(this.mounted.get().filter((id) => this.wanted.has(id)));
  }

  /** To be called when everything but `kept` is drawn: lets go of what is not near any more. */
  letGo(kept: ReadonlySet<string>): void {
    const before = this.mounted.get();
    const left = before.filter((id) => kept.has(id) || this.wanted.has(id));
    if (left.length !== before.length) this.mounted.set(left);
    this.mountSome();
  }

  /** What is mounted now. */
  shown(): ReadonlySet<string> {
    return new Set(this.mounted.get());
  }

  /** Mounts nothing more until it is asked again. */
  stop(): void {
    cancelAnimationFrame(this.frame);
    clearTimeout(this.rest);
    this.rest = undefined;
  }

  private waitForRest(): void {
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      this.rest = undefined;
      this.mountSome();
    }, VIEW_RESTS_MS);
  }

  private wantedIn(area: Rect, seen: Rect): string[] {
    const { zoom } = this.stage.viewport.get();
    this.far = this.farAt(zoom, seen);
    // The map has few boxes, and all of them can be read.
    if (this.stage.scene.isMap) return [...this.stage.scene.boxes.contexts.keys(), ...this.stage.scene.elementsIn(area)];
    const focus = [...this.stage.marks.get().selected].filter((id) => this.stage.scene.isSolid(id)).slice(0, 1);
    if (this.far) return focus;
    return [...this.stage.scene.elementsIn(area), ...focus];
  }

  private farAt(zoom: number, seen: Rect): boolean {
    if (zoom < (this.far ? NEAR_FROM : FAR_BELOW)) return true;
    const limit = this.far ? NEAR_BELOW_COUNT : FAR_ABOVE_COUNT;
    return this.stage.scene.countIn(seen, limit + 1) > limit;
  }

  private dropGone(): void {
    const before = this.mounted.get();
    const kept = before.filter((id) => this.isThere(id));
    if (kept.length !== before.length) this.mounted.set(kept);
  }

  private isThere(id: string): boolean {
    const { scene } = this.stage;
    return scene.isMap ? scene.boxOf(id) !== undefined && scene.shows(id) : scene.isSolid(id);
  }

  private readonly mountSome = (): void => {
    cancelAnimationFrame(this.frame);
    const moves = this.rest !== undefined;
    const { selected } = this.stage.marks.get();
    const before = this.mounted.get();
    const have = new Set(before);
    const missing = [...this.wanted].filter((id) => !have.has(id) && (!moves || selected.has(id)));
    if (missing.length > 0) this.mounted.set([...before, ...missing.slice(0, AT_ONCE)]);
    if (missing.length > AT_ONCE) this.frame = requestAnimationFrame(this.mountSome);
  };
}
