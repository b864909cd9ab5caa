import type { Design } from '../../model/index.ts';
import { beginExploration, type ExploreOptions, type ExploreOutcome, type ExploreProgress } from '../../simulation/index.ts';

/** One exploration, asked for by the page. */
export interface ExploreRequest {
  readonly id: number;
  readonly design: Design;
  readonly sagaId: string;
  readonly options: ExploreOptions;
}

export type ExploreResponse =
  | { readonly id: number; readonly progress: ExploreProgress }
  | { readonly id: number; readonly outcome: ExploreOutcome }
  | { readonly id: number; readonly failure: string };

/** States between two reports: some thirty milliseconds of work. */
const SLICE = 20_000;

/** What the worker does with a request; also what runs where there are no workers. Tells how far it is between slices. Never throws. */
export function exploreRequest({ id, design, sagaId, options }: ExploreRequest, tell: (response: ExploreResponse) => void): void {
  try {
    const exploration = beginExploration(design, sagaId, options);
    while (exploration.advance(SLICE)) tell({ id, progress: exploration.progress });
    tell({ id, outcome: exploration.outcome() ?? { ok: false, problems: [] } });
  } catch (error) {
    tell({ id, failure: error instanceof Error ? error.message : String(error) });
  }
}
