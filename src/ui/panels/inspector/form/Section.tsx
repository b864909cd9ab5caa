import ChevronRight from 'lucide-react/icons/chevron-right';
import { type ReactNode, useState } from 'react';
import css from './Form.module.css';

const opened = new Map<string, boolean>();

interface SectionProps {
  title: string;
  /** Said at the right of the title: how much is set, what the order means. */
  note?: ReactNode;
  /** Whether it starts open; once somebody opened or closed it, sections of that title stay that way. */
  open: boolean;
  children: ReactNode;
}

/** A part of a form that folds away. */
export function Section({ title, note, open, children }: SectionProps) {
  const [isOpen, setOpen] = useState(() => opened.get(title) ?? open);
  return (
    <details
      className={css.section}
      open={isOpen}
      onToggle={(event) => {
        const now = event.currentTarget.open;
        if (now === isOpen) return;
        opened.set(title, now);
        setOpen(now);
      }}
    >
      <summary className={css.sectionHead}>
        <ChevronRight size={14} aria-hidden="true" />
        <span>{title}</span>
        {note !== undefined && <span className={css.sectionNote}>{note}</span>}
      </summary>
      {isOpen && <div className={css.sectionBody}>{children}</div>}
    </details>
  );
}
