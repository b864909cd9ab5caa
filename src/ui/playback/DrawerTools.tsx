import { type ReactNode, useCallback, useState } from 'react';
import { createPortal } from 'react-dom';

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
