/**
 * Port to a transaction: what `work` writes to stores, outbox, inbox and step records happens together or not at all. One inside another is the same one.
 * Calls to other services and messages that are published at once take no part in it.
 */
export type Transact = <T>(work: () => Promise<T>) => Promise<T>;

/** In memory there is none: what was written before an error stays. */
export const noTransaction: Transact = (work) => work();
