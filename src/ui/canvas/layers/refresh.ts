/** How long a frame lasts on most screens, in ms. */
const USUAL_MS = 1000 / 60;
/** Screens are not believed to be faster than this. */
const LEAST_SHARE = 0.4;
/** The shortest of so many distances between frames counts: others are longer because something took long in them. */
const REMEMBERED = 8;

/**
 * Learns from the times of frames how often the screen shows a new one. What may be done in a frame is a share of it: on a screen of 120 Hz, what just fits
 * into a frame of 60 would cost every second one.
 */
export class Refresh {
  private last: number | undefined;
  private readonly distances: number[] = [];

  /** To be called in each frame with the time that the browser gives it. */
  note(time: number): void {
    const distance = this.last === undefined ? 0 : time - this.last;
    this.last = time;
    // A second call in one frame has the same time.
    if (distance <= 0) return;
    this.distances.push(distance);
    if (this.distances.length > REMEMBERED) this.distances.shift();
  }

  /** How long a frame lasts, from 0.4 to 1, as a share of one of 60 Hz; 1 until a few were seen. */
  get share(): number {
    if (this.distances.length < REMEMBERED) return 1;
    return Math.min(1, Math.max(LEAST_SHARE, Math.min(...this.distances) / USUAL_MS));
  }
}
