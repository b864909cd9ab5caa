import { handle } from './handle.ts';
import { buffersOf, type SimulationRequest } from './protocol.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;

scope.onmessage = (event: MessageEvent<SimulationRequest>) => {
  const response = handle(event.data);
  scope.postMessage(response, buffersOf(response) as ArrayBuffer[]);
};
