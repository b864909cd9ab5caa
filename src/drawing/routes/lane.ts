/** Distance of two lanes in px. A gap too narrow for all of them has them nearer to each other. */
const LANE = 6;
const LANES = 9;
const OUTERMOST = ((LANES - 1) / 2) * LANE;
/** By lane: never where contexts end around their members. */
const U_TURNS = [20, 34, 38, 49, 53, 57, 61, 65, 69];

/** Moves the middle stretch of lines of different sources apart, in px, so that lines which do not belong together do not lie on each other. */
export function laneOf(fromId: string): number {
  let hash = 7;
  for (let i = 0; i < fromId.length; i++) hash = (hash * 31 + fromId.charCodeAt(i)) | 0;
  // Ids that differ in their last character alone stand side by side, and are the likeliest to be in each other's way.
  // Any odd number mixes them; with this one few words of the examples lie where another line turns.
  hash = Math.imul(hash ^ (hash >>> 15), 0x67_72_75_a9);
  return (((hash ^ (hash >>> 13)) >>> 0) % LANES) * LANE - OUTERMOST;
}

/** How far a lane moves a line out of the middle of a gap. @param room how far it may, in px */
export const laneWithin = (lane: number, room: number): number => lane * Math.min(1, room / Math.max(OUTERMOST, Math.abs(lane)));

/** How far outside a box a line of this lane turns that comes back to the side it leaves. */
export const uTurnAt = (lane: number): number => U_TURNS[(lane + OUTERMOST) / LANE] as number;
