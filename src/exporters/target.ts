/** Under which head a target stands in the dialog and in the list of the command line, in this order. */
export const TARGET_GROUPS = ['Diagrams', 'Documents', 'Code', 'Contracts', 'Data'] as const;
export type TargetGroup = (typeof TARGET_GROUPS)[number];

/** One of several values of an option. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Said after the label in a lighter tone. */
  readonly hint?: string;
}

interface OptionBase {
  /** Name of the property that the exporter gets; on the command line `--key`, with hyphens before capitals. */
  readonly key: string;
  readonly label: string;
  /** One sentence for `--help`. */
  readonly help: string;
  /** The option means something only where another one has one of these values; of a value `sequence:order` the word before the colon counts. */
  readonly when?: { readonly key: string; readonly is: readonly string[] };
  /** Asked for on the command line only. */
  readonly commandLineOnly?: boolean;
}

/** What can be chosen before a target is written. Values are plain data: text, numbers, yes and no. */
export type TargetOption = OptionBase &
  (
    | { readonly type: 'choice'; readonly choices: readonly Choice[]; readonly otherwise: string }
    /** Choices that depend on the design: the exporter's `choices` tells them. Without `otherwise` nothing is chosen, which is called `unset`. */
    | { readonly type: 'ofDesign'; readonly otherwise?: string; readonly unset?: string }
    | { readonly type: 'switch'; readonly otherwise: boolean }
    | { readonly type: 'text'; readonly otherwise?: string }
    | { readonly type: 'number'; readonly min: number; readonly max: number; readonly otherwise: number }
  );

/** Everything about a target but the writing itself: dialog, palette of commands and command line are made of it. */
export interface Target {
  /** Stable; also the name of its folder and the word behind `--to`. */
  readonly id: string;
  readonly title: string;
  /** One sentence: what it is good for. */
  readonly summary: string;
  readonly group: TargetGroup;
  /** Of its files, without a dot. */
  readonly extension: string;
  /** How the dialog shows what comes out: `files` is a tree for many files, `link` an address with its length. */
  readonly preview: 'mermaid' | 'picture' | 'markdown' | 'text' | 'files' | 'link';
  /** More words that find it in the palette. */
  readonly words?: string;
  readonly options: readonly TargetOption[];
  /** Ids of the targets whose exporters it writes with. */
  readonly needs?: readonly string[];
  /** It shows things where they stand: a design without places is laid out before it is written. */
  readonly showsPlaces?: boolean;
  /** Why the command line cannot write it, as a sentence. Then its files are pictures in SVG that the page paints as PNG. */
  readonly needsBrowser?: string;
}
