import { handleWhen, isBrokenCircuitError, isBulkheadRejectedError } from 'cockatiel';
import { NotImplemented, RateLimited, Refused } from '../errors.ts';

const isRejection = (error: unknown): boolean =>
  error instanceof RateLimited || (error instanceof Error && (isBrokenCircuitError(error) || isBulkheadRejectedError(error)));

/** The target was reached and said no. */
export const isAnswer = (error: unknown): boolean => error instanceof Refused || error instanceof NotImplemented;

/** What a breaker counts: the target failed or was too slow. A refusal is an answer, and a rejection never reached the target. */
export const countsAsFailure = handleWhen((error) => !isAnswer(error) && !isRejection(error));

/** What is tried again: everything that may go better the next time. An open breaker says that it will not. */
export const worthRetrying = handleWhen((error) => !isAnswer(error) && !(error instanceof Error && isBrokenCircuitError(error)));

/** What a fallback stands in for: everything but a business answer. */
export const fallsBack = handleWhen((error) => !isAnswer(error));
