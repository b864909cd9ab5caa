/** Work that waits for a place and then runs. */
export interface Job {
  /** Called once, when a place is free: at once or later. */
  begin(): void;
}

/**
 * A number of places and a line in front of them, first in first out. Capacity of an element and a bulkhead are both of this kind.
 * A job that has begun holds its place until {@link Station.release}, also when nobody waits for its result any more.
 */
export class Station {
  places: number;
  readonly line: number;
  private busyPlaces = 0;
  private readonly waiting = new Set<Job>();

  /** @param line how many may wait; Infinity for no bound. */
  constructor(places: number, line: number) {
    this.places = places;
    this.line = line;
  }

  get busy(): number {
    return this.busyPlaces;
  }

  get queued(): number {
    return this.waiting.size;
  }

  /** `begun`: it has a place and `begin` was called. `queued`: it waits. `rejected`: no place and no room in the line. */
  enter(job: Job): 'begun' | 'queued' | 'rejected' {
    if (this.busyPlaces < this.places) {
      this.busyPlaces += 1;
      job.begin();
      return 'begun';
    }
    if (this.waiting.size >= this.line) return 'rejected';
    this.waiting.add(job);
    return 'queued';
  }

  /** Takes a waiting job out of the line; false when it does not wait. */
  leave(job: Job): boolean {
    return this.waiting.delete(job);
  }

  /** Gives a place back; the first in the line takes it. */
  release(): void {
    this.busyPlaces -= 1;
    this.fill();
  }

  /** So many places from now on. Who has begun stays, also where there are fewer now. */
  resize(places: number): void {
    this.places = places;
    this.fill();
  }

  private fill(): void {
    while (this.busyPlaces < this.places) {
      const next = this.waiting.values().next();
      if (next.done) return;
      this.waiting.delete(next.value);
      this.busyPlaces += 1;
      next.value.begin();
    }
  }
}
