import { describe, expect, it } from 'vitest';
import { narrowed } from './narrowed.ts';

const entry = (title: string, words?: string) => ({ id: title, title, ...(words ? { words } : {}), run: () => undefined });

describe('the palette of commands', () => {
  const groups = [
    { title: 'View', items: [entry('Fit all', 'zoom'), entry('Zoom in')] },
    { title: 'In this design', items: Array.from({ length: 5_000 }, (_, i) => entry(`Service ${i}`)) },
  ];

  it('finds by every word that is typed, in any order and case', () => {
    expect(narrowed(groups, 'ALL zoom').map(({ items }) => items.map(({ title }) => title))).toEqual([['Fit all']]);
  });

  it('shows some of thousands, and says how many there are', () => {
    const shown = narrowed(groups, 'service 4');
    expect(shown).toMatchObject([{ title: 'In this design', total: groups[1]?.items.filter(({ title }) => title.includes('4')).length }]);
    expect(shown[0]?.items).toHaveLength(50);
  });

  it('has what begins with the letters first, and before that what is called so, whatever its group', () => {
    const named = [
      { title: 'Add', items: [entry('Add a web client'), entry('Add a service')] },
      { title: 'In this design', items: [entry('The web'), entry('Web shop'), entry('Web')] },
    ];
    expect(narrowed(named, 'web').map(({ title, items }) => [title, ...items.map((item) => item.title)])).toEqual([
      ['In this design', 'Web', 'Web shop', 'The web'],
      ['Add', 'Add a web client'],
    ]);
  });

  it('has what can be done before what cannot', () => {
    const folding = [
      { title: 'Arrange', items: [{ ...entry('Fold this context'), disabled: true }, entry('Fold all contexts')] },
      { title: 'View', items: [{ ...entry('Fold the map'), disabled: true }] },
    ];
    const titles = narrowed(folding, 'fold').map(({ items }) => items.map(({ title }) => title));
    expect(titles).toEqual([['Fold all contexts', 'Fold this context'], ['Fold the map']]);
  });

  it('finds what stands behind those that are shown with more letters', () => {
    expect(narrowed(groups, 'service 4711')[0]?.items.map(({ title }) => title)).toEqual(['Service 4711']);
  });
});
