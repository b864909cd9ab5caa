import type { ComponentProps } from 'react';
import css from './Island.module.css';
import { cx } from './cx.ts';

/** A floating surface: radius 12, one border, one soft shadow. Its place is the caller's matter. */
export function Island({ className, ...rest }: ComponentProps<'div'>) {
  return <div {...rest} className={cx(css.island, className)} />;
}
