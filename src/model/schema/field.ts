import { z } from 'zod';

// A strict Content-Security-Policy forbids `eval`, which zod's compiled validators probe for.
z.config({ jitless: true });

/** What a reference may point at, and the collections in which it is looked up. */
export const REFERENCE_TARGETS = {
  teams: ['teams'],
  contexts: ['contexts'],
  elements: ['elements'],
  flows: ['flows'],
  messages: ['messages'],
  sagas: ['sagas'],
  migrations: ['migrations'],
  contextsOrElements: ['contexts', 'elements'],
  elementsOrFlows: ['elements', 'flows'],
  /** What a comment can be about. */
  discussables: ['elements', 'flows', 'contexts'],
  /** What has a place on the canvas; that of a flow is a point that its line goes through. */
  placeables: ['elements', 'contexts', 'notes', 'frames', 'flows'],
  /** Another entry of the same list, by its field `id`: the steps of a saga. */
  siblings: [],
} as const;
export type ReferenceTarget = keyof typeof REFERENCE_TARGETS;

/** What the inspector, the JSON Schema and the reference check know of a field beyond its type. */
export type FieldMeta = {
  /** Label of the form row, sentence case. */
  label?: string;
  /** One sentence under the label: what the value means and what happens without it. */
  help?: string;
  /** Unit shown behind a number: `ms`, `requests/s`, `%` … */
  unit?: string;
  /** Words for the options of an enum, where the value itself is not the word. */
  options?: Readonly<Record<string, string>>;
  /** The field holds the id of a record in this collection. */
  ref?: ReferenceTarget;
  /** Where `ref` is set: what happens to the *holder* (the record, or the list entry) when the target goes. */
  onRemove?: 'remove' | 'clear';
  /** Where `ref` points at elements: the kinds that make sense, to be offered first. A picker's hint, not a check. */
  kinds?: readonly string[];
  /** Where `ref` is set and the target is in the record's own collection: following it must never lead back to the start. */
  acyclic?: boolean;
  /** Long text: the form shows several lines. */
  multiline?: boolean;
  /** Not shown in generated forms: another part of the screen edits it. */
  hidden?: boolean;
  /** Form section. Fields without one stand first. */
  section?: string;
};

declare module 'zod' {
  interface GlobalMeta extends FieldMeta {}
}

/** Attaches label, help and unit to a schema. */
export function field<T extends z.ZodType>(schema: T, meta: FieldMeta): T {
  return schema.meta(meta) as T;
}

/** One line of text. Lone surrogates become U+FFFD here, at the door, because UTF-8 cannot carry them. */
export const text = (max = 500) =>
  z
    .string()
    .max(max)
    .overwrite((value) => value.toWellFormed());

/** Longer prose. */
export const prose = () => text(20_000);

/**
 * An id: a slug of the first name and four random characters, `orders-k3f9`. Imports may bring their own ids,
 * so everything is taken that is short, visible and no property of `Object.prototype`.
 */
export const idSchema = z
  .string()
  .min(1)
  .max(120)
  .regex(/^[\p{L}\p{N}_][\p{L}\p{N}._:-]*$/u, 'an id starts with a letter, a digit or _ and holds only letters, digits and . _ : -')
  .refine((id) => !(id in Object.prototype), 'this word is reserved');

/** A reference: the id of a record of `target`. `remove` takes the holder along when the target goes. */
export const reference = (target: ReferenceTarget, onRemove: 'remove' | 'clear', meta: FieldMeta = {}) => idSchema.meta({ ...meta, ref: target, onRemove });

export const milliseconds = (max = 86_400_000) => z.number().positive().max(max);
export const share = () => z.number().min(0).max(1);
/** A place on the canvas in pixels. Negative zero becomes zero, since text cannot carry the difference. */
export const coordinate = () =>
  z
    .number()
    .min(-10_000_000)
    .max(10_000_000)
    .overwrite((value) => value + 0);
export const count = (max = 1_000_000) => z.number().int().positive().max(max);

/**
 * Names of fields whose value an import could not know. A field that is present wins over this list;
 * a field that is absent and not in the list is one that nobody designed.
 */
export const unknownFields = z.array(text(60)).max(60).meta({
  label: 'Not stated by the source',
  help: 'Fields that the imported source could not tell. Rules ask about them instead of warning.',
  hidden: true,
});
