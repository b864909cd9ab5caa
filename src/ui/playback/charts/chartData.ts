import type { ColourName } from '../../../drawing/index.ts';
import { numberWords, t } from '../../../language/index.ts';
import type { Trace } from '../../../workspace/index.ts';
import { stretch } from '../time.ts';

/** One line of a chart. Differs from the others by dash and by word, not by colour alone. */
export interface ChartLine {
  readonly label: string;
  readonly colour: ColourName;
  /** Lengths of dash and gap in px; absent: solid. */
  readonly dash?: readonly number[];
  /** Of the run that is compared with. */
  readonly other: boolean;
  /** Holds its value over its bucket, instead of leading to the next. */
  readonly stepped: boolean;
  readonly filled?: boolean;
  /** Until when the last value of a stepped line holds, in seconds. */
  readonly end: number;
  /** Seconds of virtual time. */
  readonly x: readonly number[];
  /** `null`: nothing to say in this bucket. */
  readonly y: readonly (number | null)[];
}

export interface Chart {
  readonly id: 'latency' | 'throughput' | 'queue' | 'inside';
  readonly title: string;
  readonly lines: readonly ChartLine[];
  /** A value as it is written on the axis and in the table. */
  format(value: number): string;
}

/** More lines than these cannot be told apart; the fullest queues are shown. */
const MOST_QUEUES = 4;
const QUEUE_LOOKS: readonly { readonly colour: ColourName; readonly dash?: readonly number[] }[] = [
  { colour: 'accent' },
  { colour: 'channel', dash: [6, 3] },
  { colour: 'gateway', dash: [2, 3] },
  { colour: 'store', dash: [8, 3, 2, 3] },
];

interface Side {
  readonly trace: Trace;
  readonly other: boolean;
}

/** The charts of a run, with those of another one in the same frames. Charts that would be empty in both are left out. */
export function chartsOf(trace: Trace, other: Trace | null, nameOf: (id: string) => string): readonly Chart[] {
  const sides: readonly Side[] = [{ trace, other: false }, ...(other ? [{ trace: other, other: true }] : [])];
  const charts: readonly Chart[] = [
    {
      id: 'latency',
      title: t('Latency'),
      format: (ms) => (ms === 0 ? '0' : stretch(ms * 1_000)),
      lines: sides.flatMap((side) => latencyLines(side, other !== null)),
    },
    { id: 'throughput', title: t('Answers per second'), format: rounded, lines: sides.flatMap(throughputLines) },
    { id: 'queue', title: t('Waiting in line'), format: rounded, lines: queueLines(sides, nameOf) },
    { id: 'inside', title: t('Requests inside'), format: rounded, lines: sides.map(insideLine) },
  ];
  return charts.filter(({ id, lines }) => lines.some(({ y }) => y.some((value) => value !== null && value > (id === 'inside' ? 1 : 0))));
}

/** Of two runs the median and the tail: twice three lines in one frame cannot be read. */
function latencyLines({ trace: { series }, other }: Side, comparing: boolean): readonly ChartLine[] {
  const x = middles(series.bucketUs, series.buckets);
  const line = (label: string, column: Float64Array, look: Pick<ChartLine, 'colour' | 'dash'>): ChartLine => ({
    ...(other ? { ...look, colour: 'flow' } : look),
    label,
    other,
    stepped: false,
    end: 0,
    x,
    y: Array.from(column, (us) => (Number.isNaN(us) ? null : us / 1_000)),
  });
  return [
    line('p50', series.p50Us, { colour: 'accent' }),
    ...(comparing ? [] : [line('p95', series.p95Us, { colour: 'accent', dash: [6, 3] })]),
    line('p99', series.p99Us, { colour: 'accent', dash: [2, 3] }),
  ];
}

function throughputLines({ trace: { series, results }, other }: Side): readonly ChartLine[] {
  const join = joined(results.started, series.buckets);
  const bucketUs = series.bucketUs * join;
  const x = starts(bucketUs, Math.max(1, Math.round(series.buckets / join)));
  const perSecond = (column: Uint32Array) => merged(column, join, (sum, count) => sum / ((count * series.bucketUs) / 1_000_000));
  const succeeded: ChartLine = {
    label: t('answered'),
    colour: other ? 'flow' : 'ok',
    other,
    stepped: true,
    end: (series.buckets * series.bucketUs) / 1_000_000,
    filled: !other,
    x,
    y: perSecond(series.succeeded),
  };
  const failed: ChartLine = {
    label: t('failed'),
    colour: other ? 'flow' : 'error',
    dash: [5, 3],
    other,
    stepped: true,
    end: (series.buckets * series.bucketUs) / 1_000_000,
    filled: !other,
    x,
    y: perSecond(series.failed),
  };
  const degraded: ChartLine = {
    label: t('by a fallback'),
    colour: other ? 'flow' : 'warning',
    dash: [2, 3],
    other,
    stepped: true,
    end: (series.buckets * series.bucketUs) / 1_000_000,
    x,
    y: perSecond(series.degraded),
  };
  return [succeeded, ...(results.degraded > 0 ? [degraded] : []), failed];
}

