import { t } from '../../../language/index.ts';
import { view } from '../../../workspace/index.ts';
import css from './CommentBadge.module.css';

/** How many comments a record has; a press opens them. Straddles the top edge, at the left of where findings are. */
export function CommentBadge({ id, count }: { id: string; count: number }) {
  const words = t('{{count}} comments', { count });
  return (
    <button
      type="button"
      className={css.badge}
      data-canvas-own=""
      tabIndex={-1}
      aria-label={words}
      title={words}
      onClick={() => {
        view.select([id]);
        view.openComments();
      }}
    >
      <svg width="12" height="12" viewBox="0 0 16 16" aria-hidden="true" focusable="false">
        <path d="M2 3.5A1.5 1.5 0 0 1 3.5 2h9A1.5 1.5 0 0 1 14 3.5v6a1.5 1.5 0 0 1-1.5 1.5H7l-3.5 3V11A1.5 1.5 0 0 1 2 9.5z" fill="currentColor" />
      </svg>
      {count}
    </button>
  );
}
