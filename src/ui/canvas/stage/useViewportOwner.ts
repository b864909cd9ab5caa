import { useReactFlow, useStoreApi } from '@xyflow/react';
import { type RefObject, useEffect } from 'react';
import { inflate, type Rect, unionOf } from '../../../drawing/index.ts';
import {
  barHeightNow,
  hintNow,
  isPresenting,
  placeOfNeighbour,
  rememberedViewport,
  slideNow,
  useDesign,
  useHints,
  useLens,
  usePresenting,
  useRun,
  useView,
  view,
  type ViewState,
  type ZoomCommand,
} from '../../../workspace/index.ts';
import { insetsOf } from './insets.ts';
import { motionMs } from './motion.ts';
import type { Stage } from './stage.ts';
import { useStage } from './StageContext.ts';
import { fitted, revealed, type Viewport, zoomed } from './viewport.ts';

const ZOOM_STEP = 1.25;
/** A selection is not blown up beyond this. */
const SELECTION_ZOOM = 1.5;
/** What is revealed from far away is brought at least this near. */
const READABLE_ZOOM = 0.6;
/** A slide is read from the other end of the room, but not blown up beyond this. */
const SLIDE_ZOOM = 2;
/** All of a drawing is shown instead of a part where it is at least this near, compared with the part alone. */
const WORTH_ALL = 0.85;
/** The zoom is told to the strip at most this often while it changes. */
const REPORT_MS = 100;

/** Ties the stage to React Flow, which owns the view, and carries out what asks for another one. */
export function useViewportOwner(root: RefObject<HTMLDivElement | null>): void {
  const stage = useStage();
  const flow = useReactFlow();
  const store = useStoreApi();

  useEffect(() => {
    const element = root.current;
    if (!element) return;
    stage.ownedBy({
      moveTo: (viewport, duration) => flow.setViewport(viewport, { duration, interpolate: 'linear' }),
      corner: () => {
        const { left, top } = element.getBoundingClientRect();
        return { x: left, y: top };
      },
    });
    const measure = (): void => {
      stage.locate();
      stage.resize({ width: element.clientWidth, height: element.clientHeight });
      coverBy(stage);
    };
    const follow = follower(stage);
    measure();
    openingView(stage);
    follow(store.getState().transform);
    const observer = new ResizeObserver(measure);
    observer.observe(element);
    const takeOver = () => stage.takeOver();
    for (const type of TAKES_OVER) element.addEventListener(type, takeOver, { capture: true, passive: true });
    let left: Left = { leave: undefined, shown: undefined };
    /** Where it stood when the presentation began. */
    let before: Viewport | undefined;
    const stops = [
      store.subscribe((state) => follow(state.transform)),
      useView.subscribe((now, before) => {
        coverBy(stage);
        if (now.mode !== before.mode) left = { leave: changeMode(stage, now, before, left), shown: undefined };
        obey(stage, now, before);
        if (now.mode === 'play' && now.reveal?.fit && now.reveal !== before.reveal) left = { ...left, shown: stage.heading() };
      }),
      useDesign.subscribe((now, before) => {
        if (now.designId === before.designId) return;
        coverBy(stage);
        openingView(stage);
      }),
      useHints.subscribe(() => coverBy(stage)),
      useLens.subscribe(() => coverBy(stage)),
      usePresenting.subscribe(() => {
        coverBy(stage);
        before = turnSlide(stage, before);
      }),
      () => observer.disconnect(),
      () => {
        for (const type of TAKES_OVER) element.removeEventListener(type, takeOver, { capture: true });
      },
    ];
    return () => {
      for (const stop of stops) stop();
    };
  }, [root, stage, flow, store]);
}

/** What moves the view by hand begins with one of these. */
const TAKES_OVER = ['wheel', 'pointerdown'] as const;

const COARSE = window.matchMedia('(pointer: coarse)');
/** Notes what the islands cover now. */
function coverBy(stage: Stage): void {
  stage.cover(insetsOf(useView.getState(), stage.screen.get(), playsSaga(), COARSE.matches, isHinted(), barHeightNow(), isPresenting()));
}

/** Whether a line stands above the strip: a hint of the first steps, or on the map what to do while there is no relation. */
function isHinted(): boolean {
  const { mode } = useView.getState();
  const { relations, contexts } = useDesign.getState().design;
  if (mode === 'map') return Object.keys(relations).length === 0 && Object.keys(contexts).length > 0;
  return mode === 'design' && hintNow() !== undefined;
}

const playsSaga = (): boolean => useRun.getState().entry?.kind === 'saga';

/** Takes React Flow's transform over in the moment it changes, so that layers and elements never drift apart. */
function follower(stage: Stage): (transform: readonly [number, number, number]) => void {
  let reported = 0;
  return ([x, y, zoom]) => {
    const before = stage.viewport.get();
    if (before.x === x && before.y === y && before.zoom === zoom) return;
    stage.viewport.set({ x, y, zoom });
    if (before.zoom === zoom || performance.now() - reported < REPORT_MS) return;
    reported = performance.now();
    view.setZoom(zoom);
  };
}

/** Where the design stood when it was left for the map or for Play, and where Play has moved it to by itself. */
interface Left {
  readonly leave: Viewport | undefined;
  readonly shown: Viewport | undefined;
}

