import OctagonPause from 'lucide-react/icons/octagon-pause';
import X from 'lucide-react/icons/x';
import { t } from '../../../language/index.ts';
import { breakpoints, hasBreakpoint, STOP_KINDS, STOP_WORDS, useBreakpoints, useDesign } from '../../../workspace/index.ts';
import { Button, Checkbox, IconButton, Popover } from '../../controls/index.ts';
import css from './Breakpoints.module.css';
import { breakpointWords } from './words.ts';

/** Where the run stops by itself: kinds of event anywhere, and places that were marked in the log or on the canvas. */
export function BreakpointsMenu() {
  const points = useBreakpoints((state) => state.points);
  const design = useDesign((state) => state.design);
  const places = points.filter(({ subjectId }) => subjectId !== undefined);
  return (
    <Popover
      title={t('Stop by itself when')}
      side="top"
      align="center"
      trigger={
        <Button
          icon={<OctagonPause size={16} strokeWidth={1.75} aria-hidden />}
          aria-label={t('Stops: {{what}}', { what: points.length === 0 ? t('none') : points.length })}
        >
          {points.length > 0 && <span className={css.count}>{points.length}</span>}
        </Button>
      }
    >
      <div className={css.list}>
        {STOP_KINDS.map((kind) => (
          <Checkbox key={kind} label={STOP_WORDS[kind]} checked={hasBreakpoint(points, { kind })} onChange={() => breakpoints.toggle({ kind })} />
        ))}
        {places.length > 0 && (
          <ul className={css.places} aria-label={t('Places')}>
            {places.map((point) => (
              <li key={`${point.kind}${point.subjectId}`}>
                <span>{breakpointWords(design, point)}</span>
                <IconButton
                  size="tiny"
                  label={t('Do not stop any more: {{what}}', { what: breakpointWords(design, point) })}
                  icon={<X size={13} aria-hidden />}
                  onClick={() => breakpoints.toggle(point)}
                />
              </li>
            ))}
          </ul>
        )}
        <p className={css.hint}>{t('A place is marked by the dot beside a line of the log, in the menu of an element or a flow, or with B.')}</p>
      </div>
    </Popover>
  );
}
