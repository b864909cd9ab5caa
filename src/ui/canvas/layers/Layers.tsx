import { type ReactNode, useEffect, useRef } from 'react';
import { useDesign, useView, rememberViewport, view } from '../../../workspace/index.ts';
import type { NearElements } from '../nodes/near.ts';
import { FULL_FROM_ZOOM, nameGrowth } from '../paint/elements.ts';
import { useStage } from '../stage/StageContext.ts';
import { BaseLayer } from './baseLayer.ts';
import css from './Layers.module.css';
import { MovingLayer } from './movingLayer.ts';
import { keepOnOwnLayer } from './ownLayer.ts';

/** From this zoom on a context on the map says how much stands in it. */
const CONTEXT_COUNTS_FROM_ZOOM = 0.72;
/** How many times larger than the picture the words of a context on the map are drawn, so that they can be read in a small window too. */
const mapGrowth = (zoom: number): number => Math.min(1.4, Math.max(1, 0.8 / zoom));

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

  useEffect(() => {
    const follow = (): void => {
      const { zoom } = stage.viewport.get();
      const element = detail.current;
      if (!element) return;
      const wanted = zoom >= FULL_FROM_ZOOM ? 'full' : 'names';
      if (element.dataset['detail'] !== wanted) element.dataset['detail'] = wanted;
      element.style.setProperty('--map-growth', mapGrowth(zoom).toFixed(2));
      element.dataset['room'] = zoom < CONTEXT_COUNTS_FROM_ZOOM ? 'little' : 'enough';
      if (wanted === 'names') element.style.setProperty('--name-growth', nameGrowth(zoom).toFixed(2));
    };
    follow();
    return stage.viewport.subscribe(follow);
  }, [stage]);

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
