import { NOTE_COLOURS, NOTE_WORDS, noteColours, type Rect, size } from '../../../drawing/index.ts';
import { wordTable } from '../../../language/index.ts';
import type { Note } from '../../../model/index.ts';
import { isDimmed, type Marks } from '../stage/marks.ts';
import { wrapName } from '../stage/measureText.ts';
import { type Brush, dimmedShare, font } from './brush.ts';

const KINDS = wordTable(NOTE_WORDS);

/** A sticky note: its kind in small type, its text below. A hotspot is tilted and says "!". */
export function paintNote(brush: Brush, id: string, note: Note, box: Rect, marks: Marks): void {
  const { ctx, ink, zoom } = brush;
  ctx.save();
  if (isDimmed(marks, id)) ctx.globalAlpha = dimmedShare();
  ctx.translate(box.x + box.width / 2, box.y + box.height / 2);
  if (note.kind === 'hotspot') ctx.rotate((-4 * Math.PI) / 180);
  ctx.translate(-box.width / 2, -box.height / 2);
  ctx.beginPath();
  ctx.roundRect(0, 0, box.width, box.height, size.note.radius);
  if (marks.selected.has(id)) {
    ctx.strokeStyle = ink['accent-halo'];
    ctx.lineWidth = 10;
    ctx.stroke();
  }
  ctx.fillStyle = 'rgb(27 28 30 / .10)';
  if (!brush.dark && zoom > 0.3) ctx.fillRect(2, box.height - 2, box.width - 4, 5);
  ctx.fillStyle = NOTE_COLOURS[note.kind];
  ctx.fill();
  if (marks.selected.has(id)) {
    ctx.strokeStyle = ink.accent;
    ctx.lineWidth = 2;
    ctx.stroke();
  }
  if (zoom > 0.3) paintText(brush, note, box);
  ctx.restore();
}

function paintText({ ctx }: Brush, note: Note, box: Rect): void {
  ctx.fillStyle = noteColours.ink;
  ctx.textAlign = 'left';
  ctx.textBaseline = 'alphabetic';
  ctx.font = font(10.5, 500);
  ctx.fillText(note.kind === 'hotspot' ? `! ${KINDS[note.kind]}` : KINDS[note.kind], 10, 20);
  ctx.font = font(13, 600);
  linesOf(note.text, box.width - 20, Math.floor((box.height - 34) / 17)).forEach((line, index) => ctx.fillText(line, 10, 42 + index * 17));
}

function linesOf(text: string, width: number, atMost: number): readonly string[] {
  const lines: string[] = [];
  let rest = text.replaceAll(/\s+/g, ' ').trim();
  while (rest !== '' && lines.length < atMost) {
    const [line = rest] = wrapName(rest, width, 13);
    lines.push(line);
    rest = line.endsWith('…') ? '' : rest.slice(line.length).trim();
  }
  return lines;
}
