import { useVirtualizer } from '@tanstack/react-virtual';
import Ban from 'lucide-react/icons/ban';
import CircleCheck from 'lucide-react/icons/circle-check';
import CircleDashed from 'lucide-react/icons/circle-dashed';
import CircleSlash from 'lucide-react/icons/circle-slash';
import CircleX from 'lucide-react/icons/circle-x';
import Timer from 'lucide-react/icons/timer';
import type { LucideIcon } from 'lucide-react';
import Unplug from 'lucide-react/icons/unplug';
import { type KeyboardEvent, memo, useRef, useState } from 'react';
import { t } from '../../../language/index.ts';
import { run, type Span, type SpanStatus, useRun, view } from '../../../workspace/index.ts';
import { stretch, ticks } from '../time.ts';
import { kindWord, linksOf, spanSentence, STATUS_TONES, STATUS_WORDS, timesOf } from './spanWords.ts';
import css from './Waterfall.module.css';

const ROW = 24;
const ICONS: Readonly<Record<SpanStatus, LucideIcon>> = {
  running: CircleDashed,
  ok: CircleCheck,
  failed: CircleX,
  refused: Ban,
  rejected: CircleSlash,
  timeout: Timer,
  cancelled: CircleSlash,
  lost: Unplug,
};

/** A row for each span, nested as they called each other, over the time of the request. A row moves the playhead to its start and shows where it was. */
export function Spans({ spans }: { spans: readonly Span[] }) {
  const scroller = useRef<HTMLDivElement>(null);
  const [current, setCurrent] = useState(0);
  const rows = useVirtualizer({ count: spans.length, getScrollElement: () => scroller.current, estimateSize: () => ROW, overscan: 12 });
  const { fromUs, toUs } = timesOf(spans);
  const share = (us: number) => ((us - fromUs) / (toUs - fromUs)) * 100;
  const show = (row: number) => {
    const span = spans[row];
    if (!span) return;
    setCurrent(row);
    run.visit(span.startUs, [span.subjectId], span.run);
    view.reveal([span.subjectId]);
  };
  const keys = (event: KeyboardEvent) => {
    const to = { ArrowDown: current + 1, ArrowUp: current - 1, Home: 0, End: spans.length - 1 }[event.key];
    if (to === undefined) return;
    event.preventDefault();
    event.stopPropagation();
    const row = Math.max(0, Math.min(spans.length - 1, to));
    show(row);
    rows.scrollToIndex(row);
    requestAnimationFrame(() => scroller.current?.querySelector<HTMLElement>(`[data-row="${row}"]`)?.focus());
  };
  return (
    <div className={css.waterfall}>
      <div className={css.axis}>
        <div className={css.marks}>
          {ticks(toUs - fromUs, 8).map((mark) => (
            <span key={mark.tUs} style={{ left: `${(mark.tUs / (toUs - fromUs)) * 100}%` }}>
              {mark.label}
            </span>
          ))}
        </div>
        <span className={css.outcome}>{t('Outcome')}</span>
      </div>
      <div className={css.scroll} ref={scroller}>
        <div className={css.rows} role="tree" aria-label={t('Spans')} tabIndex={-1} style={{ height: rows.getTotalSize() }} onKeyDown={keys}>
          <Ground durationUs={toUs - fromUs} />
          <Links spans={spans} height={rows.getTotalSize()} share={share} />
          {rows.getVirtualItems().map(({ index, start }) => {
            const span = spans[index];
            return span ? (
              <Row
                key={span.id}
                span={span}
                row={index}
                top={start}
                left={share(span.startUs)}
                began={share(span.beganUs)}
                right={share(span.endUs)}
                current={index === current}
                onShow={show}
              />
            ) : null;
          })}
          <Head fromUs={fromUs} toUs={toUs} />
        </div>
      </div>
    </div>
  );
}

interface RowProps {
  readonly span: Span;
  readonly row: number;
  readonly top: number;
  /** Per cent of the track: start, when it had its place, end. */
  readonly left: number;
  readonly began: number;
  readonly right: number;
  readonly current: boolean;
  readonly onShow: (row: number) => void;
}

const Row = memo(function Row({ span, row, top, left, began, right, current, onShow }: RowProps) {
  const Icon = ICONS[span.status];
  const tone = STATUS_TONES[span.status];
  const waits = began > left;
  return (
    <div
      className={css.row}
      role="treeitem"
      data-row={row}
      data-current={current || undefined}
      aria-level={span.depth + 1}
      aria-selected={current}
      aria-label={spanSentence(span)}
      tabIndex={current ? 0 : -1}
      style={{ top, height: ROW }}
      onClick={() => onShow(row)}
      onKeyDown={(event) => {
        if (event.key === 'Enter' || event.key === ' ') {
          event.preventDefault();
          onShow(row);
        }
      }}
    >
      <span className={css.name} style={{ paddingLeft: 16 + span.depth * 14 }} title={spanSentence(span)}>
        <b>{span.name}</b>
        <span>{kindWord(span)}</span>
      </span>
      <span className={css.track}>
        {waits && <i className={css.waiting} style={{ left: `${left}%`, width: `${began - left}%` }} />}
        <i
          className={css.bar}
          data-tone={tone}
          data-kind={span.kind}
          data-retry={(span.kind === 'client' && span.attempt > 1) || undefined}
          style={{ left: `${began}%`, width: `max(3px, ${right - began}%)` }}
        />
      </span>
      <span className={css.status} data-tone={tone}>
        <Icon size={13} aria-hidden />
        {STATUS_WORDS[span.status]}
        <span className={css.length}>{stretch(span.endUs - span.startUs)}</span>
      </span>
    </div>
  );
});

/** The marks of the axis, drawn down through the rows. */
function Ground({ durationUs }: { durationUs: number }) {
  return (
    <div className={css.ground} aria-hidden="true">
      {ticks(durationUs, 8).map((mark) => (
        <i key={mark.tUs} style={{ left: `${(mark.tUs / durationUs) * 100}%` }} />
      ))}
    </div>
  );
}

/** From the end of a message to the beginning of what it set off. */
function Links({ spans, height, share }: { spans: readonly Span[]; height: number; share: (us: number) => number }) {
  const links = linksOf(spans);
  if (links.length === 0) return null;
  return (
    <svg className={css.links} viewBox={`0 0 100 ${height}`} preserveAspectRatio="none" aria-hidden="true" focusable="false" style={{ height }}>
      {links.map(({ from, to }) => {
        const x1 = share(spans[from]?.endUs ?? 0);
        const x2 = share(spans[to]?.startUs ?? 0);
        const y1 = from * ROW + ROW / 2;
        const y2 = to * ROW + ROW / 2;
        return <path key={`${from}:${to}`} d={`M${x1} ${y1}V${y2 - 6 * Math.sign(y2 - y1)}L${x2} ${y2}`} vectorEffect="non-scaling-stroke" />;
      })}
    </svg>
  );
}

function Head({ fromUs, toUs }: { fromUs: number; toUs: number }) {
  const tUs = useRun((state) => state.tUs);
  if (tUs < fromUs || tUs > toUs) return null;
  return (
    <div className={css.ground} aria-hidden="true">
      <b className={css.head} style={{ left: `${((tUs - fromUs) / (toUs - fromUs)) * 100}%` }} />
    </div>
  );
}
