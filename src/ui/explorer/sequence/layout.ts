import { averageText, type MeasureText, truncate } from '../../../drawing/index.ts';
import type { Sequence, SequenceRow } from './rows.ts';

export const HEAD = { width: 164, height: 56, top: 20 } as const;
const SIDE = 32;
const LEAST_PITCH = 176;
const MOST_PITCH = 340;
const FONT = 12;
const BUBBLE = 28;
const TEXT_FROM = 48;
const TEXT_GAP = 12;

const HEIGHTS: Readonly<Record<SequenceRow['kind'], number>> = { message: 50, lost: 50, local: 36 };
/** From the top of a row to its line. */
const LINES: Readonly<Record<SequenceRow['kind'], number>> = { message: 32, lost: 32, local: 18 };
/** From a lifeline, or from the end of words, to what came of it. */
const CHIP_GAP = 12;
const CHIP_ROOM = 120;
const CONCLUSION = 68;
/** Where there is room, rows stand up to so much wider apart. */
const MOST_STRETCH = 2.1;

export interface PlacedRow {
  readonly row: SequenceRow;
  readonly top: number;
  readonly height: number;
  /** Where its arrow or its words lie. */
  readonly y: number;
  readonly fromX: number;
  readonly toX: number;
  readonly bubbleX: number;
  readonly text: {
    readonly x: number;
    readonly y: number;
    readonly anchor: 'start' | 'end';
    readonly before: string;
    readonly strong: string;
    readonly after: string;
  };
  readonly chip?: { readonly x: number; readonly y: number; readonly width: number };
}

export interface PlacedBar {
  readonly x: number;
  readonly top: number;
  readonly bottom: number;
}

export interface SequenceLayout {
  readonly width: number;
  readonly height: number;
  /** Middle of each lifeline, by the id of its element. */
  readonly columns: ReadonlyMap<string, number>;
  readonly rows: readonly PlacedRow[];
  readonly bars: readonly PlacedBar[];
  readonly lifelines: { readonly top: number; readonly bottom: number };
  /** From where on the promise is broken. */
  readonly brokenFrom: number;
}

/**
 * Places a sequence in px. Lifelines use the width that there is, but never stand closer than their words need; what is too long for its place ends in an
 * ellipsis.
 * @param available width of the place that it is shown in
 * @param tall height of that place; rows spread over it where they are few
 */
export function layoutSequence(sequence: Sequence, available: number, tall = 0, measure: MeasureText = averageText): SequenceLayout {
  const count = sequence.participants.length;
  const room = available - 2 * SIDE - HEAD.width;
  const pitch = count < 2 ? 0 : Math.max(LEAST_PITCH, Math.min(MOST_PITCH, room / (count - 1)));
  const side = SIDE + HEAD.width / 2;
  const drawn = 2 * side + pitch * Math.max(0, count - 1);
  const left = side + Math.max(0, available - drawn) / 2;
  const columns = new Map(sequence.participants.map((id, index) => [id, left + index * pitch]));
  const width = Math.max(available, drawn);

  let top: number = HEAD.top + HEAD.height + 16;
  const least = sequence.rows.reduce((sum, { kind }) => sum + HEIGHTS[kind], 0);
  const stretch = Math.max(1, Math.min(MOST_STRETCH, (tall - top - 12 - CONCLUSION) / least));
  const rows = sequence.rows.map((row): PlacedRow => {
    const placed = placeRow(row, top, stretch, columns, width, measure);
    top += placed.height;
    return placed;
  });
  const lowest = top + 12;
  return {
    width,
    height: Math.max(tall, lowest + CONCLUSION),
    columns,
    rows,
    bars: sequence.activations.flatMap((activation): PlacedBar[] => {
      const x = columns.get(activation.at);
      const [first, last] = [rows[activation.from], rows[activation.to]];
      if (x === undefined || !first || !last) return [];
      const end = activation.crashed ? last.y : activation.to > activation.from ? last.y + 8 : last.y + 14;
      return [{ x, top: first.y - 12, bottom: end }];
    }),
    lifelines: { top: HEAD.top + HEAD.height, bottom: lowest },
    brokenFrom: rows.at(-1)?.top ?? lowest,
  };
}

function placeRow(row: SequenceRow, top: number, stretch: number, columns: ReadonlyMap<string, number>, width: number, measure: MeasureText): PlacedRow {
  const fromX = columns.get(row.from) ?? 0;
  const toX = columns.get(row.to) ?? fromX;
  const height = Math.floor(HEIGHTS[row.kind] * stretch);
  const y = top + Math.round(LINES[row.kind] + (height - HEIGHTS[row.kind]) / 2);
  const leftward = toX < fromX;
  const isLocal = row.kind === 'local';
  // At the right edge there is more room to the left.
  const mirrored = isLocal && columns.size > 1 && fromX === Math.max(...columns.values());
  const side = leftward || mirrored ? -1 : 1;
  const wide = isLocal ? (mirrored ? fromX - TEXT_FROM - TEXT_GAP : width - fromX - TEXT_FROM - TEXT_GAP) : Math.abs(toX - fromX) - TEXT_FROM - TEXT_GAP;
  const words = fitting(row, row.chip && isLocal ? wide - CHIP_ROOM : wide, measure);
  const textX = fromX + side * TEXT_FROM;
  const chip = row.chip && chipAt(row.chip.word, isLocal ? textX + side * widthOf(words, measure) : toX, isLocal ? side : leftward ? -1 : 1, y, measure);
  return {
    row,
    top,
    height,
    y,
    fromX,
    toX,
    bubbleX: fromX + side * BUBBLE,
    text: { x: textX, y: isLocal ? y + 4 : y - 11, anchor: side > 0 ? 'start' : 'end', ...words },
    ...(chip ? { chip } : {}),
  };
}

function chipAt(word: string, x: number, side: number, y: number, measure: MeasureText): PlacedRow['chip'] {
  const width = Math.ceil(measure(word, 11, 600)) + 34;
  return { x: side > 0 ? x + CHIP_GAP : x - CHIP_GAP - width, y: y - 10, width };
}

const widthOf = ({ before, strong, after }: Pick<SequenceRow, 'before' | 'strong' | 'after'>, measure: MeasureText): number =>
  measure(before, FONT, 400) + measure(strong, FONT, 600) + measure(after, FONT, 400);

/** The words of a row, the strong ones first to be kept whole. */
function fitting({ before, strong, after }: SequenceRow, space: number, measure: MeasureText): Pick<SequenceRow, 'before' | 'strong' | 'after'> {
  const lead = before === '' ? '' : `${before} `;
  const leadWidth = measure(lead, FONT, 400);
  const strongWidth = measure(strong, FONT, 600);
  if (leadWidth + strongWidth > space) return { before: lead, strong: truncate(strong, Math.max(0, space - leadWidth), FONT, 600, measure), after: '' };
  if (after === '') return { before: lead, strong, after: '' };
  const left = space - leadWidth - strongWidth;
  return { before: lead, strong, after: left < 24 ? '' : truncate(` ${after}`, left, FONT, 400, measure) };
}
