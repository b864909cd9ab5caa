import { view } from '../../../workspace/index.ts';
import { SEVERITY_WORDS } from '../../controls/index.ts';
import type { FindingMark } from '../stage/marks.ts';
import css from './FindingBadge.module.css';

/**
 * Shape, word and colour of the worst finding of a record; a press lists them in the inspector. For pointers only: the record's own name says
 * the same, and the inspector is there once it is selected.
 */
export function FindingBadge({ id, mark: { severity, count } }: { id: string; mark: FindingMark }) {
  return (
    <button
      type="button"
      className={css.badge}
      data-canvas-own=""
      data-severity={severity}
      tabIndex={-1}
      aria-hidden="true"
      onClick={() => {
        view.select([id]);
        view.setInspectorTab('findings');
      }}
    >
      <svg width="12" height="12" viewBox="0 0 16 16" focusable="false">
        {severity === 'error' && (
          <>
            <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
            <path className={css.mark} d="M8 4.4v4.4M8 11.4v.2" />
          </>
        )}
        {severity === 'warning' && (
          <>
            <path d="M8 1.6 15.2 14.2H.8z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
            <path className={css.mark} d="M8 6v3.8M8 12v.1" />
          </>
        )}
        {severity === 'info' && (
          <>
            <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.6" />
            <path d="M8 7.4v3.6M8 5v.1" stroke="currentColor" strokeWidth="1.7" strokeLinecap="round" />
          </>
        )}
      </svg>
      {SEVERITY_WORDS[severity]}
      {count > 1 && <span className={css.count}>{count}</span>}
    </button>
  );
}
