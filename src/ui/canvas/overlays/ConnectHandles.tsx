import { useRef } from 'react';
import { middleOf, SIDES, type Side } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import { useDesign, useView } from '../../../workspace/index.ts';
import { useSignal } from '../stage/signal.ts';
import { useStage } from '../stage/StageContext.ts';
import css from './ConnectHandles.module.css';
import { useAnchor } from './useAnchor.ts';

/** Below this zoom handles would cover the element. */
const FROM_ZOOM = 0.3;

/** A round handle in the middle of each side of the element under the pointer, or of the one that is selected: from there one draws a flow, on the map a relation. */
export function ConnectHandles() {
  const stage = useStage();
  const hovered = useSignal(stage.hovered);
  const connecting = useSignal(stage.connecting);
  const held = useSignal(stage.held) !== undefined;
  const selected = useView((state) => (state.selection.length === 1 ? state.selection[0] : undefined));
  const shown = useView((state) => state.mode !== 'play' && state.tool === 'select' && state.zoom >= FROM_ZOOM && state.renaming === null);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const map = useView((state) => state.mode === 'map');
  const connects = useDesign(
    (state) => selected !== undefined && (state.design.elements[selected] !== undefined || (map && state.design.contexts[selected] !== undefined)),
  );
  if (!shown || readOnly || held || connecting?.at) return null;
  const id = hovered ?? (connects ? selected : undefined);
  return <>{id !== undefined && SIDES.map((side) => <Handle key={`${id} ${side}`} id={id} side={side} />)}</>;
}

function Handle({ id, side }: { id: string; side: Side }) {
  const ref = useRef<HTMLDivElement>(null);
  useAnchor(ref, (stage) => {
    const box = stage.shownBoxOf(id);
    return box && middleOf(box, side);
  });
  return (
    <div ref={ref} className={css.anchor}>
      <div className={css.handle} data-connect-handle={id} data-side={side} title={t('Drag to connect')} />
    </div>
  );
}
