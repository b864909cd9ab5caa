/** Whether the person asked for less motion. Read when something is about to move, never remembered. */
export const reducedMotion = (): boolean => globalThis.matchMedia?.('(prefers-reduced-motion: reduce)').matches ?? false;

/** Milliseconds that a change of place takes; none where less motion is wanted. */
export const motionMs = (wanted: 120 | 180 | 240): number => (reducedMotion() ? 0 : wanted);

/** Fast, then slow. `share` runs from 0 to 1. */
export const easeOut = (share: number): number => 1 - (1 - share) ** 3;
