import { sortedIdsOf } from './collections.ts';
import { sameData } from './plainData.ts';
import { emptyDesign } from './create.ts';
import { migrate } from './migrations/index.ts';
import { WITH_INPUT, joinPath, problemsOf, shorten, type Problem } from './problems.ts';
import { repairedDesign } from './repair.ts';
import {
  COLLECTION_NAMES,
  COLLECTION_SCHEMAS,
  REFERENCE_TARGETS,
  SCHEMA_VERSION,
  SINGLETON_SCHEMAS,
  designSchema,
  type CollectionName,
  type Design,
  type SingletonName,
} from './schema/index.ts';
import { byText, sortFew } from './sorting.ts';
import { designProblems } from './validity.ts';

export type ParseResult =
  | {
      readonly ok: true;
      readonly design: Design;
      /** Warnings only. */
      readonly problems: readonly Problem[];
      /** The version of the document, where it was an older one and has been migrated. */
      readonly migratedFrom?: number;
    }
  | {
      readonly ok: false;
      readonly problems: readonly Problem[];
      /** Set when a newer program wrote the document. `design` is what this one understands of it, to be shown and not to be saved over the original. */
      readonly future?: { readonly version: number; readonly design: Design };
      /** Set when every record is well formed and only what stands between them is broken: the design without the broken parts. */
      readonly repaired?: Design;
    };

/** More problems than these are counted, not told: nobody reads a thousand. */
const MOST_PROBLEMS = 100;

/**
 * The door of the model: takes any data, gives a valid design or says what is wrong with it. Never throws, never writes into `data`.
 * Older versions are migrated; the address of a JSON Schema is for editors and left out; a collection that is missing is empty; a place for something that is not there is dropped with a warning.
 */
export function parseDesign(data: unknown): ParseResult {
  if (!isPlain(data)) return refused([{ path: '', message: 'A design is a record with named collections, such as “meta” and “elements”.' }]);
  const raw = withoutSchemaAddress(data);
  const version = versionOf(raw);
  if (typeof version === 'object') return refused([version]);
  if (version > SCHEMA_VERSION) return future(raw, version);
  const current = migrate(raw, version);
  const smuggled = prototypeKeys(current);
  if (smuggled.length > 0) return refused(smuggled);
  const parsed = designSchema.safeParse({ ...EMPTY_COLLECTIONS, ...current }, WITH_INPUT);
  if (!parsed.success) return refused(problemsOf(parsed.error, designSchema, ''));
  const { design, warnings } = withoutStrayPlaces(parsed.data as Design);
  const problems = designProblems(design);
  if (problems.length > 0) return { ...refused(problems), repaired: repairedDesign(design) };
  return { ok: true, design, problems: warnings, ...(version < SCHEMA_VERSION ? { migratedFrom: version } : {}) };
}

/** The design as plain data with sorted keys, without empty collections, and `layout` last: what is stored and compared. */
export function canonicalDesign(design: Design): { readonly [key: string]: unknown } {
  const names = [...COLLECTION_NAMES.filter((name) => name !== 'layout'), ...SINGLETON_NAMES].sort();
  const canonical: Record<string, unknown> = {};
  for (const name of [...names, 'layout' as const]) {
    const value = withKeys(design[name], sortedIdsOf(design[name]));
    if (name === 'meta' || Object.keys(value).length > 0) canonical[name] = value;
  }
  return canonical;
}

/** Says whether two snapshots are the same design; the order of records and fields does not count. Cheap where they share records. */
export const sameDesign = (a: Design, b: Design): boolean => sameData(a, b);

type Fields = Readonly<Record<string, unknown>>;
const SINGLETON_NAMES = Object.keys(SINGLETON_SCHEMAS) as readonly SingletonName[];
const EMPTY_COLLECTIONS: Fields = Object.fromEntries(Object.entries(emptyDesign()).filter(([name]) => name !== 'meta'));

function withoutSchemaAddress(data: Fields): Fields {
  if (typeof data['$schema'] !== 'string') return data;
  return Object.fromEntries(Object.entries(data).filter(([key]) => key !== '$schema'));
}

const isPlain = (value: unknown): value is Fields => typeof value === 'object' && value !== null && !Array.isArray(value);

function refused(problems: readonly Problem[]): { ok: false; problems: readonly Problem[] } {
  const more = problems.length - MOST_PROBLEMS;
  return { ok: false, problems: more > 0 ? [...problems.slice(0, MOST_PROBLEMS), { path: '', message: `There are ${more} more problems.` }] : problems };
}

