import ChevronDown from 'lucide-react/icons/chevron-down';
import GripVertical from 'lucide-react/icons/grip-vertical';
import Trash2 from 'lucide-react/icons/trash-2';
import TriangleAlert from 'lucide-react/icons/triangle-alert';
import { type ReactNode, useRef, useState } from 'react';
import { t } from '../../../../language/index.ts';
import { announce } from '../../../controls/announce.ts';
import { cx } from '../../../controls/cx.ts';
import { IconButton } from '../../../controls/IconButton.tsx';
import policies from '../Policies.module.css';
import { useReorder } from '../reorder.ts';
import css from './ItemList.module.css';

export interface Item {
  readonly key: string;
  readonly title: string;
  /** Said at the right in a lighter tone. */
  readonly hint?: ReactNode;
  /** What is wrong with it; shown under its name. */
  readonly warnings?: readonly string[];
}

interface ItemListProps {
  /** Accessible name of the list. */
  label: string;
  /** What one of them is called: "step". */
  noun: string;
  items: readonly Item[];
  /** Shows the number in front of each. */
  numbered?: boolean;
  /** Key of the item that starts open, such as one just made. */
  initiallyOpen?: string | undefined;
  onRemove: (key: string) => void;
  /** Present where the order means something. */
  onMove?: (key: string, toIndex: number) => void;
  children: (key: string) => ReactNode;
}

/** A list of things that fold open to be edited, one at a time; moved by handle or by Alt with an arrow key. */
export function ItemList({ label, noun, items, numbered = false, initiallyOpen, onRemove, onMove, children }: ItemListProps) {
  const [open, setOpen] = useState<string | null>(initiallyOpen ?? null);
  const list = useRef<HTMLOListElement>(null);
  const keys = items.map((item) => item.key);
  const reorder = useReorder({
    items: keys,
    list,
    onMove: (order, key) => {
      onMove?.(key, order.indexOf(key));
      announce(
        t('{{title}} is now {{noun}} {{number}} of {{count}}.', {
          title: items[keys.indexOf(key)]?.title ?? noun,
          noun,
          number: order.indexOf(key) + 1,
          count: order.length,
        }),
      );
    },
  });
  const byKey = new Map(items.map((item) => [item.key, item]));
  const [seen, setSeen] = useState(initiallyOpen);
  if (seen !== initiallyOpen) {
    setSeen(initiallyOpen);
    if (initiallyOpen !== undefined) setOpen(initiallyOpen);
  }

  if (items.length === 0) return null;
  return (
    <ol ref={list} className={policies.list} aria-label={label}>
      {reorder.order.map((key, index) => {
        const item = byKey.get(key);
        if (!item) return null;
        const isOpen = open === key;
        return (
          <li key={key} data-row className={cx(policies.row, isOpen && policies.open, reorder.dragging === key && policies.dragging)}>
            <div className={policies.line}>
              {onMove && (
                <span {...reorder.handle(key)} className={policies.grip} aria-hidden="true">
                  <GripVertical size={14} />
                </span>
              )}
              <button
                type="button"
                className={policies.toggle}
                aria-expanded={isOpen}
                onKeyDown={onMove && reorder.onKeyDown(key)}
                aria-keyshortcuts={onMove ? 'Alt+ArrowUp Alt+ArrowDown' : undefined}
                onClick={() => setOpen(isOpen ? null : key)}
              >
                {numbered && <span className={css.number}>{index + 1}</span>}
                <span className={css.title}>{item.title}</span>
                {item.hint !== undefined && <span className={css.hint}>{item.hint}</span>}
                {item.warnings !== undefined && item.warnings.length > 0 && (
                  <TriangleAlert size={14} aria-label={t('{{count}} warnings', { count: item.warnings.length })} className={css.mark} />
                )}
                <ChevronDown size={14} aria-hidden="true" className={cx(policies.chevron, isOpen && policies.up)} />
              </button>
            </div>
            {isOpen && (
              <div className={css.body}>
                {item.warnings?.map((warning) => (
                  <p key={warning} className={css.warning}>
                    <TriangleAlert size={12} aria-hidden="true" />
                    {warning}
                  </p>
                ))}
                {children(key)}
                <div className={css.end}>
                  <IconButton
                    size="small"
                    label={t('Remove {{noun}} {{title}}', { noun, title: item.title })}
                    icon={<Trash2 size={14} />}
                    onClick={() => onRemove(key)}
                  />
                </div>
              </div>
            )}
          </li>
        );
      })}
    </ol>
  );
}
