/** A whole design, and what an architect who knows the catalogue would say of it. */
export interface JudgedDesign {
  readonly name: string;
  /** In the language of `importers/sketch.ts`. */
  readonly text: string;
  /** Everything that is to be found, as `severity rule@subject`, in any order; nothing else may be. */
  readonly findings: readonly string[];
}
