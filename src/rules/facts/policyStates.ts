import { POLICY_NAMES, type Element, type Flow, type Platform, type Policies, type PolicyName } from '../../model/index.ts';
import { isOutside } from './kinds.ts';

export type PolicyState = 'set' | 'unknown' | 'absent';

/** What two bits mean; where one level sets a policy it does not matter that another does not know. */
const STATES = ['absent', 'unknown', 'set', 'set'] as const satisfies readonly PolicyState[];
const UNKNOWN = 1;
const SET = 2;
/** Marks a flow that was looked at; below it are two bits for each policy. */
const KNOWN = 1 << 15;

/** Which policies hold for each flow, worked out when somebody asks first and kept until something changes around it. */
export class PolicyStates {
  private bits = new Uint16Array(0);
  /** Where the bits are known: the timeout or, if that is shorter, the deadline of the call in milliseconds; infinite where nobody says. */
  private timeouts = new Float64Array(0);
  private ofPlatform: number | undefined;

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
    this.ofPlatform = undefined;
  }

  /** Whether the flow was looked at since something changed around it; if not, `look` comes first. */
  isKnown(slot: number): boolean {
    return this.bits[slot] !== 0;
  }

  state(slot: number, name: PolicyName): PolicyState {
    return STATES[((this.bits[slot] ?? 0) >> shiftOf(name)) & 3] ?? 'absent';
  }

  timeoutMs(slot: number): number | undefined {
    const ms = this.timeouts[slot];
    return ms === Number.POSITIVE_INFINITY ? undefined : ms;
  }

  /** @param source the element at which the flow starts */
  look(slot: number, flow: Flow, source: Element | undefined, platform: Platform): void {
    this.bits[slot] = KNOWN | this.work(slot, flow, source, platform);
  }

  /** As `effectivePolicy` of the model, for six policies in one look. Only calls inherit; of the others a send has a retry of its own. */
  private work(slot: number, flow: Flow, source: Element | undefined, platform: Platform): number {
    this.timeouts[slot] = Number.POSITIVE_INFINITY;
    if (flow.kind !== 'call') return flow.kind === 'send' ? bitsOf(flow as Holder) : 0;
    const defaults = (source as { readonly defaults?: Policies } | undefined)?.defaults;
    // The platform lives beside what runs on it: how long a client or an external system waits is not up to it.
    const timeout = (flow.timeout ?? defaults?.timeout ?? (isOutside(source) ? undefined : platform.timeout))?.ms;
    // A deadline of the whole call ends each try, too.
    this.timeouts[slot] = Math.min(timeout ?? Number.POSITIVE_INFINITY, flow.deadlineMs ?? Number.POSITIVE_INFINITY);
    return bitsOf(flow) | bitsOf(defaults) | this.platformBits(platform);
  }

  private platformBits(platform: Platform): number {
    this.ofPlatform ??= bitsOf(platform);
    return this.ofPlatform;
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

/** What can have policies; it may not know other things, too. */
type Holder = Omit<Policies, 'unknown'> & { readonly unknown?: readonly string[] | undefined };

/** Two bits for each policy that stands here or is said to be unknown. */
function bitsOf(holder: Holder | undefined): number {
  if (holder === undefined) return 0;
  let bits = 0;
  if (holder.fallback !== undefined) bits |= SET << shiftOf('fallback');
  if (holder.retry !== undefined) bits |= SET << shiftOf('retry');
  if (holder.circuitBreaker !== undefined) bits |= SET << shiftOf('circuitBreaker');
  if (holder.rateLimit !== undefined) bits |= SET << shiftOf('rateLimit');
  if (holder.timeout !== undefined) bits |= SET << shiftOf('timeout');
  if (holder.bulkhead !== undefined) bits |= SET << shiftOf('bulkhead');
  if (holder.unknown !== undefined) for (const name of POLICY_NAMES) if (holder.unknown.includes(name)) bits |= UNKNOWN << shiftOf(name);
  return bits;
}
