import { Autocomplete } from '@base-ui/react/autocomplete';
import { Dialog } from '@base-ui/react/dialog';
import Search from 'lucide-react/icons/search';
import { useEffect, useMemo } from 'react';
import { Kbd } from '../../ui/controls/index.ts';
import { rules, useRules, view } from '../../workspace/index.ts';
import css from './CommandsDialog.module.css';
import { entries, type Entry, type EntryGroup } from './entries.ts';

/** Ctrl/Cmd+K: finds every command, record, example and finding by a few letters. */
export default function CommandsDialog() {
  const known = useRules((state) => state.rules);
  const groups = useMemo(() => entries(known ?? []), [known]);
  useEffect(() => void rules.load(), []);
  const close = () => view.openDialog(null);
  const pick = (entry: Entry) => {
    close();
    entry.run();
  };
  return (
    <Dialog.Root open onOpenChange={(open) => !open && close()}>
      <Dialog.Portal>
        <Dialog.Backdrop className={css.scrim} />
        <Dialog.Popup className={css.dialog} aria-label="Every command">
          <Autocomplete.Root<EntryGroup>
            open
            inline
            items={groups}
            autoHighlight="always"
            keepHighlight
            filter={matches as never}
            itemToStringValue={((entry: Entry) => entry.title) as never}
          >
            <div className={css.field}>
              <Search size={16} aria-hidden />
              <Autocomplete.Input className={css.input} placeholder="Type a command, a name or a finding" aria-label="Search commands" />
              <Kbd keys="Esc" />
            </div>
            <div className={css.scroll}>
              <Autocomplete.Empty>
                <p className={css.empty}>Nothing has a name like that.</p>
              </Autocomplete.Empty>
              <Autocomplete.List className={css.list}>
                {(group: EntryGroup) => (
                  <Autocomplete.Group key={group.title} items={group.items}>
                    <Autocomplete.GroupLabel className={css.group}>{group.title}</Autocomplete.GroupLabel>
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

/** Every word of the query stands somewhere in the title, the hint or the further words. */
function matches(entry: Entry, query: string): boolean {
  const text = `${entry.title} ${entry.hint ?? ''} ${entry.words ?? ''}`.toLocaleLowerCase();
  return query
    .toLocaleLowerCase()
    .split(/\s+/)
    .every((word) => text.includes(word));
}
