import { type ReactNode, useRef } from 'react';
import { type Point, pointAlong, type Rect } from '../../../drawing/index.ts';
import type { Stage } from '../stage/stage.ts';
import { freeArea, toDesign, toScreen } from '../stage/viewport.ts';
import css from './CanvasCard.module.css';
import { cardPlace } from './cardPlace.ts';
import { useAnchor } from './useAnchor.ts';

/** Puts a card beside an element or a flow, clear of it and of the islands. It keeps its size while the view zooms, and scrolls where it is higher than the room there is. */
export function CanvasCard({ beside, children }: { beside: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useAnchor(ref, (stage) => {
    const target = screenRect(stage, beside);
    const card = ref.current;
    if (!target || !card) return undefined;
    const free = freeArea(stage.screen.get(), stage.insets);
    card.style.maxHeight = `${free.height}px`;
    return toDesign(cardPlace(target, { width: card.offsetWidth, height: Math.min(card.offsetHeight, free.height) }, free), stage.viewport.get());
  });
  return (
    <div ref={ref} className={css.card} data-canvas-own="">
      {children}
    </div>
  );
}

/** Where something lies on the screen; of a flow its middle. */
function screenRect(stage: Stage, id: string): Rect | undefined {
  const viewport = stage.viewport.get();
  const at = (point: Point) => toScreen(point, viewport);
  const box = stage.shownBoxOf(stage.scene.standInOf(id));
  if (box) return { ...at(box), width: box.width * viewport.zoom, height: box.height * viewport.zoom };
  const route = stage.scene.routeOf(id);
  return route && { ...at(pointAlong(route.points, 0.5)), width: 0, height: 0 };
}
