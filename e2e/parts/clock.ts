import type { Page } from '@playwright/test';

/** Seconds for a key, for pointing at something, for a press or a release, for the way of the hand to the mouse or back, and for the thought of what comes next. */
const SECONDS = { key: 0.28, point: 1.1, button: 0.1, hand: 0.4, thought: 1.35 };

interface Counts {
  keys: number;
  points: number;
  buttons: number;
  hands: number;
  thoughts: number;
}

/**
 * How long a person takes for what is done on the page: the keystroke-level model of Card, Moran and Newell (1980) with an average typist. It
 * is made of what is pressed, so it says the same on every machine.
 */
export class Clock {
  private readonly page: Page;

  private constructor(page: Page) {
    this.page = page;
  }

  static async starts(page: Page): Promise<Clock> {
    await page.evaluate(() => {
      const counts: Counts = { keys: 0, points: 0, buttons: 0, hands: 0, thoughts: 0 };
      let last = '';
      const thinks = (sort: string): void => {
        if (sort !== last) counts.thoughts += 1;
        if ((sort === 'pointer') !== (last === 'pointer')) counts.hands += 1;
        last = sort;
      };
      const sortOf = ({ key }: KeyboardEvent): string => (key.length === 1 ? 'letters' : key.startsWith('Arrow') ? 'arrows' : 'command');
      window.addEventListener(
        'keydown',
        (event) => {
          counts.keys += 1;
          thinks(sortOf(event));
        },
        { capture: true },
      );
      // One points before a press and, where it is a drag, once more before the release.
      let from = { x: 0, y: 0 };
      window.addEventListener(
        'pointerdown',
        (event) => {
          last = last === 'pointer' ? 'pointer again' : last;
          thinks('pointer');
          counts.points += 1;
          counts.buttons += 1;
          from = { x: event.clientX, y: event.clientY };
        },
        { capture: true },
      );
      window.addEventListener(
        'pointerup',
        (event) => {
          counts.buttons += 1;
          if (Math.hypot(event.clientX - from.x, event.clientY - from.y) > 4) counts.points += 1;
        },
        { capture: true },
      );
      Object.assign(globalThis, { gestures: counts });
    });
    return new Clock(page);
  }

  async seconds(): Promise<number> {
    const { keys, points, buttons, hands, thoughts } = await this.page.evaluate(() => (globalThis as unknown as { gestures: Counts }).gestures);
    return keys * SECONDS.key + points * SECONDS.point + buttons * SECONDS.button + hands * SECONDS.hand + thoughts * SECONDS.thought;
  }
}
