import type { Design } from '../../model/index.ts';
import type { Changes, Finding, FixPreview } from '../../rules/index.ts';

/** What the worker needs to have the same design as the page: all of it once, later only the records that changed. */
export type Sync = { readonly design: Design } | { readonly changes: Changes };

export type RulesRequest =
  | { readonly kind: 'check'; readonly id: number; readonly sync: Sync }
  | { readonly kind: 'previews'; readonly id: number; readonly sync: Sync; readonly key: string };

export type RulesResponse =
  /** The list of findings, told by the one before it; see {@link FindingsDelta}. */
  | { readonly kind: 'findings'; readonly id: number; readonly delta: FindingsDelta }
  | { readonly kind: 'previews'; readonly id: number; readonly previews: readonly FixPreview[] }
  | { readonly kind: 'failure'; readonly id: number; readonly message: string };

/** A list of findings as a change of another list, so that thousands of findings that stay cost four bytes each and keep their identity. */
export interface FindingsDelta {
  /** For each place of the new list: the index in the old one, or -1 − the index in `fresh`. */
  readonly order: Int32Array<ArrayBuffer>;
  readonly fresh: readonly Finding[];
}

export function deltaBetween(before: readonly Finding[], after: readonly Finding[]): FindingsDelta {
  const places = new Map(before.map((finding, i) => [finding, i]));
  const fresh: Finding[] = [];
  const order = new Int32Array(after.length);
  for (const [i, finding] of after.entries()) order[i] = places.get(finding) ?? -fresh.push(finding);
  return { order, fresh };
}

/** The new list. It is the old one if nothing changed. */
export function applyDelta(before: readonly Finding[], { order, fresh }: FindingsDelta): readonly Finding[] {
  if (fresh.length === 0 && order.length === before.length && order.every((place, i) => place === i)) return before;
  return Array.from(order, (place) => (place >= 0 ? before[place] : fresh[-1 - place])).filter((finding) => finding !== undefined);
}
