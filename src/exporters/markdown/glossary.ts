import type { Design } from '../../model/index.ts';
import { inline, table } from '../markdownText.ts';
import { inOrder } from '../records.ts';

/** Every term of every ubiquitous language, by term: the same word may mean different things in two contexts. Empty where no context has a language. */
export function glossaryTable(design: Design): string {
  const terms = inOrder(design.contexts).flatMap(([, { name, language = {} }]) => Object.entries(language).map(([term, meaning]) => ({ term, name, meaning })));
  const rows = terms.sort((a, b) => compare(a.term.toLowerCase(), b.term.toLowerCase()) || compare(a.term, b.term) || compare(a.name, b.name));
  return rows.length === 0
    ? ''
    : table(
        ['Term', 'Context', 'Meaning'],
        rows.map(({ term, name, meaning }) => [`**${inline(term)}**`, inline(name), meaning.trim() === '' ? '' : inline(meaning)]),
      );
}

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0);
