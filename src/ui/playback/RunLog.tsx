import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
import { t } from '../../language/index.ts';
import { EmptyState } from '../controls/index.ts';
import { run, useRun, view } from '../../workspace/index.ts';
import { StopDot, toggleStopAt } from './breakpoints/StopDot.tsx';
import { LogGlyph } from './icons.tsx';
import { Line } from './Line.tsx';
import css from './RunLog.module.css';
import { seconds } from './time.ts';

/** Nobody reads more lines in a second; a fast run passes hundreds. */
const REST_MS = 100;

/** The line of the log at which the playhead stands. While it plays, told a few times in a second. */
function useCurrentEntry(): number {
  const [current, setCurrent] = useState(() => entryNow());
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const tell = (): void => {
      timer = undefined;
      setCurrent(entryNow());
    };
    const stop = useRun.subscribe((now) => {
      if (!now.playing) {
        clearTimeout(timer);
        tell();
      } else timer ??= setTimeout(tell, REST_MS);
    });
    tell();
    return () => {
      stop();
      clearTimeout(timer);
    };
  }, []);
  return current;
}

/** Frames in which a line that was far away comes onto the page; one that is there has the focus at once, so that no key is lost. */
const MOST_FRAMES = 10;

function focusRow(list: HTMLElement | null, row: number, frames = MOST_FRAMES): void {
  const line = list?.querySelector<HTMLElement>(`[data-index="${row}"] button`);
  if (line) line.focus({ preventScroll: true });
  else if (frames > 0) requestAnimationFrame(() => focusRow(list, row, frames - 1));
}

const entryNow = (): number => useRun.getState().frame?.entry ?? -1;

/** What happened, line by line, each with its reason. A line moves the playhead to its moment. */
export function RunLog() {
  const trace = useRun((state) => state.trace);
  const current = useCurrentEntry();
  const scroller = useRef<HTMLDivElement>(null);
  const entries = trace?.entries ?? [];
  const rows = useVirtualizer({
    count: entries.length,
    getScrollElement: () => scroller.current,
    estimateSize: () => 48,
    overscan: 8,
    scrollPaddingStart: 8,
    scrollPaddingEnd: 64,
  });

  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [current, rows]);

  // One line is a stop for Tab: the one that has the focus, else the one at the playhead, else the first that is seen.
  const [focused, setFocused] = useState<number>();
  const seen = rows.getVirtualItems();
  const wanted = focused ?? Math.max(0, current);
  const stop = seen.some(({ index }) => index === wanted) ? wanted : seen[0]?.index;
  const go = (from: number, key: string): boolean => {
    const to = { ArrowDown: from + 1, ArrowUp: from - 1, Home: 0, End: entries.length - 1 }[key];
    if (to === undefined) return false;
    const row = Math.min(entries.length - 1, Math.max(0, to));
    rows.scrollToIndex(row, { align: 'auto' });
    focusRow(scroller.current, row);
    return true;
  };

  if (!trace) {
    return <EmptyState title={t('No run yet')}>{t('Play a saga or a call, and every step stands here with its reason.')}</EmptyState>;
  }
  return (
    <div className={css.log}>
      <div className={css.scroll} ref={scroller} role="list" aria-label={t('Run log')} tabIndex={0}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {seen.map((row) => {
            const entry = entries[row.index];
            return entry ? (
              <div
                key={row.key}
                ref={rows.measureElement}
                data-index={row.index}
                role="listitem"
                className={css.place}
                style={{ transform: `translateY(${row.start}px)` }}
              >
                <button
                  type="button"
                  className={css.entry}
                  data-tone={entry.tone}
                  data-icon={entry.icon}
                  data-future={row.index > current || undefined}
                  aria-current={row.index === current ? 'step' : undefined}
                  tabIndex={row.index === stop ? 0 : -1}
                  onFocus={() => setFocused(row.index)}
                  onBlur={({ relatedTarget }) => {
                    if (!scroller.current?.contains(relatedTarget)) setFocused(undefined);
                  }}
                  aria-keyshortcuts="B"
                  onKeyDown={(event) => {
                    if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey) return;
                    if (event.key === 'b') toggleStopAt(entry);
                    else if (!go(row.index, event.key)) return;
                    event.preventDefault();
                    event.stopPropagation();
                  }}
                  onClick={() => {
                    run.visit(entry.tUs, entry.subjects, entry.run);
                    if (entry.subjects.length > 0) view.reveal(entry.subjects);
                  }}
                >
                  <span className={css.time}>{seconds(entry.tUs)}</span>
                  <span className={css.glyph}>
                    <LogGlyph icon={entry.icon} />
                  </span>
                  <span className={css.words}>
                    <span className={css.headline}>
                      <Line parts={entry.headline} />
                    </span>
                    {entry.why.length > 0 && (
                      <span className={css.why}>
                        <Line parts={entry.why} />
                      </span>
                    )}
                  </span>
                </button>
                <StopDot entry={entry} />
              </div>
            ) : null;
          })}
        </div>
      </div>
      <div className={css.footer}>
        {t('{{number}} of {{count}} entries', { number: Math.max(0, current + 1), count: entries.length })}
        {trace.entriesDropped > 0 && `, ${t('{{count}} more not kept', { count: trace.entriesDropped })}`}
      </div>
    </div>
  );
}
