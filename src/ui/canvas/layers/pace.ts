/** What is drawn at once should take no longer than this, in ms of a frame of 60 a second. */
const MOST_MS = 3;
/** No less than this share of the usual is drawn at once: every part has costs of its own. */
const LEAST_SHARE = 1 / 3;
const SLOWER = 0.75;
const FASTER = 1.03;

/** Learns from the times of parts how much can be drawn at once on this machine without a frame being missed. */
export class Pace {
  /** How much that is, from a third to 1, as a share of what is usual. */
  share = 1;

  /**
   * To be called with the time of each part that was drawn, in ms, and the share of a frame of 60 a second that a frame lasts. `true` where it was too
   * much: what is left should be cut.
   */
  note(milliseconds: number, frame: number): boolean {
    const isTooMuch = milliseconds > frame * MOST_MS;
    if (isTooMuch) this.share = Math.max(LEAST_SHARE, SLOWER * this.share);
    else if (milliseconds < (frame * MOST_MS) / 2) this.share = Math.min(1, FASTER * this.share);
    return isTooMuch;
  }
}
