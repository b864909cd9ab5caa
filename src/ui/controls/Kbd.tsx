import css from './Kbd.module.css';
import { cx } from './cx.ts';

/** Keys as they stand on a keyboard: `Ctrl Shift E`. */
export function Kbd({ keys, className }: { keys: string; className?: string | undefined }) {
  return <kbd className={cx(css.kbd, className)}>{keys}</kbd>;
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
