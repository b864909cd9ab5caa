import type { ReactNode } from 'react';
import { cx } from '../../controls/cx.ts';
import { Kbd } from '../../controls/Kbd.tsx';
import card from './Card.module.css';
import css from './Start.module.css';

interface StartCardProps {
  title: string;
  /** The key that does the same. */
  number: string;
  art: ReactNode;
  primary?: boolean;
  onStart: () => void;
  children: ReactNode;
}

/** One way to start: a picture of it, its name, its key and a sentence. */
export function StartCard({ title, number, art, primary = false, onStart, children }: StartCardProps) {
  return (
    <button type="button" className={cx(card.card, css.card, primary && css.primary)} aria-keyshortcuts={number} onClick={onStart}>
      <span className={css.art}>{art}</span>
      <span className={css.text}>
        <span className={css.name}>
          <b>{title}</b>
          <Kbd keys={number} />
        </span>
        <span className={css.sentence}>{children}</span>
      </span>
    </button>
  );
}
