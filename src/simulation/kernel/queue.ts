/** What a scheduled event runs: two integers of the caller's choosing. */
export type Handler = (a: number, b: number) => void;

/** A handler of events that are about a thing, as its queue knows it. */
export type Kind<T extends object> = number & { readonly about?: T };

/** Cancels one event. Its slot may be used again; the sequence number inside tells the two apart. */
export type Ticket = number;

/** Where events stand that all come after the same delay, as its queue knows it. */
export type LineNumber = number;

/** No event. Cancelling it does nothing. */
export const NO_TICKET: Ticket = -1;

const SLOTS = 2 ** 24;
/** Sequence numbers in a ticket: the rest of the 53 bits. */
const SEQUENCES = 2 ** 29;
/** In the place of a sequence number: the slot is free. */
const FREE = -1;
/** In the place of a handler: it was cancelled, and the heap still holds it. */
const CANCELLED = -1;
/** Added to the handler of an event in the background. */
const BACKGROUND = 2 ** 30;
/** In the place of a line: the event stands in none. */
const NO_LINE = -1;

/**
 * The future: events in virtual time, integer microseconds. A binary heap in typed arrays with the key (time, sequence), so the order is total: of two
 * events at the same time the one that was scheduled first runs first. Cancelling only marks the slot; the heap forgets it when it comes up. The place of
 * the event that runs stays open at the top of the heap until the next one is needed: what it schedules sinks in from there. Of events that all come after
 * the same delay, which are in order by themselves, only the first is in the heap; the others stand in line behind it.
 */
export class EventQueue {
  /** Time of the event that runs, or that ran last. */
  nowUs = 0;
  /** Events that ran. */
  processed = 0;

  private readonly handlers: Handler[] = [];
  private heapTime: Float64Array<ArrayBuffer> = new Float64Array(64);
  private heapSlot: Int32Array<ArrayBuffer> = new Int32Array(64);
  private size = 0;
  private topIsOpen = false;
  private sequence = 0;

  private handlerOf: Int32Array<ArrayBuffer> = new Int32Array(64);
  private firstOf: Int32Array<ArrayBuffer> = new Int32Array(64);
  private secondOf: Int32Array<ArrayBuffer> = new Int32Array(64);
  private sequenceOf: Float64Array<ArrayBuffer> = new Float64Array(64);
  private lineOf: Int32Array<ArrayBuffer> = new Int32Array(64);
  private free: Int32Array<ArrayBuffer> = new Int32Array(64);
  private freeCount = 0;
  private slots = 0;
  private background = 0;
  private cancelled = 0;

  private readonly lines: Line[] = [];

  /** By slot: what the event is about; nothing where it has two integers. */
  private readonly things: (object | undefined)[] = [];
  private readonly thingHandlers: ((thing: object) => void)[] = [];
  private readonly action: Kind<(nowUs: number) => void>;

  constructor() {
    this.action = this.kind((action) => action(this.nowUs));
  }

  /** Makes a handler known; the number goes into {@link schedule}. */
  register(handler: Handler): number {
    this.handlers.push(handler);
    return this.handlers.length - 1;
  }

  /** Makes a handler of things known; the kind goes into {@link put}. */
  kind<T extends object>(handler: (thing: T) => void): Kind<T> {
    this.thingHandlers.push(handler as (thing: object) => void);
    return this.thingHandlers.length - 1;
  }

  /**
   * Runs `handler` with `a` and `b` at `timeUs`.
   * @throws RangeError for a time in the past or one that is no integer: a bug of the caller.
   */
  schedule(timeUs: number, handler: number, a = 0, b = 0): void {
    this.add(timeUs, handler, a, b);
  }

  /**
   * Runs the handler of `kind` with `thing` at `timeUs`. Makes nothing for it, so what happens often is better put than run by a function of its own. A
   * background event does not keep the run alive.
   */
  put<T extends object>(timeUs: number, kind: Kind<T>, thing: T, background = false): Ticket {
    const slot = this.add(timeUs, background ? kind + BACKGROUND : kind, 0, 0);
    this.things[slot] = thing;
    if (background) this.background += 1;
    return ((this.sequenceOf[slot] as number) % SEQUENCES) * SLOTS + slot;
  }

  /**
   * A line for events that come `delayUs` after they are put; the number goes into {@link putInLine}. The same delay has the same line.
   * @throws RangeError for a delay below 0 or one that is no integer
   */
  line(delayUs: number): LineNumber {
    if (!(delayUs >= 0) || !Number.isSafeInteger(delayUs)) throw new RangeError(`a delay of ${delayUs} µs`);
    const known = this.lines.findIndex((line) => line.delayUs === delayUs);
    return known < 0 ? this.lines.push(new Line(delayUs)) - 1 : known;
  }

