import { NOTE_WORDS } from '../../drawing/index.ts';
import { t } from '../../language/index.ts';
import type { Design } from '../../model/index.ts';
import { titleOf } from '../../ui/records/describe.ts';

/** What is said when something was made whose name is asked for now. */
export function added(design: Design, id: string): string {
  const note = design.notes[id];
  return note
    ? t('Note added: {{kind}}. Type its text.', { kind: t(NOTE_WORDS[note.kind]) })
    : t('{{name}} added. Type its name.', { name: titleOf(design, id) });
}

/** What is said when these were removed from the design. */
export function removed(design: Design, ids: readonly string[]): string {
  const [id = ''] = ids;
  const label = ids.length === 1 ? titleOf(design, id) : t('{{count}} items', { count: ids.length });
  return t('{{label}} deleted. Undo brings it back.', { label });
}
