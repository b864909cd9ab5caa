import { AsyncLocalStorage } from 'node:async_hooks';
import { NotImplemented, Refused, TimedOut, TurnedAway, Unavailable } from './errors.ts';
import { carrier } from './tracing.ts';

/** A request to an operation of another service. */
export interface Call {
  /** The service, as it is called in paths: `payment-service`. */
  readonly target: string;
  /** The operation, as it is called in paths: `charge-payment`. */
  readonly operation: string;
  readonly payload: unknown;
  /** The same for every attempt: the target does the work once. */
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** How calls reach their target. */
export interface Transport {
  /** The answer as it came in; throws {@link Refused}, {@link Unavailable}, {@link TurnedAway}, {@link TimedOut} or {@link NotImplemented}. */
  call(call: Call): Promise<unknown>;
}

/** What answers calls: a Hono app, or anything with the same method. */
export interface Answering {
  request(path: string, init: RequestInit): Response | Promise<Response>;
}

/** Calls the services of this process, through their HTTP interface but without a network: they know of the caller what its request says. */
export function inProcessTransport(services: ReadonlyMap<string, Answering>): Transport {
  const outside = AsyncLocalStorage.snapshot();
  return {
    call: async (call) => {
      const service = services.get(call.target);
      if (!service) throw new Unavailable(`no service "${call.target}" runs in this process`);
      const request = requestOf(call);
      return answerOf(await outside(() => service.request(`/operations/${call.operation}`, request)), call);
    },
  };
}

/** Calls services over HTTP. `addressOf('payment-service')` is its base URL, without a slash at the end. */
export function httpTransport(addressOf: (target: string) => string): Transport {
  return {
    call: async (call) => {
      const url = `${addressOf(call.target)}/operations/${call.operation}`;
      const response = await fetch(url, requestOf(call)).catch((error: unknown) => {
        throw call.signal?.aborted
          ? new TimedOut(`${call.target} did not answer in time`)
          : new Unavailable(`${call.target} was not reached: ${String(error)}`);
      });
      return answerOf(response, call);
    },
  };
}

function requestOf({ payload, idempotencyKey, signal }: Call): RequestInit {
  return {
    method: 'POST',
    headers: { ...carrier(), 'content-type': 'application/json', ...(idempotencyKey !== undefined && { 'idempotency-key': idempotencyKey }) },
    body: JSON.stringify(payload ?? {}),
    ...(signal && { signal }),
  };
}

async function answerOf(response: Response, call: Call): Promise<unknown> {
  if (response.ok) return response.json();
  const { error, message } = (await response.json().catch(() => ({}))) as { error?: string; message?: string };
  const text = message ?? `${call.target} answered ${response.status} to ${call.operation}`;
  if (response.status === 501) throw new NotImplemented(`${call.target} ${call.operation}`);
  if (response.status === 504) throw new TimedOut(text);
  if (response.status === 429 || error === 'TurnedAway') throw new TurnedAway(text);
  if (response.status >= 400 && response.status < 500) throw new Refused(text);
  throw new Unavailable(text);
}
