import { type IDefaultPolicyContext, type IPolicy, noop } from 'cockatiel';
import { TimedOut } from '../errors.ts';

/** Inside of a retry: no further try begins once whoever asked has left. Cockatiel asks for that only before it waits for the next one. */
export const whileAwaited: IPolicy = {
  _altReturn: noop._altReturn,
  onSuccess: noop.onSuccess,
  onFailure: noop.onFailure,
  execute: <T>(work: (context: IDefaultPolicyContext) => PromiseLike<T> | T, signal?: AbortSignal): Promise<T> =>
    signal?.aborted ? Promise.reject(new TimedOut('nobody waits for the answer any longer')) : noop.execute(work, signal),
};
