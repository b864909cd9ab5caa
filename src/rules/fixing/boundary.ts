import type { Facts } from '../facts/facts.ts';

/** What a new flow across the trust boundary says of its encryption: nothing where the platform sees to it. */
export const encrypted = (facts: Facts): { tls?: true } => (facts.design.platform.tls === true ? {} : { tls: true });
