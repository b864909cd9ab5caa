import { Tabs as Base } from '@base-ui/react/tabs';
import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { Count } from './Count.tsx';
import { cx } from './cx.ts';
import { markEnds } from './ends.ts';
import ends from './Ends.module.css';
import css from './Tabs.module.css';

export interface TabItem<V extends string> {
  value: V;
  label: string;
  icon?: ReactNode;
  count?: number | undefined;
}

interface TabsProps<V extends string> {
  /** Accessible name of the row of tabs. */
  label: string;
  value: V;
  items: readonly TabItem<V>[];
  onChange: (value: V) => void;
  size?: 'medium' | 'large';
  /** Stands at the right end of the row, outside of the tab order of the tabs. */
  actions?: ReactNode;
  /** One `TabPanel` for each item. */
  children: ReactNode;
  className?: string | undefined;
}

/** Tabs with arrow keys, Home and End. The row is 36 px high, or 40 in dialogs (`large`). Where it has not room for all, it scrolls, and the chosen one is in view. */
export function Tabs<V extends string>({ label, value, items, onChange, size = 'medium', actions, children, className }: TabsProps<V>) {
  const list = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const row = list.current;
    if (!row) return undefined;
    return markEnds(row, () => row.querySelector('[data-active]')?.scrollIntoView({ block: 'nearest', inline: 'nearest' }));
  }, [value]);
  return (
    <Base.Root value={value} onValueChange={(next) => onChange(next as V)} className={cx(css.root, className)}>
      <div className={cx(css.bar, size === 'large' && css.large)}>
        <Base.List ref={list} className={cx(css.list, ends.ends)} aria-label={label} activateOnFocus>
          {items.map((item) => (
            <Base.Tab key={item.value} value={item.value} className={css.tab}>
              {item.icon}
              {item.label}
              {item.count !== undefined && <Count value={item.count} />}
            </Base.Tab>
          ))}
        </Base.List>
        {actions}
      </div>
      {children}
    </Base.Root>
  );
}

/** What one tab shows. Its content is mounted only while it is the chosen one. */
export function TabPanel({ value, children, className }: { value: string; children: ReactNode; className?: string | undefined }) {
  return (
    <Base.Panel value={value} className={cx(css.panel, className)}>
      {children}
    </Base.Panel>
  );
}
