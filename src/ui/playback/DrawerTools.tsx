import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';
import css from './DrawerTools.module.css';

/** Puts the tools of a tab into the row of tabs, at its right end, as soon as that is there. */
export function DrawerTools({ children }: { children: ReactNode }) {
  const [slot, setSlot] = useState<HTMLElement | null>(null);
  const find = useCallback((element: HTMLElement | null) => setSlot(element && document.getElementById('drawer-tools')), []);
  return (
    <>
      <span ref={find} hidden />
      {slot && createPortal(children, slot)}
    </>
  );
}

/** A word that a narrow window leaves to the glyph beside it; what it names needs an accessible name of its own. */
export function ToolWord({ children }: { children: ReactNode }) {
  return <span className={css.word}>{children}</span>;
}
