/**
 * Old documents are read by taking them forward one version at a time. A migration is a pure function of the raw data: it gets a document that
 * satisfied the schema of its version (or a damaged one: it must not throw on anything) and gives new data; it never writes into what it gets.
 *
 * To add one: raise `SCHEMA_VERSION`, append the function here, and store a document of the old version under `samples/`. Its test follows by itself.
 */
export type RawDocument = { readonly [key: string]: unknown };
export type MigrateOne = (raw: RawDocument) => RawDocument;

/** The entry at `n` takes a document from version `n + 1` to version `n + 2`. */
export const MIGRATIONS: readonly MigrateOne[] = [];

/** Takes a document from `version` to the newest one, and writes that version into its `meta`. */
export function migrate(raw: RawDocument, version: number, migrations: readonly MigrateOne[] = MIGRATIONS): RawDocument {
  return migrations.slice(version - 1).reduce((document, migrateOne, index) => withVersion(migrateOne(document), version + index + 1), raw);
}

function withVersion(raw: RawDocument, schemaVersion: number): RawDocument {
  const meta = raw['meta'];
  return { ...raw, meta: { ...(typeof meta === 'object' ? meta : undefined), schemaVersion } };
}
