import { expect } from 'vitest';

/** Mean and standard error of values that are independent of one another. */
export function estimate(values: readonly number[]): { readonly mean: number; readonly error: number } {
  const mean = values.reduce((sum, value) => sum + value, 0) / values.length;
  const variance = values.reduce((sum, value) => sum + (value - mean) ** 2, 0) / (values.length - 1);
  return { mean, error: Math.sqrt(variance / values.length) };
}

/**
 * The mean of independent replications lies within 3.9 standard errors of what theory says: one in ten thousand does not. The estimate must also be
 * sharp enough to be able to fail.
 */
export function expectMean(values: readonly number[], theory: number, sharp = 0.1): void {
  const { mean, error } = estimate(values);
  expect(Math.abs(mean - theory), `${mean} ± ${error} against ${theory}`).toBeLessThanOrEqual(3.9 * error);
  expect(error, 'the estimate must be sharp enough to fail').toBeLessThan(sharp * theory);
}

export const replications = <T>(count: number, one: (seed: number) => T): T[] => Array.from({ length: count }, (_, index) => one(index + 1));
