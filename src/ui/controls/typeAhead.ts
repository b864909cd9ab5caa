/** What was typed for a field that is still being loaded; `null` while nobody waits for one. */
let kept: string | null = null;

/**
 * Begins to keep what is typed, for a field that is on its way: letters would run as single keys until it is there. Ends when the
 * field takes it, when another field has the focus, or by Escape or a press.
 * @param typed what was typed for it before
 */
export function typeAhead(typed = ''): void {
  if (kept === null) for (const type of ENDS) window.addEventListener(type, keep, { capture: true });
  kept = typed;
}

/**
 * Hands over what has been typed so far, if anything has. From now on the field has the keys itself.
 * @param take is told the text, whether Enter was pressed after it, and what was typed after that
 */
export function handOverTyped(take: (text: string, entered: boolean, rest: string) => void): void {
  const [text = '', ...after] = end().split('\n');
  if (text !== '') take(text, after.length > 0, after.join('\n'));
}

function end(): string {
  const typed = kept ?? '';
  kept = null;
  for (const type of ENDS) window.removeEventListener(type, keep, { capture: true });
  return typed;
}

const ENDS = ['keydown', 'pointerdown'] as const;

function keep(event: Event): void {
  const inField = document.activeElement instanceof HTMLInputElement || document.activeElement instanceof HTMLTextAreaElement;
  if (!(event instanceof KeyboardEvent) || inField || event.key === 'Escape' || event.key === 'Tab') {
    end();
    return;
  }
  if (event.ctrlKey || event.metaKey || event.altKey || event.isComposing) return;
  if (event.key === 'Backspace') kept = kept?.slice(0, -1) ?? null;
  else if (event.key === 'Enter') kept += '\n';
  else if (event.key.length === 1) kept += event.key;
  else return;
  event.preventDefault();
  event.stopImmediatePropagation();
}
