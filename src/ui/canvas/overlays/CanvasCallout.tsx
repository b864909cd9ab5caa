import { type ReactNode, useLayoutEffect, useRef } from 'react';
import { bottom, contextTitleRect, holdsPoint, labelRect, type Point, type Rect, right, type Route, unionOf } from '../../../drawing/index.ts';
import type { Design } from '../../../model/index.ts';
import { measureText } from '../stage/measureText.ts';
import type { Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import { visibleRect } from '../stage/viewport.ts';
import css from './CanvasCallout.module.css';
import { type Callout, calloutPlace, clearPlace } from './clearPlace.ts';
import { useAnchor } from './useAnchor.ts';

/** Between the line and the card, in pixels of the screen. */
const STEM = 14;
/** A word or a name that is hidden is missed more than a part of a box. */
const WORD_WEIGHT = 4;
/** Two cards at one place can neither be read. */
const CARD_WEIGHT = 4;

/** What the cards of a picture cover, by flow: who comes later keeps clear of them. */
const cards = new WeakMap<Stage, Map<string, Rect>>();

function cardsOf(stage: Stage): Map<string, Rect> {
  const known = cards.get(stage) ?? new Map<string, Rect>();
  cards.set(stage, known);
  return known;
}

/** Puts a card beside a flow, on the side where it hides least of the drawing and of other cards. It keeps its size while the view zooms; a stem leads to the line. */
export function CanvasCallout({ flow, children }: { flow: string; children: ReactNode }) {
  const ref = useRef<HTMLDivElement>(null);
  const card = useRef<HTMLDivElement>(null);
  const extent = useRef({ width: 0, height: 0 });
  const last = useRef<{ readonly route: Route; readonly zoom: number; readonly extent: object; readonly place: Callout } | undefined>(undefined);
  useLayoutEffect(() => {
    const { offsetWidth: width = 0, offsetHeight: height = 0 } = card.current ?? {};
    if (width !== extent.current.width || height !== extent.current.height) extent.current = { width, height };
  });
  const stage = useStage();
  useLayoutEffect(() => () => void cardsOf(stage).delete(flow), [stage, flow]);
  useAnchor(ref, () => {
    const route = stage.scene.routeOf(flow);
    if (!route) return undefined;
    const { zoom } = stage.viewport.get();
    if (last.current?.route !== route || last.current.zoom !== zoom || last.current.extent !== extent.current) {
      last.current = { route, zoom, extent: extent.current, place: placeOf(stage, flow, route, extent.current) };
      cardsOf(stage).set(flow, last.current.place.card);
    }
    if (ref.current) ref.current.dataset['side'] = last.current.place.side;
    return last.current.place.at;
  });
  return (
    <div ref={ref} className={css.callout}>
      <div ref={card} className={css.card}>
        {children}
      </div>
    </div>
  );
}

function placeOf(stage: Stage, flow: string, route: Route, { width, height }: { readonly width: number; readonly height: number }): Callout {
  const viewport = stage.viewport.get();
  const { zoom } = viewport;
  const seen = visibleRect(viewport, stage.screen.get());
  const { top, right: east, bottom: south, left } = stage.insets;
  const free = { x: seen.x + left / zoom, y: seen.y + top / zoom, width: seen.width - (left + east) / zoom, height: seen.height - (top + south) / zoom };
  const others = [...cardsOf(stage)].flatMap(([id, card]) => (id === flow ? [] : [card]));
  return calloutPlace(
    route.points,
    { width: width / zoom, height: height / zoom },
    STEM / zoom,
    (rect, at) => hiddenBy(stage, rect) + CARD_WEIGHT * sum(others, (other) => shared(other, rect)) + outside(rect, free) + struck(route, at),
  );
}

/** How much of the word on the line a stem at this point strikes through: all of it, or nothing. */
function struck({ label }: Route, at: Point): number {
  return label?.onLine && holdsPoint(labelRect(label), at) ? WORD_WEIGHT * label.width * label.height : 0;
}

function hiddenBy({ scene }: Stage, rect: Rect): number {
  const boxes = scene.elementsIn(rect).flatMap((id) => {
    const box = scene.boxOf(id);
    return box ? [scene.shownBox(id, box)] : [];
  });
  const words = scene.flowsIn(rect).flatMap((id) => wordOf(scene.routes.get(id)));
  const names = scene.contextsIn(rect).flatMap((id) => {
    const box = scene.isFolded(id) ? undefined : scene.boxes.contexts.get(id);
    return box ? [contextTitleRect(scene.design.contexts[id]?.name ?? '', box, measureText)] : [];
  });
  return sum(boxes, (box) => shared(box, rect)) + WORD_WEIGHT * sum([...words, ...names], (word) => shared(word, rect));
}

/** How much of a card lies under the islands or beyond the edge of the window. */
const outside = (rect: Rect, free: Rect): number => rect.width * rect.height - shared(rect, free);

function shared(a: Rect, b: Rect): number {
  const width = Math.min(right(a), right(b)) - Math.max(a.x, b.x);
  const height = Math.min(bottom(a), bottom(b)) - Math.max(a.y, b.y);
  return width > 0 && height > 0 ? width * height : 0;
}

const sum = <T,>(values: readonly T[], of: (value: T) => number): number => values.reduce((total, value) => total + of(value), 0);

/** The place of a round mark on a flow that hides neither words, its own or those of its neighbours, nor what it leads to; found once for each design. */
export function clearPlaceOf(stage: Stage, flowId: string, radius: number): Point | undefined {
  const { scene } = stage;
  const route = scene.routeOf(flowId);
  if (!route) return undefined;
  const known = places.get(route);
  if (known?.design === scene.design) return known.place;
  const flow = scene.design.flows[flowId];
  const ends = [flow?.from, flow?.to].flatMap((id) => (id === undefined ? [] : (stage.shownBoxOf(scene.standInOf(id)) ?? [])));
  const near = unionOf(route.points.map(({ x, y }) => ({ x: x - NEAR, y: y - NEAR, width: 2 * NEAR, height: 2 * NEAR })));
  const words = near ? scene.flowsIn(near).flatMap((id) => (id === flowId ? [] : wordOf(scene.routes.get(id)))) : [];
  const place = clearPlace(route, radius, [...ends, ...words]);
  places.set(route, { design: scene.design, place });
  return place;
}

/** As far as a mark may stand from its line, in px. */
const NEAR = 64;

const wordOf = (route: Route | undefined): Rect[] => (route?.label ? [labelRect(route.label)] : []);

const places = new WeakMap<Route, { readonly design: Design; readonly place: Point }>();
