import { type ReactNode, useEffect, useRef } from 'react';
import { useDesign, useView, rememberViewport, view } from '../../../workspace/index.ts';
import type { NearElements } from '../nodes/near.ts';
import { FULL_FROM_ZOOM, leastGrowth, MOST_GROWTH, wantedGrowth } from '../paint/elements.ts';
import type { Stage } from '../stage/stage.ts';
import { useStage } from '../stage/StageContext.ts';
import { BaseLayer } from './baseLayer.ts';
import css from './Layers.module.css';
import { MovingLayer } from './movingLayer.ts';
import { keepOnOwnLayer } from './ownLayer.ts';

/** While the zoom changes, words of the page are only scaled, like the picture: a new size is a new layout of all elements. */
const REST_MS = 120;

/** Tells the page's own elements how much of them can be read at this zoom, and how large, whenever it rests. Returns how to stop. */
function followZoom(root: HTMLElement, stage: Stage): () => void {
  let rest: ReturnType<typeof setTimeout> | undefined;
  let told: number | undefined;
  const tell = (): void => {
    const { zoom } = stage.viewport.get();
    if (zoom === told) return;
    told = zoom;
    root.dataset['detail'] = zoom >= FULL_FROM_ZOOM ? 'full' : 'names';
    root.style.setProperty('--wanted-growth', Math.min(6, wantedGrowth(zoom)).toFixed(2));
    root.style.setProperty('--least-growth', leastGrowth(zoom).toFixed(2));
  };
  root.style.setProperty('--most-growth', String(MOST_GROWTH));
  tell();
  const stop = stage.viewport.subscribe(() => {
    clearTimeout(rest);
    rest = setTimeout(tell, REST_MS);
  });
  return () => {
    stop();
    clearTimeout(rest);
  };
}

/** The drawn layers under the page's own elements (`children`). */
export function Layers({ near, children }: { near: NearElements; children: ReactNode }) {
  const stage = useStage();
  const base = useRef<HTMLCanvasElement>(null);
  const moving = useRef<HTMLCanvasElement>(null);
  const detail = useRef<HTMLDivElement>(null);

  useEffect(() => {
    if (!base.current || !moving.current) return;
    const baseLayer = new BaseLayer(base.current, stage, near, () => {
      const { designId } = useDesign.getState();
      const viewport = stage.viewport.get();
      // The map is shown whole each time.
      if (designId !== null && useView.getState().mode !== 'map') rememberViewport(designId, viewport);
      view.setZoom(viewport.zoom);
    });
    const movingLayer = new MovingLayer(moving.current, stage, near);
    return () => {
      baseLayer.dispose();
      movingLayer.dispose();
    };
  }, [stage, near]);

  useEffect(() => (detail.current ? keepOnOwnLayer(detail.current, stage) : undefined), [stage]);

  useEffect(() => (detail.current ? followZoom(detail.current, stage) : undefined), [stage]);

  return (
    <>
      <canvas ref={base} className={css.base} aria-hidden="true" />
      <canvas ref={moving} className={css.moving} aria-hidden="true" hidden />
      <div ref={detail} className={css.page}>
        {children}
      </div>
    </>
  );
}
