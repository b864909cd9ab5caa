import { useEffect } from 'react';

/** What had the focus last. */
let last: EventTarget | null = null;

const follow = ({ target }: FocusEvent): void => {
  last = target;
};

/** The drawing, if one is shown. */
export const drawing = (): HTMLElement | null => document.querySelector<HTMLElement>('[data-canvas]');

/**
 * Keeps the focus in the window. Where what has it goes away, like a button that closes the panel it stands in, browsers leave the focus nowhere, and nothing
 * is read out: then it goes on to this.
 */
export function useKeptFocus(next: () => HTMLElement | null | undefined): void {
  useEffect(() => {
    document.addEventListener('focusin', follow);
    return () => document.removeEventListener('focusin', follow);
  }, []);
  // after each drawing: any of them may have taken it away
  useEffect(() => {
    if (document.activeElement !== document.body || !(last instanceof Element) || last.isConnected) return;
    next()?.focus({ preventScroll: true });
  });
}
