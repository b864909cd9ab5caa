/**
 * Whether somebody still waits, and until when at most. A timeout is not cancellation: when the caller leaves, work that has begun goes on, but what
 * only waits in a line leaves it, and nothing is tried again.
 */
export class Patience {
  left = false;
  /** It is known beforehand that nobody waits beyond this moment; Infinity where nothing bounds it. */
  readonly untilUs: number;
  /** Nobody ever leaves: nothing bounds this wait from outside. */
  private readonly endless: boolean;
  private listeners: (() => void)[] | undefined;

  /** @param outer whoever waits for this wait: when they leave, this one leaves too */
  constructor(outer?: Patience, untilUs = Number.POSITIVE_INFINITY, endless = false) {
    this.endless = endless;
    this.untilUs = outer === undefined ? untilUs : Math.min(untilUs, outer.untilUs);
    if (outer && !outer.endless) outer.onLeave(() => this.leave());
  }

  onLeave(listener: () => void): void {
    if (this.endless) return;
    if (this.left) listener();
    else if (this.listeners) this.listeners.push(listener);
    else this.listeners = [listener];
  }

  leave(): void {
    if (this.left) return;
    this.left = true;
    const { listeners } = this;
    this.listeners = undefined;
    if (listeners) for (const listener of listeners) listener();
  }
}

/** The patience of a caller that waits as long as it takes. */
export const ENDLESS = new Patience(undefined, Number.POSITIVE_INFINITY, true);
