import { Menu as Base } from '@base-ui/react/menu';
import Check from 'lucide-react/icons/check';
import { Fragment, type ReactElement, type ReactNode } from 'react';
import { ariaKeys, Kbd } from './Kbd.tsx';
import css from './List.module.css';
import { cx } from './cx.ts';

/** One row of a menu. `checked` makes it a row with a mark that may be on or off. */
export interface MenuItem {
  id: string;
  label: string;
  icon?: ReactNode;
  keys?: string | undefined;
  /** Said at the right in a lighter tone. */
  hint?: string | undefined;
  checked?: boolean | undefined;
  disabled?: boolean | undefined;
  danger?: boolean | undefined;
  /** The menu stays open, so that several can be chosen. */
  stays?: boolean | undefined;
  onSelect: () => void;
}

/** Rows that belong together; groups are parted by a line. */
export interface MenuGroup {
  label?: string | undefined;
  items: readonly MenuItem[];
}

interface MenuProps {
  /** The button that opens it; it carries its own accessible name. */
  trigger: ReactElement;
  groups: readonly MenuGroup[];
  side?: 'top' | 'right' | 'bottom' | 'left';
  align?: 'start' | 'center' | 'end';
  /** Controls from outside whether it is open. */
  open?: boolean | undefined;
  onOpenChange?: ((open: boolean) => void) | undefined;
}

/** A menu of commands with arrow keys, type-ahead and Escape. Empty groups are left out. */
export function Menu({ trigger, groups, side = 'bottom', align = 'start', open, onOpenChange }: MenuProps) {
  const filled = groups.filter((group) => group.items.length > 0);
  return (
    <Base.Root modal={false} open={open} onOpenChange={(next) => onOpenChange?.(next)}>
      <Base.Trigger render={trigger} />
      <Base.Portal>
        <Base.Positioner className={css.positioner} side={side} align={align} sideOffset={6} collisionPadding={8}>
          <Base.Popup className={css.popup}>
            {filled.map((group, index) => (
              <Fragment key={group.label ?? group.items[0]?.id}>
                {index > 0 && <Base.Separator className={css.separator} />}
                <Base.Group>
                  {group.label !== undefined && <Base.GroupLabel className={css.group}>{group.label}</Base.GroupLabel>}
                  {group.items.map((item) => (
                    <MenuRow key={item.id} item={item} />
                  ))}
                </Base.Group>
              </Fragment>
            ))}
          </Base.Popup>
        </Base.Positioner>
      </Base.Portal>
    </Base.Root>
  );
}

function MenuRow({ item }: { item: MenuItem }) {
  const shared = {
    className: cx(css.item, item.danger && css.danger),
    disabled: item.disabled ?? false,
    label: item.label,
    'aria-keyshortcuts': item.keys === undefined ? undefined : ariaKeys(item.keys),
  };
  const content = (
    <>
      <span className={css.text}>{item.label}</span>
      {item.hint !== undefined && <span className={css.hint}>{item.hint}</span>}
      {item.keys !== undefined && <Kbd keys={item.keys} />}
    </>
  );
  if (item.checked === undefined) {
    return (
      <Base.Item {...shared} onClick={item.onSelect}>
        {item.icon}
        {content}
      </Base.Item>
    );
  }
  return (
    <Base.CheckboxItem {...shared} checked={item.checked} onCheckedChange={() => item.onSelect()} closeOnClick={item.stays !== true}>
      <span className={css.mark}>
        <Base.CheckboxItemIndicator>
          <Check size={14} aria-hidden="true" />
        </Base.CheckboxItemIndicator>
      </span>
      {item.icon}
      {content}
    </Base.CheckboxItem>
  );
}
