import fc from 'fast-check';
import { expect, it } from 'vitest';
import type { Finding } from '../../rules/index.ts';
import { type ByRecord, byRecordOf } from './findings-index.ts';

const NOTHING = { findings: [], byRecord: new Map() };
const IDS = ['meta', 'a', 'b', 'c', 'd', 'e'];

const id = fc.constantFrom(...IDS);
const findings = fc
  .array(fc.record({ subject: id, evidence: fc.array(id, { maxLength: 4 }) }), { minLength: 1, maxLength: 12 })
  .map((list) => list as unknown as Finding[]);

/** As one would look it up by hand. */
const expected = (found: readonly Finding[]): ByRecord =>
  new Map(
    IDS.flatMap((record) => {
      const list = found.filter(({ subject, evidence }) => subject !== 'meta' && [subject, ...evidence].includes(record));
      return list.length > 0 ? [[record, list]] : [];
    }),
  );

it('has for each record the findings that show it, in their order, whatever came before', () => {
  const lists = findings.chain((pool) => fc.array(fc.shuffledSubarray(pool), { minLength: 1, maxLength: 6 }));
  fc.assert(
    fc.property(lists, (steps) => {
      let state: { findings: readonly Finding[]; byRecord: ByRecord } = NOTHING;
      for (const found of steps) {
        state = { findings: found, byRecord: byRecordOf(found, state) };
        expect(state.byRecord).toEqual(expected(found));
      }
    }),
  );
});

it('keeps lists in which nothing changed, and everything where nothing did', () => {
  const [one, two] = [
    { subject: 'a', evidence: ['b'] },
    { subject: 'c', evidence: [] },
  ] as unknown as [Finding, Finding];
  const before = { findings: [one], byRecord: byRecordOf([one], NOTHING) };
  const now = byRecordOf([one, two], before);
  expect(now.get('a')).toBe(before.byRecord.get('a'));
  expect(now.get('c')).toEqual([two]);
  expect(byRecordOf([one], before)).toBe(before.byRecord);
});
