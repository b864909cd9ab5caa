import { exploreRequest, type ExploreRequest } from './exploring.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = (event: MessageEvent<ExploreRequest>) => exploreRequest(event.data, (response) => scope.postMessage(response));
