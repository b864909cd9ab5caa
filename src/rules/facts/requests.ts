import type { Element, Flow } from '../../model/index.ts';

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
