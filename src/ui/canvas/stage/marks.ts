/** How something stands out. Selection is sharp, evidence glows; a flow or element has one of each at most. */
export interface Marks {
  readonly selected: ReadonlySet<string>;
  /** What the finding that is lit up speaks of. */
  readonly evidence: ReadonlySet<string>;
  /** While something is being connected: what may be its end. Everything else steps back. */
  readonly legal: ReadonlySet<string> | undefined;
  /** While a filter or a focus holds: what it leaves. Everything else steps back. */
  readonly kept?: ReadonlySet<string> | undefined;
  /** Where what is being done would end: the element under a connection, the context under a drag. Only the layer of what moves knows it. */
  readonly target?: string | undefined;
  /** The worst finding of each record, and how many there are. */
  readonly findings: ReadonlyMap<string, FindingMark>;
}

export interface FindingMark {
  readonly severity: 'error' | 'warning' | 'info';
  readonly count: number;
}

export const NO_MARKS: Marks = { selected: new Set(), evidence: new Set(), legal: undefined, findings: new Map() };

/** What is no legal end steps back while something is connected; what a filter does not leave does unless it is selected. */
export const isDimmed = (marks: Marks, id: string): boolean =>
  (marks.legal !== undefined && !marks.legal.has(id)) || (marks.kept !== undefined && !marks.kept.has(id) && !marks.selected.has(id));
