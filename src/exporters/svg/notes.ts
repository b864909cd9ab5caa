import { averageText, NOTE_COLOURS, NOTE_WORDS, noteColours, type Rect, size, truncate } from '../../drawing/index.ts';
import type { Note } from '../../model/index.ts';
import { escapeXml, short, tag } from './markup.ts';

const PADDING = 10;
const TEXT = { fontSize: 13, lineHeight: 17, weight: 600 } as const;

/** A sticky note: its kind in small type, its text in as many lines as fit. A hotspot is tilted. */
export function noteMarkup(note: Note, { x, y, width, height }: Rect): string {
  const tilt = note.kind === 'hotspot' ? ` rotate(-4 ${short(width / 2)} ${short(height / 2)})` : '';
  const room = Math.max(1, Math.floor((height - 28 - PADDING / 2) / TEXT.lineHeight));
  const lines = wrapped(note.text, width - 2 * PADDING, room);
  return tag(
    'g',
    { transform: `translate(${short(x)} ${short(y)})${tilt}` },
    [
      tag('rect', { width, height, rx: size.note.radius, fill: NOTE_COLOURS[note.kind] }),
      tag(
        'text',
        { x: PADDING, y: 18, 'font-size': 10.5, 'font-weight': 500, fill: noteColours.ink },
        note.kind === 'hotspot' ? `${NOTE_WORDS[note.kind]} !` : NOTE_WORDS[note.kind],
      ),
      ...lines.map((line, index) =>
        tag(
          'text',
          { x: PADDING, y: 37 + index * TEXT.lineHeight, 'font-size': TEXT.fontSize, 'font-weight': TEXT.weight, fill: noteColours.ink },
          escapeXml(line),
        ),
      ),
    ].join(''),
  );
}

/** Words set into lines of a width; the last line that fits ends in an ellipsis where words are left. */
function wrapped(text: string, width: number, most: number): string[] {
  const lines: string[] = [];
  let line = '';
  for (const word of text.slice(0, 2_000).split(/\s+/u).filter(Boolean)) {
    const longer = line === '' ? word : `${line} ${word}`;
    if (line === '' || averageText(longer, TEXT.fontSize, TEXT.weight) <= width) line = longer;
    else {
      lines.push(line);
      line = word;
    }
    if (lines.length > most) break;
  }
  if (line !== '') lines.push(line);
  const shown = lines.length > most ? [...lines.slice(0, most - 1), `${lines[most - 1] ?? ''}…`] : lines;
  return shown.map((shownLine) => truncate(shownLine, width, TEXT.fontSize, TEXT.weight));
}
