import { DelegateBackoff } from 'cockatiel';

export interface BackoffOptions {
  readonly kind: 'none' | 'fixed' | 'exponential';
  /** Wait before the first retry, in milliseconds; exponential backoff doubles it each time. */
  readonly baseMs: number;
  /** The wait never grows beyond this. */
  readonly capMs: number;
  /** How the waits of many callers are spread; see https://aws.amazon.com/blogs/architecture/exponential-backoff-and-jitter/ */
  readonly jitter: 'none' | 'full' | 'equal' | 'decorrelated';
}

/**
 * Wait before a retry, in milliseconds.
 * @param retry counted from 0.
 * @param previous the wait before the retry before, for decorrelated jitter.
 */
export function waitBefore(retry: number, previous: number, { kind, baseMs, capMs, jitter }: BackoffOptions, random: () => number = Math.random): number {
  if (kind === 'none') return 0;
  const wait = Math.min(capMs, kind === 'fixed' ? baseMs : baseMs * 2 ** retry);
  switch (jitter) {
    case 'none':
      return wait;
    case 'full':
      return Math.floor(random() * wait);
    case 'equal':
      return Math.floor(wait / 2 + (random() * wait) / 2);
    case 'decorrelated':
      return Math.min(capMs, Math.floor(baseMs + random() * (Math.max(previous, baseMs) * 3 - baseMs)));
  }
}

/** The same as a backoff for cockatiel's `retry`. */
export const backoff = (options: BackoffOptions, random?: () => number) =>
  new DelegateBackoff<{ attempt: number }, number>(({ attempt }, previous) => {
    const delay = waitBefore(attempt - 1, previous ?? options.baseMs, options, random);
    return { delay, state: delay };
  });
