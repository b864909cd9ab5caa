import type { ComponentProps, ReactNode } from 'react';
import css from './Button.module.css';
import { cx } from './cx.ts';
import { ariaKeys } from './Kbd.tsx';
import { Tooltip, type TooltipSide } from './Tooltip.tsx';

export type IconButtonProps = Omit<ComponentProps<'button'>, 'className' | 'aria-label' | 'children'> & {
  /** Accessible name and text of the tooltip. */
  label: string;
  icon: ReactNode;
  /** Keys that do the same, as they are shown: `Ctrl Z`. */
  keys?: string | undefined;
  size?: 'medium' | 'small' | 'tiny';
  /** A toggle: `true` is pressed, `false` is not, absent is an ordinary button. */
  pressed?: boolean | undefined;
  side?: TooltipSide;
  className?: string | undefined;
};

/** A button that shows only a glyph; its name is read out and shown as a tooltip. */
export function IconButton({ label, icon, keys, size = 'medium', pressed, side, className, ...rest }: IconButtonProps) {
  return (
    <Tooltip label={label} keys={keys} side={side}>
      <button
        type="button"
        aria-label={label}
        aria-pressed={pressed}
        aria-keyshortcuts={keys === undefined ? undefined : ariaKeys(keys)}
        {...rest}
        className={cx(css.button, css.icon, size !== 'medium' && css[size], pressed && css.pressed, className)}
      >
        {icon}
      </button>
    </Tooltip>
  );
}
