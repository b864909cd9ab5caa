import type { Element, Flow } from '../../model/index.ts';
import { isService } from './kinds.ts';

/** Fields of elements and flows that the way of a request, its attempts and its chances depend on. */
const FIELDS = [
  'kind',
  'from',
  'to',
  'offPath',
  'critical',
  'parallelGroup',
  'retry',
  'fallback',
  'unknown',
  'availability',
  'defaults',
  'infrastructure',
  'partOfId',
  'variant',
] as const;

/** Whether one record in place of another may change what requests meet on their way; false for a new name or text. */
export function changesRequests(before: Element | Flow | undefined, after: Element | Flow | undefined): boolean {
  if (before === undefined || after === undefined) return before !== after;
  const old = before as Readonly<Record<string, unknown>>;
  const next = after as Readonly<Record<string, unknown>>;
  return FIELDS.some((field) => old[field] !== next[field] && JSON.stringify(old[field]) !== JSON.stringify(next[field]));
}

/** Fields of a service that what is counted about all of them depends on. */
const SERVICE_FIELDS = ['kind', 'role', 'infrastructure', 'partOfId', 'operations', 'aggregates', 'deploymentUnit', 'observability', 'unknown'] as const;

/** Whether one record in place of another may change what is counted about services. */
export function changesService(before: Element | undefined, after: Element | undefined): boolean {
  if (!isService(before) && !isService(after)) return false;
  if (!isService(before) || !isService(after)) return true;
  return SERVICE_FIELDS.some((field) => before[field] !== after[field]);
}

/** 1 where a record states a retry, its own or a default, and 0 where it does not. */
export function statesRetry(record: Element | Flow | undefined): number {
  const { retry, defaults }: { readonly retry?: unknown; readonly defaults?: { readonly retry?: unknown } } = record ?? NOTHING;
  return retry === undefined && defaults?.retry === undefined ? 0 : 1;
}

const NOTHING = {};
