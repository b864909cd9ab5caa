import { Desk } from './desk.ts';
import type { RulesRequest, RulesResponse } from './protocol.ts';

/** Milliseconds of work between two looks at what the page wants. */
const SLICE_MS = 25;

const scope = globalThis as unknown as DedicatedWorkerGlobalScope;
const desk = new Desk();
/** A message to oneself comes behind those of the page that wait already. */
const turn = new MessageChannel();

function post(response: RulesResponse | undefined): void {
  if (response) scope.postMessage(response, response.kind === 'check' ? [response.answer.order.buffer] : []);
}

let isWaiting = false;

function waitForTurn(): void {
  if (isWaiting || !desk.isBusy) return;
  isWaiting = true;
  turn.port2.postMessage(null);
}

turn.port1.onmessage = () => {
  isWaiting = false;
  const until = performance.now() + SLICE_MS;
  post(desk.go(() => performance.now() > until));
  waitForTurn();
};

scope.onmessage = (event: MessageEvent<RulesRequest>) => {
  post(desk.handle(event.data));
  waitForTurn();
};
