import { describe, expect, it } from 'vitest';
import { applyEdits, update } from '../../../model/index.ts';
import { sketch } from '../../../testing/index.ts';
import { engineOver } from '../../engine/engine.ts';
import { changedBy, judged, repaired, saidBy } from '../../testing/judging.ts';
import { retryAmplification as rule } from './rule.ts';

/** a → b → c → …, with that many retries of each call; `-` for a call without a policy. */
function chain(retries: readonly (number | '-' | 'unlimited')[], ends: { head?: string; tail?: string } = {}): string {
  const names = ['a', 'b', 'c', 'd', 'e', 'f'];
  const calls = retries.map((count, i) => {
    const policy = count === '-' ? '' : `retry: ${count === 'unlimited' ? '{unlimited: true}' : `{retries: ${count}}`}`;
    return `${names[i]} -> ${names[i + 1]}: call #${names[i]}${names[i + 1]} {${policy}}`;
  });
  const boxes = names
    .slice(0, retries.length + 1)
    .map((name, i) => `${name}(${i === 0 ? (ends.head ?? 'service') : i === retries.length ? (ends.tail ?? 'service') : 'service'})`);
  return [...boxes, ...calls].join('; ');
}

describe('retry-amplification', () => {
  it('is an error from 27 attempts on', () => {
    expect(saidBy(rule, chain([2, 2, 2]))).toEqual(['error: a → b → c → d: one request becomes up to 27']);
    expect(judged(rule, chain([2, 2, 2]))[0]).toMatchObject({
      subject: 'a',
      evidence: ['a', 'b', 'c', 'd', 'ab', 'bc', 'cd'],
      why: expect.stringContaining('Three layers retry the same request: 3 × 3 × 3 attempts along a → b → c → d'),
    });
  });

  it('carries the attempts along the way', () => {
    expect(judged(rule, chain([2, '-', 4]))[0]?.path).toEqual([
      { elementId: 'a' },
      { elementId: 'b', flowId: 'ab', attempts: 3 },
      { elementId: 'c', flowId: 'bc' },
      { elementId: 'd', flowId: 'cd', attempts: 5 },
    ]);
  });

  it('is a warning from 9 on', () => {
    expect(saidBy(rule, chain([2, 2]))).toEqual(['warning: a → b → c: one request becomes up to 9']);
    expect(saidBy(rule, chain([12, 1]))[0]).toMatch(/^warning.*26$/);
  });

  it('takes a number that nobody stated for three', () => {
    expect(saidBy(rule, 'a(service) -> b(service): call {retry: {}}; b -> c(service): call {retry: {}}')[0]).toContain('up to 16');
  });

  it('goes on without end where one layer does', () => {
    expect(saidBy(rule, chain(['unlimited', 1]))).toEqual(['error: a → b → c: one request becomes requests without end']);
  });

  it.each([
    ['a client at the head', chain([2, 2, 2], { head: 'client' })],
    ['a gateway at the head', chain([2, 2, 2], { head: 'gateway' })],
    ['an external system at the end', chain([2, 2, 2], { tail: 'external' })],
    ['a layer in between that does not retry', chain([2, '-', 2, 2])],
    ['a retry of the platform', `platform {retry: {retries: 2}}; ${chain(['-', '-', '-'])}`],
    ['a worker that calls on for its service', chain([2, '-', 2]).replace('b -> c', 'bw(service {partOfId: b}) -> c').replace('{}', '{retry: {retries: 2}}')],
  ])('multiplies along %s', (_, design) => expect(saidBy(rule, design)[0]).toMatch(/^error.*up to 27$/));

  it.each([
    ['8 attempts', chain([1, 1, 1])],
    ['one layer that tries often', chain([30])],
    ['one layer that tries without end', chain(['-', 'unlimited', '-'])],
    ['one layer on each way', 'a(service) -> b(service): call {retry: {retries: 9}}; a -> c(service): call {retry: {retries: 9}}'],
    ['a layer off the request path', chain([2, 2]).replace('#bc {', '#bc {offPath: true, ')],
    ['a layer that calls infrastructure', chain([2, 2], { tail: 'service {infrastructure: true}' })],
    ['what an external system repeats', chain([2, 2], { head: 'external' })],
    [
      'a call back from an external system',
      'a(service) -> bank(external): call {retry: {retries: 2}}; bank -> b(service): call {retry: {retries: 2}}; b -> c(service): call {retry: {retries: 1}}',
    ],
    ['a message in between', 'a(service) -> b(service): send {retry: {retries: 2}}; b -> c(service): call {retry: {retries: 2}}'],
    [
      'numbers that an import does not know',
      'a(service) -> b(service): call {retry: {}, unknown: [retry]}; b -> c(service): call {retry: {}, unknown: [retry]}',
    ],
    ['what the platform does for services, and not for clients', `platform {retry: {retries: 2}}; ${chain(['-', '-'], { head: 'client' })}`],
    ['a circle', 'a(service) -> b(service): call {retry: {retries: 9}}; b -> a: call {retry: {retries: 9}}'],
  ])('says nothing of %s', (_, design) => expect(saidBy(rule, design)).toEqual([]));

  it('is told once where two clients come to the same layers', () => {
    const design = `${chain([2, 2])}; web(client) -> a: call; app(client) -> a: call`;
    expect(judged(rule, design).map(({ subject }) => subject)).toEqual(['a']);
  });

  it('is told where the first layer is', () => {
    expect(judged(rule, `${chain([2, 2])}; web(client) -> a: call {retry: {retries: 2}}`).map(({ subject }) => subject)).toEqual(['web']);
  });

  it('shows the worst way', () => {
    const design = `${chain([2, 2])}; b -> x(service): call #bx {retry: {retries: 3}}`;
    expect(judged(rule, design)[0]?.evidence).toEqual(['a', 'b', 'x', 'ab', 'bx']);
  });

  it('takes its thresholds from the settings of the design', () => {
    expect(saidBy(rule, `${chain([1, 1])}; ruleSettings retry-amplification {parameters: {warningAttempts: 4}}`)).toHaveLength(1);
    expect(saidBy(rule, `${chain([2, 2])}; ruleSettings retry-amplification {parameters: {errorAttempts: 9}}`)[0]).toMatch(/^error/);
  });

  it('follows a retry that changes anywhere on the way', () => {
    const engine = engineOver([rule]);
    const design = sketch(chain([2, '-', 2]));
    expect(engine.check(design)[0]?.message).toContain('up to 9');
    const more = applyEdits(design, [update('flows', 'bc', { retry: { retries: 1 } })]);
    if (!more.ok) throw new Error('the edit applies');
    expect(engine.check(more.design)[0]?.message).toContain('up to 18');
    expect(engine.check(design)[0]?.message).toContain('up to 9');
  });
});

describe('its fix', () => {
  it('keeps the retries next to the fault', () => {
    expect(changedBy(rule, chain([2, 2, 2]), 'next-to-fault')).toEqual({
      flows: { ab: { kind: 'call', from: 'a', to: 'b' }, bc: { kind: 'call', from: 'b', to: 'c' } },
    });
  });

  it('refuses retries that the calls inherit', () => {
    expect(changedBy(rule, `platform {retry: {retries: 2}}; ${chain(['-', '-'])}`, 'next-to-fault')).toEqual({
      flows: { ab: { kind: 'call', from: 'a', to: 'b', retry: { retries: 0 } } },
    });
  });

  it('leaves no other way on which they multiply', () => {
    const design = `${chain([2, 2, 2])}; b -> x(service): call {retry: {retries: 2}}; x -> y(service): call {retry: {retries: 2}}`;
    expect(saidBy(rule, repaired(rule, design, 'next-to-fault'))).toEqual([]);
  });
});