  /** Like {@link put}, at the end of a line: faster than finding the place among all events. */
  putInLine<T extends object>(number: LineNumber, kind: Kind<T>, thing: T): Ticket {
    const line = this.lines[number] as Line;
    const timeUs = this.nowUs + line.delayUs;
    let slot: number;
    if (line.leads) {
      slot = this.taken(kind, 0, 0);
      line.add(timeUs, slot);
    } else {
      slot = this.add(timeUs, kind, 0, 0);
      line.leads = true;
    }
    this.lineOf[slot] = number;
    this.things[slot] = thing;
    return ((this.sequenceOf[slot] as number) % SEQUENCES) * SLOTS + slot;
  }

  /** Runs a function once at `timeUs`. A background event does not keep the run alive. */
  at(timeUs: number, action: (nowUs: number) => void, background = false): Ticket {
    return this.put(timeUs, this.action, action, background);
  }

  /** Runs a function once, `delayUs` from now. */
  after(delayUs: number, action: (nowUs: number) => void): Ticket {
    return this.at(this.nowUs + delayUs, action);
  }

  /** True when the event was still to come. */
  cancel(ticket: Ticket): boolean {
    if (ticket < 0) return false;
    const slot = ticket % SLOTS;
    const sequence = this.sequenceOf[slot] as number;
    if (sequence === FREE || sequence % SEQUENCES !== (ticket - slot) / SLOTS || this.handlerOf[slot] === CANCELLED) return false;
    this.things[slot] = undefined;
    if ((this.handlerOf[slot] as number) >= BACKGROUND) this.background -= 1;
    this.handlerOf[slot] = CANCELLED;
    this.cancelled += 1;
    return true;
  }

  /** True while something is to come that is not in the background. */
  get alive(): boolean {
    return this.slots - this.freeCount - this.cancelled - this.background > 0;
  }

  /** Time of the next event; Infinity when there is none. */
  get nextUs(): number {
    this.tidyTop();
    return this.size === 0 ? Number.POSITIVE_INFINITY : (this.heapTime[0] as number);
  }

  /** Runs the next event. False when there is none. */
  step(): boolean {
    this.tidyTop();
    if (this.size === 0) return false;
    const slot = this.heapSlot[0] as number;
    this.nowUs = this.heapTime[0] as number;
    this.leaveTop(slot);
    let handler = this.handlerOf[slot] as number;
    if (handler >= BACKGROUND) {
      handler -= BACKGROUND;
      this.background -= 1;
    }
    this.release(slot);
    this.processed += 1;
    const thing = this.things[slot];
    if (thing === undefined) (this.handlers[handler] as Handler)(this.firstOf[slot] as number, this.secondOf[slot] as number);
    else {
      this.things[slot] = undefined;
      (this.thingHandlers[handler] as (thing: object) => void)(thing);
    }
    return true;
  }

  private add(timeUs: number, handler: number, a: number, b: number): number {
    if (!(timeUs >= this.nowUs) || !Number.isSafeInteger(timeUs)) throw new RangeError(`event at ${timeUs} µs, now is ${this.nowUs} µs`);
    const slot = this.taken(handler, a, b);
    if (this.topIsOpen) {
      this.topIsOpen = false;
      this.sink(timeUs, slot);
    } else this.rise(timeUs, slot);
    return slot;
  }

  /** A slot for an event that is the last one in sequence. */
  private taken(handler: number, a: number, b: number): number {
    const slot = this.freeCount > 0 ? (this.free[--this.freeCount] as number) : this.newSlot();
    this.handlerOf[slot] = handler;
    this.firstOf[slot] = a;
    this.secondOf[slot] = b;
    this.lineOf[slot] = NO_LINE;
    this.sequenceOf[slot] = this.sequence;
    this.sequence += 1;
    return slot;
  }

  /** Closes the place of the event that ran, and forgets what was cancelled, until what stands at the top is to run next. */
  private tidyTop(): void {
    if (this.topIsOpen) this.closeTop();
    while (this.cancelled > 0 && this.size > 0) {
      const slot = this.heapSlot[0] as number;
      if (this.handlerOf[slot] !== CANCELLED) return;
      this.leaveTop(slot);
      if (this.topIsOpen) this.closeTop();
      this.release(slot);
      this.cancelled -= 1;
    }
  }

  /** The event at the top leaves. The next in its line takes its place; where there is none, the place is open. */
  private leaveTop(slot: number): void {
    const number = this.lineOf[slot] as number;
    if (number === NO_LINE) {
      this.topIsOpen = true;
      return;
    }
    const line = this.lines[number] as Line;
    for (; line.count > 0; line.drop()) {
      const next = line.firstSlot;
      if (this.handlerOf[next] !== CANCELLED) {
        this.sink(line.firstUs, next);
        return line.drop();
      }
      this.release(next);
      this.cancelled -= 1;
    }
    line.leads = false;
    this.topIsOpen = true;
  }

