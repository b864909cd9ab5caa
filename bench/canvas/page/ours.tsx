import type { Design } from '../../../src/model/index.ts';
import { Canvas, CanvasOverlay, type DrawOverlay, type Viewport } from '../../../src/ui/canvas/index.ts';
import { createDesign, rememberViewport, startWorkspace } from '../../../src/workspace/index.ts';

/** Opens the design as the product does: document, history, storage and rules run along. */
export async function openOurs(design: Design, viewport: Viewport): Promise<void> {
  await startWorkspace({ hash: '' });
  rememberViewport(await createDesign(design, { name: 'Measured' }), viewport);
}

const flows: string[] = [];

/** A hundred tokens on their way, so that no frame is measured at rest. */
const tokens: DrawOverlay = (ctx, { routeOf, ink, now }) => {
  if (flows.length === 0) for (let i = 0; i < 100; i++) flows.push(`f-${i}`);
  ctx.fillStyle = ink.accent;
  for (const id of flows) {
    const points = routeOf(id)?.points;
    const from = points?.[0];
    const to = points?.[1];
    if (!from || !to) continue;
    const share = (now % 1000) / 1000;
    ctx.beginPath();
    ctx.arc(from.x + (to.x - from.x) * share, from.y + (to.y - from.y) * share, 6, 0, 2 * Math.PI);
    ctx.fill();
  }
};

export function Ours() {
  const withTokens = new URLSearchParams(location.search).has('tokens');
  return (
    <div style={{ position: 'absolute', inset: 0 }}>
      <Canvas>{withTokens && <CanvasOverlay draw={tokens} running />}</Canvas>
    </div>
  );
}
