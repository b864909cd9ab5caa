import type { ElementModel } from '../compile/model.ts';
import { OP } from '../replay/index.ts';
import { type LockPolicy, Locks, victimOf } from '../saga/locks.ts';
import type { LockResults } from '../trace.ts';
import type { Recorder } from './recorder.ts';

/** One step of one run that wants a record. Exactly one of `granted` and `denied` is called, at once or later. */
export interface Claim {
  readonly run: number;
  readonly record: string;
  readonly policy: LockPolicy;
  readonly at: ElementModel;
  /** Nothing that could not be undone stands yet. */
  canGoBack(): boolean;
  granted(): void;
  denied(why: Denial): void;
  /** It stands in line behind that run. */
  waits(holder: number): void;
}

/** `busy`: another run holds it. `circle`: runs wait for one another, and this one gives up. */
export type Denial = { readonly kind: 'busy'; readonly holder: number } | { readonly kind: 'circle'; readonly runs: readonly number[] };

/** The semantic locks of all saga runs, and who waits for them. */
export class LockBook {
  private readonly recorder: Recorder;
  private readonly locks = new Locks();
  /** By record and run: a step may have asked several times, and two steps for the same record. */
  private readonly waiting = new Map<string, readonly Claim[]>();
  private readonly pendingAt = new Map<number, number>();
  private readonly counts = { taken: 0, waited: 0, refused: 0, deadlocks: 0 };

  constructor(recorder: Recorder) {
    this.recorder = recorder;
  }

  /** Undefined where no run ever asked for a record. */
  results(): LockResults | undefined {
    const { taken, refused } = this.counts;
    return taken + refused === 0 ? undefined : { ...this.counts };
  }

  ask(claim: Claim): void {
    const { record, run, policy, at } = claim;
    const isNew = this.locks.holderOf(record) === undefined;
    switch (this.locks.ask(record, run, policy)) {
      case 'taken':
        if (isNew) this.taken(at);
        return claim.granted();
      case 'busy':
        this.counts.refused += 1;
        return claim.denied({ kind: 'busy', holder: this.locks.holderOf(record) ?? 0 });
      case 'waits':
        this.counts.waited += 1;
        this.waiting.set(keyOf(record, run), [...(this.waiting.get(keyOf(record, run)) ?? []), claim]);
        claim.waits(this.locks.holderOf(record) ?? 0);
        return this.breakCircles(claim.run);
    }
  }

  release(record: string, run: number, at: ElementModel): void {
    if (this.locks.holderOf(record) !== run) return;
    this.show(at, -1);
    this.granted(record, this.locks.release(record, run));
  }

  /** It no longer wants a record in whose line it stands. */
  withdraw(record: string, run: number): void {
    this.locks.leave(record, run);
    this.waiting.delete(keyOf(record, run));
  }

  private granted(record: string, next: number | undefined): void {
    if (next === undefined) return;
    const claims = this.waiting.get(keyOf(record, next)) ?? [];
    this.waiting.delete(keyOf(record, next));
    const [first] = claims;
    if (!first) return;
    this.taken(first.at);
    for (const claim of claims) claim.granted();
    // Those behind it now wait for somebody else.
    for (const run of this.locks.lineOf(record)) this.breakCircles(run);
  }

  private taken(at: ElementModel): void {
    this.counts.taken += 1;
    this.show(at, 1);
  }

  /** Looks for runs that wait for one another through this one; of each such circle one gives up. */
  private breakCircles(run: number): void {
    for (let circle = this.locks.circleThrough(run); circle.length > 0; circle = this.locks.circleThrough(run)) {
      this.counts.deadlocks += 1;
      const victim = victimOf(circle, (each) => this.claimsOf(each).every((claim) => claim.canGoBack()));
      const claims = this.claimsOf(victim);
      for (const { record } of claims) this.withdraw(record, victim);
      for (const claim of claims) claim.denied({ kind: 'circle', runs: circle });
    }
  }

  private claimsOf(run: number): readonly Claim[] {
    return this.locks.awaited(run).flatMap((record) => this.waiting.get(keyOf(record, run)) ?? []);
  }

  private show(at: ElementModel, change: number): void {
    const pending = (this.pendingAt.get(at.index) ?? 0) + change;
    this.pendingAt.set(at.index, pending);
    this.recorder.row(OP.pending, at.index, pending);
  }
}

const keyOf = (record: string, run: number): string => `${run} ${record}`;
