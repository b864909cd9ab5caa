/** What was drawn, before it means anything in our terms. */
export interface Picture {
  readonly nodes: ReadonlyMap<string, DrawnNode>;
  readonly edges: readonly DrawnEdge[];
  readonly groups: ReadonlyMap<string, DrawnGroup>;
}

export type DrawnShape =
  | 'box'
  | 'round'
  | 'stadium'
  | 'subroutine'
  | 'cylinder'
  | 'circle'
  | 'hexagon'
  | 'rhombus'
  | 'slant-right'
  | 'slant-left'
  | 'trapezoid'
  | 'trapezoid-upside-down'
  | 'flag'
  | 'person';

export interface DrawnNode {
  readonly id: string;
  readonly line: number;
  /** As it is read by a person; the id where nothing else was written. */
  readonly text: string;
  /** `box` where nothing else was written. */
  readonly shape: DrawnShape;
  /** The innermost group in which it is mentioned. */
  readonly groupId?: string;
  /** What it is asked to do, where the diagram tells. */
  readonly operations: readonly string[];
}

export interface DrawnEdge {
  readonly from: string;
  readonly to: string;
  readonly line: number;
  readonly text: string;
  readonly dashed: boolean;
}

export interface DrawnGroup {
  readonly id: string;
  readonly line: number;
  readonly text: string;
}
