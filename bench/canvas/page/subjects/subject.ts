import type { Design } from '../../../../src/model/index.ts';

/** Where the view stands: a point of the design at `p` is on the page at `p * zoom + (x, y)`. */
export interface View {
  readonly x: number;
  readonly y: number;
  readonly zoom: number;
}

/** Something that shows a design, ready to be put on the page. */
export interface Subject {
  /** Begins to show it. */
  show(root: HTMLElement): Promise<void> | void;
  /** Whether all of its elements are there to be seen. */
  isShown(): boolean;
}

/** Turns a design into what the subject itself takes, and makes the page around it in `root`; nothing of this counts as its first render. */
export type Prepare = (design: Design, view: View, root: HTMLElement) => Promise<Subject>;
