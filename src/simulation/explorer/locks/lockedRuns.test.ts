import { describe, expect, it } from 'vitest';
import type { SagaStep } from '../../../model/index.ts';
import { compile } from '../../compile/compile.ts';
import { SAGA_PROTOCOL } from '../../saga/protocol.ts';
import { orchestrated, sagaEntry } from '../../testing/designs.ts';
import { explore } from '../explore.ts';
import { type Search, search } from '../engine/search.ts';
import { circumstancesOf } from '../saga/circumstances.ts';
import { KEEPS_RECORD, LOCK_RULES, LockedRuns, type LockRules, SEES_PENDING } from './lockedRuns.ts';
import { meetingOf } from './meeting.ts';

type Lock = NonNullable<SagaStep['lock']>;

/** Two steps at one participant, each with its lock; the third goes on without. */
function explored(
  first: Lock,
  second: Lock | undefined,
  keys: readonly number[],
  faults: number,
  rules: LockRules = LOCK_RULES,
  more: Partial<SagaStep> = {},
): Search {
  return search(meet(first, second, keys, faults, rules, more).system);
}

function meet(first: Lock, second: Lock | undefined, keys: readonly number[], faults: number, rules: LockRules, more: Partial<SagaStep> = {}) {
  const design = orchestrated({
    saga: { compensationTries: 2 },
    steps: [{ participantId: 'stock', lock: first, ...more }, second ? { lock: second, ...more } : more, {}],
  });
  const compiled = compile(design, sagaEntry);
  if (!compiled.ok || !compiled.model.saga) throw new Error('the design does not compile');
  const { saga } = compiled.model;
  return { saga, system: new LockedRuns(circumstancesOf(saga), keys, SAGA_PROTOCOL, faults, rules) };
}

const lock = (policy: Lock['policy'], of: Lock['of'] = 'own'): Lock => ({ resource: 'account', ...(policy ? { policy } : {}), ...(of ? { of } : {}) });
const POLICIES = ['fail', 'retry', 'wait'] as const;

describe('two runs on one key', () => {
  it.each(POLICIES)('never see what the other has pending, and always end: %s', (policy) => {
    const { result, states } = explored(lock(policy), undefined, [0, 0], 2);
    expect(result?.kind).toBe('complete');
    expect(states).toBeGreaterThan(100);
  });
});

describe('two runs that lock two records in opposite order', () => {
  it.each(POLICIES.flatMap((first) => POLICIES.map((second) => [first, second] as const)))('always end, and see nothing pending: %s, %s', (first, second) => {
    expect(explored(lock(first), lock(second, 'other'), [0, 1], 2).result?.kind).toBe('complete');
  });

  it('are in a deadlock where nobody looks for one', () => {
    const { result } = explored(lock('wait'), lock('wait', 'other'), [0, 1], 0, { ...LOCK_RULES, breaksCircles: false });
    expect(result?.kind).toBe('stuck');
    expect(result?.kind === 'stuck' && result.way).toHaveLength(4);
  });
});

it('three runs in a ring always end', () => {
  expect(explored(lock('wait'), lock('wait', 'other'), [0, 1, 2], 1).result?.kind).toBe('complete');
});

describe('a record that was left to a person', () => {
  const pivot = { kind: 'pivot' } as const;

  it('is waited for in vain where no timeout is designed', () => {
    const impatient = { ...pivot, timeout: undefined } as unknown as Partial<SagaStep>;
    expect(explored(lock('wait'), undefined, [0, 0], 1, LOCK_RULES, impatient).result?.kind).toBe('stuck');
  });

  it('stays pending also where its work is done late', () => {
    const final = { ...pivot, compensation: undefined } as unknown as Partial<SagaStep>;
    expect(explored(lock('wait'), undefined, [0, 0], 2, LOCK_RULES, final).result?.kind).toBe('complete');
    expect(explored(lock('fail'), undefined, [0, 0], 2, LOCK_RULES, final).result?.kind).toBe('complete');
  });

  it('is waited for no longer than the step allows', () => {
    expect(explored(lock('wait'), undefined, [0, 0], 1, LOCK_RULES, pivot).result?.kind).toBe('complete');
  });
});

