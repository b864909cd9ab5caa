import { effectivePolicy, POLICY_NAMES, type Design, type Flow, type PolicyName } from '../../model/index.ts';

export type PolicyState = 'set' | 'unknown' | 'absent';

const STATES = ['absent', 'unknown', 'set'] as const satisfies readonly PolicyState[];
/** Marks a flow that was looked at; below it are two bits for each policy. */
const KNOWN = 1 << 15;

/** Which policies hold for each flow, worked out when somebody asks first and kept until something changes around it. */
export class PolicyStates {
  private bits = new Uint16Array(0);

  grow(length: number): void {
    const bits = new Uint16Array(length);
    bits.set(this.bits);
    this.bits = bits;
  }

  /** To be called for every flow that changed, or whose source did. */
  forget(slot: number): void {
    this.bits[slot] = 0;
  }

  /** To be called when the platform changed. */
  forgetAll(): void {
    this.bits.fill(0);
  }

  of(design: Design, slot: number, flow: Flow, name: PolicyName): PolicyState {
    let bits = this.bits[slot] ?? 0;
    if (bits === 0) {
      bits = KNOWN | bitsOf(design, flow);
      this.bits[slot] = bits;
    }
    return STATES[(bits >> shiftOf(name)) & 3] ?? 'absent';
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

function bitsOf(design: Design, flow: Flow): number {
  if (flow.kind !== 'call' && flow.kind !== 'send') return 0;
  let bits = 0;
  for (const name of POLICY_NAMES) bits |= STATES.indexOf(effectivePolicy(design, flow, name).state) << shiftOf(name);
  return bits;
}
