import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { add, repair, update } from '../../model/index.ts';
import { sketch } from '../../testing/index.ts';
import { LivingDocument } from '../document/living-document.ts';
import { checksum, type StoredUpdate } from './design-store.ts';
import { recover } from './recover.ts';

/** A log of a design and ten teams, one update for each. */
function log(): StoredUpdate[] {
  const document = LivingDocument.create(sketch('orders(service) -> payments(service): call #charge'));
  const updates = [document.encode()];
  document.listen({ updated: (bytes) => updates.push(...bytes) });
  for (let index = 0; index < 10; index++) document.apply([add('teams', `team-${index}`, { name: `Team ${index}` })], { label: '' });
  document.apply([update('teams', 'team-3', { size: 5 })], { label: '' });
  return updates.map((bytes, index) => ({ seq: index + 1, bytes, sum: checksum(bytes) }));
}

const designOf = (records: readonly StoredUpdate[]) => LivingDocument.load(recover(records).updates).design;

describe('A log', () => {
  it('that is whole is read whole', () => {
    const records = log();
    expect(recover(records)).toEqual({ updates: records.map(({ bytes }) => bytes), damaged: [] });
  });

  it('with one damaged update loses that one and nothing after it', () => {
    const records = log().map((record) => (record.seq === 4 ? { ...record, bytes: record.bytes.map((byte) => byte ^ 1) } : record));
    expect(recover(records).damaged).toMatchObject([{ seq: 4, reason: 'the checksum does not fit' }]);
    expect(Object.keys(designOf(records).teams).sort()).toEqual([0, 1, 3, 4, 5, 6, 7, 8, 9].map((index) => `team-${index}`));
    expect(designOf(records).teams['team-3']).toEqual({ name: 'Team 3', size: 5 });
  });

  it('with something in it that is no bytes gives the rest', () => {
    const records = log().map((record) => (record.seq === 2 ? { ...record, bytes: 'lost' as unknown as Uint8Array } : record));
    expect(recover(records).damaged).toMatchObject([{ seq: 2, reason: 'not bytes' }]);
    expect(Object.keys(designOf(records).teams)).toHaveLength(9);
  });

  it('with an update that cannot be read in spite of its checksum gives the rest', () => {
    const nonsense = new Uint8Array([1, 1, 1, 1, 200, 200]);
    const records = [...log(), { seq: 99, bytes: nonsense, sum: checksum(nonsense) }];
    expect(recover(records).damaged).toMatchObject([{ seq: 99, reason: 'cannot be read' }]);
    expect(Object.keys(designOf(records).teams)).toHaveLength(10);
  });

  it('damaged anywhere and in any way opens with a valid design that can be changed and read again', () => {
    fc.assert(
      fc.property(fc.uniqueArray(fc.nat(11), { maxLength: 6 }), fc.nat(400), fc.integer({ min: 1, max: 255 }), fc.boolean(), (bad, at, flip, drop) => {
        const records = log().flatMap((record, index) => {
          if (!bad.includes(index)) return [record];
          return drop ? [] : [{ ...record, bytes: record.bytes.map((byte, place) => (place === at % record.bytes.length ? byte ^ flip : byte)) }];
        });
        const document = LivingDocument.load(recover(records).updates);
        expect(repair(document.design)).toEqual([]);
        expect(document.doc.store.pendingStructs).toBeNull();
        for (let index = 0; index < 10; index++) {
          if (!bad.includes(0) && !bad.includes(index + 1)) expect(document.design.teams[`team-${index}`]?.name).toBe(`Team ${index}`);
        }
        expect(document.apply([add('teams', 'after', { name: 'After' })], { label: '' }).ok).toBe(true);
        expect(LivingDocument.load([document.encode()]).design).toEqual(document.design);
      }),
      { numRuns: 300, seed: 9 },
    );
  });
});
