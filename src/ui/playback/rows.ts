import { t } from '../../language/index.ts';
import type { Bar, Lane } from '../../workspace/index.ts';

/** One row of the timeline: a lane of the trace, or many runs of a saga one behind the other. */
export interface TimelineRow {
  readonly id: string;
  readonly kind: Lane['kind'];
  readonly title: string;
  readonly bars: readonly RowBar[];
}

export interface RowBar extends Bar {
  /** What the bar belongs to: "Place order 12". */
  readonly of: string;
}

/** So many runs of one saga have a row each. */
const RUNS_APART = 3;

/**
 * The rows of a timeline. More than a few runs of one saga share rows, as few as runs went on at the same time, so that what else happened stays in sight.
 * Faults come first; those that lie at the same time have a row each, so that each can be seen and taken out.
 *
 * @param runsOf how many runs a saga had; not all of them have a lane
 * @param leastUs a fault takes so much room, however short it is
 */
export function rowsOf(lanes: readonly Lane[], runsOf: (sagaId: string) => number, leastUs = 0): readonly TimelineRow[] {
  const sagas = new Map<string, Lane[]>();
  for (const lane of lanes) if (lane.kind === 'saga') append(sagas, lane.subjectId, lane);
  const shown = new Set<string>();
  const inOrder = [...lanes.filter(({ kind }) => kind === 'faults'), ...lanes.filter(({ kind }) => kind !== 'faults')];
  return inOrder.flatMap((lane): readonly TimelineRow[] => {
    if (lane.kind === 'faults') return faultRows(lane, leastUs);
    const runs = lane.kind === 'saga' ? (sagas.get(lane.subjectId) ?? []) : [];
    if (runs.length <= RUNS_APART) return [{ id: lane.id, kind: lane.kind, title: lane.title, bars: barsOf(lane) }];
    if (shown.has(lane.subjectId)) return [];
    shown.add(lane.subjectId);
    return sagaRows(runs, runsOf(lane.subjectId));
  });
}

function append<K, V>(groups: Map<K, V[]>, key: K, value: V): void {
  const group = groups.get(key);
  if (group) group.push(value);
  else groups.set(key, [value]);
}

/** Bars that share a row are drawn together from this many on: they could not be told apart. */
const MOST_BARS = 300;

/** The bars of a row for its picture: where there are very many, those of one state that all but touch are one. `durationUs` is the width of the row. */
export function drawnBars(bars: readonly RowBar[], durationUs: number): readonly RowBar[] {
  let drawn = bars;
  for (let gapUs = durationUs / 1_000; drawn.length > MOST_BARS && gapUs <= durationUs; gapUs *= 2) drawn = joinedBars(bars, gapUs);
  return drawn;
}

function joinedBars(bars: readonly RowBar[], gapUs: number): readonly RowBar[] {
  const last = new Map<Bar['state'], number>();
  const kept: RowBar[] = [];
  for (const bar of bars) {
    const at = last.get(bar.state);
    const before = at === undefined ? undefined : kept[at];
    if (at !== undefined && before && bar.fault === undefined && bar.fromUs <= before.toUs + gapUs) {
      kept[at] = { ...before, toUs: Math.max(before.toUs, bar.toUs), label: '' };
      continue;
    }
    last.set(bar.state, kept.length);
    kept.push(bar);
  }
  return kept;
}

const barsOf = (lane: Lane): readonly RowBar[] => lane.bars.map((bar) => ({ ...bar, of: lane.title }));

const startOf = (bars: readonly RowBar[]): number => bars[0]?.fromUs ?? 0;
const endOf = (bars: readonly RowBar[]): number => bars.reduce((last, bar) => Math.max(last, bar.toUs), startOf(bars));

/** How many groups go on at the same time, where most do: as many rows would hold all of them. */
function mostAtOnce(groups: readonly (readonly RowBar[])[]): number {
  const ends = Float64Array.from(groups, endOf).sort();
  let over = 0;
  let most = 0;
  Float64Array.from(groups, startOf)
    .sort()
    .forEach((startUs, begun) => {
      while (over <= begun && (ends[over] as number) <= startUs) over += 1;
      most = Math.max(most, begun + 1 - over);
    });
  return most;
}

/**
 * Rows that hold groups of bars: each group goes into the first row that is free when it begins.
 * @param leaves groups for which no row is left are left out; else the last row takes them
 */
function packed(groups: readonly (readonly RowBar[])[], leastUs: number, most: number, leaves = false): readonly (readonly RowBar[])[] {
  const rows: { bars: RowBar[]; freeUs: number }[] = [];
  for (const bars of groups) {
    const fromUs = startOf(bars);
    const toUs = Math.max(endOf(bars), fromUs + leastUs);
    let row = rows.find(({ freeUs }) => freeUs <= fromUs);
    if (!row && rows.length === most) {
      if (leaves) continue;
      row = rows.at(-1);
    }
    if (!row) rows.push((row = { bars: [], freeUs: 0 }));
    row.bars.push(...bars);
    row.freeUs = Math.max(row.freeUs, toUs);
  }
  return rows.map(({ bars }) => bars);
}

/** Runs of one saga have so many rows; of what goes on beside them the last row shows a part, and says how much. */
const MOST_SAGA_ROWS = 6;

/** More faults at the same time share the last row. */
const MOST_FAULT_ROWS = 12;

function faultRows(lane: Lane, leastUs: number): readonly TimelineRow[] {
  const rows = packed(
    barsOf(lane).map((bar) => [bar]),
    leastUs,
    MOST_FAULT_ROWS,
  );
  const title = (index: number) => (index === 0 ? lane.title : t('{{name}}, at the same time', { name: lane.title }));
  return rows.map((bars, index) => ({ id: index === 0 ? lane.id : `${lane.id}:${index}`, kind: lane.kind, title: title(index), bars }));
}

function sagaRows(runs: readonly Lane[], all: number): readonly TimelineRow[] {
  const [first] = runs;
  const name = first ? nameOf(first) : '';
  const groups = runs.map(barsOf);
  const atOnce = mostAtOnce(groups);
  return packed(groups, 0, MOST_SAGA_ROWS, true).map((bars, index) => ({
    id: `${first?.id ?? ''}:${index}`,
    kind: 'saga',
    title:
      index === 0
        ? runs.length < all
          ? t('{{name}}, first {{count}} of {{all}} runs', { name, count: runs.length, all })
          : t('{{name}}, {{count}} runs', { name, count: runs.length })
        : index === MOST_SAGA_ROWS - 1 && atOnce > MOST_SAGA_ROWS
          ? t('{{name}}, {{count}} more at the same time', { name, count: atOnce - MOST_SAGA_ROWS + 1 })
          : t('{{name}}, at the same time', { name }),
    bars,
  }));
}

/** The name of the saga without the number of the run. */
const nameOf = ({ title, run }: Lane): string => (run !== undefined && title.endsWith(` ${run}`) ? title.slice(0, -String(run).length - 1) : title);
