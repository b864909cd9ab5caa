import type { Clock } from '../../clock.ts';
import { Refused } from '../../errors.ts';
import type { PendingRecords } from '../../saga/locks.ts';
import type { Database } from './database.ts';

/** One lock for all who change lines: any number that nobody else uses. */
const LOCK = 7_326_174_002;

const UNDONE = 'it was undone before it was done';

/** Whoever holds what `waiting` waits for, or stands in front of it there. */
const WAITS_FOR = `
  select line.owner as waiting, held.owner as other
  from platform.pending_line line join platform.pending_record held using (record)
  where line.gave_up is null
  union
  select line.owner, ahead.owner
  from platform.pending_line line join platform.pending_line ahead using (record)
  where line.gave_up is null and ahead.gave_up is null and ahead.position < line.position and ahead.owner <> line.owner`;

/** Owners who wait for one another, $1 among them, the shortest way around: nobody where it waits for none of them. */
const CIRCLE = `
  with recursive waits_for as (${WAITS_FOR}),
  way (owner, path) as (
    select other, array[waiting, other] from waits_for where waiting = $1
    union all
    select next.other, way.path || next.other
    from way join waits_for next on next.waiting = way.owner
    where way.owner <> $1 and (next.other = $1 or next.other <> all (way.path))
  )
  select path[1:cardinality(path) - 1] as circle from way where owner = $1 order by cardinality(path), path limit 1`;

/**
 * Pending records in tables, so that all processes see them. What is marked stands at once, also inside a transaction. Whoever waits in line looks again
 * and again: its place is kept, also when it has crashed, until it is freed.
 */
export class PostgresPendingRecords implements PendingRecords {
  readonly #database: Database;
  readonly #clock: Clock;
  readonly #pollMs: number;

  /** @param pollMs time between two looks of who waits. */
  constructor(database: Database, clock: Clock, pollMs = 100) {
    this.#database = database;
    this.#clock = clock;
    this.#pollMs = pollMs;
  }

  mark(record: string, owner: string): Promise<string> {
    return this.#alone(() => this.#mark(record, owner));
  }

  async markInTurn(record: string, owner: string): Promise<void> {
    const place = await this.#alone(() => this.#standInLine(record, owner));
    while (place !== undefined && !(await this.#alone(() => this.#hasItsTurn(record, owner, place)))) await this.#clock.sleep(this.#pollMs);
  }

  free(record: string, owner: string): Promise<void> {
    return this.#alone(() => this.#free(record, owner));
  }

  freeAll(owner: string): Promise<void> {
    return this.#alone(async () => {
      const mine = 'select record from platform.pending_record where owner = $1 union select record from platform.pending_line where owner = $1';
      for (const { record } of await this.#database.query<{ record: string }>(mine, [owner])) await this.#free(record, owner);
      await this.#database.query('delete from platform.pending_owner where owner = $1', [owner]);
    });
  }

  async #mark(record: string, owner: string): Promise<string> {
    await this.#database.query('insert into platform.pending_owner (owner) values ($1) on conflict do nothing', [owner]);
    await this.#database.query('insert into platform.pending_record (record, owner) values ($1, $2) on conflict do nothing', [record, owner]);
    return (await this.#holderOf(record)) ?? owner;
  }

  async #holderOf(record: string): Promise<string | undefined> {
    const [row] = await this.#database.query<{ owner: string }>('select owner from platform.pending_record where record = $1', [record]);
    return row?.owner;
  }

  /** The place in line; undefined where there is nothing to wait for. */
  async #standInLine(record: string, owner: string): Promise<string | undefined> {
    if ((await this.#mark(record, owner)) === owner) return undefined;
    const insert = 'insert into platform.pending_line (record, owner) values ($1, $2) returning position';
    const [row] = await this.#database.query<{ position: string }>(insert, [record, owner]);
    await this.#breakCircle(owner);
    return row?.position;
  }

  /** @throws Refused when it has left the line. */
  async #hasItsTurn(record: string, owner: string, place: string): Promise<boolean> {
    if ((await this.#holderOf(record)) === owner) return true;
    const [row] = await this.#database.query<{ gave_up: string | null }>('select gave_up from platform.pending_line where position = $1', [place]);
    if (row?.gave_up === null) return false;
    await this.#database.query('delete from platform.pending_line where position = $1', [place]);
    throw new Refused(row?.gave_up ?? UNDONE);
  }

  async #free(record: string, owner: string): Promise<void> {
    await this.#giveUp(owner, UNDONE, record);
    if ((await this.#holderOf(record)) !== owner) return;
    const select = 'select owner from platform.pending_line where record = $1 and gave_up is null order by position limit 1';
    const [next] = await this.#database.query<{ owner: string }>(select, [record]);
    if (!next) {
      await this.#database.query('delete from platform.pending_record where record = $1', [record]);
      return;
    }
    await this.#database.query('update platform.pending_record set owner = $2 where record = $1', [record, next.owner]);
    await this.#database.query('delete from platform.pending_line where record = $1 and owner = $2', [record, next.owner]);
    const behind = 'select owner from platform.pending_line where record = $1 and gave_up is null order by position';
    for (const each of await this.#database.query<{ owner: string }>(behind, [record])) await this.#breakCircle(each.owner);
  }

  async #giveUp(owner: string, why: string, record?: string): Promise<void> {
    const update = 'update platform.pending_line set gave_up = $2 where owner = $1 and gave_up is null and ($3::text is null or record = $3)';
    await this.#database.query(update, [owner, why, record ?? null]);
  }

  /** Of owners who wait for one another, the youngest gives up. */
  async #breakCircle(owner: string): Promise<void> {
    const [found] = await this.#database.query<{ circle: string[] }>(CIRCLE, [owner]);
    if (!found) return;
    const youngest = 'select owner from platform.pending_owner where owner = any($1) order by position desc limit 1';
    const [victim] = await this.#database.query<{ owner: string }>(youngest, [found.circle]);
    if (victim) await this.#giveUp(victim.owner, `${found.circle.join(', ')} wait for one another: ${victim.owner} gives up`);
  }

  /** In a transaction of its own, one after the other, in all processes. */
  #alone<T>(task: () => Promise<T>): Promise<T> {
    return this.#database.apart(() =>
      this.#database.transaction(async () => {
        await this.#database.query('select pg_advisory_xact_lock($1)', [LOCK]);
        return task();
      }),
    );
  }
}
