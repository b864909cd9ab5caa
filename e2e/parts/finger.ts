import type { CDPSession } from '@playwright/test';
import type { Point } from './canvas.ts';

const STEPS = 8;

/** Fingers on a screen that knows touch. Taps are Playwright's own; these stay down and move. */
export class Finger {
  private readonly browser: CDPSession;

  constructor(browser: CDPSession) {
    this.browser = browser;
  }

  /** Rests on a place until what is expected has come. */
  async holds(at: Point, until: () => Promise<void>): Promise<void> {
    await this.touch('touchStart', at);
    await until();
    await this.touch('touchEnd');
  }

  async drags(from: Point, to: Point): Promise<void> {
    await this.touch('touchStart', from);
    for (let step = 1; step <= STEPS; step++) await this.touch('touchMove', between(from, to, step));
    await this.touch('touchEnd');
  }

  /** Two fingers around a place go from one distance to another. */
  async pinches({ x, y }: Point, from: number, to: number): Promise<void> {
    const pair = (apart: number): Point[] => [
      { x: x - apart / 2, y },
      { x: x + apart / 2, y },
    ];
    await this.touch('touchStart', ...pair(from));
    for (let step = 1; step <= STEPS; step++) await this.touch('touchMove', ...pair(from + ((to - from) * step) / STEPS));
    await this.touch('touchEnd');
  }

  /** One finger begins to drag, and a second one comes down beside it before it has ended. */
  async isInterrupted(from: Point, to: Point): Promise<void> {
    await this.touch('touchStart', from);
    for (let step = 1; step <= STEPS; step++) await this.touch('touchMove', between(from, to, step));
    await this.touch('touchStart', to, { x: to.x + 120, y: to.y });
    await this.touch('touchEnd');
  }

  private async touch(type: 'touchStart' | 'touchMove' | 'touchEnd', ...touchPoints: readonly Point[]): Promise<void> {
    await this.browser.send('Input.dispatchTouchEvent', { type, touchPoints: touchPoints.map(({ x, y }, id) => ({ x, y, id })) });
  }
}

const between = (from: Point, to: Point, step: number): Point => ({
  x: from.x + ((to.x - from.x) * step) / STEPS,
  y: from.y + ((to.y - from.y) * step) / STEPS,
});
