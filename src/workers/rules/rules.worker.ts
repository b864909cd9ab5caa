import { Desk } from './desk.ts';
import type { RulesRequest } from './protocol.ts';

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const desk = new Desk();

scope.onmessage = (event: MessageEvent<RulesRequest>) => {
  const response = desk.handle(event.data);
  scope.postMessage(response, response.kind === 'findings' ? [response.delta.order.buffer] : []);
};
