import { handle } from './handle.ts';
import type { Request } from './protocol.ts';

self.addEventListener('message', (event: MessageEvent<Request>) => {
  void handle(event.data).then((answer) => self.postMessage(answer, answer.ok && answer.result instanceof Uint8Array ? [answer.result.buffer] : []));
});
