import { describe, expect, it } from 'vitest';
import { sketch } from '../../testing/index.ts';
import { Facts } from './facts.ts';
import { Roster } from './roster.ts';

const facts = new Facts(sketch('d(service); b(service); a(service); c(service)'));
const marks = (...ids: string[]) => {
  const members = new Uint8Array(facts.elementSlots);
  for (const id of ids) members[facts.elementSlot(id)] = 1;
  return members;
};

describe('a roster', () => {
  it('gives its members in the order of ids', () => {
    expect(new Roster().follow(facts, marks('d', 'a', 'b'))).toEqual(['a', 'b', 'd']);
  });

  it('takes in who comes and leaves out who goes', () => {
    const roster = new Roster();
    roster.follow(facts, marks('b', 'd'));
    expect(roster.follow(facts, marks('a', 'c', 'd'))).toEqual(['a', 'c', 'd']);
    expect(roster.follow(facts, marks())).toEqual([]);
  });

  it('stays the same list while it holds the same', () => {
    const roster = new Roster();
    expect(roster.follow(facts, marks('b', 'd'))).toBe(roster.follow(facts, marks('d', 'b')));
  });

  it('notices another element in the place of an old one', () => {
    const roster = new Roster();
    const design = sketch('x(service); y(service)');
    const moved = new Facts(design);
    roster.follow(moved, new Uint8Array([1, 1]));
    moved.update({ ...design, elements: {} }, { elements: [['x', undefined]] });
    moved.update(design, { elements: [['z', { kind: 'service', name: 'z' }]] });
    expect(roster.follow(moved, new Uint8Array([1, 1]))).toEqual(['y', 'z']);
  });
});
