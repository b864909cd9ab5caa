import { Tooltip as Base } from '@base-ui/react/tooltip';
import { Kbd } from './Kbd.tsx';
import css from './Tooltip.module.css';
import type { Hint } from './hint.ts';

/** The hint itself, placed beside its control. Decorative: the control is named without it. */
export default function TooltipPopup({ hint, onClose }: { hint: Hint; onClose: () => void }) {
  return (
    <Base.Root open onOpenChange={(open) => !open && onClose()}>
      <Base.Portal>
        <Base.Positioner className={css.positioner} anchor={hint.anchor} side={hint.side} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={css.popup}>
            {hint.label}
            {hint.keys !== undefined && <Kbd keys={hint.keys} className={css.keys} />}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}
