/** Lines in a gap too narrow for more than three of them keep to the inner ones. */
const LANE = 12;
const LANES = 5;

/** Moves the middle stretch of lines of different sources apart, in px, so that lines which do not belong together do not lie on each other. */
export function laneOf(fromId: string): number {
  let hash = 7;
  for (let i = 0; i < fromId.length; i++) hash = (hash * 31 + fromId.charCodeAt(i)) | 0;
  return (((((hash >>> 3) % LANES) + LANES) % LANES) - (LANES - 1) / 2) * LANE;
}

/** A lane as far as a gap between two boxes has room for it. */
export const laneWithin = (lane: number, gap: number): number => (gap < ROOMY ? Math.max(-LANE, Math.min(LANE, lane)) : lane);
const ROOMY = 120;
