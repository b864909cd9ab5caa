import type { CDPSession } from '@playwright/test';
import type { Point } from './canvas.ts';

const STEPS = 6;

/** A pen on the screen: it hovers, presses with its tip, and says of itself that it is no mouse. */
export class Pen {
  private readonly browser: CDPSession;

  constructor(browser: CDPSession) {
    this.browser = browser;
  }

  async hovers(at: Point): Promise<void> {
    await this.point('mouseMoved', at, false);
  }

  async taps(at: Point): Promise<void> {
    await this.hovers(at);
    await this.point('mousePressed', at, true);
    await this.point('mouseReleased', at, false);
  }

  async drags(from: Point, to: Point): Promise<void> {
    await this.hovers(from);
    await this.point('mousePressed', from, true);
    for (let step = 1; step <= STEPS; step++)
      await this.point('mouseMoved', { x: from.x + ((to.x - from.x) * step) / STEPS, y: from.y + ((to.y - from.y) * step) / STEPS }, true);
    await this.point('mouseReleased', to, false);
  }

  private async point(type: 'mouseMoved' | 'mousePressed' | 'mouseReleased', { x, y }: Point, down: boolean): Promise<void> {
    const button = type === 'mouseMoved' && !down ? 'none' : 'left';
    await this.browser.send('Input.dispatchMouseEvent', {
      type,
      x,
      y,
      button,
      buttons: down ? 1 : 0,
      clickCount: type === 'mouseMoved' ? 0 : 1,
      force: down ? 0.5 : 0,
      pointerType: 'pen',
    });
  }
}
