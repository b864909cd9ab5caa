import { useEffect, useRef } from 'react';
import uPlot from 'uplot';
import 'uplot/dist/uPlot.min.css';
import { fonts } from '../../../drawing/index.ts';
import { run, useRun } from '../../../workspace/index.ts';
import { ticks } from '../time.ts';
import type { Chart, ChartLine } from './chartData.ts';
import css from './Charts.module.css';
import { useInk } from './useInk.ts';

/** Width of the axis at the left, so that frames above each other begin at the same place. */
export const AXIS_WIDTH = 52;
export const RIGHT = 12;

/** The lines of a chart over virtual time, with the playhead in it. A click or a drag moves the playhead. */
export function Plot({ chart, durationUs, height }: { chart: Chart; durationUs: number; height: number }) {
  const host = useRef<HTMLDivElement>(null);
  const head = useRef<HTMLDivElement>(null);
  const plot = useRef<uPlot | null>(null);
  const ink = useInk();

  useEffect(() => {
    const place = host.current;
    const line = head.current;
    if (!place) return;
    const made = new uPlot(optionsOf(chart, durationUs, ink, { width: Math.max(120, place.clientWidth), height }), dataOf(chart.lines), place);
    plot.current = made;
    if (line) made.over.append(line);
    put(made, line, useRun.getState().tUs);
    const stopDrag = seekByPointer(made);
    const resize = new ResizeObserver(() => {
      if (place.clientWidth < 1 || place.clientWidth === made.width) return;
      made.setSize({ width: place.clientWidth, height });
      put(made, line, useRun.getState().tUs);
    });
    resize.observe(place);
    const stopFollowing = useRun.subscribe((now, before) => {
      if (now.tUs !== before.tUs) put(made, line, now.tUs);
    });
    return () => {
      stopFollowing();
      stopDrag();
      resize.disconnect();
      if (line) place.append(line);
      made.destroy();
      plot.current = null;
    };
  }, [chart, durationUs, ink, height]);

  return (
    <div ref={host} className={css.plot} style={{ height }} aria-hidden="true">
      <div ref={head} className={css.head} />
    </div>
  );
}

function put(plot: uPlot, head: HTMLElement | null, tUs: number): void {
  if (head) head.style.transform = `translateX(${plot.valToPos(tUs / 1_000_000, 'x')}px)`;
}

/** Puts the playhead where the pointer is pressed, and along with it while it is held. */
function seekByPointer(plot: uPlot): () => void {
  const { over } = plot;
  const seek = (event: PointerEvent): void => {
    const left = event.clientX - over.getBoundingClientRect().left;
    run.pause();
    run.seek(Math.round(plot.posToVal(Math.max(0, left), 'x') * 1_000_000));
  };
  const down = (event: PointerEvent): void => {
    if (event.button !== 0) return;
    over.setPointerCapture(event.pointerId);
    seek(event);
  };
  const move = (event: PointerEvent): void => {
    if (over.hasPointerCapture(event.pointerId)) seek(event);
  };
  over.addEventListener('pointerdown', down);
  over.addEventListener('pointermove', move);
  return () => {
    over.removeEventListener('pointerdown', down);
    over.removeEventListener('pointermove', move);
  };
}

function optionsOf(chart: Chart, durationUs: number, ink: ReturnType<typeof useInk>, size: { readonly width: number; readonly height: number }): uPlot.Options {
  const font = `500 11px ${fonts.mono}`;
  return {
    ...size,
    legend: { show: false },
    cursor: { x: false, y: false, points: { show: false }, drag: { x: false, y: false, setScale: false } },
    padding: [8, RIGHT, 0, 0],
    scales: {
      x: { time: false, range: () => [0, durationUs / 1_000_000] },
      y: { range: (_plot, _low, high) => [0, Math.max(high * 1.08, 1e-9)] },
    },
    axes: [
      {
        stroke: ink['text-2'],
        font,
        size: 24,
        gap: 4,
        ticks: { show: false },
        grid: { stroke: ink.hairline, width: 1 },
        splits: (plot) => ticks(durationUs, Math.max(2, Math.floor(plot.width / 90))).map(({ tUs }) => tUs / 1_000_000),
        values: (_plot, splits) => splits.map((split) => labelOf(durationUs, split)),
      },
      {
        stroke: ink['text-2'],
        font,
        size: AXIS_WIDTH,
        gap: 6,
        ticks: { show: false },
        grid: { stroke: ink.hairline, width: 1 },
        space: 28,
        values: (_plot, splits) => splits.map((split) => chart.format(split)),
      },
    ],
    series: [
      {},
      ...chart.lines.map((line): uPlot.Series => {
        const stroke = ink[line.colour];
        return {
          label: line.label,
          stroke,
          width: line.other ? 1.25 : 1.75,
          ...(line.dash ? { dash: [...line.dash] } : {}),
          ...(line.filled ? { fill: faint(stroke) } : {}),
          ...(line.stepped && uPlot.paths.stepped ? { paths: uPlot.paths.stepped({ align: 1 }) } : {}),
          spanGaps: !line.stepped,
          points: { show: !line.stepped && line.x.length <= 60, size: 5, fill: ink.surface },
        };
      }),
    ],
  };
}

/** The frame of every run has its own grid of buckets: the lines are brought onto one. */
function dataOf(lines: readonly ChartLine[]): uPlot.AlignedData {
  return uPlot.join(
    lines.map(
      ({ x, y, stepped, end }): uPlot.AlignedData =>
        stepped
          ? [
              [...x, end],
              [...y, y.at(-1) ?? null],
            ]
          : [[...x], [...y]],
    ),
  );
}

const labelOf = (durationUs: number, seconds: number): string =>
  durationUs < 2_000_000 ? `${Math.round(seconds * 1_000)} ms` : `${Number(seconds.toFixed(3))} s`;

const faint = (colour: string): string => `${colour}1c`;
