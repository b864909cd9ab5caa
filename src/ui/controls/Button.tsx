import type { ComponentProps, ReactNode } from 'react';
import css from './Button.module.css';
import { cx } from './cx.ts';

export type ButtonProps = Omit<ComponentProps<'button'>, 'className'> & {
  /** `primary` is the next best act of a view: at most one. `line` has a border, `quiet` is secondary text. */
  variant?: 'plain' | 'primary' | 'line' | 'quiet' | 'danger';
  size?: 'medium' | 'small';
  icon?: ReactNode;
  /** Said after the label in a lighter tone: a count, a state. */
  trailing?: ReactNode;
  /** A toggle: `true` is pressed, `false` is not, absent is an ordinary button. */
  pressed?: boolean;
  className?: string | undefined;
};

/** A button with its label in words. For one that shows only a glyph, see `IconButton`. */
export function Button({ variant = 'plain', size = 'medium', icon, trailing, pressed, className, children, ...rest }: ButtonProps) {
  return (
    <button
      type="button"
      aria-pressed={pressed}
      {...rest}
      className={cx(css.button, css[variant], size === 'small' && css.small, pressed && css.pressed, className)}
    >
      {icon}
      {children}
      {trailing !== undefined && <span className={css.trailing}>{trailing}</span>}
    </button>
  );
}
