import { type ReactNode, useRef } from 'react';
import { bottom, labelRect, middleOf, type Point, pointAlong, right } from '../../../drawing/index.ts';
import type { Stage } from '../stage/stage.ts';
import css from './CanvasAnchor.module.css';
import { clearPlaceOf } from './CanvasCallout.tsx';
import { useAnchor } from './useAnchor.ts';

/** A place on the canvas. */
export type AnchorPlace =
  | { readonly element: string; readonly at?: 'centre' | 'top' | 'right' | 'bottom' | 'left' | 'top-right' | 'top-left' | 'bottom-right' | 'bottom-left' }
  /** `along` is 0 at the source and 1 at the target; 0.5 where it is left out. */
  | { readonly flow: string; readonly along?: number }
  /** Below the word of the flow; on its middle where it has none. */
  | { readonly flow: string; readonly at: 'word' }
  /** Near the target, where a mark of this radius hides neither the word of the flow nor the elements at its ends. */
  | { readonly flow: string; readonly radius: number }
  | Point;

/**
 * Puts a piece of the page onto the canvas, with its own corner at a place of the design; it stays there while the view moves. Children
 * that take presses need `pointer-events: all` and `data-canvas-own`. `scaled` lets it grow with the zoom.
 */
export function CanvasAnchor({ place, scaled = false, children }: { place: AnchorPlace; scaled?: boolean; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  useAnchor(ref, (stage) => pointOf(stage, place), scaled);
  return (
    <div ref={ref} className={css.anchor}>
      {children}
    </div>
  );
}

function pointOf(stage: Stage, place: AnchorPlace): Point | undefined {
  if ('x' in place) return place;
  if ('radius' in place) return clearPlaceOf(stage, place.flow, place.radius);
  if ('flow' in place) {
    const route = stage.scene.routeOf(place.flow);
    if (route?.label && 'at' in place) return { x: route.label.at.x, y: bottom(labelRect(route.label)) };
    if ('at' in place) return route && pointAlong(route.points, 0.5);
    return route && pointAlong(route.points, place.along ?? 0.5);
  }
  const box = stage.shownBoxOf(stage.scene.standInOf(place.element));
  if (!box) return undefined;
  switch (place.at ?? 'centre') {
    case 'centre':
      return { x: box.x + box.width / 2, y: box.y + box.height / 2 };
    case 'top':
      return middleOf(box, 'top');
    case 'right':
      return middleOf(box, 'right');
    case 'bottom':
      return middleOf(box, 'bottom');
    case 'left':
      return middleOf(box, 'left');
    case 'top-right':
      return { x: right(box), y: box.y };
    case 'top-left':
      return { x: box.x, y: box.y };
    case 'bottom-right':
      return { x: right(box), y: bottom(box) };
    case 'bottom-left':
      return { x: box.x, y: bottom(box) };
  }
}
