import { Refused, Unavailable } from '../errors.ts';

/** A record says that it is pending, and for which saga, until that has ended or undone its step: nobody else builds on it. */
export interface SemanticLock {
  /** What is locked: "order". */
  readonly resource: string;
  /** What it says meanwhile: "ORDER_PENDING". */
  readonly pending: string;
  /** Another saga is refused, told to come again, or waits. */
  readonly policy: 'fail' | 'retry' | 'wait';
  /** The record that the saga is about, or another one: the other end of a transfer. */
  readonly of: 'own' | 'other';
}

/**
 * Port to the pending states. With a database: two columns of the record, its state and its owner, written in the transaction of the work. Owners are
 * ids of sagas.
 */
export interface PendingRecords {
  /** Marks a record that is free, or that is the owner's already. Returns who has it: the owner when it worked. */
  mark(record: string, owner: string): Promise<string>;
  /** The same, but stands in line until it is free. @throws Refused when sagas wait for one another and this one, being the youngest, gives up. */
  markInTurn(record: string, owner: string): Promise<void>;
  /** The step of a saga is undone: the record is free for the next in line. */
  free(record: string, owner: string): Promise<void>;
  /** The saga has ended: nothing is pending for it any more. */
  freeAll(owner: string): Promise<void>;
}

/**
 * Takes the record of a step before its work. Call it as the `take` of `doOnce`, and `free` after `undoOnce`, also where nothing was done: it may stand in
 * line. The coordinator frees what is left when the saga has ended. What needs a person stays pending.
 * @throws Refused with the policy `fail`, or when it gives up in a deadlock; Unavailable with the policy `retry`.
 */
export async function takeRecord(records: PendingRecords, lock: SemanticLock, record: string, owner: string): Promise<void> {
  if (lock.policy === 'wait') return records.markInTurn(record, owner);
  const holder = await records.mark(record, owner);
  if (holder === owner) return;
  const reason = `${record} is ${lock.pending}: held by ${holder}`;
  throw lock.policy === 'fail' ? new Refused(reason) : new Unavailable(reason);
}

interface Waiting {
  readonly owner: string;
  readonly go: () => void;
  readonly giveUp: (error: Refused) => void;
}

export class InMemoryPendingRecords implements PendingRecords {
  readonly #holders = new Map<string, string>();
  readonly #lines = new Map<string, readonly Waiting[]>();
  /** In the order of their first record: the last is the youngest. */
  readonly #owners = new Set<string>();

  async mark(record: string, owner: string): Promise<string> {
    return this.#mark(record, owner);
  }

  async markInTurn(record: string, owner: string): Promise<void> {
    if (this.#mark(record, owner) === owner) return;
    await new Promise<void>((go, giveUp) => {
      this.#lines.set(record, [...this.#lineOf(record), { owner, go, giveUp }]);
      this.#breakCircle(owner);
    });
  }

  async free(record: string, owner: string): Promise<void> {
    this.#leave(record, owner, new Refused('it was undone before it was done'));
    if (this.#holders.get(record) !== owner) return;
    this.#holders.delete(record);
    const line = this.#lineOf(record);
    const [next] = line;
    if (!next) return;
    this.#holders.set(record, next.owner);
    this.#setLine(
      record,
      line.filter((each) => each.owner !== next.owner),
    );
    for (const each of line) if (each.owner === next.owner) each.go();
    for (const behind of this.#lineOf(record)) this.#breakCircle(behind.owner);
  }

  async freeAll(owner: string): Promise<void> {
    for (const record of new Set([...this.#holders.keys(), ...this.#lines.keys()])) await this.free(record, owner);
    this.#owners.delete(owner);
  }

  #mark(record: string, owner: string): string {
    this.#owners.add(owner);
    const holder = this.#holders.get(record) ?? owner;
    this.#holders.set(record, holder);
    return holder;
  }

  #lineOf(record: string): readonly Waiting[] {
    return this.#lines.get(record) ?? [];
  }

  #setLine(record: string, line: readonly Waiting[]): void {
    if (line.length > 0) this.#lines.set(record, line);
    else this.#lines.delete(record);
  }

  #leave(record: string, owner: string, error: Refused): void {
    const line = this.#lineOf(record);
    this.#setLine(
      record,
      line.filter((each) => each.owner !== owner),
    );
    for (const each of line) if (each.owner === owner) each.giveUp(error);
  }

  /** Of owners who wait for one another, the youngest gives up. */
  #breakCircle(owner: string): void {
    const circle = this.#circleThrough([owner]);
    const victim = [...this.#owners].findLast((each) => circle.includes(each));
    if (victim === undefined) return;
    const error = new Refused(`${circle.join(', ')} wait for one another: ${victim} gives up`);
    for (const record of this.#lines.keys()) this.#leave(record, victim, error);
  }

  /** Owners who wait for one another, the first of the path among them; empty where the path leads back to nobody. */
  #circleThrough(path: readonly string[]): readonly string[] {
    for (const other of this.#waitsFor(path.at(-1) ?? '')) {
      if (other === path[0]) return path;
      const found = path.includes(other) ? [] : this.#circleThrough([...path, other]);
      if (found.length > 0) return found;
    }
    return [];
  }

  /** Whoever holds what it waits for, and whoever stands in front of it. */
  #waitsFor(owner: string): readonly string[] {
    return [...this.#lines].flatMap(([record, line]) => {
      const place = line.findIndex((each) => each.owner === owner);
      const holder = this.#holders.get(record);
      return place < 0 ? [] : [...(holder === undefined ? [] : [holder]), ...line.slice(0, place).map((each) => each.owner)];
    });
  }
}
