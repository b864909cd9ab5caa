import { memo } from 'react';
import css from './CodeText.module.css';
import { cx } from './cx.ts';
import { type CodeLanguage, tokensOf } from './highlight.ts';

interface CodeTextProps {
  text: string;
  /** Accessible name: the file's name. */
  label: string;
  language?: CodeLanguage;
  className?: string | undefined;
}

/** Text of a file, read-only, with line numbers that are not copied along. Reached by Tab, so that it scrolls by keyboard. */
export const CodeText = memo(function CodeText({ text, label, language = 'plain', className }: CodeTextProps) {
  const lines = text.replace(/\n$/, '').split('\n');
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={cx(css.scroll, className)} aria-label={label} tabIndex={0}>
      <div className={css.code} style={{ '--digits': String(lines.length).length } as React.CSSProperties}>
        <div className={css.numbers} aria-hidden="true">
          {lines.map((_, index) => index + 1).join('\n')}
        </div>
        <pre className={css.text}>
          {tokensOf(text, language).map((token, index) =>
            token.kind === 'plain' ? (
              token.text
            ) : (
              // tokens have no identity beyond their place
              <span key={index} className={css[token.kind]}>
                {token.text}
              </span>
            ),
          )}
        </pre>
      </div>
    </section>
  );
});
