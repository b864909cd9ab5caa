/**
 * Calls back when what is drawn in this frame can be seen: it goes to the screen while the next one is made, and whatever takes long before that would
 * keep it back. Returns how to forget it.
 */
export function whenShown(then: () => void): () => void {
  let frame = requestAnimationFrame(() => {
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(then);
    });
  });
  return () => cancelAnimationFrame(frame);
}
