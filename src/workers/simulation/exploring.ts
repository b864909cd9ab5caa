import type { Design } from '../../model/index.ts';
import { inEnglish, type Phrasebook, speak } from '../../speech/index.ts';
import { beginExploration, type Exploration, type ExploreOptions, type ExploreOutcome, type ExploreProgress } from '../../simulation/index.ts';

/** One exploration, asked for by the page. */
export interface ExploreRequest {
  readonly id: number;
  readonly design: Design;
  readonly sagaId: string;
  readonly options: ExploreOptions;
  /** What is found is told with it; without one, in English. */
  readonly phrasebook?: Phrasebook | undefined;
}

/** What was found, in the language that was asked for; beside it in English, for documents. */
export type Explored = ExploreOutcome & { readonly english?: Exploration };

export type ExploreResponse =
  | { readonly id: number; readonly progress: ExploreProgress }
  | { readonly id: number; readonly outcome: Explored }
  | { readonly id: number; readonly failure: string };

/** States between two reports: some thirty milliseconds of work. */
const SLICE = 20_000;

/** What the worker does with a request; also what runs where there are no workers. Tells how far it is between slices. Never throws. */
export function exploreRequest({ id, design, sagaId, options, phrasebook }: ExploreRequest, tell: (response: ExploreResponse) => void): void {
  speak(phrasebook);
  try {
    const exploration = beginExploration(design, sagaId, options);
    while (exploration.advance(SLICE)) tell({ id, progress: exploration.progress });
    const outcome = exploration.outcome() ?? { ok: false, problems: [] };
    const english = phrasebook && inEnglish(() => exploration.outcome());
    tell({ id, outcome: { ...outcome, ...(english?.ok && { english: english.exploration }) } });
  } catch (error) {
    tell({ id, failure: error instanceof Error ? error.message : String(error) });
  }
}