describe('an exploration of a saga with locks', () => {
  const design = orchestrated({ steps: [{}, { lock: lock('wait') }, {}] });

  it('tries two runs on one key as well, and says so', () => {
    const outcome = explore(design, 'order');
    if (!outcome.ok) throw new Error('it cannot run');
    const { verdict, detail, together } = outcome.exploration;
    expect([verdict, together?.verdict]).toEqual(['holds', 'holds']);
    expect(detail).toMatch(/Two runs on one key, with up to one fault: all [\d,]+ states: neither sees what the other has pending, and both end\.$/);
  });

  it('tells step by step how one waits for ever, in the names of the design', () => {
    const patient = { lock: lock('wait'), timeout: undefined } as unknown as Partial<SagaStep>;
    const forEver = orchestrated({ steps: [patient, { kind: 'pivot' }, { kind: 'retriable' }] });
    const outcome = explore(forEver, 'order');
    if (!outcome.ok) throw new Error('it cannot run');
    const { together } = outcome.exploration;
    expect(together?.verdict).toBe('broken');
    expect(together?.counterexample?.promise).toBe('waits-for-ever');
    expect(together?.counterexample?.sentence).toBe('Create of Order 2 waits for ever: account stays ACCOUNT_PENDING for Order 1');
    expect(together?.counterexample?.steps.map(({ run, words }) => [run, words])).toEqual([
      [1, 'Order 1: Orders does Create'],
      [1, 'Order 1: Stock does Reserve'],
      [1, 'Order 1: Bank refuses Charge for a business reason'],
      [2, 'Order 2: Create finds account ACCOUNT_PENDING for Order 1 and waits'],
      [2, 'Nothing more can happen'],
    ]);
    expect(outcome.exploration.detail).toContain('for Order 1; give its step a timeout.');
  });

  it('says nothing of it where no step locks anything', () => {
    const outcome = explore(orchestrated(), 'order');
    expect(outcome.ok && outcome.exploration.together).toBeUndefined();
  });
});

describe('a mistake is found', () => {
  const own = { first: lock('wait'), keys: [0, 0] };
  const crossed = { first: lock('wait'), second: lock('wait', 'other'), keys: [0, 1] };
  const SEEN = { kind: 'violation', violation: SEES_PENDING };
  const KEPT = { kind: 'violation', violation: KEEPS_RECORD };

  it.each([
    ['a lock that nobody respects', own, { respected: false }, 0, SEEN],
    ['a lock that is given back when the step is done, not when the saga is', own, { untilTheEnd: false }, 0, SEEN],
    ['a lock that is taken after the work', own, { beforeTheWork: false }, 0, SEEN],
    ['a lock that undoing does not give back', own, { freedByUndo: false }, 1, KEPT],
    ['a deadlock that nobody looks for', crossed, { breaksCircles: false }, 0, { kind: 'stuck' }],
    ['who gives up in a deadlock keeps what it holds', crossed, { freedByVictim: false }, 0, KEPT],
    ['who gives up in a deadlock still stands in line', crossed, { victimLeaves: false }, 0, KEPT],
  ] as const)('%s, with as few faults as it takes', (_name, { first, keys, ...more }, mistake, faults, expected) => {
    const second = 'second' in more ? more.second : undefined;
    const found = (allowed: number) => explored(first, second, keys, allowed, { ...LOCK_RULES, ...mistake }).result;
    expect(found(faults)).toMatchObject(expected);
    if (faults > 0) expect(found(faults - 1)?.kind).toBe('complete');
  });

  it('in a shortest way: two commands arrive', () => {
    const { result } = explored(lock('wait'), undefined, [0, 0], 0, { ...LOCK_RULES, beforeTheWork: false });
    expect(result?.kind === 'violation' && result.way).toHaveLength(2);
  });

  it('and is told step by step, with who goes on and who gives up', () => {
    const told = (first: Lock, second: Lock | undefined, keys: readonly number[], faults: number, mistake: Partial<LockRules>) => {
      const { saga, system } = meet(first, second, keys, faults, { ...LOCK_RULES, ...mistake });
      const { result } = search(system);
      if (!result || result.kind === 'complete' || result.kind === 'bounded') throw new Error('nothing is found');
      const { sentence, steps } = meetingOf(saga, system, result);
      return [...steps.map(({ words }) => words), sentence];
    };
    expect(told(lock('wait'), undefined, [0, 0], 0, { untilTheEnd: false })).toEqual([
      'Order 1: Stock does Create',
      'Order 2: Stock does Create',
      'Create of Order 2 builds on what is pending for Order 1',
    ]);
    expect(told(lock('wait'), lock('wait', 'other'), [0, 1], 0, { victimLeaves: false })).toEqual([
      'Order 1: Stock does Create',
      'Order 2: Stock does Create',
      'Order 1: Reserve finds account ACCOUNT_PENDING for Order 2 and waits',
      'Order 2: Reserve finds account ACCOUNT_PENDING for Order 1 and gives up: they would wait for one another',
      'Order 2: Stock undoes it: Undo create; Reserve of Order 1 goes on',
      'Order 1: Bank does Charge',
      'Order 2 has ended, and account stays ACCOUNT_PENDING for it',
    ]);
    expect(told(lock('wait'), undefined, [0, 0], 1, { freedByUndo: false })).toEqual([
      'Order 1: Stock does Create',
      'Order 1: Stock refuses Reserve for a business reason',
      'Order 1: Stock undoes it: Undo create',
      'Order 1 has ended, and account stays ACCOUNT_PENDING for it',
    ]);
  });
});
