import type { RunRecord, StepState } from '../trace.ts';
import type { Cast } from './cast.ts';
import { OP, SAGA_STATUSES, STEP_STATES } from './rows.ts';

/** Outcomes of a breaker that the picture remembers. */
const OUTCOMES_KEPT = 200;
/** Saga runs that the picture remembers. */
const RUNS_KEPT = 50;

/** So many hops are looked through at every look. */
const FEW_HOPS = 32;

/** What the rows so far add up to. Plain data; {@link copyPicture} makes an independent one. */
export interface Picture {
  /** Rows of hops that had not arrived when they were last looked at. */
  hops: number[];
  /** How long the list of hops may get before those that have arrived are forgotten. */
  sweepAt: number;
  breakers: BreakerPicture[];
  /** The last runs, oldest first. */
  runs: RunPicture[];
  busy: number[];
  reached: boolean[];
  /** How the last work ended: an index into WORK_ENDS, −1 before the first. */
  ended: number[];
  slotsBusy: number[];
  slotsOf: number[];
  queued: number[];
  /** By element: what a copy does not have yet, and since when. Replaced, never changed. */
  behind: ReadonlyMap<number, { readonly changes: number; readonly sinceUs: number }>;
  /** By element: the release that is going on. Replaced, never changed. */
  releases: ReadonlyMap<number, { readonly old: number; readonly new: number; readonly share: number }>;
  /** By element: records that are pending. Replaced, never changed. */
  pending: ReadonlyMap<number, number>;
  /** By element: calls that are put off. Replaced, never changed. */
  later: ReadonlyMap<number, number>;
  flowReached: boolean[];
  /** Time of the last rejection, −Infinity before the first. */
  flowRejectedUs: number[];
  faults: number[];
}

export interface BreakerPicture {
  state: number;
  reason: number;
  openUntilUs: number;
  used: number;
  of: number;
  times: number[];
  outcomes: number[];
}

export interface RunPicture {
  run: number;
  status: number;
  reason: number;
  crashed: boolean;
  cells: CellPicture[];
}

/** Never changed, only replaced, so copies may share it. */
export interface CellPicture {
  readonly state: number;
  /** A string of the record; −1: the word of the cast. */
  readonly word: number;
  readonly tries: number;
  readonly sinceUs: number;
}

export function firstPicture(cast: Cast): Picture {
  const elements = cast.elements.length;
  const flows = cast.flows.length;
  return {
    hops: [],
    sweepAt: FEW_HOPS,
    breakers: cast.breakers.map(() => ({ state: 0, reason: -1, openUntilUs: 0, used: 0, of: 0, times: [], outcomes: [] })),
    runs: [],
    busy: Array.from<number>({ length: elements }).fill(0),
    reached: Array.from<boolean>({ length: elements }).fill(false),
    ended: Array.from<number>({ length: elements }).fill(-1),
    slotsBusy: Array.from<number>({ length: elements }).fill(0),
    slotsOf: Array.from<number>({ length: elements }).fill(0),
    queued: Array.from<number>({ length: elements }).fill(0),
    behind: new Map(),
    releases: new Map(),
    pending: new Map(),
    later: new Map(),
    flowReached: Array.from<boolean>({ length: flows }).fill(false),
    flowRejectedUs: Array.from<number>({ length: flows }).fill(Number.NEGATIVE_INFINITY),
    faults: [],
  };
}

export function copyPicture(picture: Picture): Picture {
  return {
    hops: [...picture.hops],
    sweepAt: picture.sweepAt,
    breakers: picture.breakers.map((breaker) => ({ ...breaker, times: [...breaker.times], outcomes: [...breaker.outcomes] })),
    runs: picture.runs.map((run) => ({ ...run, cells: [...run.cells] })),
    busy: [...picture.busy],
    reached: [...picture.reached],
    ended: [...picture.ended],
    slotsBusy: [...picture.slotsBusy],
    slotsOf: [...picture.slotsOf],
    queued: [...picture.queued],
    behind: picture.behind,
    releases: picture.releases,
    pending: picture.pending,
    later: picture.later,
    flowReached: [...picture.flowReached],
    flowRejectedUs: [...picture.flowRejectedUs],
    faults: [...picture.faults],
  };
}

/** Applies rows `from` up to, not including, `to`. Forward only: going back starts from an earlier snapshot. */
export function applyRows(picture: Picture, record: RunRecord, cast: Cast, from: number, to: number): void {
  for (let row = from; row < to; row += 1) applyRow(picture, record, cast, row);
}

