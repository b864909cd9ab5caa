import type { Design } from '../../model/index.ts';
import type { Phrasebook } from '../../speech/index.ts';
import type {
  Changes,
  Finding,
  FixAllOptions,
  FixAllPreview,
  FixPreview,
  FixProgress,
  Health,
  HelpfulFix,
  HelpfulOptions,
  RuleInfo,
} from '../../rules/index.ts';

/** What the worker needs to have the same design as the page: all of it once, later only the records that changed. */
export type Sync = { readonly design: Design } | { readonly changes: Changes };

/** What a page may ask of the worker about a design. */
export type Question =
  | { readonly kind: 'check' }
  | { readonly kind: 'previews'; readonly key: string }
  | { readonly kind: 'health' }
  | { readonly kind: 'fixAll'; readonly ruleId: string; readonly options?: FixAllOptions }
  | { readonly kind: 'fixSafe' }
  | { readonly kind: 'helpful'; readonly options?: HelpfulOptions };

export type RulesRequest =
  | (Question & { readonly id: number; readonly sync: Sync })
  | { readonly kind: 'catalogue'; readonly id: number }
  /** Everything from now on is said with this phrasebook; it comes before the first question, and is not answered. */
  | { readonly kind: 'speak'; readonly phrasebook: Phrasebook }
  /** Stops the work of that number if it is still under way; it is not answered. */
  | { readonly kind: 'cancel'; readonly id: number };

/** What each question is answered with. `check` is answered with the list of findings as a change of the one before it. */
export interface Answers {
  readonly check: FindingsDelta;
  readonly previews: readonly FixPreview[];
  readonly health: Health;
  readonly fixAll: FixAllPreview;
  readonly fixSafe: FixAllPreview;
  readonly helpful: readonly HelpfulFix[];
  readonly catalogue: readonly RuleInfo[];
}

export type RulesResponse =
  | { readonly [K in keyof Answers]: { readonly kind: K; readonly id: number; readonly answer: Answers[K] } }[keyof Answers]
  /** Work goes on. */
  | { readonly kind: 'progress'; readonly id: number; readonly progress: FixProgress }
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
