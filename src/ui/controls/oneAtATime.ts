/** An act that does not begin again while it is under way: the second press of a double click is part of the first. */
export function oneAtATime<Given extends readonly unknown[]>(act: (...given: Given) => Promise<void>): (...given: Given) => Promise<void> {
  let underWay: Promise<void> | undefined;
  return (...given) =>
    (underWay ??= act(...given).finally(() => {
      underWay = undefined;
    }));
}
