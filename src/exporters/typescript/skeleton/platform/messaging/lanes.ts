/** Runs tasks side by side, those of one lane one after the other. */
export class Lanes {
  readonly #last = new Map<string, Promise<void>>();
  readonly #running = new Set<Promise<void>>();

  /** @param lane undefined: it follows nobody. @param task must not throw. */
  run(lane: string | undefined, task: () => Promise<void>): void {
    const before = lane === undefined ? undefined : this.#last.get(lane);
    const run = (before ? before.then(task) : task()).finally(() => {
      this.#running.delete(run);
      if (lane !== undefined && this.#last.get(lane) === run) this.#last.delete(lane);
    });
    this.#running.add(run);
    if (lane !== undefined) this.#last.set(lane, run);
  }

  /** Resolves when everything that runs now has ended. */
  async idle(): Promise<void> {
    await Promise.allSettled(this.#running);
  }
}
