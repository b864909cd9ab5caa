import type { KeyboardEvent } from 'react';

/** Arrow keys among the buttons of a list that may have columns: to the nearest one in that direction. Up from the first goes back to the search field. */
export function moveFocus(event: KeyboardEvent<HTMLElement>, searchId: string): void {
  if (!(event.target instanceof HTMLButtonElement) || !/^Arrow(Up|Down|Left|Right)$/.test(event.key)) return;
  const buttons = [...event.currentTarget.querySelectorAll('button')];
  const next = nearest(
    event.target.getBoundingClientRect(),
    buttons.filter((button) => button !== event.target).map((button) => ({ button, box: button.getBoundingClientRect() })),
    event.key,
  );
  event.preventDefault();
  if (next) next.focus();
  else if (event.key === 'ArrowUp') document.getElementById(searchId)?.focus();
}

type Box = Pick<DOMRect, 'left' | 'right' | 'top' | 'bottom' | 'width' | 'height'>;

/** The button whose middle lies in that direction at the smallest distance; across counts three times. */
export function nearest<B>(from: Box, others: readonly { button: B; box: Box }[], key: string): B | undefined {
  const middle = (box: Box) => ({ x: box.left + box.width / 2, y: box.top + box.height / 2 });
  const start = middle(from);
  let best: { button: B; cost: number } | undefined;
  for (const { button, box } of others) {
    const { x, y } = middle(box);
    const dx = x - start.x;
    const dy = y - start.y;
    const along = key === 'ArrowDown' ? dy : key === 'ArrowUp' ? -dy : key === 'ArrowRight' ? dx : -dx;
    const across = key === 'ArrowDown' || key === 'ArrowUp' ? dx : dy;
    if (along <= 4) continue;
    const cost = along + 3 * Math.abs(across);
    if (!best || cost < best.cost) best = { button, cost };
  }
  return best?.button;
}
