import { wordTable } from '../../language/index.ts';
import css from './Severity.module.css';
import { cx } from './cx.ts';

export type SeverityLevel = 'error' | 'warning' | 'info';

/** The word that stands beside the shape: severity is never colour alone. */
export const SEVERITY_WORDS: Readonly<Record<SeverityLevel, string>> = wordTable({ error: 'Error', warning: 'Warning', info: 'Note' });

export const SEVERITY_PLURALS: Readonly<Record<SeverityLevel, string>> = wordTable({ error: 'Errors', warning: 'Warnings', info: 'Notes' });

/** Octagon, triangle or circle. Decorative: the word beside it says the same. */
export function SeverityShape({ level, size = 14 }: { level: SeverityLevel; size?: number }) {
  return (
    <svg className={cx(css.shape, css[level])} width={size} height={size} viewBox="0 0 16 16" aria-hidden="true" focusable="false">
      {level === 'error' && (
        <>
          <path d="M5 1h6l4 4v6l-4 4H5l-4-4V5z" fill="currentColor" />
          <path d="M8 4.4v4.4M8 11.4v.2" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
        </>
      )}
      {level === 'warning' && (
        <>
          <path d="M8 1.2 15.4 14H.6z" fill="currentColor" stroke="currentColor" strokeLinejoin="round" />
          <path d="M8 6v3.6M8 12v.1" stroke="var(--surface)" strokeWidth="1.8" strokeLinecap="round" />
        </>
      )}
      {level === 'info' && (
        <>
          <circle cx="8" cy="8" r="6.6" fill="none" stroke="currentColor" strokeWidth="1.5" />
          <path d="M8 7.4v3.8M8 4.8v.1" stroke="currentColor" strokeWidth="1.6" strokeLinecap="round" />
        </>
      )}
    </svg>
  );
}

/** Severity by shape, word and colour. */
export function Severity({ level, className }: { level: SeverityLevel; className?: string | undefined }) {
  return (
    <span className={cx(css.severity, css[level], className)}>
      <SeverityShape level={level} />
      {SEVERITY_WORDS[level]}
    </span>
  );
}
