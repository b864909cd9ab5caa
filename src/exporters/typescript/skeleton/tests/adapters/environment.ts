import { afterAll, beforeAll } from 'vitest';

/** Value of a variable that these tests need. @throws Error that says so. */
export function needed(variable: string, example: string): string {
  const value = process.env[variable];
  if (!value) throw new Error(`${variable} is not set: say where the server is, as in ${variable}=${example}`);
  return value;
}

/** Names that no other run has used, so that servers may keep what they know. */
export const fresh = (name: string): string => `${name}-${crypto.randomUUID().slice(0, 8)}`;

/** Collects what has gone wrong in the background, to show it when a test fails. */
export const background: string[] = [];
export const onError = (error: unknown): void => void background.push(String(error));

/** What all tests of a file share: opened before the first one, closed after the last. */
export function shared<T>(open: () => Promise<T>, close: (value: T) => Promise<void>): () => T {
  let held: { readonly value: T } | undefined;
  beforeAll(async () => {
    held = { value: await open() };
  });
  afterAll(async () => {
    if (held) await close(held.value);
  });
  return () => {
    if (!held) throw new Error('used before it was opened');
    return held.value;
  };
}
