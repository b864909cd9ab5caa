import { type RefObject, useLayoutEffect } from 'react';
import { useStage } from '../stage/StageContext.ts';
import type { Stage } from '../stage/stage.ts';
import { toScreen, type Viewport } from '../stage/viewport.ts';
import type { Point } from '../../../drawing/index.ts';

/**
 * Keeps an element of the page at a point of the design while the view moves, by its transform and without a render. `scaled` lets it grow
 * with the zoom. `point` is read in each step, so it may follow what is held; `undefined` hides the element.
 */
export function useAnchor(ref: RefObject<HTMLElement | null>, point: (stage: Stage) => Point | undefined, scaled = false): void {
  const stage = useStage();
  useLayoutEffect(() => {
    const place = (): void => {
      const element = ref.current;
      if (!element) return;
      const at = point(stage);
      element.style.visibility = at ? 'visible' : 'hidden';
      if (at) element.style.transform = transformAt(at, stage.viewport.get(), scaled);
    };
    place();
    const stops = [stage.viewport, stage.held, stage.revision].map((signal) => signal.subscribe(place));
    return () => {
      for (const stop of stops) stop();
    };
  });
}

function transformAt(point: Point, viewport: Viewport, scaled: boolean): string {
  const { x, y } = toScreen(point, viewport);
  return scaled ? `translate(${x}px,${y}px) scale(${viewport.zoom})` : `translate(${x}px,${y}px)`;
}
