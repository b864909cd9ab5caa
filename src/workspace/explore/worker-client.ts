import { phrasebook } from '../../language/index.ts';
import { createExplorerClient } from '../../workers/simulation/index.ts';
import type { ExploreClient } from './client.ts';

/** Explores in a worker; loaded with the first exploration. */
export function createExploreClient(): ExploreClient {
  const client = createExplorerClient(undefined, phrasebook);
  return { explore: (design, sagaId, options, onProgress) => client.explore(design, sagaId, options, onProgress), cancel: () => client.cancel() };
}
