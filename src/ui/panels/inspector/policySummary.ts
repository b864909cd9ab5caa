import { t, wordTable } from '../../../language/index.ts';
import { DEFAULTS, type Policies, type PolicyName } from '../../../model/index.ts';
import { formatQuantity } from '../../controls/quantity.ts';

/** A policy by its name, for places that handle all of them alike. */
export type AnyPolicy = NonNullable<Policies[PolicyName]>;

type SummaryOf = { [N in PolicyName]: (policy: NonNullable<Policies[N]>) => string };

const FALLBACK_WORDS = wordTable({
  cached: 'last known answer',
  degraded: 'reduced answer',
  queued: 'queued for later',
  'fail-fast': 'fails at once',
});

/** What is said of a policy whose numbers nobody wrote. */
const noNumbers = (): string => t('no numbers');

const SUMMARIES: SummaryOf = {
  fallback: ({ kind }) => (kind === undefined ? noNumbers() : FALLBACK_WORDS[kind]),
  timeout: ({ ms }) => (ms === undefined ? noNumbers() : time(ms)),
  retry: ({ retries, unlimited, backoff, jitter }) => {
    const tries = unlimited ? '∞' : retries === undefined ? undefined : `${retries}×`;
    const spread =
      jitter !== undefined && jitter !== 'none' ? t('{{kind}} jitter', { kind: t(jitter) }) : backoff === 'none' ? t('no wait') : backoff && t(backoff);
    return joined([tries, spread]);
  },
  circuitBreaker: ({ mode, failures, windowMs, failureRate }) => {
    const byRate = mode === 'rate' || (failures === undefined && failureRate !== undefined);
    const trips = byRate ? failureRate !== undefined && formatQuantity(failureRate, '0 to 1') : failures;
    if (trips === undefined || trips === false) return windowMs === undefined ? noNumbers() : t('in {{time}}', { time: time(windowMs) });
    return windowMs === undefined ? `${trips}` : t('{{number}} in {{time}}', { number: trips, time: time(windowMs) });
  },
  rateLimit: ({ limit, perMs }) => {
    if (limit === undefined) return perMs === undefined ? noNumbers() : t('each {{time}}', { time: time(perMs) });
    return perMs === undefined ? `${limit}` : t('{{number}} in {{time}}', { number: limit, time: time(perMs) });
  },
  bulkhead: ({ concurrent, queue }) =>
    joined([
      concurrent === undefined ? undefined : t('{{number}} at once', { number: concurrent }),
      queue ? t('{{number}} queued', { number: queue }) : undefined,
    ]),
};

const time = (ms: number) => formatQuantity(ms, 'ms');
const joined = (parts: readonly (string | undefined)[]) => parts.filter((part) => part !== undefined).join(' · ') || noNumbers();

/** A policy in a few characters: `2× · full jitter`, `5 in 10 s`, `800 ms`. */
export function summaryOf<N extends PolicyName>(name: N, policy: NonNullable<Policies[N]>): string {
  return SUMMARIES[name](policy);
}

type StartOf = { readonly [N in PolicyName]: NonNullable<Policies[N]> };

/**
 * What a policy holds when somebody adds it by hand: the numbers that count when they are missing, written down, so that
 * they are seen and can be changed; and jitter, because retries in step are what brings a target down.
 */
export const STARTING: StartOf = {
  fallback: { kind: DEFAULTS.fallback.kind },
  retry: { retries: DEFAULTS.retry.retries, backoff: DEFAULTS.retry.backoff, baseMs: 200, jitter: 'full' },
  circuitBreaker: { failures: DEFAULTS.circuitBreaker.failures, windowMs: DEFAULTS.circuitBreaker.windowMs, openMs: DEFAULTS.circuitBreaker.openMs },
  rateLimit: { limit: DEFAULTS.rateLimit.limit, perMs: DEFAULTS.rateLimit.perMs },
  timeout: { ms: DEFAULTS.timeout.ms },
  bulkhead: { concurrent: DEFAULTS.bulkhead.concurrent, queue: DEFAULTS.bulkhead.queue },
};

/** Parameters that are shown at once; the others wait behind "More". */
export const MAIN_PARAMETERS: Readonly<Record<PolicyName, readonly string[]>> = {
  fallback: ['kind'],
  retry: ['retries', 'backoff', 'jitter'],
  circuitBreaker: ['failures', 'windowMs', 'openMs'],
  rateLimit: ['limit', 'perMs', 'burst'],
  timeout: ['ms'],
  bulkhead: ['concurrent', 'queue'],
};

/** The value that counts where a parameter is missing, as it is shown in its empty field. */
export function defaultParameter(name: PolicyName, key: string, unit?: string): string | undefined {
  const value = (DEFAULTS[name] as Readonly<Record<string, unknown>>)[key];
  if (typeof value === 'number') return formatQuantity(value, unit);
  return typeof value === 'string' ? value : undefined;
}
