import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import type { Database } from './database.ts';

/** Folders of migrations, in the order in which they run, under the names by which they are remembered. */
export type Folders = Readonly<Record<string, URL>>;

/** Where the tables of the platform are made. */
export const PLATFORM_MIGRATIONS: Folders = { platform: new URL('./migrations/', import.meta.url) };

/** One lock for all who migrate: any number that nobody else uses. */
const LOCK = 7_326_174_001;

/**
 * Brings the schema up to date: runs every `.sql` file that has not run yet, folder by folder, in the order of their names, all in one transaction. Who
 * comes second waits. A folder that is not there holds nothing.
 * @throws Error where a file that has run says something else now; write a new one instead.
 * @returns the names of the files that have run.
 */
export function migrate(database: Database, folders: Folders): Promise<readonly string[]> {
  return database.transaction(async () => {
    await database.query('select pg_advisory_xact_lock($1)', [LOCK]);
    await database.query('create schema if not exists platform');
    await database.query(
      'create table if not exists platform.migration (name text primary key, checksum text not null, ran_at timestamptz not null default now())',
    );
    const ran = new Map(
      (await database.query<{ name: string; checksum: string }>('select name, checksum from platform.migration')).map((row) => [row.name, row.checksum]),
    );
    const fresh = [];
    for (const { name, sql } of (await Promise.all(Object.entries(folders).map(filesOf))).flat()) {
      const checksum = checksumOf(sql);
      const known = ran.get(name);
      if (known === checksum) continue;
      if (known !== undefined) throw new Error(`migration ${name} has run, and says something else now: put it back, and write a new file`);
      await database.query(sql);
      await database.query('insert into platform.migration (name, checksum) values ($1, $2)', [name, checksum]);
      fresh.push(name);
    }
    return fresh;
  });
}

async function filesOf([prefix, folder]: [string, URL]): Promise<{ name: string; sql: string }[]> {
  const names = await readdir(folder).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw error;
  });
  const files = names.filter((name) => name.endsWith('.sql')).sort();
  return Promise.all(files.map(async (name) => ({ name: `${prefix}/${name}`, sql: await readFile(new URL(name, folder), 'utf8') })));
}

/** Of what a file does: comments and blank lines count for nothing. */
function checksumOf(sql: string): string {
  const lines = sql.split(/\r?\n/).filter((line) => line.trim() !== '' && !line.trimStart().startsWith('--'));
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}
