/** A handler that nobody has written yet. The message names the operation. */
export class NotImplemented extends Error {
  override readonly name = 'NotImplemented';

  constructor(operation: string) {
    super(`${operation} is not implemented yet`);
  }
}

/** A business "no": the card is declined, nothing is in stock. Asking again would get the same answer, so nobody retries it and no breaker counts it. */
export class Refused extends Error {
  override readonly name = 'Refused';
}

/** The target was not reached or answered with an error; nothing was done. */
export class Unavailable extends Error {
  override readonly name = 'Unavailable';
}

/** No answer in time. Whether the work was done is unknown. */
export class TimedOut extends Error {
  override readonly name = 'TimedOut';
}

/** A policy of somebody on the way did not let it through: a limit, a full bulkhead, an open breaker. Nothing was done, and at once it would go no better. */
export class TurnedAway extends Error {
  override readonly name = 'TurnedAway';
}

/** The own rate limit let no further call through. */
export class RateLimited extends Error {
  override readonly name = 'RateLimited';
}

/** Somebody else has written since the record was read. */
export class VersionConflict extends Error {
  override readonly name = 'VersionConflict';
}
