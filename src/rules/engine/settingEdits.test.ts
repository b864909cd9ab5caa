import { describe, expect, it } from 'vitest';
import { applyEdits, emptyDesign, type Design, type Edit } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { RULES } from '../index.ts';
import { effectiveSetting, resetRule, setParameter, setPreset, setSeverity } from './settingEdits.ts';

const chain = RULES.find(({ id }) => id === 'sync-chain');
if (!chain) throw new Error('sync-chain is gone');

function after(design: Design, edits: readonly Edit[]): Design {
  const result = applyEdits(design, edits);
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return result.design;
}
const given = (setting: string) => sketch(`a(service); ruleSettings sync-chain ${setting}`);
const settings = (design: Design, edits: readonly Edit[]) => after(design, edits).ruleSettings;

describe('a severity', () => {
  it('is set, changed and taken back', () => {
    const off = after(emptyDesign(), setSeverity(emptyDesign(), 'sync-chain', 'off'));
    expect(off.ruleSettings).toEqual({ 'sync-chain': { severity: 'off' } });
    expect(settings(off, setSeverity(off, 'sync-chain', 'info'))).toEqual({ 'sync-chain': { severity: 'info' } });
    expect(settings(off, setSeverity(off, 'sync-chain', null))).toEqual({});
  });

  it('leaves the parameters alone', () => {
    const design = given('{severity: error, parameters: {warningHops: 5}}');
    expect(settings(design, setSeverity(design, 'sync-chain', null))).toEqual({ 'sync-chain': { parameters: { warningHops: 5 } } });
  });

  it('that it has already changes nothing', () => {
    const design = given('{severity: error}');
    expect(setSeverity(design, 'sync-chain', 'error')).toEqual([]);
    expect(setSeverity(emptyDesign(), 'sync-chain', null)).toEqual([]);
  });
});

describe('a parameter', () => {
  it('is set, changed and taken back', () => {
    const design = given('{parameters: {warningHops: 5}}');
    const set = setParameter(design, chain, 'errorHops', 7);
    expect(set.ok && settings(design, set.edits)).toEqual({ 'sync-chain': { parameters: { warningHops: 5, errorHops: 7 } } });
    const back = setParameter(design, chain, 'warningHops', null);
    expect(back.ok && settings(design, back.edits)).toEqual({});
  });

  it.each([
    [1, 'Warn at is not between 2 and 50.'],
    [51, 'Warn at is not between 2 and 50.'],
    [3.5, 'Warn at is no whole number between 2 and 50.'],
    [Number.NaN, 'Warn at is no number between 2 and 50.'],
    [Number.POSITIVE_INFINITY, 'Warn at is no number between 2 and 50.'],
  ])('of %s is refused with its range', (value, reason) => expect(setParameter(emptyDesign(), chain, 'warningHops', value)).toEqual({ ok: false, reason }));

  it('that the rule does not have is refused', () => {
    expect(setParameter(emptyDesign(), chain, 'hops', 3)).toEqual({ ok: false, reason: 'Long synchronous chain has no parameter “hops”.' });
  });
});

describe('what counts', () => {
  it('is the rule’s own where the design says nothing', () => {
    expect(effectiveSetting(emptyDesign(), chain)).toEqual({
      active: true,
      isOwn: false,
      parameters: [
        { name: 'warningHops', value: 3, isOwn: false },
        { name: 'errorHops', value: 4, isOwn: false },
      ],
    });
  });

  it('is what the design says, but for what cannot be', () => {
    expect(effectiveSetting(given('{severity: off, parameters: {warningHops: 6, errorHops: 0}}'), chain)).toEqual({
      active: false,
      severity: 'off',
      isOwn: true,
      parameters: [
        { name: 'warningHops', value: 6, isOwn: true },
        { name: 'errorHops', value: 4, isOwn: false, refused: 'outside' },
      ],
    });
  });

  it('follows the preset', () => {
    const timeout = RULES.find(({ id }) => id === 'missing-timeout');
    const design = after(emptyDesign(), setPreset(emptyDesign(), 'sketch'));
    expect(timeout && effectiveSetting(design, timeout).active).toBe(false);
    expect(timeout && effectiveSetting(after(design, setPreset(design, 'design')), timeout).active).toBe(true);
    expect(setPreset(emptyDesign(), 'design')).toEqual([]);
  });
});

it('a rule that is reset is as it comes', () => {
  const design = given('{severity: off, parameters: {warningHops: 6}}');
  expect(settings(design, resetRule(design, 'sync-chain'))).toEqual({});
  expect(resetRule(emptyDesign(), 'sync-chain')).toEqual([]);
});
