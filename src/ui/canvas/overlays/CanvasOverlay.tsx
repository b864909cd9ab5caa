import { useEffect, useLayoutEffect, useRef } from 'react';
import type { Rect, Route, Theme } from '../../../drawing/index.ts';
import { resize } from '../layers/sheet.ts';
import type { Ink } from '../paint/brush.ts';
import { inkOf } from '../paint/brush.ts';
import { paintFarNames } from '../paint/contexts.ts';
import { NAMES_FROM_ZOOM } from '../paint/elements.ts';
import type { Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import { type Viewport, visibleRect } from '../stage/viewport.ts';
import css from './CanvasOverlay.module.css';

/** What a drawing on the canvas may know. The context is already in canvas pixels: draw at the coordinates of the design. */
export interface OverlayFrame {
  readonly viewport: Viewport;
  readonly ink: Ink;
  readonly theme: Theme;
  /** The time of the frame in ms, as `requestAnimationFrame` gives it. */
  readonly now: number;
  /** Where an element or a folded context is seen; none for what is inside of a folded one. */
  boxOf(id: string): Rect | undefined;
  /** The line on which a flow is seen, alone or with others. */
  routeOf(flowId: string): Route | undefined;
  /** The folded context that is seen in the place of an element; else the element itself. */
  standInOf(id: string): string;
  /** From far away, writes the names of contexts again: over what a drawing has put on them. */
  nameContexts(): void;
}

export type DrawOverlay = (ctx: CanvasRenderingContext2D, frame: OverlayFrame) => void;

/**
 * A layer of its own over the elements, for what moves by itself: tokens of a run, cursors of others. `draw` is called after every change of
 * the view or the design and whenever it is another function; with `running` in every frame.
 */
export function CanvasOverlay({ draw, running = false, under = false }: { draw: DrawOverlay; running?: boolean; under?: boolean }) {
  const stage = useStage();
  const canvas = useRef<HTMLCanvasElement>(null);
  const latest = useRef(draw);
  const request = useRef<() => void>(() => undefined);

  useEffect(() => {
    let frame = 0;
    const paint = (now: number): void => {
      frame = 0;
      const ctx = canvas.current?.getContext('2d');
      const { width, height } = stage.screen.get();
      if (!ctx || !canvas.current || width === 0) return;
      const viewport = stage.viewport.get();
      const ratio = globalThis.devicePixelRatio || 1;
      resize(canvas.current, width, height, ratio);
      ctx.setTransform(1, 0, 0, 1, 0, 0);
      ctx.clearRect(0, 0, canvas.current.width, canvas.current.height);
      ctx.setTransform(ratio * viewport.zoom, 0, 0, ratio * viewport.zoom, ratio * viewport.x, ratio * viewport.y);
      const theme = stage.theme.get();
      latest.current(ctx, {
        viewport,
        theme,
        ink: inkOf(theme),
        now,
        boxOf: (id) => (stage.scene.shows(id) ? stage.shownBoxOf(id) : undefined),
        routeOf: (id) => stage.scene.routeOf(id),
        standInOf: (id) => stage.scene.standInOf(id),
        nameContexts: () => nameContexts(ctx, ratio, stage),
      });
      if (running) frame = requestAnimationFrame(paint);
    };
    request.current = () => {
      if (frame === 0) frame = requestAnimationFrame(paint);
    };
    request.current();
    const ask = (): void => request.current();
    const stops = [stage.viewport, stage.screen, stage.revision, stage.held, stage.theme].map((signal) => signal.subscribe(ask as () => void));
    return () => {
      for (const stop of stops) stop();
      cancelAnimationFrame(frame);
    };
  }, [stage, running]);

  useLayoutEffect(() => {
    latest.current = draw;
    request.current();
  }, [draw]);

  return <canvas ref={canvas} className={css.layer} data-under={under || undefined} aria-hidden="true" />;
}

function nameContexts(ctx: CanvasRenderingContext2D, ratio: number, { scene, viewport, screen, theme }: Stage): void {
  const { x, y, zoom } = viewport.get();
  if (zoom >= NAMES_FROM_ZOOM) return;
  const area = visibleRect(viewport.get(), screen.get());
  const brush = { ctx, zoom, ink: inkOf(theme.get()), dark: theme.get() === 'dark', scale: ratio * zoom, origin: { x: ratio * x, y: ratio * y }, area };
  const contexts = scene.contextsIn(area).flatMap((id) => {
    const box = scene.boxes.contexts.get(id);
    return box ? [{ id, box, dimmed: false, frames: 0 }] : [];
  });
  paintFarNames(brush, contexts, scene.farNames(zoom));
}
