import { describe, expect, it } from 'vitest';
import type { Span } from '../../../workspace/index.ts';
import { kindWord, linksOf, spanSentence, timesOf } from './spanWords.ts';

const span = (fields: Partial<Span>): Span => ({
  id: 1,
  parent: undefined,
  link: undefined,
  depth: 0,
  run: 1,
  kind: 'server',
  status: 'ok',
  subjectId: 'pay',
  name: 'Payments',
  attempt: 1,
  startUs: 1_000,
  beganUs: 1_000,
  endUs: 21_000,
  ...fields,
});

describe('a span in words', () => {
  it('says which attempt it is, where there may be several', () => {
    expect([kindWord(span({ kind: 'client', attempt: 2 })), kindWord(span({ kind: 'server', attempt: 2 }))]).toEqual(['attempt 2', 'work']);
  });

  it('says how it ended, and how long it waited', () => {
    expect(spanSentence(span({ status: 'timeout', beganUs: 6_000 }))).toBe('Payments, work: timed out after 20 ms, of which 5 ms waiting for a place');
  });
});

describe('a waterfall', () => {
  it('spans from the first start to the last end', () => {
    expect(timesOf([span({}), span({ startUs: 500, endUs: 600 }), span({ endUs: 99_000 })])).toEqual({ fromUs: 500, toUs: 99_000 });
  });

  it('is never empty, also where everything was turned away at once', () => {
    expect(timesOf([span({ startUs: 7, beganUs: 7, endUs: 7 })])).toEqual({ fromUs: 7, toUs: 8 });
  });

  it('links what a message set off with the message, by row', () => {
    expect(linksOf([span({ id: 4 }), span({ id: 9, kind: 'producer' }), span({ id: 12, kind: 'consumer', link: 9 }), span({ id: 13, link: 77 })])).toEqual([
      { from: 1, to: 2 },
    ]);
  });
});
