/** What a scheduled event runs: two integers of the caller's choosing. */
export type Handler = (a: number, b: number) => void;

/** Cancels one scheduled event. Its slot may be used again; the generation inside tells the two apart. */
export type Ticket = number;

/** No event. Cancelling it does nothing. */
export const NO_TICKET: Ticket = -1;

const SLOTS = 2 ** 24;

/**
 * The future: events in virtual time, integer microseconds. A binary heap in typed arrays with the key (time, sequence), so the order is total: of two
 * events at the same time the one that was scheduled first runs first. Cancelling only marks the slot; the heap forgets it when it comes up.
 */
export class EventQueue {
  /** Time of the event that runs, or that ran last. */
  nowUs = 0;
  /** Events that ran. */
  processed = 0;

  private readonly handlers: Handler[] = [];
  private heapTime: Float64Array<ArrayBuffer> = new Float64Array(64);
  private heapSequence: Float64Array<ArrayBuffer> = new Float64Array(64);
  private heapSlot: Int32Array<ArrayBuffer> = new Int32Array(64);
  private size = 0;
  private sequence = 0;

  private handlerOf: Int32Array<ArrayBuffer> = new Int32Array(64);
  private firstOf: Int32Array<ArrayBuffer> = new Int32Array(64);
  private secondOf: Int32Array<ArrayBuffer> = new Int32Array(64);
  private generationOf: Int32Array<ArrayBuffer> = new Int32Array(64);
  private backgroundOf: Uint8Array<ArrayBuffer> = new Uint8Array(64);
  private readonly free: number[] = [];
  private slots = 0;
  private foreground = 0;

  private readonly actions: (((nowUs: number) => void) | undefined)[] = [];
  private readonly freeActions: number[] = [];
  private readonly runAction: number;

  constructor() {
    this.runAction = this.register((index) => {
      const action = this.actions[index];
      this.actions[index] = undefined;
      this.freeActions.push(index);
      action?.(this.nowUs);
    });
  }

  /** Makes a handler known; the number goes into {@link schedule}. */
  register(handler: Handler): number {
    this.handlers.push(handler);
    return this.handlers.length - 1;
  }

  /**
   * Runs `handler` with `a` and `b` at `timeUs`. A background event does not keep the run alive.
   * @throws RangeError for a time in the past or one that is no integer: a bug of the caller.
   */
  schedule(timeUs: number, handler: number, a = 0, b = 0, background = false): Ticket {
    if (!(timeUs >= this.nowUs) || !Number.isSafeInteger(timeUs)) throw new RangeError(`event at ${timeUs} µs, now is ${this.nowUs} µs`);
    const slot = this.free.pop() ?? this.newSlot();
    this.handlerOf[slot] = handler;
    this.firstOf[slot] = a;
    this.secondOf[slot] = b;
    this.backgroundOf[slot] = background ? 1 : 0;
    if (!background) this.foreground += 1;
    this.push(timeUs, this.sequence, slot);
    this.sequence += 1;
    return (this.generationOf[slot] as number) * SLOTS + slot;
  }

  /** Runs a function once at `timeUs`. */
  at(timeUs: number, action: (nowUs: number) => void, background = false): Ticket {
    const index = this.freeActions.pop() ?? this.actions.length;
    this.actions[index] = action;
    return this.schedule(timeUs, this.runAction, index, 0, background);
  }

  /** Runs a function once, `delayUs` from now. */
  after(delayUs: number, action: (nowUs: number) => void): Ticket {
    return this.at(this.nowUs + delayUs, action);
  }

  /** True when the event was still to come. */
  cancel(ticket: Ticket): boolean {
    if (ticket < 0) return false;
    const slot = ticket % SLOTS;
    if (this.generationOf[slot] !== (ticket - slot) / SLOTS || this.handlerOf[slot] === -1) return false;
    if (this.handlerOf[slot] === this.runAction) {
      const index = this.firstOf[slot] as number;
      this.actions[index] = undefined;
      this.freeActions.push(index);
    }
    this.handlerOf[slot] = -1;
    if (this.backgroundOf[slot] === 0) this.foreground -= 1;
    return true;
  }

