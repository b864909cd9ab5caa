import type { Rect } from '../../../drawing/index.ts';
import { easeOut, motionMs } from './motion.ts';
import type { Stage } from './stage.ts';

/** More elements than this change places at once: following them with the eye is impossible, drawing them all in each frame is dear. */
const AT_MOST = 600;

const running = new WeakMap<Stage, () => void>();

/** Lets elements glide from where they stood to where the design now puts them. Any touch ends it: nothing waits for it. */
export function glide(stage: Stage, from: ReadonlyMap<string, Rect>): void {
  running.get(stage)?.();
  const milliseconds = motionMs(240);
  if (from.size === 0 || from.size > AT_MOST || milliseconds === 0) return;
  const flows = new Set([...from.keys()].flatMap((id) => [...stage.scene.flowsAt(id)]));
  const start = performance.now();
  let frame = 0;
  const step = (now: number): void => {
    const share = Math.min(1, Math.max(0, (now - start) / milliseconds));
    if (share === 1) return end();
    const eased = easeOut(share);
    const boxes = new Map<string, Rect>();
    for (const [id, was] of from) {
      const box = stage.scene.boxOf(id);
      if (box) boxes.set(id, between(was, box, eased));
    }
    stage.held.set({ boxes, flows, guides: [], contextId: undefined });
    frame = requestAnimationFrame(step);
  };
  const end = (): void => {
    cancelAnimationFrame(frame);
    running.delete(stage);
    stage.held.set(undefined);
  };
  running.set(stage, end);
  step(start);
}

export const endGlide = (stage: Stage): void => running.get(stage)?.();

const between = (a: Rect, b: Rect, share: number): Rect => ({
  x: a.x + (b.x - a.x) * share,
  y: a.y + (b.y - a.y) * share,
  width: a.width + (b.width - a.width) * share,
  height: a.height + (b.height - a.height) * share,
});
