import type { Problem } from './problems.ts';
import type { CollectionName, Design, Meta, Platform, RecordOf, SingletonName } from './schema/index.ts';

export type EditTarget = CollectionName | SingletonName;

/** What JSON can carry; `undefined` in a record means that the field is not there. */
export type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json | undefined };

export type AddEdit = {
  [C in CollectionName]: { readonly op: 'add'; readonly collection: C; readonly id: string; readonly record: RecordOf<C> };
}[CollectionName];
export interface UpdateEdit {
  readonly op: 'update';
  readonly collection: EditTarget;
  /** Id of the record; for `meta` and `platform` that same word. */
  readonly id: string;
  /** New values by field. `null` removes the field; a field that is not named, or `undefined`, stays as it is. */
  readonly fields: { readonly [field: string]: Json | undefined };
}
export interface RemoveEdit {
  readonly op: 'remove';
  readonly collection: CollectionName;
  readonly id: string;
}
/** One change of one record. It is data: it can be stored, sent, shown before it is done, and inverted. */
export type Edit = AddEdit | UpdateEdit | RemoveEdit;

export type EditResult =
  | {
      readonly ok: true;
      readonly design: Design;
      /** The edits as they took effect: values as the schema holds them, removals of what cannot stand without a removed record behind them. */
      readonly applied: readonly Edit[];
      /** Undoes `applied` exactly. */
      readonly inverse: readonly Edit[];
    }
  | { readonly ok: false; readonly problems: readonly Problem[] };

type TargetRecord<T extends EditTarget> = T extends CollectionName ? RecordOf<T> : T extends 'meta' ? Meta : Platform;
type FieldsOf<R> = R extends unknown ? keyof R : never;
type ValueOf<R, K> = R extends unknown ? (K extends keyof R ? R[K] : never) : never;
/** Fields of a record with new values; `null` removes one. */
export type FieldChanges<T extends EditTarget> = { readonly [K in FieldsOf<TargetRecord<T>>]?: ValueOf<TargetRecord<T>, K> | null };

export const add = <C extends CollectionName>(collection: C, id: string, record: RecordOf<C>): Edit =>
  ({ op: 'add', collection, id, record }) as unknown as AddEdit;

export const update = <T extends EditTarget>(collection: T, id: T extends SingletonName ? T : string, fields: FieldChanges<T>): Edit => ({
  op: 'update',
  collection,
  id,
  fields: fields as UpdateEdit['fields'],
});

export const remove = (collection: CollectionName, id: string): Edit => ({ op: 'remove', collection, id });
