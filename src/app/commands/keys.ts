import { tinykeys } from 'tinykeys';
import { isPresenting, useView } from '../../workspace/index.ts';
import type { Command } from './command.ts';
import { perform } from './perform.ts';

const MAC = typeof navigator !== 'undefined' && /Mac|iPhone|iPad/.test(navigator.userAgent);

const NAMES: Readonly<Record<string, string>> = {
  $mod: MAC ? '⌘' : 'Ctrl',
  Control: 'Ctrl',
  Alt: MAC ? '⌥' : 'Alt',
  Shift: MAC ? '⇧' : 'Shift',
  Escape: 'Esc',
  Delete: 'Del',
  ArrowUp: '↑',
  ArrowDown: '↓',
  ArrowLeft: '←',
  ArrowRight: '→',
  Space: 'Space',
  PageDown: 'PgDn',
  PageUp: 'PgUp',
  Period: '.',
  Comma: ',',
  Slash: '/',
  Equal: '+',
  Minus: '−',
};

/** `$mod+Shift+e` as it stands on this keyboard: `Ctrl Shift E`. */
export function shownKeys(keys: string): string {
  return keys
    .split('+')
    .map((key) => NAMES[key] ?? key.replace(/^(Digit|Key)/, '').replace(/^\(?(.)\)?$/, (_, letter: string) => letter.toUpperCase()))
    .join(' ');
}

/** The keys of a command as they are shown beside it, if it has any that work: single keys may be switched off. */
export function keysOf(command: Command): string | undefined {
  const keys = (command.keys ?? command.browserKeys)?.find((one) => useView.getState().singleKeys || !isSingle(one));
  return keys === undefined ? undefined : shownKeys(keys);
}

/** Keys that stay where single keys are switched off (WCAG 2.1.4): with a modifier other than Shift, or without a character. */
const MODIFIED = /\$mod|Control|Alt|Meta|(?:^|\+)F\d|Escape/;
const NO_CHARACTER = /Arrow|Enter|Delete|Backspace|Page|Home|End/;

/** Whether these keys are a character alone, which somebody may type, or say, by mistake. */
export const isSingle = (keys: string): boolean => !MODIFIED.test(keys) && !NO_CHARACTER.test(keys);

const FIELD = 'input, textarea, select, [contenteditable="true"], [role="combobox"], [role="textbox"]';
const OWN_KEYS = '[role="dialog"], [role="alertdialog"], [role="menu"], [role="listbox"], [role="tree"], [role="grid"], [role="slider"]';

/** A menu that is open has the letters, also in the moment before it has the focus. */
const OPEN_MENU = '[role="menu"][data-open]';

/** What uses more keys than Space and Enter, and what belongs to a list or a form: a press there goes on with that. */
const KEEPS_KEYS = `${OWN_KEYS}, [role="tablist"], [role="radiogroup"], [role="tabpanel"], [aria-haspopup], li`;

/** What has Space and Enter for itself while it has the focus; but who has pressed Play with the mouse starts the run with Space. */
const KEEPS_SPACE = 'button, a, [role="button"], [role="tab"], [role="menuitem"]';

/** The button that a pointer has pressed last. Who works with the mouse has not left the drawing by it: its keys go on. */
let pressed: Element | null = null;

/** Follows where a pointer presses; Tab goes to a button to stay there. */
function followPresses(event: Event): void {
  if (event instanceof KeyboardEvent) pressed = event.key === 'Tab' ? null : pressed;
  else pressed = event.target instanceof Element ? event.target.closest('button') : null;
}

const isPressed = (target: Element): boolean => pressed !== null && target === pressed && target.closest(KEEPS_KEYS) === null;

/** Milliseconds without a key after which somebody has seen that the field is gone. */
const PAUSE_MS = 2_000;

/** The last letter that was typed into a field, and when. */
let typed: { readonly field: Element; at: number } | undefined;

/**
 * Follows what is typed into fields. Where a field goes away under the hands of the one who types, because another tab has deleted what it
 * was about, the letters that still come are for nobody.
 */
function followTyping(event: Event): void {
  const target = event.target instanceof Element ? event.target : document.body;
  const field = target.closest(FIELD);
  if (!(event instanceof KeyboardEvent)) typed = undefined;
  else if (field) typed = /^(Enter|Escape|Tab)$/.test(event.key) ? undefined : { field, at: event.timeStamp };
}

/** Whether this key belongs to a field that has gone. */
function comesTooLate(event: KeyboardEvent): boolean {
  if (!typed || typed.field.isConnected || event.timeStamp - typed.at > PAUSE_MS) return false;
  typed.at = event.timeStamp;
  return true;
}

/** Who hears a key. What is fading out still has the focus, but nobody sees it any more. */
function hearerOf(event: KeyboardEvent): Element {
  const target = event.target instanceof Element ? event.target : document.body;
  return target.closest('[data-closed]') ? document.body : target;
}

/** Whether a key press is for the drawing, not for a field, a menu or a dialog that has the focus. */
function reaches(command: Command, keys: string, event: KeyboardEvent): boolean {
  if (event.defaultPrevented || event.isComposing) return false;
  const target = hearerOf(event);
  if (isPresenting() && command.presenting !== true) return false;
  // A dialog that is open, or that has been asked for and is being loaded, has the keys.
  const dialog = useView.getState().dialog !== null || document.querySelector('[role="dialog"][data-open], [role="alertdialog"][data-open]') !== null;
  if (dialog && (!command.inFields || command.group === 'Findings')) return false;
  if (target.closest(FIELD) && !command.inFields) return false;
  const single = !MODIFIED.test(keys);
  if (single && (comesTooLate(event) || document.querySelector(OPEN_MENU) !== null)) return false;
  if (isSingle(keys) && !useView.getState().singleKeys) return false;
  const onCanvas = target === document.body || target.closest('[data-canvas]') !== null || isPressed(target);
  if (command.scope === 'canvas' && !onCanvas) return false;
  if (single && !onCanvas && target.closest(OWN_KEYS)) return false;
  if (/^(Space|Enter)$/.test(keys) && !(keys === 'Space' && isPressed(target)) && target.closest(KEEPS_SPACE)) return false;
  return command.enabled?.() ?? true;
}

/** Listens for the keys of these commands on the window. Returns the function that stops it. */
export function bindKeys(commands: readonly Command[]): () => void {
  const byKeys = new Map<string, Command[]>();
  for (const command of commands) for (const keys of command.keys ?? []) byKeys.set(keys, [...(byKeys.get(keys) ?? []), command]);
  const following = new AbortController();
  for (const type of ['keydown', 'pointerdown']) {
    window.addEventListener(type, followTyping, { capture: true, signal: following.signal });
    window.addEventListener(type, followPresses, { capture: true, signal: following.signal });
  }
  const unbind = tinykeys(
    window,
    Object.fromEntries(
      [...byKeys].map(([keys, candidates]) => [
        keys,
        (event: KeyboardEvent) => {
          const command = candidates.find((candidate) => reaches(candidate, keys, event));
          if (!command) return;
          event.preventDefault();
          perform(command);
        },
      ]),
    ),
    { ignore: () => false },
  );
  return () => {
    unbind();
    following.abort();
  };
}
