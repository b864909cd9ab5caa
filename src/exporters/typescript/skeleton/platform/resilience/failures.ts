import { handleWhen, isBrokenCircuitError, isBulkheadRejectedError } from 'cockatiel';
import { NotImplemented, RateLimited, Refused, TurnedAway } from '../errors.ts';

/** An own policy let it not through. */
const isRejection = (error: unknown): boolean =>
  error instanceof RateLimited || (error instanceof Error && (isBrokenCircuitError(error) || isBulkheadRejectedError(error)));

/** A policy let it not through, an own one or one of those behind the target. */
export const isTurnedAway = (error: unknown): boolean => error instanceof TurnedAway || isRejection(error);

/** The target was reached and said no. */
export const isAnswer = (error: unknown): boolean => error instanceof Refused || error instanceof NotImplemented;

/** What a breaker counts: the target failed or was too slow. A refusal is an answer, and what an own policy rejects never reached the target. */
export const countsAsFailure = handleWhen((error) => !isAnswer(error) && !isRejection(error));

/** What is tried again: everything that may go better the next time. Whoever is turned away should not come back at once. */
export const worthRetrying = handleWhen((error) => !isAnswer(error) && !isTurnedAway(error));

/** What a fallback stands in for: everything but a business answer. */
export const fallsBack = handleWhen((error) => !isAnswer(error));
