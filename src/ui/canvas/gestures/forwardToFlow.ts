/** Parts that scroll or type by themselves. */
const KEEPS_WHEEL = '[data-canvas-own]';

/**
 * What lies over the elements is no part of React Flow, so a wheel or a panning press on it would be lost: they are handed on. Returns how
 * to stop.
 */
export function forwardToFlow(root: HTMLElement): () => void {
  const controller = new AbortController();
  const { signal } = controller;
  root.addEventListener('wheel', (event) => forwardWheel(root, event), { signal, passive: false });
  root.addEventListener('mousedown', (event) => forwardPress(root, event), { signal });
  return () => controller.abort();
}

function forwardWheel(root: HTMLElement, event: WheelEvent): void {
  const pane = paneFor(root, event);
  if (!pane || (event.target instanceof Element && event.target.closest(KEEPS_WHEEL) && !event.ctrlKey)) return;
  event.preventDefault();
  pane.dispatchEvent(new WheelEvent('wheel', event));
}

function forwardPress(root: HTMLElement, event: MouseEvent): void {
  paneFor(root, event)?.dispatchEvent(new MouseEvent('mousedown', event));
}

/** Where React Flow listens; nothing for events that reach it anyway. */
function paneFor(root: HTMLElement, event: Event): Element | undefined {
  if (!(event.target instanceof Element) || event.target.closest('.react-flow')) return undefined;
  return root.querySelector('.react-flow__pane') ?? undefined;
}
