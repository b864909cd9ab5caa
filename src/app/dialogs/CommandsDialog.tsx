import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import Search from 'lucide-react/icons/search';
import { useEffect, useMemo, useState, useSyncExternalStore } from 'react';
import { flushSync } from 'react-dom';
import { t } from '../../language/index.ts';
import { Kbd } from '../../ui/controls/index.ts';
import { handOverTyped } from '../../ui/controls/typeAhead.ts';
import { rules, useDesign, useFindings, useRules, useRun, useView, view } from '../../workspace/index.ts';
import css from './CommandsDialog.module.css';
import { entries, type Entry, whatIsPossible } from './entries.ts';
import { narrowed, type ShownGroup } from './narrowed.ts';

const STORES = [useDesign, useView, useFindings, useRun] as const;

function onEveryChange(heard: () => void): () => void {
  const stops = STORES.map((store) => store.subscribe(heard));
  return () => {
    for (const stop of stops) stop();
  };
}

/** Ctrl/Cmd+K: finds every command, record, example and finding by a few letters. */
export default function CommandsDialog() {
  const known = useRules((state) => state.rules);
  const [query, setQuery] = useState('');
  const possible = useSyncExternalStore(onEveryChange, whatIsPossible);
  const all = useMemo(() => entries(known ?? [], possible), [known, possible]);
  const groups = useMemo(() => narrowed(all, query), [all, query]);
  useEffect(() => void rules.load(), []);
  const close = () => view.openDialog(null);
  // The dialog gives the focus back first: what it finds may open a field that keeps it.
  const pick = (entry: Entry) => {
    flushSync(close);
    queueMicrotask(() => entry.run());
  };
  const takeTyped = () =>
    handOverTyped((text, entered) => {
      setQuery(text);
      const first = entered ? narrowed(all, text)[0]?.items[0] : undefined;
      if (first && !first.disabled) pick(first);
    });
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.scrim} />
        <Dialog.Popup className={css.dialog} aria-label={t('Every command')}>
          <Autocomplete.Root<ShownGroup>
            open
            inline
            items={groups}
            autoHighlight="always"
            keepHighlight
            filter={null}
            value={query}
            onValueChange={setQuery}
            itemToStringValue={((entry: Entry) => entry.title) as never}
          >
            <div className={css.field}>
              <Search size={16} aria-hidden />
              <Autocomplete.Input
                className={css.input}
                onFocus={takeTyped}
                placeholder={t('Type a command, a name or a finding')}
                aria-label={t('Search commands')}
              />
              <Kbd keys="Esc" />
            </div>
            <div className={css.scroll}>
              <Autocomplete.Empty>
                <p className={css.empty}>{t('Nothing has a name like that.')}</p>
              </Autocomplete.Empty>
              <Autocomplete.List className={css.list}>
                {(group: ShownGroup) => (
                  <Autocomplete.Group key={group.title} items={group.items}>
                    <Autocomplete.GroupLabel className={css.group}>
                      {group.title}
                      {group.total > group.items.length && (
                        <span className={css.of}>{` · ${t('{{some}} of {{all}}', { some: group.items.length, all: group.total })}`}</span>
                      )}
                    </Autocomplete.GroupLabel>
                    <Autocomplete.Collection>
                      {(entry: Entry) => (
                        <Autocomplete.Item key={entry.id} value={entry} className={css.item} disabled={entry.disabled ?? false} onClick={() => pick(entry)}>
                          <span className={css.title}>{entry.title}</span>
                          {entry.hint !== undefined && <span className={css.hint}>{entry.hint}</span>}
                          {entry.keys !== undefined && <Kbd keys={entry.keys} />}
                        </Autocomplete.Item>
                      )}
                    </Autocomplete.Collection>
                  </Autocomplete.Group>
                )}
              </Autocomplete.List>
            </div>
          </Autocomplete.Root>
        </Dialog.Popup>
      </Dialog.Portal>
    </Dialog.Root>
  );
}
