/** What hears that somebody does not wait any more. */
export interface Leaver {
  leave(): void;
}

/**
 * Whether somebody still waits, and until when at most. A timeout is not cancellation: when the caller leaves, work that has begun goes on, but what
 * only waits in a line leaves it, and nothing is tried again.
 */
export class Patience implements Leaver {
  left = false;
  /** It is known beforehand that nobody waits beyond this moment; Infinity where nothing bounds it. */
  readonly untilUs: number;
  /** Nobody ever leaves: nothing bounds this wait from outside. */
  private readonly endless: boolean;
  /** Most waits are heard by one only. */
  private first: Leaver | (() => void) | undefined;
  private others: (Leaver | (() => void))[] | undefined;

  /** @param outer whoever waits for this wait: when they leave, this one leaves too */
  constructor(outer?: Patience, untilUs = Number.POSITIVE_INFINITY, endless = false) {
    this.endless = endless;
    this.untilUs = outer === undefined ? untilUs : Math.min(untilUs, outer.untilUs);
    outer?.onLeave(this);
  }

  onLeave(listener: Leaver | (() => void)): void {
    if (this.endless) return;
    if (this.left) tell(listener);
    else if (!this.first) this.first = listener;
    else if (this.others) this.others.push(listener);
    else this.others = [listener];
  }

  leave(): void {
    if (this.left) return;
    this.left = true;
    const { first, others } = this;
    this.first = undefined;
    this.others = undefined;
    if (first) tell(first);
    if (others) for (const other of others) tell(other);
  }
}

function tell(listener: Leaver | (() => void)): void {
  if (typeof listener === 'function') listener();
  else listener.leave();
}

/** The patience of a caller that waits as long as it takes. */
export const ENDLESS = new Patience(undefined, Number.POSITIVE_INFINITY, true);
