import { splitmix32, textHash } from '../kernel/random.ts';

/** Where a key stands on the line from 0 to 1; the same for ever. `salt` keeps two decisions about one key apart. */
export function standing(key: number, salt: string): number {
  return splitmix32(textHash(salt) ^ Math.imul(key + 1, 0x9e3779b1))() / 4_294_967_296;
}

/**
 * Whether a key is among the share that is sent to the new side: `hash(key) < share`. Sticky: who is in at one share is in at every larger one, so a
 * share that only grows never moves anyone back.
 */
export function inShare(key: number, salt: string, share: number): boolean {
  return standing(key, salt) < share;
}