function versionOf(raw: Fields): number | Problem {
  const meta = Object.hasOwn(raw, 'meta') ? raw['meta'] : undefined;
  if (!isPlain(meta)) return { path: 'meta', message: 'A design needs “meta” with at least “schemaVersion” and “name”.' };
  const version = meta['schemaVersion'];
  if (typeof version === 'number' && Number.isSafeInteger(version) && version >= 1) return version;
  return { path: 'meta.schemaVersion', message: `The version of the format must be a whole number from 1 on; this program writes ${SCHEMA_VERSION}.` };
}

/** zod passes over such a key without a word; a person should know that it was not taken. */
function prototypeKeys(raw: Fields): Problem[] {
  const places: [string, unknown][] = [['', raw], ...Object.entries(raw)];
  return places
    .filter(([, value]) => isPlain(value) && Object.hasOwn(value, '__proto__'))
    .map(([path]) => ({ path: joinPath(path, '__proto__'), message: '“__proto__” cannot be an id or a field: this word is reserved.' }));
}

function withoutStrayPlaces(design: Design): { design: Design; warnings: readonly Problem[] } {
  const stray = Object.keys(design.layout).filter((id) => !PLACED.some((collection) => Object.hasOwn(design[collection], id)));
  if (stray.length === 0) return { design, warnings: [] };
  const gone = new Set(stray);
  const layout = Object.fromEntries(Object.entries(design.layout).filter(([id]) => !gone.has(id)));
  const warnings = stray.slice(0, MOST_PROBLEMS).map(
    (id): Problem => ({
      path: joinPath('layout', id),
      message: `There is nothing with the id “${shorten(id)}” to place; the entry was dropped.`,
      severity: 'warning',
    }),
  );
  return { design: { ...design, layout }, warnings };
}
const PLACED = REFERENCE_TARGETS.placeables;

function future(raw: Fields, version: number): ParseResult {
  const message = `This design was written by a newer version of the program (format ${version}; this one knows ${SCHEMA_VERSION}). Nothing in it was touched; open it with that version.`;
  return { ok: false, problems: [{ path: 'meta.schemaVersion', message }], future: { version, design: understood(raw) } };
}

/** What this version understands of a document that it cannot read as a whole: known fields of known records. */
function understood(raw: Fields): Design {
  const meta = isPlain(raw['meta']) ? raw['meta'] : {};
  const name = typeof meta['name'] === 'string' && meta['name'] !== '' ? meta['name'] : undefined;
  const design: Record<string, unknown> = { ...emptyDesign(name) };
  for (const collection of COLLECTION_NAMES) {
    const records = Object.hasOwn(raw, collection) ? raw[collection] : undefined;
    if (!isPlain(records)) continue;
    design[collection] = Object.fromEntries(
      Object.entries(records).flatMap(([id, record]) => {
        const known = understoodRecord(collection, record);
        return known === undefined || !designSchema.shape[collection].keyType.safeParse(id).success ? [] : [[id, known]];
      }),
    );
  }
  return repairedDesign(design as unknown as Design);
}

function understoodRecord(collection: CollectionName, record: unknown): unknown {
  const parsed = COLLECTION_SCHEMAS[collection].safeParse(record);
  if (parsed.success || !isPlain(record)) return parsed.data;
  const unknown = new Set(
    parsed.error.issues.flatMap((issue) => (issue.code === 'unrecognized_keys' && issue.path.length === 0 ? issue.keys : [String(issue.path[0])])),
  );
  return COLLECTION_SCHEMAS[collection].safeParse(Object.fromEntries(Object.entries(record).filter(([key]) => !unknown.has(key)))).data;
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null) return Object.is(value, -0) ? 0 : value;
  return withKeys(value as Fields, sortFew(Object.keys(value), byText));
}

/** A copy with its fields in this order. */
function withKeys(fields: Fields, keys: readonly string[]): Fields {
  const ordered: Record<string, unknown> = {};
  for (const key of keys) {
    if (fields[key] === undefined) continue;
    const field = sorted(fields[key]);
    // Set as a field, this one would become the prototype.
    if (key === '__proto__') Object.defineProperty(ordered, key, { value: field, enumerable: true, configurable: true, writable: true });
    else ordered[key] = field;
  }
  return ordered;
}
