import {
  averageText,
  endDots,
  type EndMark,
  type Rect,
  type RelationRoute,
  rolesFrom,
  rolesInRow,
  roundedPath,
  size,
  type Theme,
} from '../../drawing/index.ts';
import { type Ground, labelMarkup } from './flows.ts';
import { inkOf } from './ink.ts';
import { escapeXml, tag } from './markup.ts';

/** A relation of two contexts: its line without an arrow head, U and D with the roles at the ends, and its word. It lies under the flows. */
export function relationMarkup(route: RelationRoute, fields: readonly Rect[], theme: Theme, behind: Ground): string {
  const colour = inkOf(theme, 'control').colour;
  const { width, dot, dots } = size.relation;
  const line = route.dotted
    ? { 'stroke-width': width + 0.75, 'stroke-linecap': 'round', 'stroke-dasharray': `0 ${dots[1]}` }
    : { 'stroke-width': width, 'stroke-dasharray': undefined };
  return [
    tag('path', { d: roundedPath(route.points), fill: 'none', stroke: colour, ...line }),
    ...endDots(route).map((end) => tag('circle', { cx: end.x, cy: end.y, r: dot, fill: colour })),
    ...route.marks.map((mark) => markMarkup(mark, theme, behind)),
    labelMarkup(route, fields, theme, behind),
  ].join('');
}

function markMarkup(mark: EndMark, theme: Theme, behind: Ground): string {
  const { x, y, width, height } = mark.rect;
  const { radius, fontSize, height: row, lineHeight, padding } = size.endMark;
  const inRow = rolesInRow(mark);
  const centred = mark.stacked || inRow === '';
  const middle = x + width / 2;
  const baseline = y + row / 2 + fontSize * 0.36;
  const text = (words: string, at: number, down: number, weight: number): string =>
    tag(
      'text',
      {
        x: at,
        y: down,
        'text-anchor': centred ? 'middle' : undefined,
        'font-size': fontSize,
        'font-weight': weight,
        fill: inkOf(theme, 'text-2').colour,
      },
      escapeXml(words),
    );
  const roles = mark.stacked
    ? mark.roles.map((role, index) => text(role, middle, baseline + (index + 1) * lineHeight - 1, 500))
    : inRow === ''
      ? []
      : [text(inRow, x + rolesFrom(mark, averageText), baseline, 500)];
  return [
    tag('rect', {
      x: x + 0.5,
      y: y + 0.5,
      width: width - 1,
      height: height - 1,
      rx: radius,
      fill: inkOf(theme, behind).colour,
      stroke: inkOf(theme, 'control').colour,
    }),
    text(mark.letter, centred ? middle : x + padding, baseline, 600),
    ...roles,
  ].join('');
}
