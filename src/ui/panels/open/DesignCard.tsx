import Copy from 'lucide-react/icons/copy';
import Pencil from 'lucide-react/icons/pencil';
import Trash2 from 'lucide-react/icons/trash-2';
import { useLayoutEffect, useRef } from 'react';
import { t } from '../../../language/index.ts';
import { type DesignSummary, pictureOfDesign } from '../../../workspace/index.ts';
import { cx } from '../../controls/cx.ts';
import { IconButton } from '../../controls/IconButton.tsx';
import css from './Library.module.css';
import { Picture } from './Picture.tsx';
import { whenWords } from './when.ts';

interface DesignCardProps {
  design: DesignSummary;
  /** Milliseconds since 1970. */
  now: number;
  isOpen: boolean;
  isRenaming: boolean;
  onOpen: () => void;
  onRenaming: () => void;
  /** The new name, or `null` when renaming was given up. */
  onRename: (name: string | null) => void;
  onDuplicate: () => void;
  onDelete: () => void;
}

/** One design of the library: its picture and name, and what can be done with it. F2 renames, Delete deletes. */
export function DesignCard({ design, now, isOpen, isRenaming, onOpen, onRenaming, onRename, onDuplicate, onDelete }: DesignCardProps) {
  const { name } = design;
  const opener = useRef<HTMLButtonElement>(null);
  const wasRenaming = useRef(false);
  // Before the browser notices that the field with the focus is gone.
  useLayoutEffect(() => {
    if (wasRenaming.current && !isRenaming) opener.current?.focus();
    wasRenaming.current = isRenaming;
  }, [isRenaming]);
  return (
    <li className={cx(css.card, isOpen && css.current)} data-design={design.id}>
      <button
        ref={opener}
        type="button"
        className={css.open}
        aria-current={isOpen || undefined}
        onClick={onOpen}
        onKeyDown={(event) => {
          if (isRenaming) return;
          if (event.key === 'F2') onRenaming();
          else if (event.key === 'Delete') onDelete();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      >
        <Picture className={css.picture} version={`${design.id} ${design.updatedAt}`} draw={() => pictureOfDesign(design)} />
        <span className={css.words}>
          <span className={css.name}>{isRenaming ? ' ' : name}</span>
          <span className={css.meta}>
            {t('{{count}} elements', { count: design.elements })} · {whenWords(design.updatedAt, now)}
            {isOpen && ` · ${t('open')}`}
          </span>
        </span>
      </button>
      {isRenaming && <NameField name={name} onDone={onRename} />}
      <div className={css.acts}>
        <IconButton size="small" label={t('Rename {{name}}', { name })} keys="F2" icon={<Pencil size={15} />} onClick={onRenaming} />
        <IconButton size="small" label={t('Duplicate {{name}}', { name })} icon={<Copy size={15} />} onClick={onDuplicate} />
        <IconButton size="small" label={t('Delete {{name}}', { name })} keys="Del" icon={<Trash2 size={15} />} onClick={onDelete} />
      </div>
    </li>
  );
}

function NameField({ name, onDone }: { name: string; onDone: (name: string | null) => void }) {
  const done = useRef(false);
  const finish = (text: string | null) => {
    if (done.current) return;
    done.current = true;
    onDone(text === null || text.trim() === '' ? null : text.trim());
  };
  return (
    <input
      className={css.rename}
      aria-label={t('Name of the design')}
      defaultValue={name}
      maxLength={200}
      ref={(field) => {
        if (!field || document.activeElement === field) return;
        field.focus();
        field.select();
      }}
      onBlur={(event) => finish(event.currentTarget.value)}
      onKeyDown={(event) => {
        event.stopPropagation();
        if (event.nativeEvent.isComposing) return;
        if (event.key !== 'Enter' && event.key !== 'Escape') return;
        // The button that takes the focus next must not take the key as well.
        event.preventDefault();
        finish(event.key === 'Enter' ? event.currentTarget.value : null);
      }}
    />
  );
}
