import type { Stage } from '../stage/stage.ts';

const REST_MS = 140;

/**
 * Keeps the page's elements on one layer of the compositor, so that a pan moves them without painting them again. A layer keeps the scale at
 * which it was painted: after a zoom it is let go of for one frame, and everything is sharp again. Returns how to stop.
 */
export function keepOnOwnLayer(root: HTMLElement, stage: Stage): () => void {
  let paintedAt = stage.viewport.get().zoom;
  let rest: ReturnType<typeof setTimeout> | undefined;
  let frame = 0;
  const viewportOf = (): HTMLElement | null => root.querySelector<HTMLElement>('.react-flow__viewport');
  const set = (value: string): void => {
    const element = viewportOf();
    if (element) element.style.willChange = value;
  };
  const sharpen = (): void => {
    if (paintedAt === stage.viewport.get().zoom) return;
    paintedAt = stage.viewport.get().zoom;
    set('auto');
    frame = requestAnimationFrame(() => {
      frame = requestAnimationFrame(() => set('transform'));
    });
  };
  set('transform');
  const unsubscribe = stage.viewport.subscribe(() => {
    clearTimeout(rest);
    rest = setTimeout(sharpen, REST_MS);
  });
  return () => {
    unsubscribe();
    clearTimeout(rest);
    cancelAnimationFrame(frame);
    set('auto');
  };
}