/** The map is shown whole, and Play shows what takes part; after them the design stands where it stood, unless Play was looked at elsewhere by hand. Returns where that is. */
function changeMode(stage: Stage, now: ViewState, before: ViewState, { leave, shown }: Left): Viewport | undefined {
  if (now.mode === 'map' || now.mode === 'play') {
    const stood = leave ?? stage.heading();
    if (now.mode === 'map') show(stage, everything(stage), 1);
    return stood;
  }
  if (leave && (before.mode === 'map' || isAt(stage.heading(), shown))) stage.moveTo(leave, motionMs(240));
  return undefined;
}

const isAt = (at: Viewport, there: Viewport | undefined): boolean =>
  there !== undefined && Math.abs(at.x - there.x) < 1 && Math.abs(at.y - there.y) < 1 && Math.abs(at.zoom - there.zoom) < 0.001;

/** Shows the slide that is presented now; after the last one the design stands where it stood before the first. Returns where that is. */
function turnSlide(stage: Stage, before: Viewport | undefined): Viewport | undefined {
  const now = slideNow();
  if (now) {
    const { id } = now.slide;
    show(stage, (id === null ? undefined : extentOf(stage, [id])) ?? everything(stage), SLIDE_ZOOM);
    return before ?? stage.viewport.get();
  }
  if (before) stage.moveTo(before, motionMs(240));
  return undefined;
}

/** Where a design was last seen, or all of it. */
function openingView(stage: Stage): void {
  const { designId } = useDesign.getState();
  const remembered = designId === null || stage.scene.isMap ? undefined : rememberedViewport(designId);
  stage.moveTo(remembered ?? wholeView(stage), 0);
  view.setZoom(stage.viewport.get().zoom);
}

function wholeView(stage: Stage): Viewport {
  const all = everything(stage);
  const screen = stage.screen.get();
  return all ? fitted(inflate(all, 24), screen, stage.insets) : { x: screen.width / 2, y: screen.height / 2, zoom: 1 };
}

function obey(stage: Stage, now: ViewState, before: ViewState): void {
  if (now.zoomCommand && now.zoomCommand !== before.zoomCommand) carryOut(stage, now.zoomCommand.command);
  if (now.append && now.append !== before.append) openMenuBeside(stage, now.append.fromId);
  if (!now.reveal || now.reveal === before.reveal) return;
  if (now.reveal.fit) showAmongAll(stage, extentOf(stage, now.reveal.ids));
  else reveal(stage, now.reveal.ids);
}

function carryOut(stage: Stage, command: ZoomCommand): void {
  const viewport = stage.heading();
  const screen = stage.screen.get();
  const to = (zoom: number) => stage.moveTo(zoomed(viewport, zoom, screen, stage.insets), motionMs(180));
  switch (command) {
    case 'in':
      return to(viewport.zoom * ZOOM_STEP);
    case 'out':
      return to(viewport.zoom / ZOOM_STEP);
    case '100':
      return to(1);
    case 'fit':
      return show(stage, everything(stage), 1);
    case 'selection':
      return show(stage, extentOf(stage, useView.getState().selection) ?? everything(stage), SELECTION_ZOOM);
  }
}

/** The menu of new elements at a loose end to the right of an element, where the one that is chosen will stand. */
function openMenuBeside(stage: Stage, fromId: string): void {
  if (stage.boxOf(fromId)) stage.looseEnd.set({ fromId, at: placeOfNeighbour(fromId, 'right'), byKey: true });
}

function show(stage: Stage, rect: Rect | undefined, maximum: number): void {
  if (rect) stage.moveTo(fitted(inflate(rect, 24), stage.screen.get(), stage.insets, maximum), motionMs(240));
}

/** Shows something whole; all of the drawing with it where that costs little of its size. */
function showAmongAll(stage: Stage, rect: Rect | undefined): void {
  const all = everything(stage);
  if (!rect || !all) return;
  const zoomOf = (one: Rect) => fitted(inflate(one, 24), stage.screen.get(), stage.insets, 1).zoom;
  show(stage, zoomOf(all) >= zoomOf(rect) * WORTH_ALL ? all : rect, 1);
}

function reveal(stage: Stage, ids: readonly string[]): void {
  const rect = extentOf(stage, ids);
  if (!rect) return;
  const viewport = stage.viewport.get();
  const screen = stage.screen.get();
  const near = viewport.zoom < READABLE_ZOOM ? fitted(inflate(rect, 48), screen, stage.insets, READABLE_ZOOM) : undefined;
  const target = near && near.zoom > viewport.zoom ? near : revealed(inflate(rect, 24), viewport, screen, stage.insets);
  if (target !== viewport) stage.moveTo(target, motionMs(240));
}

const extentOf = (stage: Stage, ids: readonly string[]): Rect | undefined => unionOf(ids.flatMap((id) => stage.scene.extentOf(id) ?? []));

function everything(stage: Stage): Rect | undefined {
  const { elements, contexts, notes, frames } = stage.scene.boxes;
  if (!stage.scene.isMap) return unionOf([...elements.values(), ...contexts.values(), ...notes.values(), ...frames.values()]);
  const shown = [...contexts.keys(), ...elements.keys(), ...stage.scene.relations.routes.keys()].filter((id) => !elements.has(id) || stage.scene.shows(id));
  return extentOf(stage, shown);
}
