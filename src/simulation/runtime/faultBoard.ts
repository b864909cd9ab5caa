import { type RandomStream, streamFor } from '../kernel/random.ts';
import type { FaultInput, FaultKind } from '../trace.ts';

/** A crash without an end is over after this time. */
export const RESTART_US = 1_000_000;
/** Slow things are never slower than this, so that no time leaves the integers. */
const YEAR_US = 365 * 86_400_000_000;

interface Active {
  readonly index: number;
  readonly input: FaultInput;
  readonly stream: RandomStream;
  hits: number;
}

/** Where a fault can aim: an element or a flow by its id, a step of a saga by {@link stepKey}. */
export type FaultKey = string;

export const stepKey = (stepId: string, direction: 'do' | 'undo'): FaultKey => `\u0000${direction} ${stepId}`;

/** The faults that are active now. Each has a random stream of its own, so one more fault changes no draw of another. */
export class FaultBoard {
  private readonly inputs: readonly FaultInput[];
  private readonly seed: number;
  private readonly byKey = new Map<FaultKey, Active[]>();
  /** How many faults of each kind are active: most questions are answered by that. */
  private readonly active: Record<FaultKind, number> = { down: 0, slow: 0, errors: 0, lose: 0, duplicate: 0, partition: 0, crash: 0, refuse: 0, timeout: 0 };

  constructor(inputs: readonly FaultInput[], seed: number) {
    this.inputs = inputs;
    this.seed = seed;
  }

  begin(index: number): void {
    const input = this.inputs[index];
    if (!input) return;
    const active: Active = { index, input, stream: this.streamOf(index, input), hits: 0 };
    for (const key of keysOf(input)) this.byKey.set(key, [...(this.byKey.get(key) ?? []), active]);
    this.active[input.kind] += 1;
  }

  end(index: number): void {
    const input = this.inputs[index];
    if (!input) return;
    for (const key of keysOf(input)) {
      const left = (this.byKey.get(key) ?? []).filter((active) => active.index !== index);
      if (left.length > 0) this.byKey.set(key, left);
      else this.byKey.delete(key);
    }
    this.active[input.kind] -= 1;
  }

  /** Whether a fault of this kind hits now on one of the targets. Draws for its share and counts the hit. */
  hits(kind: FaultKind, first: FaultKey | undefined, second?: FaultKey, third?: FaultKey): boolean {
    if (!this.active[kind]) return false;
    return this.hitsOne(kind, first) || this.hitsOne(kind, second) || this.hitsOne(kind, third);
  }

  private hitsOne(kind: FaultKind, key: FaultKey | undefined): boolean {
    if (key === undefined) return false;
    for (const active of this.byKey.get(key) ?? NONE) {
      if (active.input.kind !== kind || active.hits >= (active.input.times ?? Number.POSITIVE_INFINITY)) continue;
      const share = active.input.amount ?? 1;
      if (share < 1 && !active.stream.chance(share)) continue;
      active.hits += 1;
      return true;
    }
    return false;
  }

  /** Whether a fault of this kind lies on the target, without counting a hit. */
  lies(kind: FaultKind, key: FaultKey): boolean {
    if (!this.active[kind]) return false;
    return (this.byKey.get(key) ?? NONE).some((active) => active.input.kind === kind);
  }

  /** How long something takes that takes `us` where nothing is slow; never longer than a year. */
  slowed(us: number, first: FaultKey | undefined, second?: FaultKey): number {
    return this.active.slow ? Math.min(YEAR_US, Math.round(us * this.slowness(first, second))) : us;
  }

  /** How many times slower things are; 1 where no fault says so. */
  private slowness(first: FaultKey | undefined, second?: FaultKey): number {
    return this.slownessOf(first) * this.slownessOf(second);
  }

  private slownessOf(key: FaultKey | undefined): number {
    if (key === undefined) return 1;
    let factor = 1;
    for (const active of this.byKey.get(key) ?? NONE) {
      if (active.input.kind !== 'slow' || active.hits >= (active.input.times ?? Number.POSITIVE_INFINITY)) continue;
      active.hits += 1;
      factor *= Math.max(1, active.input.amount ?? 10);
    }
    return factor;
  }

  /** A stream for each fault: the third fault of a kind on a target has the third stream, whatever else is in the list. */
  private streamOf(index: number, input: FaultInput): RandomStream {
    const key = (fault: FaultInput) => `${fault.targetId}\u0000${fault.stepId ?? ''}\u0000${fault.kind}`;
    const number = this.inputs.slice(0, index).filter((other) => key(other) === key(input)).length;
    return streamFor(this.seed, key(input), `fault ${number}`);
  }
}

const NONE: readonly Active[] = [];

function keysOf(input: FaultInput): readonly FaultKey[] {
  if (input.stepId === undefined) return [input.targetId];
  const direction = input.direction ?? 'do';
  if (direction === 'both') return [stepKey(input.stepId, 'do'), stepKey(input.stepId, 'undo')];
  return [stepKey(input.stepId, direction)];
}
