import { lazy, Suspense, useEffect, useState } from 'react';
import type { Hint } from './hint.ts';
import type { TooltipSide } from './Tooltip.tsx';

const TooltipPopup = lazy(() => import('./TooltipPopup.tsx'));

/** The pointer rests this long on a control before its hint opens; on keyboard focus it opens at once. */
const DELAY_MS = 500;
/** Within this time after one hint has closed the next opens without waiting. */
const WARM_MS = 400;

/** Shows the hints of every `Tooltip` on the page. Mounted once. */
export function TooltipHost() {
  const [hint, setHint] = useState<Hint | null>(null);
  useEffect(() => followPointer(setHint), []);
  return hint ? (
    <Suspense fallback={null}>
      <TooltipPopup hint={hint} onClose={() => setHint(null)} />
    </Suspense>
  ) : null;
}

function hintOf(target: EventTarget | null): Hint | null {
  const anchor = target instanceof Element ? target.closest<HTMLElement>('[data-hint]') : null;
  if (!anchor || anchor.getAttribute('aria-expanded') === 'true') return null;
  return { anchor, label: anchor.dataset['hint'] ?? '', keys: anchor.dataset['hintKeys'], side: (anchor.dataset['hintSide'] ?? 'bottom') as TooltipSide };
}

function followPointer(show: (hint: Hint | null) => void): () => void {
  const controller = new AbortController();
  const options = { signal: controller.signal, passive: true };
  let timer: ReturnType<typeof setTimeout> | undefined;
  let shown: HTMLElement | undefined;
  let closedAt = Number.NEGATIVE_INFINITY;

  const open = (hint: Hint): void => {
    shown = hint.anchor;
    show(hint);
  };
  const close = (): void => {
    clearTimeout(timer);
    if (shown) closedAt = performance.now();
    shown = undefined;
    show(null);
  };
  document.addEventListener(
    'pointerover',
    (event) => {
      if (event.pointerType === 'touch') return;
      const hint = hintOf(event.target);
      if (hint?.anchor === shown) return;
      const warm = shown !== undefined || performance.now() - closedAt < WARM_MS;
      close();
      if (hint) timer = setTimeout(() => open(hint), warm ? 0 : DELAY_MS);
    },
    options,
  );
  document.addEventListener(
    'focusin',
    (event) => {
      const hint = event.target instanceof Element && event.target.matches(':focus-visible') ? hintOf(event.target) : null;
      if (hint) open(hint);
      else if (shown) close();
    },
    options,
  );
  for (const type of ['pointerdown', 'keydown', 'focusout', 'wheel'] as const) document.addEventListener(type, close, { ...options, capture: true });
  return () => {
    controller.abort();
    clearTimeout(timer);
  };
}