  private closeTop(): void {
    this.topIsOpen = false;
    this.size -= 1;
    if (this.size > 0) this.sink(this.heapTime[this.size] as number, this.heapSlot[this.size] as number);
  }

  private release(slot: number): void {
    this.sequenceOf[slot] = FREE;
    this.free[this.freeCount] = slot;
    this.freeCount += 1;
  }

  private newSlot(): number {
    const slot = this.slots;
    if (slot >= SLOTS) throw new RangeError('more than 16 million events are waiting');
    this.slots += 1;
    this.things.push(undefined);
    if (slot === this.handlerOf.length) {
      const capacity = slot * 2;
      this.handlerOf = grown(this.handlerOf, new Int32Array(capacity));
      this.firstOf = grown(this.firstOf, new Int32Array(capacity));
      this.secondOf = grown(this.secondOf, new Int32Array(capacity));
      this.sequenceOf = grown(this.sequenceOf, new Float64Array(capacity));
      this.lineOf = grown(this.lineOf, new Int32Array(capacity));
      this.free = grown(this.free, new Int32Array(capacity));
    }
    return slot;
  }

  /** Adds an event at the bottom. It is the last one in sequence, so of events at the same time it stays below. */
  private rise(time: number, slot: number): void {
    if (this.size === this.heapTime.length) {
      const capacity = this.size * 2;
      this.heapTime = grown(this.heapTime, new Float64Array(capacity));
      this.heapSlot = grown(this.heapSlot, new Int32Array(capacity));
    }
    const { heapTime, heapSlot } = this;
    let hole = this.size;
    this.size += 1;
    while (hole > 0) {
      const parent = (hole - 1) >> 1;
      const parentTime = heapTime[parent] as number;
      if (parentTime <= time) break;
      heapTime[hole] = parentTime;
      heapSlot[hole] = heapSlot[parent] as number;
      hole = parent;
    }
    heapTime[hole] = time;
    heapSlot[hole] = slot;
  }

  /** Puts an event into the open top and lets it sink to where it belongs. */
  private sink(time: number, slot: number): void {
    const { heapTime, heapSlot, sequenceOf, size } = this;
    let hole = 0;
    for (;;) {
      let child = hole * 2 + 1;
      if (child >= size) break;
      let childTime = heapTime[child] as number;
      let childSlot = heapSlot[child] as number;
      const right = child + 1;
      if (right < size) {
        const rightTime = heapTime[right] as number;
        const rightSlot = heapSlot[right] as number;
        if (rightTime < childTime || (rightTime === childTime && (sequenceOf[rightSlot] as number) < (sequenceOf[childSlot] as number))) {
          child = right;
          childTime = rightTime;
          childSlot = rightSlot;
        }
      }
      if (time < childTime || (time === childTime && (sequenceOf[slot] as number) < (sequenceOf[childSlot] as number))) break;
      heapTime[hole] = childTime;
      heapSlot[hole] = childSlot;
      hole = child;
    }
    heapTime[hole] = time;
    heapSlot[hole] = slot;
  }
}

/** Events behind one that is in the heap, first in first out: a ring. */
class Line {
  readonly delayUs: number;
  /** One of it is in the heap. */
  leads = false;
  count = 0;
  private first = 0;
  private timeUs: Float64Array<ArrayBuffer> = new Float64Array(16);
  private slot: Int32Array<ArrayBuffer> = new Int32Array(16);

  constructor(delayUs: number) {
    this.delayUs = delayUs;
  }

  get firstUs(): number {
    return this.timeUs[this.first] as number;
  }

  get firstSlot(): number {
    return this.slot[this.first] as number;
  }

  add(timeUs: number, slot: number): void {
    if (this.count === this.slot.length) this.grow();
    const at = (this.first + this.count) & (this.slot.length - 1);
    this.timeUs[at] = timeUs;
    this.slot[at] = slot;
    this.count += 1;
  }

  drop(): void {
    this.first = (this.first + 1) & (this.slot.length - 1);
    this.count -= 1;
  }

  private grow(): void {
    const { first, timeUs, slot } = this;
    this.timeUs = new Float64Array(slot.length * 2);
    this.slot = new Int32Array(slot.length * 2);
    this.timeUs.set(timeUs.subarray(first));
    this.timeUs.set(timeUs.subarray(0, first), timeUs.length - first);
    this.slot.set(slot.subarray(first));
    this.slot.set(slot.subarray(0, first), slot.length - first);
    this.first = 0;
  }
}

function grown<T extends { set(from: ArrayLike<number>): void }>(old: ArrayLike<number>, larger: T): T {
  larger.set(old);
  return larger;
}
