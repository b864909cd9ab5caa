/** What is left to do to bring routes up to date, in the order in which it is done. */
export class Backlog {
  /** Flows whose sides are to be chosen. */
  readonly toPlan = new Set<string>();
  /** Elements whose sides are to be shared anew among their flows. */
  readonly toShare = new Set<string>();
  /** Flows whose lines are to be drawn. */
  readonly toDraw = new Set<string>();

  /** Takes everything out, so that something newer need not wait for it. */
  setAside(): Waiting {
    const waiting = { toPlan: [...this.toPlan], toShare: [...this.toShare], toDraw: [...this.toDraw] };
    for (const set of [this.toPlan, this.toShare, this.toDraw]) set.clear();
    return waiting;
  }

  /** Puts it back. */
  takeUp({ toPlan, toShare, toDraw }: Waiting): void {
    for (const id of toPlan) this.toPlan.add(id);
    for (const id of toShare) this.toShare.add(id);
    for (const id of toDraw) this.toDraw.add(id);
  }
}

/** What was set aside. */
export interface Waiting {
  readonly toPlan: readonly string[];
  readonly toShare: readonly string[];
  readonly toDraw: readonly string[];
}
