import { describe, expect, it } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import { ruleState, rulesFor, severityFor, severityIn } from './ruleState.ts';
import type { RuleInfo } from './types.ts';

const rule: RuleInfo = {
  id: 'missing-bulkhead',
  title: 'Missing bulkhead',
  summary: 'One slow target takes all threads.',
  severity: 'warning',
  confidence: 'P',
  preset: 'production',
  group: 'Resilience',
  parameters: [],
  sources: [{ name: 'own', words: 'our own' }],
  docs: { wrong: '', why: '', fix: '' },
};
const timeout: RuleInfo = {
  ...rule,
  id: 'missing-timeout',
  title: 'Missing timeout',
  summary: 'A caller waits for ever.',
  severity: 'error',
  preset: 'design',
};

describe('whether a rule is asked', () => {
  it.each([
    ['', 'outside'],
    ['meta {preset: production}', 'on'],
    ['ruleSettings missing-bulkhead {severity: info}', 'on'],
    ['meta {preset: production}; ruleSettings missing-bulkhead {severity: off}', 'off'],
  ])('in a design with “%s” it is %s', (text, state) => {
    expect(ruleState(rule, sketch(`orders(service); ${text}`))).toBe(state);
  });

  it('shows the severity that the design sets, and that of the rule while it is off', () => {
    expect(severityIn(rule, sketch('ruleSettings missing-bulkhead {severity: error}'))).toBe('error');
    expect(severityIn(rule, sketch('ruleSettings missing-bulkhead {severity: off}'))).toBe('warning');
  });

  it('is switched on by the preset where that asks it, else by its own severity', () => {
    expect(severityFor(true, rule, 'production')).toBeNull();
    expect(severityFor(true, rule, 'design')).toBe('warning');
    expect(severityFor(false, timeout, 'design')).toBe('off');
  });
});

describe('the list of rules', () => {
  it('is searched by title, id, summary and group', () => {
    const found = (query: string) => rulesFor([rule, timeout], query).map(({ id }) => id);
    expect(found('')).toEqual(['missing-bulkhead', 'missing-timeout']);
    expect(found('RESILIENCE threads')).toEqual(['missing-bulkhead']);
    expect(found('missing-timeout')).toEqual(['missing-timeout']);
    expect(found('nobody')).toEqual([]);
  });
});
