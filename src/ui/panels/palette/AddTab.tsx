import ChevronDown from 'lucide-react/icons/chevron-down';
import Search from 'lucide-react/icons/search';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import { addElement, useDesign, useView } from '../../../workspace/index.ts';
import { announce, announceSoon } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { cx } from '../../controls/cx.ts';
import input from '../../controls/Input.module.css';
import { Kbd } from '../../controls/Kbd.tsx';
import { handOverTyped, typeAhead } from '../../controls/typeAhead.ts';
import { titleOf } from '../../records/describe.ts';
import { type PaletteEntry, visibleNotes, visibleSections } from '../../records/kinds.ts';
import { moveFocus } from './moveFocus.ts';
import css from './Palette.module.css';
import { addNoteOrFrame, NoteTiles } from './NoteTiles.tsx';
import { PatternRows, visiblePatterns } from './PatternRows.tsx';
import { focusPaletteSearch, SEARCH_ID } from './search.ts';
import { Tile } from './Tile.tsx';

interface Found {
  readonly label: string;
  run(): void;
}

/** The palette went while it was open: for Play, or for a presentation. It comes back by itself and asks for nothing. */
let hidden = false;

function add(entry: PaletteEntry): void {
  const made = addElement(entry.seed);
  if (made.ok) announce(t('{{name}} added. Type its name.', { name: titleOf(useDesign.getState().design, made.id) }));
}

/** What the typed words find: what is called so first. */
function foundBy(query: string): readonly Found[] {
  const found: readonly Found[] = [
    ...visibleSections(query, false).flatMap(({ entries }) => entries.map((entry) => ({ label: entry.label, run: () => add(entry) }))),
    ...visibleNotes(query).map((entry) => ({ label: entry.label, run: () => addNoteOrFrame(entry) })),
    ...visiblePatterns(query),
  ];
  const typed = query.trim().toLocaleLowerCase();
  const first = found.find(({ label }) => t(label).toLocaleLowerCase().startsWith(typed));
  return first ? [first, ...found.filter((other) => other !== first)] : found;
}

/** Adds the first thing that the typed words find; says whether there was one. */
function addFirst(query: string): boolean {
  const [first] = foundBy(query);
  first?.run();
  return first !== undefined;
}

/** Says how much is found, and what Enter would add. */
function sayFound(query: string): void {
  const found = foundBy(query);
  const [first] = found;
  if (query.trim() === '') return;
  announceSoon(first ? t('{{count}} found. Enter adds: {{name}}.', { count: found.length, name: t(first.label) }) : t('Nothing of that name.'));
}

/** Things to add, by drag or by click, found by typing. */
export function AddTab() {
  const [query, setQuery] = useState('');
  const [everything, setEverything] = useState(false);
  const list = useRef<HTMLDivElement>(null);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const singleKeys = useView((state) => state.singleKeys);
  const sections = visibleSections(query, everything);

  useEffect(() => {
    // opened by a key or a press, not restored with the page or after Play: then typing starts at once
    if (navigator.userActivation?.isActive && !hidden) focusPaletteSearch();
    hidden = false;
    handOverTyped((text, entered, name) => {
      if (!entered || !addFirst(text)) setQuery(text);
      else if (useView.getState().renaming !== null) typeAhead(name);
    });
    return () => {
      hidden = useView.getState().palette === 'add';
    };
  }, []);

  const onSearchKey = (event: KeyboardEvent) => {
    if (event.key === 'Enter' && query !== '' && !event.nativeEvent.isComposing && addFirst(query)) setQuery('');
    if (event.key === 'ArrowDown') {
      event.preventDefault();
      list.current?.querySelector('button')?.focus();
    }
    if (event.key === 'Escape' && query !== '') {
      event.stopPropagation();
      setQuery('');
    }
  };

  return (
    <>
      <div className={css.search}>
        <label className={cx(input.box, input.large)}>
          <Search size={15} aria-hidden="true" />
          <input
            id={SEARCH_ID}
            type="search"
            placeholder={t('Search')}
            aria-label={t('Search what can be added')}
            autoComplete="off"
            spellCheck={false}
            value={query}
            onChange={(event) => {
              setQuery(event.currentTarget.value);
              sayFound(event.currentTarget.value);
            }}
            onKeyDown={onSearchKey}
          />
          {singleKeys && query === '' && <Kbd keys="N" />}
        </label>
      </div>
      <div ref={list} role="presentation" className={css.list} onKeyDown={(event) => moveFocus(event, SEARCH_ID)}>
        {sections.map((section) => (
          <section key={section.title} aria-label={t(section.title)}>
            <h3 className={css.heading}>{t(section.title)}</h3>
            <div className={css.grid}>
              {section.entries.map((entry) => (
                <Tile key={entry.label} entry={entry} disabled={readOnly} onAdd={add} />
              ))}
            </div>
          </section>
        ))}
        {query === '' && (
          <Button
            variant="quiet"
            size="small"
            className={css.more}
            aria-expanded={everything}
            icon={<ChevronDown size={14} aria-hidden="true" className={cx(everything && css.turned)} />}
            onClick={() => setEverything(!everything)}
          >
            {everything ? t('Fewer kinds') : t('More kinds')}
          </Button>
        )}
        <NoteTiles query={query} disabled={readOnly} />
        <PatternRows query={query} disabled={readOnly} />
        {query !== '' && sections.length === 0 && visibleNotes(query).length === 0 && visiblePatterns(query).length === 0 && (
          <p className={css.nothing}>{t('Nothing is called “{{query}}”. A service can take any name.', { query })}</p>
        )}
      </div>
    </>
  );
}
