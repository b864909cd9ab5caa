import { wordTable } from '../../language/index.ts';
import css from './Kbd.module.css';
import { cx } from './cx.ts';

/** Keys that are called otherwise on other keyboards. */
const NAMES = wordTable({ Ctrl: 'Ctrl', Shift: 'Shift', Del: 'Del', Space: 'Space' });

/** Keys as they stand on a keyboard of the language: `Ctrl Shift E`, `Strg Umschalt E`. */
const namesOf = (keys: string): string =>
  keys
    .split(' ')
    .map((key) => (key in NAMES ? NAMES[key as keyof typeof NAMES] : key))
    .join(' ');

/** Keys as they stand on a keyboard: `Ctrl Shift E`. */
export function Kbd({ keys, className }: { keys: string; className?: string | undefined }) {
  return <kbd className={cx(css.kbd, className)}>{namesOf(keys)}</kbd>;
}

const ARIA_NAMES: Readonly<Record<string, string>> = {
  Ctrl: 'Control',
  Cmd: 'Meta',
  Esc: 'Escape',
  Del: 'Delete',
  '↑': 'ArrowUp',
  '↓': 'ArrowDown',
  '←': 'ArrowLeft',
  '→': 'ArrowRight',
};

/** `Ctrl Shift E` in the form that `aria-keyshortcuts` wants: `Control+Shift+E`. */
export function ariaKeys(keys: string): string {
  return keys
    .split(' ')
    .map((key) => ARIA_NAMES[key] ?? key)
    .join('+');
}
