import { useLayoutEffect, useRef } from 'react';
import { slideNow, usePresenting } from '../../../workspace/index.ts';
import { useStage } from '../stage/StageContext.ts';
import { toScreen } from '../stage/viewport.ts';
import css from './SlideEdge.module.css';

/** While a part of the design is presented: what lies around it steps back. */
export function SlideEdge() {
  usePresenting();
  const id = slideNow()?.slide.id ?? null;
  return id === null ? null : <Edge id={id} />;
}

function Edge({ id }: { id: string }) {
  const stage = useStage();
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      const element = ref.current;
      const box = stage.scene.extentOf(id);
      if (!element || !box) return;
      const { zoom } = stage.viewport.get();
      const { x, y } = toScreen(box, stage.viewport.get());
      element.style.transform = `translate(${x - ROOM}px,${y - ROOM}px)`;
      element.style.width = `${box.width * zoom + 2 * ROOM}px`;
      element.style.height = `${box.height * zoom + 2 * ROOM}px`;
    };
    place();
    const stops = [stage.viewport, stage.revision].map((signal) => signal.subscribe(place));
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage, id]);
  return <div ref={ref} className={css.edge} />;
}

/** Pixels around the part that are seen plainly: badges reach over its edge. */
const ROOM = 10;
