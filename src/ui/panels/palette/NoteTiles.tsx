import { NOTE_COLOURS } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import { addFrame, addNote, useView, view } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { type NoteEntry, visibleNotes } from '../../records/kinds.ts';
import css from './Palette.module.css';
import { DRAG_TYPE, emptyImage } from './Tile.tsx';

/** Stickies in the usual colours, and frames: a click puts one beside the selection, a drag where it is dropped. */
export function NoteTiles({ query, disabled }: { query: string; disabled: boolean }) {
  const entries = visibleNotes(query);
  if (entries.length === 0) return null;
  return (
    <section aria-label={t('Notes and frames')}>
      <h3 className={css.heading}>{t('Notes and frames')}</h3>
      <div className={css.notes}>
        {entries.map((entry) => (
          <NoteTile key={entry.label} entry={entry} disabled={disabled} />
        ))}
      </div>
    </section>
  );
}

function NoteTile({ entry, disabled }: { entry: NoteEntry; disabled: boolean }) {
  const { label, note } = entry;
  return (
    <button
      type="button"
      className={css.tile}
      data-note={note ?? 'frame'}
      disabled={disabled}
      draggable={!disabled}
      onClick={(event) => event.detail < 2 && addNoteOrFrame(entry)}
      onDragStart={(event) => {
        event.dataTransfer.setData(DRAG_TYPE, JSON.stringify(note === undefined ? { frame: true } : { note }));
        event.dataTransfer.effectAllowed = 'copy';
        event.dataTransfer.setDragImage(emptyImage(), 0, 0);
        view.setDropping({ kind: note === undefined ? 'frame' : 'note', label, ...(note === undefined ? {} : { note }) });
      }}
      onDragEnd={() => view.setDropping(null)}
    >
      <span className={css.sticky} style={note === undefined ? undefined : { background: NOTE_COLOURS[note] }} />
      {t(label)}
    </button>
  );
}

/** Puts it beside the selection; a frame goes around it. */
export function addNoteOrFrame({ label, note }: NoteEntry): void {
  const made = note === undefined ? addFrame('Frame', undefined, useView.getState().selection) : addNote(note);
  if (made.ok) announce(note === undefined ? t('Frame added. Type its name.') : t('Note added: {{kind}}. Type its text.', { kind: t(label) }));
}
