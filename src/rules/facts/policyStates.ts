import { POLICY_NAMES, type Element, type Flow, type Platform, type Policies, type PolicyName } from '../../model/index.ts';
import { isOutside } from './kinds.ts';

export type PolicyState = 'set' | 'unknown' | 'absent';

const STATES = ['absent', 'unknown', 'set'] as const satisfies readonly PolicyState[];
/** Marks a flow that was looked at; below it are two bits for each policy. */
const KNOWN = 1 << 15;

/** Which policies hold for each flow, worked out when somebody asks first and kept until something changes around it. */
export class PolicyStates {
  private bits = new Uint16Array(0);
  /** Where the bits are known: the timeout or, if that is shorter, the deadline of the call in milliseconds, or NaN. */
  private timeouts = new Float64Array(0);

  grow(length: number): void {
    const bits = new Uint16Array(length);
    bits.set(this.bits);
    this.bits = bits;
    const timeouts = new Float64Array(length);
    timeouts.set(this.timeouts);
    this.timeouts = timeouts;
  }

  /** To be called for every flow that changed, or whose source did. */
  forget(slot: number): void {
    this.bits[slot] = 0;
  }

  /** To be called when the platform changed. */
  forgetAll(): void {
    this.bits.fill(0);
  }

  /** @param source the element at which the flow starts */
  of(slot: number, flow: Flow, source: Element | undefined, platform: Platform, name: PolicyName): PolicyState {
    return STATES[(this.look(slot, flow, source, platform) >> shiftOf(name)) & 3] ?? 'absent';
  }

  timeoutMs(slot: number, flow: Flow, source: Element | undefined, platform: Platform): number | undefined {
    this.look(slot, flow, source, platform);
    const ms = this.timeouts[slot];
    return ms === undefined || Number.isNaN(ms) ? undefined : ms;
  }

  private look(slot: number, flow: Flow, source: Element | undefined, platform: Platform): number {
    const known = this.bits[slot] ?? 0;
    if (known !== 0) return known;
    const holders = holdersOf(flow, source, platform);
    let bits = KNOWN;
    for (const name of POLICY_NAMES) bits |= stateOf(holders, name) << shiftOf(name);
    this.bits[slot] = bits;
    this.timeouts[slot] = waitOf(flow, timeoutOf(holders, isOutside(source)));
    return bits;
  }
}

function shiftOf(name: PolicyName): number {
  switch (name) {
    case 'fallback':
      return 0;
    case 'retry':
      return 2;
    case 'circuitBreaker':
      return 4;
    case 'rateLimit':
      return 6;
    case 'timeout':
      return 8;
    case 'bulkhead':
      return 10;
    default:
      return name satisfies never;
  }
}

/** Place of the platform among the holders of a call. */
const PLATFORM = 2;

/** Where policies stand and what is not known about them; the first that has one counts. As `effectivePolicy` of the model, for six policies in one look. */
type Holders = readonly (Policies | undefined)[];

function holdersOf(flow: Flow, source: Element | undefined, platform: Platform): Holders {
  // Only calls inherit; of the others a send has a retry of its own.
  if (flow.kind !== 'call') return flow.kind === 'send' ? [flow as Policies] : NONE;
  return [flow as Policies, source && 'defaults' in source ? source.defaults : undefined, platform as Policies];
}

/** Index in {@link STATES}. */
function stateOf(holders: Holders, name: PolicyName): number {
  let state = 0;
  for (const holder of holders) {
    if (holder === undefined) continue;
    if (holder[name] !== undefined) return 2;
    if (holder.unknown?.includes(name)) state = 1;
  }
  return state;
}

/** The platform lives beside what runs on it: how long a client or an external system waits is not up to it. */
function timeoutOf(holders: Holders, isOutsideCaller: boolean): number {
  for (let place = 0; place < holders.length; place++) {
    const timeout = holders[place]?.timeout;
    if (timeout !== undefined) return isOutsideCaller && place === PLATFORM ? Number.NaN : (timeout.ms ?? Number.NaN);
  }
  return Number.NaN;
}

/** A deadline of the whole call ends each try, too. */
function waitOf(flow: Flow, timeoutMs: number): number {
  const deadline = flow.kind === 'call' ? flow.deadlineMs : undefined;
  if (deadline === undefined) return timeoutMs;
  return Number.isNaN(timeoutMs) ? deadline : Math.min(deadline, timeoutMs);
}

const NONE: Holders = [];
