import { Tooltip as Base } from '@base-ui/react/tooltip';
import type { ReactElement } from 'react';
import { Kbd } from './Kbd.tsx';
import css from './Tooltip.module.css';

export type TooltipSide = 'top' | 'right' | 'bottom' | 'left';

interface TooltipProps {
  /** A hint for those who see; the trigger carries its own accessible name. */
  label: string;
  keys?: string | undefined;
  side?: TooltipSide | undefined;
  children: ReactElement;
}

/** A hint beside a control, with the keys that do the same. Opens on hover after a moment, and on keyboard focus at once. */
export function Tooltip({ label, keys, side = 'bottom', children }: TooltipProps) {
  return (
    <Base.Root>
      <Base.Trigger render={children} delay={500} />
      <Base.Portal>
        <Base.Positioner className={css.positioner} side={side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={css.popup}>
            {label}
            {keys !== undefined && <Kbd keys={keys} className={css.keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

/** Wraps a region whose tooltips, once one is open, follow each other without the wait. */
export const TooltipGroup = Base.Provider;
