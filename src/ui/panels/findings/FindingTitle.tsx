import type { Finding } from './types.ts';
import css from './FindingTitle.module.css';
import { cx } from '../../controls/cx.ts';

/** The title of a finding; names of the design stand out. */
export function FindingTitle({ finding, className }: { finding: Finding; className?: string | undefined }) {
  return (
    <span className={cx(css.title, className)}>
      {finding.title.map((part, index) => {
        const key = `${index}:${part.text}`;
        return part.strong ? <b key={key}>{part.text}</b> : <span key={key}>{part.text}</span>;
      })}
    </span>
  );
}