function applyRow(picture: Picture, record: RunRecord, cast: Cast, row: number): void {
  const a = record.a[row] as number;
  const b = record.b[row] as number;
  const c = record.c[row] as number;
  const d = record.d[row] as number;
  const timeUs = record.timeUs[row] as number;
  switch (record.op[row]) {
    case OP.hop:
      return hop(picture, record, cast, row, a, timeUs);
    case OP.breakerOutcome:
      return breakerOutcome(picture.breakers[a] as BreakerPicture, timeUs, b);
    case OP.breakerState:
      return breakerState(picture.breakers[a] as BreakerPicture, b, c, d);
    case OP.breakerProbes: {
      const breaker = picture.breakers[a] as BreakerPicture;
      breaker.used = b;
      breaker.of = c;
      return;
    }
    case OP.sagaStart:
      picture.runs.push({ run: a, status: 0, reason: -1, crashed: false, cells: firstCells(cast, timeUs) });
      if (picture.runs.length > RUNS_KEPT) picture.runs.shift();
      return;
    case OP.sagaStatus: {
      const run = runOf(picture, a);
      if (!run) return;
      run.status = b;
      run.reason = c;
      run.crashed = d === 1;
      return;
    }
    case OP.cell: {
      const run = runOf(picture, a);
      if (run) run.cells[b] = { state: c & 31, tries: c >> 5, word: d, sinceUs: timeUs };
      return;
    }
    case OP.work:
      if (b === 1) {
        picture.busy[a] = (picture.busy[a] as number) + 1;
        picture.reached[a] = true;
        return;
      }
      picture.busy[a] = (picture.busy[a] as number) - 1;
      picture.ended[a] = c;
      return;
    case OP.reached:
      picture.reached[a] = true;
      return;
    case OP.slots:
      picture.slotsBusy[a] = b;
      picture.slotsOf[a] = c;
      return;
    case OP.queue:
      picture.queued[a] = b;
      return;
    case OP.behind:
      picture.behind = withEntry(picture.behind, a, b === 0 ? undefined : { changes: b, sinceUs: d });
      return;
    case OP.release:
      picture.releases = withEntry(picture.releases, a, d < 0 ? undefined : { old: b, new: c, share: d / 1_000_000 });
      return;
    case OP.pending:
      picture.pending = withEntry(picture.pending, a, b === 0 ? undefined : b);
      return;
    case OP.later:
      picture.later = withEntry(picture.later, a, b === 0 ? undefined : b);
      return;
    case OP.append:
      return;
    case OP.fault:
      picture.faults = b === 1 ? [...picture.faults, a] : picture.faults.filter((fault) => fault !== a);
      return;
    case OP.rejected:
      picture.flowRejectedUs[a] = timeUs;
      picture.flowReached[a] = true;
      return;
    default:
      throw new RangeError(`row ${row} of the record says ${String(record.op[row])}, which means nothing`);
  }
}

/** A copy of the map with one entry set, or without it. */
function withEntry<T>(map: ReadonlyMap<number, T>, key: number, value: T | undefined): ReadonlyMap<number, T> {
  const changed = new Map(map);
  if (value === undefined) changed.delete(key);
  else changed.set(key, value);
  return changed;
}

function hop(picture: Picture, record: RunRecord, cast: Cast, row: number, legIndex: number, timeUs: number): void {
  const leg = cast.legs[legIndex];
  if (leg && leg.flow >= 0) picture.flowReached[leg.flow] = true;
  const { hops } = picture;
  if (hops.length > picture.sweepAt) {
    // Forgets what has arrived; the list stays at most twice as long as what is on the way.
    let kept = 0;
    for (const other of hops) if ((record.d[other] as number) > timeUs) hops[kept++] = other;
    hops.length = kept;
    picture.sweepAt = Math.max(FEW_HOPS, 2 * kept);
  }
  hops.push(row);
}

function breakerOutcome(breaker: BreakerPicture, timeUs: number, outcome: number): void {
  breaker.times.push(timeUs);
  breaker.outcomes.push(outcome);
  if (breaker.times.length <= OUTCOMES_KEPT * 2) return;
  breaker.times = breaker.times.slice(-OUTCOMES_KEPT);
  breaker.outcomes = breaker.outcomes.slice(-OUTCOMES_KEPT);
}

function breakerState(breaker: BreakerPicture, state: number, reason: number, openUntilUs: number): void {
  breaker.state = state;
  breaker.reason = reason;
  breaker.openUntilUs = openUntilUs;
  breaker.used = 0;
  if (state !== 0) return;
  breaker.times = [];
  breaker.outcomes = [];
}

function runOf(picture: Picture, run: number): RunPicture | undefined {
  const last = picture.runs.at(-1);
  return last === undefined ? undefined : picture.runs[picture.runs.length - 1 - (last.run - run)];
}

function firstCells(cast: Cast, sinceUs: number): CellPicture[] {
  const cell = (state: StepState): CellPicture => ({ state: STEP_STATES.indexOf(state as (typeof STEP_STATES)[number]), word: -1, tries: 0, sinceUs });
  return (cast.saga?.steps ?? []).flatMap((step) => [cell(step.forward.state), cell(step.undo.state)]);
}

export const statusOf = (run: RunPicture) => SAGA_STATUSES[run.status] ?? 'running';
