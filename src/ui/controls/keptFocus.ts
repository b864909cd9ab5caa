import { type RefObject, useEffect } from 'react';

/** What had the focus last, and all that it stood in. */
let last: readonly EventTarget[] = [];

const follow = (event: FocusEvent): void => {
  last = event.composedPath();
};

/** The drawing, if one is shown. */
export const drawing = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-canvas]');

/**
 * Keeps the focus in the window. Where what has it goes away, like a button that closes the panel it stands in, browsers leave the focus nowhere, and nothing
 * is read out: then it goes on to this.
 * @param within where it has to go away: a panel leaves what stood elsewhere to others
 */
export function useKeptFocus(next: () => HTMLElement | null | undefined, within?: RefObject<Element | null>): void {
  useEffect(() => {
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);
  // after each drawing: any of them may have taken it away
  useEffect(() => {
    const [lost] = last;
    if (document.activeElement !== document.body || !(lost instanceof Element) || lost.isConnected) return;
    if (within && !(within.current && last.includes(within.current))) return;
    next()?.focus({ preventScroll: true });
  });
}
