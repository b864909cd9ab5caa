import type { Rect } from '../../../drawing/index.ts';
import { worldOf } from '../overlays/minimap.ts';
import type { Stage } from '../stage/stage.ts';
import { fitted, type Viewport } from '../stage/viewport.ts';
import { AT_ONCE, Budget, partsOf } from './parts.ts';
import { Sheet } from './sheet.ts';

/** It is drawn when nothing has happened for so long, with so much of each frame. */
const QUIET_MS = 400;
const BUDGET_MS = 4;
/** It is only seen while the view moves: fewer pixels do. */
const PIXELS = 0.75;
const NO_INSETS = { left: 0, top: 0, right: 0, bottom: 0 };

/**
 * All of a large design on one small picture, which lies under the others and is seen where they end: who zooms away quickly gets ahead of them. Drawn when
 * nothing else is going on, and not shown once it is out of date.
 */
export class Overview {
  private readonly sheet: Sheet;
  private readonly stage: Stage;
  private readonly paint: (sheet: Sheet, part: Rect) => void;
  private state: 'out of date' | 'being drawn' | 'whole' | 'of no use' = 'out of date';
  /** What is still to be drawn. */
  private parts: readonly Rect[] = [];
  private quiet: ReturnType<typeof setTimeout> | undefined;
  private frame = 0;

  /** @param above what it lies under */
  constructor(above: HTMLCanvasElement, stage: Stage, paint: (sheet: Sheet, part: Rect) => void) {
    const canvas = above.cloneNode(false) as HTMLCanvasElement;
    canvas.hidden = true;
    delete canvas.dataset['whole'];
    canvas.dataset['overview'] = '';
    above.before(canvas);
    this.sheet = new Sheet(canvas);
    this.stage = stage;
    this.paint = paint;
  }

  dispose(): void {
    this.pause();
    this.sheet.canvas.remove();
  }

  /** What it shows is out of date. */
  spoil(): void {
    const { canvas } = this.sheet;
    this.state = 'out of date';
    delete canvas.dataset['whole'];
    canvas.hidden = true;
    this.wait();
  }

  /** The view is here; `lacking` where the pictures above do not cover it. */
  follow(viewport: Viewport, lacking: boolean): void {
    const { canvas } = this.sheet;
    const hidden = !lacking || this.state !== 'whole';
    if (canvas.hidden !== hidden) canvas.hidden = hidden;
    if (!hidden) this.sheet.place(viewport);
    if (this.state === 'out of date' || this.state === 'being drawn') this.wait();
  }

  /** Goes on when it is quiet. */
  private wait(): void {
    this.pause();
    this.quiet = setTimeout(this.draw, QUIET_MS);
  }

  private pause(): void {
    clearTimeout(this.quiet);
    cancelAnimationFrame(this.frame);
  }

  private readonly draw = (): void => {
    if (this.stage.held.get() || this.stage.scene.pending) return this.wait();
    if (this.state === 'out of date') this.begin();
    if (this.state !== 'being drawn') return;
    const budget = new Budget(BUDGET_MS);
    while (!budget.isSpent) {
      const [part, ...others] = this.parts;
      if (!part) {
        this.state = 'whole';
        this.sheet.canvas.dataset['whole'] = '';
        return;
      }
      this.parts = others;
      this.paint(this.sheet, part);
      budget.pay(part.width * part.height * PIXELS ** 2);
    }
    this.frame = requestAnimationFrame(this.draw);
  };

  /** Begins the picture of all of the design. What is drawn at once anyway needs none, nor does the map, which is seen whole. */
  private begin(): void {
    const { scene, screen } = this.stage;
    const { width, height } = screen.get();
    const world = worldOf(scene);
    this.state = 'of no use';
    if (!world || scene.isMap || width === 0 || height === 0) return;
    const viewport = fitted(world, screen.get(), NO_INSETS);
    this.parts = partsOf(width, height, scene.countIn(world, Infinity), AT_ONCE.words);
    if (this.parts.length === 1) return;
    this.state = 'being drawn';
    this.sheet.begin({ viewport, width, height, marginX: 0, marginY: 0, ratio: PIXELS * (globalThis.devicePixelRatio || 1) }, this.stage);
  }
}
