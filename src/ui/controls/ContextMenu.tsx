import { ContextMenu as Base } from '@base-ui/react/context-menu';
import { Fragment, type MouseEvent, type ReactNode, useState } from 'react';
import { Kbd } from './Kbd.tsx';
import css from './List.module.css';
import type { MenuGroup } from './Menu.tsx';

interface ContextMenuProps {
  /** What the menu is called, asked for when it opens. */
  label: () => string;
  /** The rows, asked for when the menu opens. */
  groups: () => readonly MenuGroup[];
  /** What it opens beside when a key asks for it; without, in the middle. */
  beside?: () => Element | null;
  onClose?: () => void;
  className?: string | undefined;
  children: ReactNode;
}

interface Shown {
  readonly label: string;
  readonly groups: readonly MenuGroup[];
}

/** A menu at the pointer for the right button, the menu key and a long press. */
export function ContextMenu({ label, groups, beside, onClose, className, children }: ContextMenuProps) {
  const [shown, setShown] = useState<Shown>({ label: '', groups: [] });
  const show = (): void => setShown({ label: label(), groups: groups().filter((group) => group.items.length > 0) });
  return (
    <Base.Root onOpenChange={(open) => (open ? show() : onClose?.())}>
      <Base.Trigger className={className} onContextMenuCapture={(event) => isByKey(event) && openBeside(event, beside?.())}>
        {children}
      </Base.Trigger>
      <Base.Portal>
        <Base.Positioner className={css.positioner} collisionPadding={8}>
          <Base.Popup className={css.popup} aria-label={shown.label}>
            {shown.groups.map((group, index) => (
              <Fragment key={group.label ?? group.items[0]?.id}>
                {index > 0 && <Base.Separator className={css.separator} />}
                <Base.Group>
                  {group.label !== undefined && <Base.GroupLabel className={css.group}>{group.label}</Base.GroupLabel>}
                  {group.items.map((item) => (
                    <Base.Item key={item.id} className={css.item} disabled={item.disabled ?? false} onClick={item.onSelect}>
                      <span className={css.text}>{item.label}</span>
                      {item.hint !== undefined && <span className={css.hint}>{item.hint}</span>}
                      {item.keys !== undefined && <Kbd keys={item.keys} />}
                    </Base.Item>
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

/** The menu key and Shift+F10 press no button; on a Mac Ctrl and the left one are the right one. */
const isByKey = ({ button, ctrlKey }: MouseEvent): boolean => button !== 2 && !ctrlKey;

/** Asks for the menu once more, under the lower edge of this. */
function openBeside(event: MouseEvent, thing: Element | null | undefined): void {
  if (!thing) return;
  event.preventDefault();
  event.stopPropagation();
  const { left, bottom } = thing.getBoundingClientRect();
  event.target.dispatchEvent(new window.MouseEvent('contextmenu', { bubbles: true, cancelable: true, button: 2, clientX: left, clientY: bottom }));
}
