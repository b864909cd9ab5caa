import { useVirtualizer } from '@tanstack/react-virtual';
import { useEffect, useRef, useState } from 'react';
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

const entryNow = (): number => useRun.getState().frame?.entry ?? -1;

/** What happened, line by line, each with its reason. A line moves the playhead to its moment. */
export function RunLog() {
  const trace = useRun((state) => state.trace);
  const current = useCurrentEntry();
  const scroller = useRef<HTMLDivElement>(null);
  const entries = trace?.entries ?? [];
  const rows = useVirtualizer({ count: entries.length, getScrollElement: () => scroller.current, estimateSize: () => 48, overscan: 8 });

  useEffect(() => {
    if (current >= 0) rows.scrollToIndex(current, { align: 'auto' });
  }, [current, rows]);

  if (!trace) {
    return <EmptyState title="No run yet">Play a saga or a call, and every step stands here with its reason.</EmptyState>;
  }
  return (
    <div className={css.log}>
      <div className={css.scroll} ref={scroller} role="list" aria-label="Run log" tabIndex={0}>
        <div style={{ height: rows.getTotalSize(), position: 'relative' }}>
          {rows.getVirtualItems().map((row) => {
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
                  aria-keyshortcuts="B"
                  onKeyDown={(event) => {
                    if (event.key !== 'b' || event.ctrlKey || event.metaKey || event.altKey) return;
                    event.preventDefault();
                    toggleStopAt(entry);
                  }}
                  onClick={() => {
                    run.visit(entry.tUs, entry.subjects);
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
        {Math.max(0, current + 1)} of {entries.length} entries
        {trace.entriesDropped > 0 && `, ${trace.entriesDropped} more not kept`}
      </div>
    </div>
  );
}
