import { averageText, type Rect, type Theme, truncate } from '../../drawing/index.ts';
import type { Design } from '../../model/index.ts';
import { inkOf } from './ink.ts';
import { escapeXml, tag } from './markup.ts';
import { oneLine } from './nodes.ts';

const RADIUS = 14;
/** The sheets behind it, which say that there is more in it: how much lower and further in, in px. */
const SHEETS = [
  { down: 8, inset: 16 },
  { down: 4, inset: 8 },
] as const;

/** A context that is folded into one box: its name, and how much stands in it. */
export function foldedMarkup(design: Design, id: string, { x, y, width, height }: Rect, theme: Theme): string {
  const stroke = inkOf(theme, 'node-border').colour;
  const fill = inkOf(theme, 'surface').colour;
  const sheets = SHEETS.map(({ down, inset }) => tag('rect', { x: x + inset, y: y + down, width: width - 2 * inset, height, rx: RADIUS, fill, stroke }));
  const members = Object.values(design.elements).filter(({ contextIds }) => contextIds?.includes(id));
  const text = (words: string, down: number, fontSize: number, weight: number, ink: string): string =>
    tag(
      'text',
      { x: x + 16, y: y + down, 'font-size': fontSize, 'font-weight': weight, fill: ink },
      escapeXml(truncate(oneLine(words), width - 32, fontSize, weight, averageText)),
    );
  return [
    ...sheets,
    tag('rect', { x, y, width, height, rx: RADIUS, fill, stroke }),
    text(design.contexts[id]?.name ?? id, 32, 16, 600, inkOf(theme, 'text').colour),
    text(`${members.length} element${members.length === 1 ? '' : 's'}`, height - 18, 12, 500, inkOf(theme, 'text-2').colour),
  ].join('');
}
