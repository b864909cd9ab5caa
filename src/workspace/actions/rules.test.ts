import 'fake-indexeddb/auto';
import { beforeEach, describe, expect, it } from 'vitest';
import { RULES, type Finding } from '../../rules/index.ts';
import { sketch } from '../../testing/index.ts';
import { undo } from '../editing.ts';
import { session } from '../session.ts';
import { useDesign } from '../stores/design.ts';
import { acceptFinding, changeAcceptanceReason, withdrawAcceptance } from './acceptances.ts';
import { resetRule, setPreset, setRuleParameter, setRuleSeverity } from './rule-settings.ts';

const now = () => useDesign.getState().design;
const chain = RULES.find(({ id }) => id === 'sync-chain') ?? expect.fail('there is no such rule');

const finding: Finding = {
  key: 'nanoservice@orders',
  ruleId: 'nanoservice',
  severity: 'warning',
  subject: 'orders',
  evidence: ['orders'],
  title: [{ text: 'orders is tiny' }],
  message: 'orders is tiny',
  where: 'orders',
  why: '',
  question: false,
};

beforeEach(() => session.createDesign(sketch('orders(service)')));

describe('Settings of a rule', () => {
  it('are one step each, and no record when all is as it comes', () => {
    expect(setRuleParameter(chain, 'warningHops', 4)).toBeUndefined();
    expect(now().ruleSettings).toEqual({ 'sync-chain': { parameters: { warningHops: 4 } } });
    setRuleSeverity(chain, 'info');
    expect(now().ruleSettings).toEqual({ 'sync-chain': { severity: 'info', parameters: { warningHops: 4 } } });
    undo();
    expect(now().ruleSettings).toEqual({ 'sync-chain': { parameters: { warningHops: 4 } } });
    setRuleParameter(chain, 'warningHops', null);
    expect(now().ruleSettings).toEqual({});
  });

  it('refuse what is out of range with the range, and change nothing', () => {
    expect(setRuleParameter(chain, 'warningHops', 99)).toMatch(/between 2 and 50/);
    expect(now().ruleSettings).toEqual({});
  });

  it('go back to how the rule comes in one step', () => {
    setRuleSeverity(chain, 'off');
    resetRule(chain);
    expect(now().ruleSettings).toEqual({});
    expect(useDesign.getState().undoLabel).toBe('Set Long synchronous chain back to its defaults');
  });

  it('make no step where nothing changes', () => {
    resetRule(chain);
    setPreset('design');
    expect(useDesign.getState().canUndo).toBe(false);
    setPreset('production');
    expect(now().meta.preset).toBe('production');
  });
});

describe('An acceptance', () => {
  const accepted = () => Object.entries(now().decisions);

  it('is a decision with the rule, the subject, the reason and the day', () => {
    expect(acceptFinding(finding, 'It scales alone.')).toMatchObject({ ok: true });
    expect(accepted().map(([, decision]) => decision)).toMatchObject([
      { ruleId: 'nanoservice', subjects: ['orders'], reason: 'It scales alone.', title: 'orders is tiny', date: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) },
    ]);
  });

  it('gets another reason and keeps its day', () => {
    acceptFinding(finding, 'It scales alone.');
    const [id, before] = accepted()[0] ?? expect.fail('nothing was accepted');
    changeAcceptanceReason(id, 'It is regulated.');
    expect(now().decisions[id]).toEqual({ ...before, reason: 'It is regulated.' });
  });

  it('is withdrawn in one step', () => {
    acceptFinding(finding, 'It scales alone.');
    const [id] = accepted()[0] ?? expect.fail('nothing was accepted');
    withdrawAcceptance(id);
    expect(accepted()).toEqual([]);
    undo();
    expect(accepted()).toHaveLength(1);
  });
});
