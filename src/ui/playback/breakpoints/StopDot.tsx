import { t } from '../../../language/index.ts';
import { breakpoints, type LogEntry, stopKindOf, useBreakpoints, hasBreakpoint, useDesign } from '../../../workspace/index.ts';
import { announce } from '../../controls/index.ts';
import css from './Breakpoints.module.css';
import { breakpointWords } from './words.ts';

/** Sets a stop at what a line of the log says, or takes it away. */
export function toggleStopAt(entry: LogEntry): void {
  const point = pointOf(entry);
  const words = breakpointWords(useDesign.getState().design, point);
  if (point.kind === undefined && point.subjectId === undefined) return;
  announce(breakpoints.toggle(point) ? t('Stops when: {{words}}.', { words }) : t('Does not stop there any more.'));
}

/** What a line of the log would be a stop for: its kind of event at its place, or whatever happens there. */
function pointOf(entry: LogEntry) {
  const kind = stopKindOf(entry.icon);
  const [subjectId] = entry.subjects;
  return { ...(kind ? { kind } : {}), ...(subjectId === undefined ? {} : { subjectId }) };
}

/** The dot beside a line of the log: the run stops whenever this happens here again. */
export function StopDot({ entry }: { entry: LogEntry }) {
  const point = pointOf(entry);
  const on = useBreakpoints((state) => hasBreakpoint(state.points, point));
  const words = useDesign((state) => breakpointWords(state.design, point));
  if (point.kind === undefined && point.subjectId === undefined) return null;
  return (
    <button
      type="button"
      className={css.dot}
      aria-pressed={on}
      aria-label={t('Stop when: {{words}}', { words })}
      title={on ? t('Does not stop any more when: {{words}}', { words }) : t('Stop when: {{words}}', { words })}
      // By keyboard it is B on the line itself: one stop for Tab is enough for each.
      tabIndex={-1}
      onClick={() => toggleStopAt(entry)}
    />
  );
}
