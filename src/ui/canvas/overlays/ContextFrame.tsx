import FoldVertical from 'lucide-react/icons/fold-vertical';
import { useLayoutEffect, useRef } from 'react';
import { t } from '../../../language/index.ts';
import type { Design } from '../../../model/index.ts';
import { lens, useDesign, useLens, useView } from '../../../workspace/index.ts';
import type { Grip } from '../gestures/resizeGesture.ts';
import { useStage } from '../stage/StageContext.ts';
import { toScreen } from '../stage/viewport.ts';
import css from './ContextFrame.module.css';

const GRIPS: readonly Grip[] = ['n', 'e', 's', 'w', 'ne', 'nw', 'se', 'sw'];

/** Edges and corners of the context, frame or sticky that is selected: pulling them changes its size. Not on the map, where contexts have one size. */
export function ContextFrame() {
  const id = useView((state) => (state.selection.length === 1 && state.mode !== 'play' && state.mode !== 'map' ? state.selection[0] : undefined));
  const resizable = useDesign(({ readOnly, design }) => id !== undefined && readOnly === false && !design.layout[id]?.locked && hasSize(design, id));
  const folded = useLens((state) => id !== undefined && state.folded.includes(id));
  return id !== undefined && resizable && !folded ? <Frame id={id} /> : null;
}

const hasSize = (design: Design, id: string): boolean =>
  design.contexts[id] !== undefined || design.frames[id] !== undefined || (design.notes[id] !== undefined && design.notes[id].aboutId === undefined);

function Frame({ id }: { id: string }) {
  const stage = useStage();
  const contextName = useDesign((state) => state.design.contexts[id]?.name);
  const ref = useRef<HTMLDivElement>(null);
  useLayoutEffect(() => {
    const place = (): void => {
      const element = ref.current;
      const box = stage.boxOf(id);
      if (!element || !box) return;
      const { zoom } = stage.viewport.get();
      const { x, y } = toScreen(box, stage.viewport.get());
      element.style.transform = `translate(${x}px,${y}px)`;
      element.style.width = `${box.width * zoom}px`;
      element.style.height = `${box.height * zoom}px`;
    };
    place();
    const stops = [stage.viewport, stage.held, stage.revision].map((signal) => signal.subscribe(place));
    return () => {
      for (const stop of stops) stop();
    };
  }, [stage, id]);
  return (
    <div ref={ref} className={css.frame}>
      {GRIPS.map((grip) => (
        <div key={grip} className={css.grip} data-grip={grip} data-of={id} />
      ))}
      {contextName !== undefined && <Fold id={id} name={contextName} />}
    </div>
  );
}

function Fold({ id, name }: { id: string; name: string }) {
  return (
    <button
      type="button"
      className={css.fold}
      data-canvas-own=""
      aria-label={t('Fold {{name}}', { name })}
      title={t('Fold (X)')}
      onClick={() => lens.fold([id])}
    >
      <FoldVertical size={16} strokeWidth={1.75} aria-hidden="true" />
    </button>
  );
}
