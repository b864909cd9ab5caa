import { fonts, type Rect } from '../../../drawing/index.ts';
import type { ElementMark } from '../../../workspace/index.ts';
import { lineWords, type OverlayFrame } from '../../canvas/index.ts';

/** Places of a queue that are drawn one by one; longer ones are filled and say how many. */
const MOST_SLOTS = 10;
const SLOT = 8;
const GAP = 2;

/**
 * Who waits in line at an element, as slots under it that fill, with the word beside them; a copy that lags, a release that is going on and calls that are put
 * off say so in the same place. Nothing where nobody waits.
 */
export function drawLine(ctx: CanvasRenderingContext2D, stage: OverlayFrame, box: Rect, mark: ElementMark): void {
  const word = lineWords(mark);
  if (word === undefined || stage.viewport.zoom < 0.4) return;
  const { ink } = stage;
  const slots = mark.queued > 0 ? Math.min(MOST_SLOTS, mark.places !== undefined && mark.places > mark.queued ? MOST_SLOTS : Math.max(mark.queued, 3)) : 0;
  const filled = Math.min(slots, mark.queued);
  const tone = mark.queued >= MOST_SLOTS || mark.behind || mark.later ? ink.warning : ink.accent;
  ctx.save();
  ctx.font = `600 11px ${fonts.sans}`;
  ctx.textBaseline = 'middle';
  const slotsWidth = slots === 0 ? 0 : slots * (SLOT + GAP) - GAP + 6;
  const width = slotsWidth + ctx.measureText(word).width + 14;
  const x = box.x + 8;
  const y = box.y + box.height - 9;
  ctx.fillStyle = ink.surface;
  ctx.strokeStyle = tone;
  ctx.lineWidth = 1;
  ctx.beginPath();
  ctx.roundRect(x, y, width, 18, 9);
  ctx.fill();
  ctx.stroke();
  for (let slot = 0; slot < slots; slot += 1) {
    ctx.beginPath();
    ctx.roundRect(x + 7 + slot * (SLOT + GAP), y + 5, SLOT, SLOT, 2);
    if (slot < filled) {
      ctx.fillStyle = tone;
      ctx.fill();
    } else {
      ctx.globalAlpha = 0.4;
      ctx.stroke();
      ctx.globalAlpha = 1;
    }
  }
  ctx.fillStyle = tone;
  ctx.fillText(word, x + 7 + slotsWidth, y + 9.5);
  ctx.restore();
}
