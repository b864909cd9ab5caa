import type { ContextRelation } from '../../model/index.ts';

type RelationType = ContextRelation['type'];

/** What a relation is called on the map, the fullest first: a shorter one serves where there is no room. */
const WORDS: Readonly<Record<RelationType, readonly string[]>> = {
  partnership: ['Partnership', 'P'],
  'shared-kernel': ['Shared kernel', 'SK'],
  'customer-supplier': ['Customer-supplier', 'C/S'],
  'upstream-downstream': ['Upstream-downstream', 'U/D'],
  'separate-ways': ['Separate ways', 'SW'],
};

export const relationWords = (type: RelationType): readonly string[] => WORDS[type];

/** The full words for a relation. */
export const relationWord = (type: RelationType): string => WORDS[type][0] ?? type;

/** Whether both sides are equal: then nobody is up- or downstream, and the ends have no marks. */
export function isSymmetric(type: RelationType): boolean {
  switch (type) {
    case 'partnership':
    case 'shared-kernel':
    case 'separate-ways':
      return true;
    case 'customer-supplier':
    case 'upstream-downstream':
      return false;
  }
}

/** What stands at one end of a relation: U or D, and the roles of that side in the usual abbreviations (OHS, PL, ACL, CF). */
export interface EndWords {
  readonly letter: 'U' | 'D';
  readonly roles: readonly string[];
}

/** The words of the upstream and of the downstream end; none for a symmetric relation. */
export function endWords(relation: ContextRelation): readonly [upstream: EndWords, downstream: EndWords] | undefined {
  if (isSymmetric(relation.type)) return undefined;
  return [
    { letter: 'U', roles: relation.upstreamRoles ?? [] },
    { letter: 'D', roles: relation.downstreamRoles ?? [] },
  ];
}
