import { type ReactNode, useId } from 'react';
import css from './Health.module.css';

/** One question that the panel answers. */
export function Card({ title, note, children }: { title: string; note?: string | undefined; children: ReactNode }) {
  const id = useId();
  return (
    <section className={css.card} aria-labelledby={id}>
      <header className={css.cardHead}>
        <h3 id={id} className={css.cardTitle}>
          {title}
        </h3>
        {note !== undefined && <span className={css.note}>{note}</span>}
      </header>
      {children}
    </section>
  );
}

/** A share as a bar; the number beside it says the same. @param share from 0 to 1 */
export function Bar({ share }: { share: number }) {
  return (
    <span className={css.bar} aria-hidden="true">
      <span className={css.fill} style={{ inlineSize: `${Math.min(1, Math.max(0, share)) * 100}%` }} />
    </span>
  );
}
