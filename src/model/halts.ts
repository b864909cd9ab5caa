/** All of a piece of work that would halt now and then, at once. */
export function allOf<T>(work: Generator<unknown, T>): T {
  for (;;) {
    const next = work.next();
    if (next.done) return next.value;
  }
}
