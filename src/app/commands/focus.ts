import { mark } from '../../language/index.ts';
import { useDesign, useView } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { hasSelection, inMode } from './conditions.ts';

const REACHABLE = 'button, input, select, textarea, a[href], [tabindex="0"]';
const FIELDS = '[role="tabpanel"] :is(button, input, select, textarea)';
/** What closes by Escape before one leaves the part of the window that it belongs to. */
const CLOSES_FIRST = '[aria-expanded="true"][aria-haspopup], [role="combobox"][aria-expanded="true"]';

const canvas = (): HTMLElement | null => document.querySelector('[data-canvas]');
const inspector = (): HTMLElement | null => document.querySelector('aside[data-part="inspector"]');

const isReachable = (element: HTMLElement): boolean => element.tabIndex >= 0 && !element.matches(':disabled') && element.checkVisibility();
const firstIn = (part: Element, selector: string): HTMLElement | undefined => [...part.querySelectorAll<HTMLElement>(selector)].find(isReachable);

/** The parts of the window that the keys can be in, in the order of Tab: the drawing and the islands around it. */
const parts = (): readonly Element[] => [...(canvas()?.closest('[data-mode]')?.children ?? [])].filter((part) => firstIn(part, REACHABLE) !== undefined);

/** Moves the focus to the next part of the window, or to the one before, and from the last to the first. */
function turn(by: 1 | -1): void {
  const all = parts();
  const now = Math.max(
    0,
    all.findIndex((part) => part.contains(document.activeElement)),
  );
  const next = all.at((now + by) % all.length);
  if (!next) return;
  if (next.contains(canvas())) canvas()?.focus({ preventScroll: true });
  else firstIn(next, REACHABLE)?.focus();
}

/** The first field of the inspector, or what can be pressed there if it has none. */
function toDetails(): void {
  const part = inspector();
  if (part) (firstIn(part, FIELDS) ?? firstIn(part, REACHABLE))?.focus();
}

/** The keys are in an island, where nothing is open that Escape would close. */
function isInIsland(): boolean {
  const { activeElement } = document;
  const { startPage, dialog } = useView.getState();
  if (!activeElement || startPage || dialog !== null || activeElement.closest(CLOSES_FIRST)) return false;
  return parts().some((part) => part.contains(activeElement) && !part.contains(canvas()));
}

const isDrawn = (): boolean => useDesign.getState().ready && !useView.getState().startPage;

export const focusCommands: readonly Command[] = [
  {
    id: 'focus.details',
    title: mark('Go to the details of the selection'),
    group: 'View',
    keys: ['Alt+Enter'],
    words: mark('inspector properties form edit fields'),
    enabled: () => isDrawn() && hasSelection() && !inMode('play'),
    run: toDetails,
  },
  {
    id: 'focus.next',
    title: mark('Go to the next part of the window'),
    group: 'View',
    keys: ['F6'],
    inFields: true,
    words: mark('focus region panel landmark'),
    enabled: isDrawn,
    run: () => turn(1),
  },
  {
    id: 'focus.previous',
    title: mark('Go to the part of the window before'),
    group: 'View',
    keys: ['Shift+F6'],
    inFields: true,
    words: mark('focus region panel landmark'),
    enabled: isDrawn,
    run: () => turn(-1),
  },
  {
    id: 'focus.drawing',
    title: mark('Go back to the drawing'),
    group: 'View',
    keys: ['Escape'],
    inFields: true,
    words: mark('focus canvas leave panel'),
    enabled: isInIsland,
    run: () => canvas()?.focus({ preventScroll: true }),
  },
];