function queueLines(sides: readonly Side[], nameOf: (id: string) => string): readonly ChartLine[] {
  const peaks = new Map<string, number>();
  for (const { trace } of sides)
    for (const { elementId, queued } of trace.series.elements)
      peaks.set(
        elementId,
        queued.reduce((most, value) => Math.max(most, value), peaks.get(elementId) ?? 0),
      );
  const shown = [...peaks]
    .filter(([, peak]) => peak > 0)
    .sort((a, b) => b[1] - a[1])
    .slice(0, MOST_QUEUES);
  return sides.flatMap(({ trace: { series }, other }) =>
    shown.flatMap(([elementId], index): ChartLine[] => {
      const column = series.elements.find((element) => element.elementId === elementId)?.queued;
      const look = QUEUE_LOOKS[index] ?? { colour: 'neutral' };
      if (!column) return [];
      return [
        {
          ...look,
          ...(other ? { colour: 'flow' as const } : {}),
          label: nameOf(elementId),
          other,
          stepped: true,
          end: (series.buckets * series.bucketUs) / 1_000_000,
          x: starts(series.bucketUs, series.buckets),
          y: Array.from(column),
        },
      ];
    }),
  );
}

function insideLine({ trace: { series, results }, other }: Side): ChartLine {
  const join = joined(results.started, series.buckets);
  return {
    label: t('inside, on average'),
    colour: other ? 'flow' : 'service',
    other,
    stepped: true,
    end: (series.buckets * series.bucketUs) / 1_000_000,
    filled: !other,
    x: starts(series.bucketUs * join, Math.max(1, Math.round(series.buckets / join))),
    y: merged(series.inside, join, (sum, count) => sum / count),
  };
}

/** A rate over a bucket in which less than a few ended jumps up and down and says nothing: so many buckets are taken together. */
function joined(ended: number, buckets: number): number {
  const wanted = Math.max(6, Math.min(80, ended / 4));
  return JOINS.find((join) => buckets / join <= wanted) ?? buckets;
}
const JOINS = [1, 2, 4, 5, 8, 10, 20, 40, 50, 80, 100];

/** Buckets taken together; what is left at the end, where it is less than half of one, belongs to the last. */
function merged(column: Uint32Array | Float64Array, join: number, of: (sum: number, count: number) => number): readonly number[] {
  const whole = Math.max(1, Math.round(column.length / join));
  return Array.from({ length: whole }, (_, index) => {
    const part = column.subarray(index * join, index === whole - 1 ? column.length : (index + 1) * join);
    return of(
      (part as Float64Array).reduce((sum, value) => sum + value, 0),
      part.length,
    );
  });
}

const starts = (bucketUs: number, buckets: number): readonly number[] => Array.from({ length: buckets }, (_, index) => (index * bucketUs) / 1_000_000);
const middles = (bucketUs: number, buckets: number): readonly number[] => Array.from({ length: buckets }, (_, index) => ((index + 0.5) * bucketUs) / 1_000_000);

export function rounded(value: number): string {
  if (value >= 1_000_000) return `${trimmed(value / 1_000_000)} M`;
  if (value >= 10_000) return `${trimmed(value / 1_000)} k`;
  return trimmed(value);
}

const trimmed = (value: number): string => numberWords(value, value >= 100 ? { maximumFractionDigits: 0 } : { maximumSignificantDigits: 3 });

/** The value of a line at a moment, in seconds: that of the bucket which holds it. */
export function valueAt({ x, y, stepped }: ChartLine, seconds: number): number | null {
  const width = (x[1] ?? 1) - (x[0] ?? 0);
  const first = (x[0] ?? 0) - (stepped ? 0 : width / 2);
  return y[Math.min(y.length - 1, Math.max(0, Math.floor((seconds - first) / width + 1e-9)))] ?? null;
}

/** Stretches of one state, for the band of a breaker. */
export function stretchesOf(state: Uint8Array, bucketUs: number): readonly { readonly state: number; readonly fromUs: number; readonly toUs: number }[] {
  const found: { state: number; fromUs: number; toUs: number }[] = [];
  state.forEach((value, index) => {
    const last = found.at(-1);
    if (last?.state === value) last.toUs = (index + 1) * bucketUs;
    else found.push({ state: value, fromUs: index * bucketUs, toUs: (index + 1) * bucketUs });
  });
  return found;
}
