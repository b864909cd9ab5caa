import { useRef } from 'react';
import { lengthOf, pointAlong } from '../../../drawing/index.ts';
import { t } from '../../../language/index.ts';
import { type FlowEnd, useDesign, useView } from '../../../workspace/index.ts';
import { longestMiddle } from '../paint/picture.ts';
import { useSignal } from '../stage/signal.ts';
import { useStage } from '../stage/StageContext.ts';
import css from './FlowHandles.module.css';
import { useAnchor } from './useAnchor.ts';

/** Below this zoom handles would cover the line. */
const FROM_ZOOM = 0.3;

/** Pixels of the screen from an element to the handle of a line that ends there: on its edge, one draws another flow. */
const OFF_EDGE = 20;

/** On the flow that is selected: its two ends, to lead them elsewhere, and a grip that bends its line. A double press on the grip lets it find its own way again. */
export function FlowHandles() {
  const stage = useStage();
  const held = useSignal(stage.held) !== undefined;
  const selected = useView((state) => (state.selection.length === 1 ? state.selection[0] : undefined));
  const shown = useView(
    ({ mode, tool, zoom, renaming, connecting }) => mode === 'design' && tool === 'select' && zoom >= FROM_ZOOM && renaming === null && !connecting,
  );
  const flow = useDesign(({ design, readOnly }) => (selected === undefined || readOnly !== false ? undefined : design.flows[selected]));
  const bent = useDesign(({ design }) => selected !== undefined && design.flows[selected] !== undefined && Object.hasOwn(design.layout, selected));
  useSignal(stage.revision);
  if (!shown || held || !flow || selected === undefined || !stage.scene.routes.has(selected) || stage.scene.flowsBehind(selected).length > 1) return null;
  return (
    <>
      {flow.from !== flow.to && <BendHandle id={selected} bent={bent} />}
      <EndHandle id={selected} end="from" />
      <EndHandle id={selected} end="to" />
    </>
  );
}

function EndHandle({ id, end }: { id: string; end: FlowEnd }) {
  const ref = useRef<HTMLDivElement>(null);
  useAnchor(ref, ({ scene, viewport }) => {
    const points = scene.routes.get(id)?.points;
    if (!points) return undefined;
    const share = Math.min(0.25, OFF_EDGE / (viewport.get().zoom * lengthOf(points)));
    return pointAlong(points, end === 'from' ? share : 1 - share);
  });
  return (
    <div ref={ref} className={css.anchor}>
      <div className={css.end} data-flow-handle={id} data-end={end} title={end === 'from' ? t('Drag to another source') : t('Drag to another target')} />
    </div>
  );
}

function BendHandle({ id, bent }: { id: string; bent: boolean }) {
  const ref = useRef<HTMLDivElement>(null);
  useAnchor(ref, ({ scene }) => {
    const via = scene.design.layout[id];
    if (via) return { x: via.x, y: via.y };
    const route = scene.routes.get(id);
    const at = route && longestMiddle(route);
    // The word of the flow is a pill in the middle of the line.
    return at && route.label?.onLine ? besideWord(route.points, at, route.label.width) : at;
  });
  return (
    <div ref={ref} className={css.anchor}>
      <div
        className={css.bend}
        data-flow-handle={id}
        data-end="bend"
        data-bent={bent || undefined}
        title={bent ? t('Drag to bend; double press for its own way') : t('Drag to bend')}
      />
    </div>
  );
}

/** A place on the longest stretch that the word leaves free. */
function besideWord(
  points: readonly { readonly x: number; readonly y: number }[],
  middle: { readonly x: number; readonly y: number },
  width: number,
): { x: number; y: number } {
  const level = points.some((point, index) => {
    const before = points[index - 1];
    return before !== undefined && before.y === point.y && point.y === middle.y;
  });
  return level ? { x: middle.x + width / 2 + 22, y: middle.y } : { x: middle.x, y: middle.y + 26 };
}
