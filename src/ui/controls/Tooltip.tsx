import { cloneElement, type ReactElement } from 'react';

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

interface TooltipProps {
  /** A hint for those who see; the trigger carries its own accessible name. */
  label: string;
  keys?: string | undefined;
  side?: TooltipSide | undefined;
  children: ReactElement<object>;
}

/**
 * A hint beside a control, with the keys that do the same. It only marks the control: `TooltipHost` shows one hint for
 * the whole page, and what it needs is loaded when the pointer first rests on a marked control.
 */
export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  return cloneElement(children, { 'data-hint': label, 'data-hint-side': side, ...(keys === undefined ? {} : { 'data-hint-keys': keys }) } as object);
}
