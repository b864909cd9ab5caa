import type { CDPSession } from '@playwright/test';
import type { Point } from './canvas.ts';

/** One finger on a screen that knows touch. Taps are Playwright's own; this one stays down and moves. */
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
    for (let step = 1; step <= 8; step++) await this.touch('touchMove', { x: from.x + ((to.x - from.x) * step) / 8, y: from.y + ((to.y - from.y) * step) / 8 });
    await this.touch('touchEnd');
  }

  private async touch(type: 'touchStart' | 'touchMove' | 'touchEnd', at?: Point): Promise<void> {
    await this.browser.send('Input.dispatchTouchEvent', { type, touchPoints: at ? [at] : [] });
  }
}
