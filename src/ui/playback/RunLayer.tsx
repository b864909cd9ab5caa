import { useCallback } from 'react';
import { useDesign, useRun, useView, view } from '../../workspace/index.ts';
import { CanvasAnchor, CanvasOverlay, type DrawOverlay } from '../canvas/index.ts';
import { BreakCard } from './BreakCard.tsx';
import { BreakerCard, quietBreaker } from './BreakerCard.tsx';
import { FaultBadge } from './FaultBadge.tsx';
import { drawMarks } from './paint/marks.ts';
import { drawTokens } from './paint/tokens.ts';
import css from './RunLayer.module.css';

const REDUCED = window.matchMedia('(prefers-reduced-motion: reduce)');

/** What a run puts onto the canvas: tokens on the flows, what is active, what has not been reached, breakers, faults. */
export function RunLayer() {
  const frame = useRun((state) => state.frame);
  const paintMarks: DrawOverlay = useCallback((ctx, stage) => frame && drawMarks(ctx, stage, frame), [frame]);
  const paintTokens: DrawOverlay = useCallback((ctx, stage) => frame && !REDUCED.matches && drawTokens(ctx, stage, frame.tokens), [frame]);
  if (!frame) return null;
  return (
    <>
      <CanvasOverlay draw={paintMarks} />
      <CanvasOverlay draw={paintTokens} />
      {frame.breakers.map((breaker) => (
        <CanvasAnchor key={breaker.flowId} place={{ flow: breaker.flowId, along: quietBreaker(breaker) ? 0.12 : 0.5 }} scaled>
          <BreakerCard breaker={breaker} />
        </CanvasAnchor>
      ))}
      {frame.elements.map(
        (mark) =>
          mark.fault && (
            <CanvasAnchor key={mark.elementId} place={{ element: mark.elementId, at: 'top-right' }} scaled>
              <FaultBadge word={mark.fault.word} />
            </CanvasAnchor>
          ),
      )}
      {frame.flows.map(
        (mark) =>
          mark.fault && (
            <CanvasAnchor key={mark.flowId} place={{ flow: mark.flowId, along: 0.25 }} scaled>
              <FaultBadge word={mark.fault.word} centred />
            </CanvasAnchor>
          ),
      )}
      <Chosen />
    </>
  );
}

/** The ways to break what was clicked, beside it. */
function Chosen() {
  const selection = useView((state) => state.selection);
  const design = useDesign((state) => state.design);
  const id = selection.length === 1 ? selection[0] : undefined;
  const element = id === undefined ? undefined : design.elements[id];
  const flow = id === undefined ? undefined : design.flows[id];
  if (id === undefined || (!element && !flow)) return null;
  const name = element?.name ?? flow?.label ?? `${design.elements[flow?.from ?? '']?.name ?? ''} → ${design.elements[flow?.to ?? '']?.name ?? ''}`;
  return (
    <CanvasAnchor place={element ? { element: id, at: 'bottom' } : { flow: id, along: 0.5 }}>
      <div className={css.chosen} data-canvas-own="">
        <BreakCard key={id} target={{ id, name, what: element ? 'element' : 'flow' }} onClose={() => view.clear()} />
      </div>
    </CanvasAnchor>
  );
}
