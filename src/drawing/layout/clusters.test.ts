import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clustersByTeam, clustersOf } from './clusters.ts';

type Pairs = readonly (readonly [string, string])[];

const named = (count: number): string[] => Array.from({ length: count }, (_, index) => `e${index}`);
const clique = (ids: readonly string[]): Pairs => ids.flatMap((a, index) => ids.slice(index + 1).map((b) => [a, b] as const));

/** Newman and Girvan's measure of how well a graph falls into these parts. */
function modularity(parts: readonly (readonly string[])[], pairs: Pairs): number {
  const ends = (part: readonly string[]) => pairs.flat().filter((id) => part.includes(id)).length;
  const inside = (part: readonly string[]) => pairs.filter(([a, b]) => part.includes(a) && part.includes(b)).length;
  return parts.reduce((sum, part) => sum + inside(part) / pairs.length - (ends(part) / (2 * pairs.length)) ** 2, 0);
}

/** Who met whom outside the karate club, both ends from 1 (W. Zachary: An information flow model for conflict and fission in small groups, 1977). */
const KARATE_CLUB =
  `1-2 1-3 2-3 1-4 2-4 3-4 1-5 1-6 1-7 5-7 6-7 1-8 2-8 3-8 4-8 1-9 3-9 3-10 1-11 5-11 6-11 1-12 1-13 4-13 1-14 2-14 3-14 4-14 6-17 7-17 1-18 2-18
  1-20 2-20 1-22 2-22 24-26 25-26 3-28 24-28 25-28 3-29 24-30 27-30 2-31 9-31 1-32 25-32 26-32 29-32 3-33 9-33 15-33 16-33 19-33 21-33 23-33 24-33 30-33
  31-33 32-33 9-34 10-34 14-34 15-34 16-34 19-34 20-34 21-34 23-34 24-34 27-34 28-34 29-34 30-34 31-34 32-34 33-34`
    .split(/\s+/)
    .map((pair) => pair.split('-') as [string, string]);

describe('clusters', () => {
  it('are what is tied within itself and hardly to others', () => {
    const [left, right] = [named(6), named(6).map((id) => `other-${id}`)];
    expect(clustersOf([...left, ...right], [...clique(left), ...clique(right), ['e0', 'other-e0']])).toEqual([left, right]);
  });

  it('divide the karate club as well as is published for this method (a modularity of 0.42 in four parts)', () => {
    const members = [...new Set(KARATE_CLUB.flat())].sort((a, b) => Number(a) - Number(b));
    expect([members.length, KARATE_CLUB.length]).toEqual([34, 78]);
    const parts = clustersOf(members, KARATE_CLUB);
    expect(modularity(parts, KARATE_CLUB)).toBeGreaterThanOrEqual(0.4);
    expect(parts).toHaveLength(4);
  });

  it('hold each element once, and never too many, in any graph', () => {
    const ids = named(80);
    const end = fc.constantFrom(...ids);
    fc.assert(
      fc.property(fc.array(fc.tuple(end, end), { maxLength: 300 }), (pairs) => {
        const parts = clustersOf(ids, pairs);
        expect(parts.flat().sort()).toEqual(ids.toSorted());
        expect(Math.max(...parts.map(({ length }) => length))).toBeLessThanOrEqual(28);
      }),
    );
  });

  it('are teams where these own what is tied within itself, though other parts would have more ties', () => {
    const ring = named(16);
    const pairs = ring.map((id, index): [string, string] => [id, ring[(index + 1) % 16] ?? '']);
    const teams = Array.from({ length: 8 }, (_, team) => ring.slice(2 * team, 2 * team + 2));
    const teamOf = (id: string) => teams.findIndex((members) => members.includes(id)).toString();
    expect(clustersOf(ring, pairs)).not.toEqual(teams);
    expect(clustersByTeam(ring, pairs, teamOf)).toEqual(teams);
  });

  it('are what teams own, and what is tied among the rest', () => {
    const [team, rest] = [named(6), named(6).map((id) => `free-${id}`)];
    const pairs = [...clique(team), ...clique(rest), ['e0', 'free-e0'] as const];
    expect(clustersByTeam([...rest, ...team], pairs, (id) => (team.includes(id) ? 'us' : undefined))).toEqual([team, rest]);
  });

  it('are no teams that have nothing to do with what is tied', () => {
    const groups = Array.from({ length: 4 }, (_, group) => named(6).map((id) => `${id}-${group}`));
    const pairs = groups.flatMap((group) => clique(group));
    expect(clustersByTeam(groups.flat(), pairs, (id) => id.slice(0, 2))).toEqual(groups);
  });

  it('are several of a team that owns very much', () => {
    const parts = Array.from({ length: 8 }, (_, part) => named(12).map((id) => `p${part}-${id}`));
    const pairs = parts.flatMap((part) => clique(part));
    expect(clustersByTeam(parts.flat(), pairs, (id) => (id < 'p4' ? 'a' : 'b'))).toEqual(parts);
  });

  it('of what is tied to nothing are elements, each for itself', () => {
    expect(clustersOf(named(3), [])).toEqual([['e0'], ['e1'], ['e2']]);
  });
});
