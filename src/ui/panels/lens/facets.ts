import { compareNames, t } from '../../../language/index.ts';
import type { Design, Element } from '../../../model/index.ts';
import type { FilterChoice, FilterFacet } from '../../../workspace/index.ts';
import { ELEMENT_WORDS } from '../../records/words.ts';

export const FACETS: readonly FilterFacet[] = ['kinds', 'teams', 'tags', 'severities'];

/** What a facet is called on its button. */
export function facetTitle(facet: FilterFacet): string {
  switch (facet) {
    case 'kinds':
      return t('Kind');
    case 'teams':
      return t('Team');
    case 'tags':
      return t('Tag');
    case 'severities':
      return t('Finding');
  }
}

/** What a value of a facet is called in its menu. */
export function valueTitle(design: Design, facet: FilterFacet, value: string): string {
  switch (facet) {
    case 'kinds':
      return ELEMENT_WORDS[value as Element['kind']];
    case 'teams':
      return design.teams[value]?.name ?? value;
    case 'tags':
      return value;
    case 'severities':
      return { error: t('Errors'), warning: t('Warnings'), info: t('Notes') }[value] ?? value;
  }
}

const WORST_FIRST: readonly string[] = ['error', 'warning', 'info'];

/** The values of a facet in the order of its menu: findings from the worst, everything else by name; with those that are asked for and gone. */
export function valuesOf(
  design: Design,
  facet: FilterFacet,
  choices: readonly FilterChoice[],
  wanted: readonly string[],
): readonly (FilterChoice & { readonly title: string })[] {
  const known = new Set(choices.map(({ value }) => value));
  const gone = wanted.filter((value) => !known.has(value)).map((value) => ({ value, count: 0 }));
  const titled = [...choices, ...gone].map((choice) => ({ ...choice, title: valueTitle(design, facet, choice.value) }));
  if (facet === 'severities') return titled.sort((a, b) => WORST_FIRST.indexOf(a.value) - WORST_FIRST.indexOf(b.value));
  return titled.sort((a, b) => compareNames(a.title, b.title));
}