  /** True while something is to come that is not in the background. */
  get alive(): boolean {
    return this.foreground > 0;
  }

  /** Time of the next event; Infinity when there is none. */
  get nextUs(): number {
    this.dropCancelled();
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.heapTime[0] as number);
  }

  /** Runs the next event. False when there is none. */
  step(): boolean {
    this.dropCancelled();
    if (this.size === 0) return false;
    const slot = this.heapSlot[0] as number;
    this.nowUs = this.heapTime[0] as number;
    this.pop();
    const handler = this.handlerOf[slot] as number;
    const a = this.firstOf[slot] as number;
    const b = this.secondOf[slot] as number;
    if (this.backgroundOf[slot] === 0) this.foreground -= 1;
    this.release(slot);
    this.processed += 1;
    (this.handlers[handler] as Handler)(a, b);
    return true;
  }

  private dropCancelled(): void {
    while (this.size > 0) {
      const slot = this.heapSlot[0] as number;
      if (this.handlerOf[slot] !== -1) return;
      this.pop();
      this.release(slot);
    }
  }

  private release(slot: number): void {
    this.handlerOf[slot] = -1;
    this.generationOf[slot] = ((this.generationOf[slot] as number) + 1) & 0xfffffff;
    this.free.push(slot);
  }

  private newSlot(): number {
    const slot = this.slots;
    if (slot >= SLOTS) throw new RangeError('more than 16 million events are waiting');
    this.slots += 1;
    if (slot === this.handlerOf.length) {
      const capacity = slot * 2;
      this.handlerOf = grown(this.handlerOf, new Int32Array(capacity));
      this.firstOf = grown(this.firstOf, new Int32Array(capacity));
      this.secondOf = grown(this.secondOf, new Int32Array(capacity));
      this.generationOf = grown(this.generationOf, new Int32Array(capacity));
      this.backgroundOf = grown(this.backgroundOf, new Uint8Array(capacity));
    }
    return slot;
  }

  private push(time: number, sequence: number, slot: number): void {
    if (this.size === this.heapTime.length) {
      const capacity = this.size * 2;
      this.heapTime = grown(this.heapTime, new Float64Array(capacity));
      this.heapSequence = grown(this.heapSequence, new Float64Array(capacity));
      this.heapSlot = grown(this.heapSlot, new Int32Array(capacity));
    }
    const { heapTime, heapSequence, heapSlot } = this;
    let hole = this.size;
    this.size += 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = heapTime[parent] as number;
      if (parentTime < time || (parentTime === time && (heapSequence[parent] as number) < sequence)) break;
      heapTime[hole] = parentTime;
      heapSequence[hole] = heapSequence[parent] as number;
      heapSlot[hole] = heapSlot[parent] as number;
      hole = parent;
    }
    heapTime[hole] = time;
    heapSequence[hole] = sequence;
    heapSlot[hole] = slot;
  }

  private pop(): void {
    const { heapTime, heapSequence, heapSlot } = this;
    this.size -= 1;
    const size = this.size;
    if (size === 0) return;
    const time = heapTime[size] as number;
    const sequence = heapSequence[size] as number;
    const slot = heapSlot[size] as number;
    let hole = 0;
    for (;;) {
      let child = hole * 2 + 1;
      if (child >= size) break;
      const right = child + 1;
      if (right < size) {
        const leftTime = heapTime[child] as number;
        const rightTime = heapTime[right] as number;
        if (rightTime < leftTime || (rightTime === leftTime && (heapSequence[right] as number) < (heapSequence[child] as number))) child = right;
      }
      const childTime = heapTime[child] as number;
      if (time < childTime || (time === childTime && sequence < (heapSequence[child] as number))) break;
      heapTime[hole] = childTime;
      heapSequence[hole] = heapSequence[child] as number;
      heapSlot[hole] = heapSlot[child] as number;
      hole = child;
    }
    heapTime[hole] = time;
    heapSequence[hole] = sequence;
    heapSlot[hole] = slot;
  }
}

function grown<T extends { set(from: ArrayLike<number>): void }>(old: ArrayLike<number>, larger: T): T {
  larger.set(old);
  return larger;
}
