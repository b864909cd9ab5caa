import { afterEach, describe, expect, it, vi } from 'vitest';
import { agoWords, compareNames, dateWords, listWords, language, numberWords, onLanguage, showLanguage, t, wordTable } from './index.ts';

afterEach(() => showLanguage('en'));

describe('a text', () => {
  it('is its own English, with its places filled', () => {
    expect(t('Delete {{name}}', { name: 'orders' })).toBe('Delete orders');
  });

  it('shows names as they are, whatever they look like', () => {
    const hostile = '{{name}} $t(Undo) <b>&amp;</b> {{count}}';
    expect(t('Delete {{name}}', { name: hostile })).toBe(`Delete ${hostile}`);
  });

  it('takes no place for an option of the library', () => {
    expect(t('{{context}} of {{lng}} in {{ns}}', { context: 'a', lng: 'de', ns: 'c' })).toBe('a of de in c');
  });

  it('follows its count', async () => {
    expect([0, 1, 2, 1234].map((count) => t('{{count}} findings', { count }))).toEqual(['0 findings', '1 finding', '2 findings', '1,234 findings']);
    await showLanguage('de');
    expect([0, 1, 2, 1234].map((count) => t('{{count}} findings', { count }))).toEqual(['0 Befunde', '1 Befund', '2 Befunde', '1.234 Befunde']);
  });

  it('of a table is read in the language of the moment', async () => {
    const table = wordTable({ undo: 'Undo', redo: 'Redo' });
    expect([table.undo, Object.keys(table)]).toEqual(['Undo', ['undo', 'redo']]);
    await showLanguage('de');
    expect({ ...table }).toEqual({ undo: 'Rückgängig', redo: 'Wiederholen' });
  });

  it('may have dots and colons, and be unknown', async () => {
    await showLanguage('de');
    expect(t('No German: a.b. Really.')).toBe('No German: a.b. Really.');
  });
});

describe('the language', () => {
  it('changes with one call, tells who listens, and comes back', async () => {
    const heard = vi.fn();
    const stop = onLanguage(() => heard(language()));
    expect(t('Undo')).toBe('Undo');
    await showLanguage('de');
    expect(t('Undo')).toBe('Rückgängig');
    await showLanguage('en');
    stop();
    await showLanguage('de');
    expect(heard.mock.calls).toEqual([['de'], ['en']]);
  });

  it('is the one that was asked for last', async () => {
    await Promise.all([showLanguage('de'), showLanguage('en')]);
    expect(language()).toBe('en');
  });

  it('writes numbers, dates, lists and the order of names', async () => {
    const day = new Date(2026, 10, 21, 12);
    expect([numberWords(1234.5), dateWords(day), listWords(['a', 'b', 'c']), agoWords(1, 'day')]).toEqual([
      '1,234.5',
      '21 Nov 2026',
      'a, b and c',
      'yesterday',
    ]);
    await showLanguage('de');
    expect([numberWords(1234.5), dateWords(day), listWords(['a', 'b', 'c'], 'or'), agoWords(2, 'day')]).toEqual([
      '1.234,5',
      '21.11.2026',
      'a, b oder c',
      'vorgestern',
    ]);
    expect(['Zone', 'Äpfel', 'a10', 'a2'].toSorted(compareNames)).toEqual(['a2', 'a10', 'Äpfel', 'Zone']);
  });
});
