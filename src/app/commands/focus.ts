import { mark } from '../../language/index.ts';
import { drawing } from '../../ui/controls/keptFocus.ts';
import { useDesign, useView } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { hasSelection, inMode } from './conditions.ts';

/** What closes by Escape before one leaves the part of the window that it belongs to. */
const CLOSES_FIRST = '[aria-expanded="true"]:is([aria-haspopup], [role="combobox"])';

const moves = () => import('./focusMoves.ts');
const isDrawn = (): boolean => useDesign.getState().ready && !useView.getState().startPage;

/** The keys are in an island of the window, where nothing is open that Escape would close. */
function isInIsland(): boolean {
  const focused = document.activeElement;
  return isDrawn() && useView.getState().dialog === null && !!focused?.closest('[data-mode] > :not(main)') && !focused.closest(CLOSES_FIRST);
}

const part = (id: string, title: string, keys: string, by: 1 | -1): Command => ({
  id: `focus.${id}`,
  title,
  group: 'View',
  keys: [keys],
  inFields: true,
  words: mark('focus region panel landmark'),
  enabled: isDrawn,
  run: () => void moves().then(({ turn }) => turn(by)),
});

/** Where the keys are. */
export const focusCommands: readonly Command[] = [
  {
    id: 'focus.details',
    title: mark('Go to the details of the selection'),
    group: 'View',
    keys: ['Alt+Enter'],
    words: mark('inspector properties form edit fields'),
    enabled: () => isDrawn() && hasSelection() && !inMode('play'),
    run: () => void moves().then(({ toDetails }) => toDetails()),
  },
  part('next', mark('Go to the next part of the window'), 'F6', 1),
  part('previous', mark('Go to the part of the window before'), 'Shift+F6', -1),
  {
    id: 'focus.drawing',
    title: mark('Go back to the drawing'),
    group: 'View',
    keys: ['Escape'],
    inFields: true,
    words: mark('focus canvas leave panel'),
    enabled: isInIsland,
    run: () => drawing()?.focus({ preventScroll: true }),
  },
];
