/** Something that is being done with a pointer, from the press to the release. One at a time. */
export interface Gesture {
  move(event: PointerEvent): void;
  /** The pointer was released here. */
  end(event: PointerEvent): void;
  /** Escape, a second finger, or the system took the pointer away: as if it had not begun. */
  cancel(): void;
}

/** Pixels on screen that a pointer must travel before a press becomes a drag. */
export const DRAG_THRESHOLD = 4;
export const TOUCH_THRESHOLD = 10;

export const hasTravelled = (from: { readonly clientX: number; readonly clientY: number }, to: PointerEvent): boolean =>
  Math.hypot(to.clientX - from.clientX, to.clientY - from.clientY) >= (to.pointerType === 'touch' ? TOUCH_THRESHOLD : DRAG_THRESHOLD);
