import { Tooltip as Base } from '@base-ui/react/tooltip';
import { type ReactNode, useId, useRef, useState } from 'react';
import css from './Field.module.css';
import tip from './Tooltip.module.css';
import { cx } from './cx.ts';

/** What every control with a label takes. */
export interface FieldProps {
  label: string;
  /** One sentence about what the value means; shown beside the field on keyboard focus and on hover of the label. */
  help?: string | undefined;
  /** `beside` puts the label left of the control, `above` on top of it, `hidden` only reads it out. */
  layout?: 'beside' | 'above' | 'hidden' | undefined;
}

/** What the control itself must carry so that its label, help and refusal are read out. */
export interface FieldControl {
  id: string;
  'aria-describedby': string | undefined;
  'aria-invalid': true | undefined;
}

interface Props extends FieldProps {
  /** Why the value was refused. */
  reason?: string | undefined;
  /** Replaces `<label for>` where the control is a group of buttons that names itself with this id. */
  labelId?: string | undefined;
  className?: string | undefined;
  children: (control: FieldControl) => ReactNode;
}

/** A control with its label, its help and the reason why a value was refused. */
export function Field({ label, help, layout = 'beside', reason, labelId, className, children }: Props) {
  const id = useId();
  const row = useRef<HTMLDivElement>(null);
  const [helping, setHelping] = useState(false);
  const described = [help !== undefined && `${id}-help`, reason !== undefined && `${id}-reason`].filter(Boolean).join(' ');

  return (
    <div
      ref={row}
      className={cx(css.field, css[layout], className)}
      onFocus={(event) => setHelping(help !== undefined && event.target.matches(':focus-visible'))}
      onBlur={() => setHelping(false)}
    >
      <label
        id={labelId}
        htmlFor={labelId === undefined ? id : undefined}
        className={css.label}
        onPointerEnter={() => setHelping(help !== undefined)}
        onPointerLeave={() => setHelping(false)}
      >
        {label}
      </label>
      <div className={css.control}>
        {children({ id, 'aria-describedby': described || undefined, 'aria-invalid': reason === undefined ? undefined : true })}
        {reason !== undefined && (
          <p id={`${id}-reason`} className={css.reason} role="alert">
            {reason}
          </p>
        )}
        {help !== undefined && (
          <span id={`${id}-help`} hidden>
            {help}
          </span>
        )}
      </div>
      {help !== undefined && (
        <Base.Root open={helping} onOpenChange={(open) => !open && setHelping(false)}>
          <Base.Portal>
            <Base.Positioner
              className={tip.positioner}
              anchor={() => besideContainer(row.current)}
              side="left"
              sideOffset={8}
              collisionPadding={8}
              collisionAvoidance={{ fallbackAxisSide: 'none' }}
            >
              <Base.Popup className={cx(tip.popup, css.help)} aria-hidden="true">
                {help}
              </Base.Popup>
            </Base.Positioner>
          </Base.Portal>
        </Base.Root>
      )}
    </div>
  );
}

/** As high as the field and as wide as the panel or dialog around it, so that the hint stands beside the form and never on it. */
function besideContainer(row: HTMLElement | null): Element | { getBoundingClientRect: () => DOMRect } | null {
  const container = row?.closest('aside, [role="dialog"]');
  if (!row || !container) return row;
  return {
    getBoundingClientRect: () => {
      const { left, width } = container.getBoundingClientRect();
      const { top, height } = row.getBoundingClientRect();
      return new DOMRect(left, top, width, height);
    },
  };
}
