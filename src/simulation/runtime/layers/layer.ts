import type { FlowModel } from '../../compile/model.ts';
import type { Done } from '../outcome.ts';
import type { Request } from '../request.ts';

/** One logical call: what enters the outermost policy. */
export interface Call {
  readonly flow: FlowModel;
  readonly request: Request;
}

/**
 * Whether somebody still waits. A timeout is not cancellation: when the caller leaves, work that has begun goes on, but what only waits in a line
 * leaves it, and nothing is tried again.
 */
export class Patience {
  left = false;
  private listeners: (() => void)[] = [];

  /** @param outer whoever waits for this wait: when they leave, this one leaves too */
  constructor(outer?: Patience) {
    outer?.onLeave(() => this.leave());
  }

  onLeave(listener: () => void): void {
    if (this.left) listener();
    else this.listeners.push(listener);
  }

  leave(): void {
    if (this.left) return;
    this.left = true;
    const { listeners } = this;
    this.listeners = [];
    for (const listener of listeners) listener();
  }
}

export type Inner = (patience: Patience, done: Done) => void;

/** One policy around a call. It calls `inner` once, never, or several times, and `done` exactly once, unless nobody ever answers. */
export interface Layer {
  run(call: Call, patience: Patience, inner: Inner, done: Done): void;
}
