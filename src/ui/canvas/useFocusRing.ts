import { type RefObject, useEffect } from 'react';

/** Keys that lead the focus from one part of the window to another. */
const LEADING = ['Tab', 'F6'];

/**
 * Shows that the canvas has the focus where a key has led it there, until it leaves or the pointer is used. It also gets the focus by every press on it, and
 * back from every field: there the browser would often show it, too, as a frame around the whole window.
 */
export function useFocusRing(root: RefObject<HTMLElement | null>): void {
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let isLed = false;
    const leaves = new AbortController();
    const hide = (): void => {
      delete element.dataset['ring'];
    };
    const { signal } = leaves;
    const onKey = ({ key }: KeyboardEvent): void => {
      isLed = LEADING.includes(key);
    };
    const onPress = (): void => {
      isLed = false;
      hide();
    };
    const onFocus = (): void => {
      if (isLed) element.dataset['ring'] = '';
    };
    document.addEventListener('keydown', onKey, { capture: true, signal });
    document.addEventListener('pointerdown', onPress, { capture: true, signal });
    element.addEventListener('focus', onFocus, { signal });
    element.addEventListener('blur', hide, { signal });
    return () => leaves.abort();
  }, [root]);
}
