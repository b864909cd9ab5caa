import type { Design } from '../../model/index.ts';
import type { ExploreOptions, ExploreProgress } from '../../simulation/index.ts';
import type { Explored } from '../../workers/simulation/index.ts';

/** What the store needs of the explorer: it tries everything off the main thread. */
export interface ExploreClient {
  /** Rejects with an `AbortError` when it is cancelled or a newer exploration takes its place. */
  explore(design: Design, sagaId: string, options: ExploreOptions, onProgress: (progress: ExploreProgress) => void): Promise<Explored>;
  cancel(): void;
}
