import { duration, percent } from '../words.ts';
import type {
  BreakerView,
  ElementMark,
  FaultKind,
  FlowMark,
  Frame,
  LogEntry,
  RunRecord,
  SagaStatus,
  SagaStepView,
  SagaView,
  StepCell,
  TokenView,
  Trace,
} from '../trace.ts';
import type { Cast, CastElement, CastSaga, CastStep } from './cast.ts';
import { applyRows, copyPicture, type BreakerPicture, type CellPicture, type Picture, type RunPicture, statusOf } from './picture.ts';
import { BREAKER_STATES, STEP_STATES, TOKEN_KINDS, WORK_ENDS } from './rows.ts';
import { say } from '../../speech/index.ts';

const SLOTS_SHOWN = 12;
/** How long a rejection is shown on its flow. */
const REJECTION_SHOWN_US = 1_000_000;

/**
 * The picture of a run at one moment. Starts from the last snapshot and goes forward; going back is the same, so both directions always agree.
 * @param tUs virtual time in microseconds; before 0 and after the end count as 0 and as the end
 */
export function stateAt(trace: Trace, tUs: number): Frame {
  const { record } = trace;
  const cast = record.cast as Cast;
  const now = Math.min(trace.durationUs, Math.max(0, tUs));
  const rows = countUpTo(record.timeUs, record.rows, now);
  const snapshot = Math.min(Math.floor(rows / record.interval), record.snapshots.length - 1);
  const picture = copyPicture(record.snapshots[snapshot] as Picture);
  applyRows(picture, record, cast, snapshot * record.interval, rows);

  const tokens = tokensOf(picture, record, cast, now);
  const busyFlows = new Set(tokens.map((token) => token.flowId));
  const faults = faultMarks(picture, cast);
  return {
    tUs: now,
    entry: lastEntry(trace.entries, now),
    tokens,
    breakers: picture.breakers.map((breaker, index) => breakerView(breaker, cast, index, record, now)),
    sagas: cast.saga ? picture.runs.map((run) => sagaView(run, cast.saga as CastSaga, record)) : [],
    elements: cast.elements.map((element, index) => elementMark(picture, element, index, faults.elements.get(index), now)),
    flows: cast.flows.map((flowId, index): FlowMark => {
      const fault = faults.flows.get(index);
      return {
        flowId,
        active: busyFlows.has(flowId),
        reached: picture.flowReached[index] === true,
        rejected: now - (picture.flowRejectedUs[index] as number) < REJECTION_SHOWN_US,
        ...(fault ? { fault } : {}),
      };
    }),
    faults: [...picture.faults],
  };
}

/** How many of the first `length` times are at or before `t`; the times rise. */
function countUpTo(times: Float64Array, length: number, t: number): number {
  let low = 0;
  let high = length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((times[middle] as number) <= t) low = middle + 1;
    else high = middle;
  }
  return low;
}

function lastEntry(entries: readonly LogEntry[], t: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle] as LogEntry).tUs <= t) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

function tokensOf(picture: Picture, record: RunRecord, cast: Cast, now: number): TokenView[] {
  const tokens: TokenView[] = [];
  for (const row of picture.hops) {
    const endUs = record.d[row] as number;
    if (endUs <= now) continue;
    const startUs = record.timeUs[row] as number;
    const leg = cast.legs[record.a[row] as number];
    if (!leg) continue;
    const packed = record.c[row] as number;
    const flowId = leg.flow < 0 ? undefined : cast.flows[leg.flow];
    tokens.push({
      id: row,
      ...(flowId === undefined ? {} : { flowId }),
      fromId: leg.fromId,
      toId: leg.toId,
      backward: leg.backward,
      kind: TOKEN_KINDS[packed & 7] ?? 'command',
      label: record.strings[record.b[row] as number] ?? '',
      progress: (now - startUs) / (endUs - startUs),
      startUs,
      endUs,
      lost: (packed & 8) !== 0,
      run: packed >> 4,
    });
  }
  return tokens;
}

function breakerView(breaker: BreakerPicture, cast: Cast, index: number, record: RunRecord, now: number): BreakerView {
  const { flowId, windowUs } = cast.breakers[index] ?? { flowId: '', windowUs: 0 };
  const first =
    windowUs === 0
      ? 0
      : Math.max(
          0,
          breaker.times.findIndex((time) => time > now - windowUs),
        );
  const stale = windowUs > 0 && (breaker.times.at(-1) ?? Number.NEGATIVE_INFINITY) <= now - windowUs;
  const state = BREAKER_STATES[breaker.state] ?? 'closed';
  // What opened it stays on view while it is open, as evidence, also when the window has moved on.
  const outcomes = state === 'closed' ? (stale ? [] : breaker.outcomes.slice(first)) : breaker.outcomes;
  const slots = outcomes.slice(-SLOTS_SHOWN).map((outcome) => (outcome === 1 ? ('failed' as const) : outcome === 2 ? ('slow' as const) : ('ok' as const)));
  return {
    flowId,
    state,
    slots,
    calls: outcomes.length,
    failures: outcomes.filter((outcome) => outcome === 1).length,
    remainingUs: state === 'open' ? Math.max(0, breaker.openUntilUs - now) : 0,
    ...(state === 'half-open' ? { probes: { used: breaker.used, of: breaker.of } } : {}),
    reason: record.strings[breaker.reason] ?? '',
  };
}

