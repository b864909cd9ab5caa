import { useCallback, useMemo, useState } from 'react';
import { type BreakerView, type ElementMark, type FlowMark, useDesign, useExplore, useRun, useView, view } from '../../workspace/index.ts';
import { CanvasAnchor, CanvasCallout, CanvasCard, CanvasOverlay, type DrawOverlay } from '../canvas/index.ts';
import { BreakCard } from './BreakCard.tsx';
import { BREAKER_RADIUS, BreakerCard, BreakerChip, QuietBreaker, quietBreaker } from './BreakerCard.tsx';
import { FaultBadge } from './FaultBadge.tsx';
import { MeetingTokens } from './MeetingTokens.tsx';
import { type Bystanders, drawMarks } from './paint/marks.ts';
import { drawTokens } from './paint/tokens.ts';

const REDUCED = window.matchMedia('(prefers-reduced-motion: reduce)');

/** What a run puts onto the canvas: tokens on the flows, what is active, what has not been reached, breakers, faults. */
export function RunLayer() {
  const running = useRun((state) => state.frame !== null);
  if (!running) return null;
  return (
    <>
      <Paint />
      <MeetingTokens />
      <Breakers />
      <Faults />
      <Chosen />
    </>
  );
}

/** The only part that changes in each frame, and it is painted. */
function Paint() {
  const frame = useRun((state) => state.frame);
  const bystanders = useBystanders();
  const lit = useRun((state) => state.lit);
  // What travels in a step of two runs is no part of this one.
  const meets = useExplore(({ open, meetingStep }) => open && meetingStep >= 0);
  // One layer for both: each layer that changes is handed over as a whole in every frame.
  const paint: DrawOverlay = useCallback(
    (ctx, stage) => {
      if (!frame) return;
      drawMarks(ctx, stage, frame, bystanders, lit);
      stage.nameContexts();
      if (!REDUCED.matches && !meets) drawTokens(ctx, stage, frame.tokens);
    },
    [frame, bystanders, lit, meets],
  );
  return <CanvasOverlay draw={paint} />;
}

/** In a larger design nobody looks for those that stand by. */
const MOST_BYSTANDERS = 500;

/** Elements and flows that take no part in the run. */
function useBystanders(): Bystanders {
  const elements = useDesign((state) => state.design.elements);
  const flows = useDesign((state) => state.design.flows);
  const trace = useRun((state) => state.trace);
  return useMemo(() => {
    const frame = trace ? useRun.getState().frame : null;
    const taking = new Set([...(frame?.elements ?? []).map((mark) => mark.elementId), ...(frame?.flows ?? []).map((mark) => mark.flowId)]);
    const rest = (records: object): readonly string[] => {
      const ids = Object.keys(records).filter((id) => !taking.has(id));
      return ids.length > MOST_BYSTANDERS ? [] : ids;
    };
    return { elements: rest(elements), flows: rest(flows) };
  }, [elements, flows, trace]);
}

const NO_BREAKERS: readonly BreakerView[] = [];
const NO_ELEMENTS: readonly ElementMark[] = [];
const NO_FLOWS: readonly FlowMark[] = [];

/** Cards have room beside their flows from this zoom on. */
const CARDS_FROM_ZOOM = 0.7;

function Breakers() {
  const breakers = useRun((state) => state.frame?.breakers ?? NO_BREAKERS);
  const near = useView((state) => state.zoom >= CARDS_FROM_ZOOM);
  const [opened, setOpened] = useState<ReadonlySet<string>>(NOTHING);
  const tripped = breakers.filter(({ state }) => state !== 'closed').length;
  return breakers.map((breaker) => {
    const { flowId, state } = breaker;
    if (quietBreaker(breaker)) {
      return (
        <CanvasAnchor key={flowId} place={{ flow: flowId, radius: BREAKER_RADIUS }} scaled>
          <QuietBreaker breaker={breaker} />
        </CanvasAnchor>
      );
    }
    const whole = state !== 'closed' && (near || tripped === 1 || opened.has(flowId));
    return (
      <CanvasCallout key={flowId} flow={flowId}>
        {whole ? <BreakerCard breaker={breaker} /> : <BreakerChip breaker={breaker} onOpen={() => setOpened((before) => new Set([...before, flowId]))} />}
      </CanvasCallout>
    );
  });
}

const NOTHING: ReadonlySet<string> = new Set();

function Faults() {
  const elements = useRun((state) => state.frame?.elements ?? NO_ELEMENTS);
  const flows = useRun((state) => state.frame?.flows ?? NO_FLOWS);
  return (
    <>
      {elements.map(
        (mark) =>
          mark.fault && (
            <CanvasAnchor key={mark.elementId} place={{ element: mark.elementId, at: 'top-right' }}>
              <FaultBadge word={mark.fault.word} />
            </CanvasAnchor>
          ),
      )}
      {flows.map(
        (mark) =>
          mark.fault && (
            <CanvasAnchor key={mark.flowId} place={{ flow: mark.flowId, at: 'word' }}>
              <FaultBadge word={mark.fault.word} under />
            </CanvasAnchor>
          ),
      )}
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
    <CanvasCard beside={id}>
      <BreakCard key={id} target={{ id, name }} onClose={() => view.clear()} />
    </CanvasCard>
  );
}
