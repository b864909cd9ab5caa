import { useCallback, useEffect, useState } from 'react';
import { meetingTokens, useDesign, useExplore } from '../../workspace/index.ts';
import { CanvasOverlay, type DrawOverlay } from '../canvas/index.ts';
import { drawTokens } from './paint/tokens.ts';

/** How long a command and its answer travel: shorter than a step is shown, so that both arrive. */
const TRAVEL_MS = 1_300;
const REDUCED = window.matchMedia('(prefers-reduced-motion: reduce)');

/** What is sent in the step that is shown of two runs that meet at their locks. */
export function MeetingTokens() {
  const step = useExplore(({ open, result, meetingStep }) =>
    open && result.kind === 'done' ? result.exploration.together?.counterexample?.steps[meetingStep] : undefined,
  );
  const design = useDesign((state) => state.design);
  const [share, setShare] = useState(1);
  useEffect(() => {
    if (!step || REDUCED.matches) return;
    let frame = 0;
    let began: number | undefined;
    const go = (nowMs: number): void => {
      began ??= nowMs;
      const next = Math.min(1, (nowMs - began) / TRAVEL_MS);
      setShare(next);
      if (next < 1) frame = requestAnimationFrame(go);
    };
    frame = requestAnimationFrame(go);
    return () => cancelAnimationFrame(frame);
  }, [step]);
  const paint: DrawOverlay = useCallback((ctx, stage) => step && drawTokens(ctx, stage, meetingTokens(design, step, share)), [design, step, share]);
  return step && share < 1 ? <CanvasOverlay draw={paint} /> : null;
}
