import type { Stage } from '../stage/stage.ts';

/** Nearer to the edge than this, in screen pixels, the canvas moves along. */
const EDGE = 36;
const MAXIMUM_STEP = 14;

/** Pans while a pointer is held near the edge of the canvas, and calls `moved` after each step. */
export class AutoPan {
  private readonly stage: Stage;
  private readonly moved: () => void;
  private at: { clientX: number; clientY: number } | undefined;
  private frame = 0;

  constructor(stage: Stage, moved: () => void) {
    this.stage = stage;
    this.moved = moved;
  }

  follow(event: { readonly clientX: number; readonly clientY: number }): void {
    this.at = { clientX: event.clientX, clientY: event.clientY };
    if (this.frame === 0 && this.step()) this.frame = requestAnimationFrame(this.pan);
  }

  stop(): void {
    cancelAnimationFrame(this.frame);
    this.frame = 0;
  }

  private readonly pan = (): void => {
    this.frame = 0;
    const step = this.step();
    if (!step) return;
    const { x, y, zoom } = this.stage.viewport.get();
    this.stage.moveTo({ x: x + step.x, y: y + step.y, zoom }, 0);
    this.moved();
    this.frame = requestAnimationFrame(this.pan);
  };

  private step(): { x: number; y: number } | undefined {
    if (!this.at) return undefined;
    const corner = this.stage.corner();
    const { width, height } = this.stage.screen.get();
    const x = speed(this.at.clientX - corner.x, width);
    const y = speed(this.at.clientY - corner.y, height);
    return x === 0 && y === 0 ? undefined : { x, y };
  }
}

function speed(at: number, length: number): number {
  if (at < EDGE) return Math.min(1, (EDGE - at) / EDGE) * MAXIMUM_STEP;
  if (at > length - EDGE) return -Math.min(1, (at - length + EDGE) / EDGE) * MAXIMUM_STEP;
  return 0;
}
