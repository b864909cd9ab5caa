import type { Element } from '../../model/index.ts';
import type { Facts } from '../facts/facts.ts';

/** What a new flow across the trust boundary says of its encryption: nothing where the platform sees to it. */
export const encrypted = (facts: Facts): { tls?: true } => (facts.design.platform.tls === true ? {} : { tls: true });

/** What a new call from outside, straight to a service, has to bring along besides; nothing for partners that are known. */
export const limited = (facts: Facts, caller: Element | undefined): { rateLimit?: { limit: number; perMs: number } } =>
  isAnybody(caller) && facts.design.platform.rateLimit === undefined ? { rateLimit: { limit: 100, perMs: 1_000 } } : {};

/** A caller of whom nobody knows who it is before it says so: a client, or an external system that anybody may use. */
export const isAnybody = (caller: Element | undefined): boolean => caller?.kind === 'client' || (caller?.kind === 'external' && caller.public === true);
