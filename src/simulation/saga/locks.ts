/**
 * Semantic locks: who holds which record as pending, and who stands in line for it. Knows owners by number (saga runs; a higher one is younger) and
 * records by any text. A record is given to the first in line as soon as it is free, so nobody is overtaken.
 */

/** What another run does when a record is pending: is refused at once, is told to come again, or stands in line. */
export type LockPolicy = 'fail' | 'retry' | 'wait';

export interface StepLock {
  /** What is locked: "order". */
  readonly resource: string;
  /** What it says meanwhile: "ORDER_PENDING". */
  readonly pending: string;
  readonly policy: LockPolicy;
  /** The record of the run's own key, or of another one: the other end of a transfer. */
  readonly of: 'own' | 'other';
}

export class Locks {
  private readonly holders = new Map<string, number>();
  private readonly lines = new Map<string, readonly number[]>();

  /** Takes a record that is free or its own; else, with the policy `wait`, stands in line. */
  ask(record: string, owner: number, policy: LockPolicy): 'taken' | 'busy' | 'waits' {
    const holder = this.holders.get(record);
    if (holder === undefined || holder === owner) {
      this.holders.set(record, owner);
      return 'taken';
    }
    if (policy !== 'wait') return 'busy';
    const line = this.lineOf(record);
    if (!line.includes(owner)) this.lines.set(record, [...line, owner]);
    return 'waits';
  }

  holderOf(record: string): number | undefined {
    return this.holders.get(record);
  }

  lineOf(record: string): readonly number[] {
    return this.lines.get(record) ?? [];
  }

  /** Gives a record back. Returns who has it now: the first in line, if anybody is. */
  release(record: string, owner: number): number | undefined {
    if (this.holders.get(record) !== owner) return undefined;
    this.holders.delete(record);
    const [next] = this.lineOf(record);
    if (next === undefined) return undefined;
    this.leave(record, next);
    this.holders.set(record, next);
    return next;
  }

  /** Stands in line no longer. */
  leave(record: string, owner: number): void {
    const left = this.lineOf(record).filter((other) => other !== owner);
    if (left.length > 0) this.lines.set(record, left);
    else this.lines.delete(record);
  }

  /** Records in whose line the owner stands. */
  awaited(owner: number): readonly string[] {
    return [...this.lines].flatMap(([record, line]) => (line.includes(owner) ? [record] : []));
  }

  /** Owners who wait for one another in a circle that leads through this one, this one first; empty where there is none. */
  circleThrough(owner: number): readonly number[] {
    const before = new Map<number, number>();
    const open = [owner];
    for (const at of open)
      for (const other of this.waitsFor(at)) {
        if (other === owner) return pathTo(at, before);
        if (before.has(other)) continue;
        before.set(other, at);
        open.push(other);
      }
    return [];
  }

  /** The wait-for graph: of every record that it waits for, the holder and whoever stands in front of it. */
  private waitsFor(owner: number): readonly number[] {
    return this.awaited(owner).flatMap((record) => {
      const line = this.lineOf(record);
      const holder = this.holders.get(record);
      return [...(holder === undefined ? [] : [holder]), ...line.slice(0, line.indexOf(owner))];
    });
  }
}

function pathTo(last: number, before: ReadonlyMap<number, number>): readonly number[] {
  const path = [last];
  for (let at = before.get(last); at !== undefined; at = before.get(at)) path.unshift(at);
  return path;
}

/** Who gives up: the youngest of those that can still go back; where none can, the youngest. */
export function victimOf(circle: readonly number[], canGoBack: (owner: number) => boolean): number {
  const able = circle.filter(canGoBack);
  return Math.max(...(able.length > 0 ? able : circle));
}
