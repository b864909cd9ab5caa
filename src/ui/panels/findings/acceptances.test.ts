import { describe, expect, it } from 'vitest';
import { sketch } from '../../../testing/index.ts';
import { acceptancesFor, acceptancesOf } from './acceptances.ts';

const design = sketch(`
  orders(service {name: Order service}) -> payments(service {name: Payment service}): call #charge
  decisions adr {title: Use Kafka, reason: We know it., date: 2025-01-01}
  decisions old {ruleId: missing-timeout, subjects: [charge], reason: The provider answers., date: 2025-03-01}
  decisions young {ruleId: nanoservice, subjects: [orders, meta], title: Order service is tiny, reason: It scales alone., date: 2026-02-01}
`);

describe('what a team has accepted', () => {
  it('is listed, the latest first, without decisions that are about no rule', () => {
    expect(acceptancesOf(design).map(({ id }) => id)).toEqual(['young', 'old']);
  });

  it('names those whom it is about', () => {
    expect(acceptancesOf(design).map(({ about }) => about)).toEqual([['Order service', 'Sketch'], ['Order service → Payment service']]);
  });

  it('has a title also where the decision has none', () => {
    expect(acceptancesOf(design).map(({ title }) => title)).toEqual(['Order service is tiny', 'missing-timeout: Order service → Payment service']);
  });

  it('is found by words of its reason', () => {
    expect(acceptancesFor(acceptancesOf(design), 'SCALES alone').map(({ id }) => id)).toEqual(['young']);
  });
});
