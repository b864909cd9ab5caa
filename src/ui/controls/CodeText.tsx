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

/** Lines that are laid out together; those out of view are not laid out at all. */
const BLOCK = 200;

/** Text of a file, read-only, with line numbers that are not copied along. Reached by Tab, so that it scrolls by keyboard. */
export const CodeText = memo(function CodeText({ text, label, language = 'plain', className }: CodeTextProps) {
  const lines = text.replace(/\n$/, '').split('\n');
  const isLong = lines.length > BLOCK * 5;
  return (
    // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what scrolls must be reachable by keyboard
    <section className={cx(css.scroll, className)} aria-label={label} tabIndex={0}>
      <div className={css.code} style={{ '--digits': String(lines.length).length } as React.CSSProperties}>
        <div className={css.numbers} aria-hidden="true">
          {isLong ? <Blocks lines={lines.map((_, index) => String(index + 1))} /> : lines.map((_, index) => index + 1).join('\n')}
        </div>
        <pre className={css.text}>{isLong ? <Blocks lines={lines} /> : <Tokens text={text} language={language} />}</pre>
      </div>
    </section>
  );
});

/** In colours, as far as that costs little. */
function Tokens({ text, language }: { text: string; language: CodeLanguage }) {
  return tokensOf(text, language).map((token, index) =>
    token.kind === 'plain' ? (
      token.text
    ) : (
      // tokens have no identity beyond their place
      <span key={index} className={css[token.kind]}>
        {token.text}
      </span>
    ),
  );
}

/** A long text in one colour, in blocks whose heights are known before they are laid out. It can be searched and copied as one. */
function Blocks({ lines }: { lines: readonly string[] }) {
  return Array.from({ length: Math.ceil(lines.length / BLOCK) }, (_, at) => {
    const block = lines.slice(at * BLOCK, (at + 1) * BLOCK);
    return (
      <span key={at} className={css.block} style={{ '--lines': String(block.length) } as React.CSSProperties}>
        {`${block.join('\n')}\n`}
      </span>
    );
  });
}
