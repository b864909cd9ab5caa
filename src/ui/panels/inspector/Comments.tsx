import Trash2 from 'lucide-react/icons/trash-2';
import { type KeyboardEvent, useEffect, useRef, useState } from 'react';
import { dateWords, t } from '../../../language/index.ts';
import { addComment, commentsAbout, removeRecords, updateRecord, useDesign, useView } from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { IconButton } from '../../controls/IconButton.tsx';
import css from './Comments.module.css';

/** What was said about a record, the oldest first, and a field to say more. */
export function Comments({ id }: { id: string }) {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const ids = commentsAbout(design, id);
  return (
    <div className={css.comments}>
      {ids.length === 0 && readOnly && <p className={css.none}>{t('No comments.')}</p>}
      {ids.length > 0 && (
        <ol className={css.list} aria-label={t('Comments')}>
          {ids.map((one) => (
            <Comment key={one} id={one} readOnly={readOnly} />
          ))}
        </ol>
      )}
      {!readOnly && <NewComment aboutId={id} />}
    </div>
  );
}

function Comment({ id, readOnly }: { id: string; readOnly: boolean }) {
  const note = useDesign((state) => state.design.notes[id]);
  const [text, setText] = useState<string | null>(null);
  if (!note) return null;
  const take = (): void => {
    if (text !== null && text.trim() !== '' && text.trim() !== note.text) updateRecord('notes', id, { text: text.trim() }, { label: t('Change a comment') });
    setText(null);
  };
  return (
    <li className={css.comment}>
      <div className={css.head}>
        <span>{note.date === undefined ? t('Comment') : dateWords(new Date(`${note.date}T12:00:00`))}</span>
        {!readOnly && (
          <IconButton
            size="tiny"
            label={t('Delete the comment')}
            icon={<Trash2 size={14} aria-hidden="true" />}
            onClick={() => {
              removeRecords([id]);
              announce(t('Comment deleted. Undo brings it back.'));
            }}
          />
        )}
      </div>
      <textarea
        className={css.text}
        aria-label={t('Text of the comment')}
        readOnly={readOnly}
        value={text ?? note.text}
        onChange={(event) => setText(event.target.value)}
        onBlur={take}
        onKeyDown={(event) => isSend(event) && event.currentTarget.blur()}
      />
    </li>
  );
}

function NewComment({ aboutId }: { aboutId: string }) {
  const [text, setText] = useState('');
  const field = useRef<HTMLTextAreaElement>(null);
  const asked = useView((state) => state.commenting);
  const before = useRef(answered);
  useEffect(() => {
    if (asked === null || asked === before.current) return;
    before.current = asked;
    answered = asked;
    field.current?.focus();
  }, [asked]);
  const send = (): void => {
    if (!addComment(aboutId, text).ok) return;
    setText('');
    announce(t('Comment added.'));
    field.current?.focus();
  };
  return (
    <div className={css.add}>
      <textarea
        ref={field}
        className={css.field}
        aria-label={t('New comment')}
        placeholder={t('Say something about it')}
        rows={3}
        value={text}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (!isSend(event)) return;
          event.preventDefault();
          send();
        }}
      />
      <Button size="small" variant="line" disabled={text.trim() === ''} onClick={send}>
        {t('Comment')}
      </Button>
    </div>
  );
}

/** The last request for the field that was answered: it is not answered again when something else is selected. */
let answered: number | null = null;

/** Enter sends, Shift+Enter is a new line. */
const isSend = (event: KeyboardEvent): boolean => event.key === 'Enter' && !event.shiftKey && !event.nativeEvent.isComposing;
