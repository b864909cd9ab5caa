import { type KeyboardEvent, type PointerEvent, useEffect, useRef } from 'react';
import { t } from '../../../language/index.ts';
import { useLens, useView } from '../../../workspace/index.ts';
import { resize } from '../layers/sheet.ts';
import { inkOf } from '../paint/brush.ts';
import { motionMs } from '../stage/motion.ts';
import type { Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import { freeArea } from '../stage/viewport.ts';
import { frameFor, type MapFrame, paintMinimap, pointOn, windowOn, worldOf } from './minimap.ts';
import css from './Minimap.module.css';

const SIZE = { width: 200, height: 132 };
/** A change of the design is drawn so long after it: nobody looks here while something is being done there. */
const DELAY_MS = 150;
/** An arrow key moves the view by this part of what is seen. */
const STEP = 0.25;

/** Everything in little, with a window on what is seen: press or drag to go there, arrows when it has the focus. */
export function Minimap() {
  const shown = useLens((state) => state.minimap);
  const fits = useView((state) => state.mode !== 'play');
  return shown && fits ? <Picture /> : null;
}

function Picture() {
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const seen = useRef<HTMLDivElement>(null);
  const frame = useRef<MapFrame | undefined>(undefined);
  const dragging = useRef(false);

  useEffect(() => followStage(stage, canvas, seen, frame), [stage]);

  const goTo = (event: PointerEvent<HTMLElement>, milliseconds: number): void => {
    const { left, top } = event.currentTarget.getBoundingClientRect();
    if (frame.current) centreOn(stage, pointOn(frame.current, { x: event.clientX - left, y: event.clientY - top }), milliseconds);
  };
  const press = (event: PointerEvent<HTMLElement>): void => {
    if (event.button !== 0) return;
    dragging.current = true;
    event.currentTarget.setPointerCapture(event.pointerId);
    goTo(event, motionMs(180));
  };
  return (
    <button
      type="button"
      className={css.map}
      style={SIZE}
      data-canvas-own=""
      data-minimap=""
      aria-label={t('Overview map. Arrow keys move the view.')}
      onPointerDown={press}
      onPointerMove={(event) => dragging.current && goTo(event, 0)}
      onPointerUp={() => (dragging.current = false)}
      onPointerCancel={() => (dragging.current = false)}
      onKeyDown={(event) => step(stage, event)}
    >
      <canvas ref={canvas} className={css.picture} aria-hidden="true" />
      <span ref={seen} className={css.seen} />
    </button>
  );
}

type RefTo<T> = { readonly current: T };

/** Draws the picture anew when the design changes, and only moves the window while the view does. Returns how to stop. */
function followStage(
  stage: Stage,
  canvas: RefTo<HTMLCanvasElement | null>,
  seen: RefTo<HTMLElement | null>,
  frame: { current: MapFrame | undefined },
): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  const moveWindow = (): void => {
    const element = seen.current;
    if (!element || !frame.current) return;
    const { x, y, width, height } = windowOn(frame.current, stage.viewport.get(), stage.screen.get(), SIZE);
    element.style.transform = `translate(${x}px,${y}px)`;
    element.style.width = `${Math.max(4, width)}px`;
    element.style.height = `${Math.max(4, height)}px`;
  };
  const draw = (): void => {
    timer = undefined;
    const ctx = canvas.current?.getContext('2d');
    if (!ctx || !canvas.current) return;
    const ratio = globalThis.devicePixelRatio || 1;
    resize(canvas.current, SIZE.width, SIZE.height, ratio);
    ctx.setTransform(ratio, 0, 0, ratio, 0, 0);
    ctx.clearRect(0, 0, SIZE.width, SIZE.height);
    const world = worldOf(stage.scene);
    frame.current = world && frameFor(world, SIZE);
    if (seen.current) seen.current.hidden = !world;
    if (frame.current) paintMinimap(ctx, stage.scene, stage.marks.get(), inkOf(stage.theme.get()), frame.current);
    moveWindow();
  };
  const later = (): void => {
    timer ??= setTimeout(draw, DELAY_MS);
  };
  draw();
  const stops = [
    stage.viewport.subscribe(moveWindow),
    stage.screen.subscribe(moveWindow),
    ...[stage.revision, stage.marks, stage.theme].map((signal) => signal.subscribe(later)),
  ];
  return () => {
    for (const stop of stops) stop();
    clearTimeout(timer);
  };
}

/** Brings a point of the design into the middle of what the islands leave free. */
function centreOn(stage: Stage, at: { readonly x: number; readonly y: number }, milliseconds: number): void {
  const { zoom } = stage.viewport.get();
  const free = freeArea(stage.screen.get(), stage.insets);
  stage.moveTo({ x: free.x + free.width / 2 - at.x * zoom, y: free.y + free.height / 2 - at.y * zoom, zoom }, milliseconds);
}

const WAYS: Readonly<Record<string, readonly [x: number, y: number]>> = { ArrowLeft: [1, 0], ArrowRight: [-1, 0], ArrowUp: [0, 1], ArrowDown: [0, -1] };

function step(stage: Stage, event: KeyboardEvent): void {
  const way = WAYS[event.key];
  if (!way || event.altKey || event.ctrlKey || event.metaKey) return;
  event.preventDefault();
  event.stopPropagation();
  const { x, y, zoom } = stage.viewport.get();
  const { width, height } = stage.screen.get();
  stage.moveTo({ x: x + way[0] * width * STEP, y: y + way[1] * height * STEP, zoom }, motionMs(120));
}
