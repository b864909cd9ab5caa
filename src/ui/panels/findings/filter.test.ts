import { describe, expect, it } from 'vitest';
import type { Finding, Severity } from './types.ts';
import { ALL_SEVERITIES, filtered } from './filter.ts';
import { finding } from './testing.ts';

const said = (ruleId: string, severity: Severity, message: string, evidence: readonly string[]): Finding => ({
  ...finding(ruleId, severity, evidence[0] ?? '', evidence),
  message,
  where: 'Order service',
});

const shared = said('shared-database', 'error', 'order-db is written by two contexts', ['order-db', 'orders']);
const breaker = said('missing-circuit-breaker', 'warning', 'API gateway → Order service has no circuit breaker', ['gateway', 'orders']);
const all = [shared, breaker];
const everything = { severities: ALL_SEVERITIES, query: '', selection: null };

describe('the list of findings', () => {
  it('shows all of them without a filter, in their order', () => {
    expect(filtered(all, everything)).toEqual(all);
  });

  it('leaves out a severity that is switched off', () => {
    expect(filtered(all, { ...everything, severities: new Set<Severity>(['error']) })).toEqual([shared]);
  });

  it('looks in the message, the place and the rule', () => {
    expect(filtered(all, { ...everything, query: 'missing gateway' })).toEqual([breaker]);
    expect(filtered(all, { ...everything, query: 'ORDER SERVICE' })).toEqual(all);
  });

  it('narrows to what the selection is evidence of', () => {
    expect(filtered(all, { ...everything, selection: ['order-db'] })).toEqual([shared]);
    expect(filtered(all, { ...everything, selection: ['nothing'] })).toEqual([]);
  });
});