const STATUS_WORDS: Readonly<Record<SagaStatus, string>> = {
  running: 'Running',
  compensating: 'Compensating',
  completed: 'Completed',
  failed: 'Rolled back',
  'needs-human': 'Needs a person',
  stuck: 'Stuck',
  forgotten: 'Forgotten',
};

function sagaView(run: RunPicture, saga: CastSaga, record: RunRecord): SagaView {
  const status = statusOf(run);
  return {
    sagaId: saga.id,
    run: run.run,
    name: saga.name,
    style: saga.style,
    status,
    word: run.crashed ? 'Coordinator down' : STATUS_WORDS[status],
    reason: record.strings[run.reason] ?? '',
    crashed: run.crashed,
    steps: saga.steps.map((step, index) => stepView(step, run.cells[index * 2], run.cells[index * 2 + 1], record)),
  };
}

function stepView(step: CastStep, forward: CellPicture | undefined, undo: CellPicture | undefined, record: RunRecord): SagaStepView {
  return {
    stepId: step.id,
    participantId: step.participantId,
    kind: step.kind,
    block: step.block,
    forward: cellView(step.forward, forward, record),
    undo: cellView(step.undo, undo, record),
  };
}

function cellView(first: CastStep['forward'], cell: CellPicture | undefined, record: RunRecord): StepCell {
  if (!cell) return { ...first, tries: 0, sinceUs: 0 };
  const word = cell.word < 0 ? first.word : (record.strings[cell.word] ?? '');
  return { name: first.name, state: STEP_STATES[cell.state] ?? 'waiting', word, tries: cell.tries, sinceUs: cell.sinceUs };
}

interface FaultMarks {
  readonly elements: ReadonlyMap<number, { kind: FaultKind; word: string }>;
  readonly flows: ReadonlyMap<number, { kind: FaultKind; word: string }>;
}

const WORST: readonly FaultKind[] = ['crash', 'down', 'partition', 'errors', 'refuse', 'timeout', 'lose', 'slow', 'duplicate'];

function faultMarks(picture: Picture, cast: Cast): FaultMarks {
  const elements = new Map<number, { kind: FaultKind; word: string }>();
  const flows = new Map<number, { kind: FaultKind; word: string }>();
  for (const index of picture.faults) {
    const fault = cast.faults[index];
    if (!fault) continue;
    const marks = fault.element >= 0 ? elements : flows;
    const key = fault.element >= 0 ? fault.element : fault.flow;
    const other = marks.get(key);
    if (!other || WORST.indexOf(fault.kind) < WORST.indexOf(other.kind)) marks.set(key, { kind: fault.kind, word: fault.word });
  }
  return { elements, flows };
}

function elementMark(
  picture: Picture,
  { id: elementId, places }: CastElement,
  index: number,
  fault: { kind: FaultKind; word: string } | undefined,
  now: number,
): ElementMark {
  const busy = picture.busy[index] as number;
  const reached = picture.reached[index] === true;
  const last = WORK_ENDS[picture.ended[index] as number];
  const slots = picture.slotsOf[index] as number;
  const queued = picture.queued[index] as number;
  const behind = picture.behind.get(index);
  const release = picture.releases.get(index);
  const pending = picture.pending.get(index);
  const later = picture.later.get(index);
  const word = fault
    ? fault.word
    : behind
      ? behind.changes === 1
        ? say`${behind.changes} change behind, ${duration(now - behind.sinceUs)}`
        : say`${behind.changes} changes behind, ${duration(now - behind.sinceUs)}`
      : release
        ? say`new version: ${percent(release.share)}`
        : slots > 0
          ? say`${picture.slotsBusy[index] ?? 0} of ${slots} slots`
          : pending
            ? say`${pending} pending`
            : queued > 0
              ? say`${queued} waiting`
              : later
                ? say`${later} queued for later`
                : reached
                  ? ''
                  : say`not reached`;
  return {
    elementId,
    active: busy > 0,
    reached,
    busy,
    queued,
    ...(places === undefined ? {} : { places }),
    ...(behind ? { behind } : {}),
    ...(release ? { release } : {}),
    ...(pending ? { pending } : {}),
    ...(later ? { later } : {}),
    ...(last ? { last } : {}),
    ...(fault ? { fault } : {}),
    word,
  };
}

/** "100 % errors", "10 × slower". */
export function faultWord(kind: FaultKind, amount: number | undefined): string {
  const share = percent(amount ?? 1);
  switch (kind) {
    case 'down':
      return say`down`;
    case 'slow':
      return say`${amount ?? 10} × slower`;
    case 'errors':
      return say`${share} errors`;
    case 'refuse':
      return say`refuses ${share}`;
    case 'timeout':
      return say`${share} of answers missing`;
    case 'lose':
      return say`loses ${share}`;
    case 'duplicate':
      return say`duplicates ${share}`;
    case 'partition':
      return say`cut off`;
    case 'crash':
      return say`crashed`;
    default:
      return kind satisfies never;
  }
}
