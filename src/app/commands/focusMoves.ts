const REACHABLE = 'button, input, select, textarea, a[href], [tabindex="0"]';
const FIELDS = ':is([role="tabpanel"], fieldset) :is(button, input, select, textarea)';

const isReachable = (element: HTMLElement): boolean => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility();
const firstIn = (part: Element, selector: string): HTMLElement | undefined => [...part.querySelectorAll<HTMLElement>(selector)].find(isReachable);

/** Moves the focus to the next part of the window, or to the one before, and from the last to the first: the drawing and the islands around it. */
export function turn(by: 1 | -1): void {
  const canvas = document.querySelector<HTMLElement>('[data-canvas]');
  const parts = [...(canvas?.closest('[data-mode]')?.children ?? [])].filter((part) => firstIn(part, REACHABLE) !== undefined);
  const now = parts.findIndex((part) => part.contains(document.activeElement));
  const next = parts.at((Math.max(0, now) + by) % parts.length);
  if (next?.contains(canvas)) canvas?.focus({ preventScroll: true });
  else if (next) firstIn(next, REACHABLE)?.focus();
}

/** Puts the focus into the first field of the inspector, or on what can be pressed there if it has none. */
export function toDetails(): void {
  const inspector = document.querySelector('[data-part="inspector"]');
  if (inspector) (firstIn(inspector, FIELDS) ?? firstIn(inspector, REACHABLE))?.focus();
}
