import { create } from 'zustand';
import { wordTable } from '../../language/index.ts';
import type { LogEntry, LogIcon, Trace } from '../../simulation/index.ts';
import { useDesign } from '../stores/design.ts';
import { remember, remembered } from '../stores/preferences.ts';

/** Kinds of event at which a run can be stopped, in the order in which they are offered. */
export const STOP_KINDS = ['breaker-open', 'retry', 'timeout', 'rejected', 'failed', 'compensating', 'needs-human', 'crash', 'promise-broken'] as const;
export type StopKind = (typeof STOP_KINDS)[number];

export const STOP_WORDS: Readonly<Record<StopKind, string>> = wordTable({
  'breaker-open': 'A circuit breaker opens',
  retry: 'Something is tried again',
  timeout: 'A call times out',
  rejected: 'A call is turned away',
  failed: 'Something fails',
  compensating: 'A saga begins to compensate',
  'needs-human': 'A saga needs a person, or waits for ever',
  crash: 'Something crashes',
  'promise-broken': 'A promise of the saga is broken',
});

const ICONS: Readonly<Record<Exclude<StopKind, 'promise-broken'>, readonly LogIcon[]>> = {
  'breaker-open': ['breaker-open'],
  retry: ['retry'],
  timeout: ['timeout'],
  rejected: ['rejected'],
  failed: ['failed', 'refused'],
  compensating: ['compensating'],
  'needs-human': ['needs-human', 'stuck'],
  crash: ['crash'],
};

/** A place where the run stops by itself: a kind of event anywhere, whatever happens at one element or flow, or that kind of event there. */
export interface Breakpoint {
  readonly kind?: StopKind;
  /** Element, flow or saga. */
  readonly subjectId?: string;
}

/** Where a breakpoint stopped the run. */
export interface Halt {
  readonly breakpoint: Breakpoint;
  readonly tUs: number;
  /** The line of the log that it stopped at; absent for a broken promise, which has none. */
  readonly entry?: number;
  /** The promise that was broken, in words. */
  readonly word?: string;
}

export interface BreakpointsState {
  readonly points: readonly Breakpoint[];
}

/** The breakpoints of the design that is open. This browser remembers them; the design does not. */
export const useBreakpoints = create<BreakpointsState>(() => ({ points: [] }));

export const sameBreakpoint = (one: Breakpoint, other: Breakpoint): boolean => one.kind === other.kind && one.subjectId === other.subjectId;
export const hasBreakpoint = (points: readonly Breakpoint[], wanted: Breakpoint): boolean => points.some((point) => sameBreakpoint(point, wanted));

/** The kind of event that a line of the log is, where one can stop at it. */
export const stopKindOf = (icon: LogIcon): StopKind | undefined =>
  STOP_KINDS.find((kind) => kind !== 'promise-broken' && (ICONS[kind] as readonly LogIcon[]).includes(icon));

export const breakpoints = {
  /** Sets it, or takes it away where it is set. Returns whether it is set now. */
  toggle(point: Breakpoint): boolean {
    const { points } = useBreakpoints.getState();
    const without = points.filter((other) => !sameBreakpoint(other, point));
    const set = without.length === points.length;
    useBreakpoints.setState({ points: set ? [...points, point] : without });
    return set;
  },
  clear(): void {
    useBreakpoints.setState({ points: [] });
  },
};

/** The first breakpoint that a run meets after `fromUs`, up to and with `toUs`. */
export function firstStop(trace: Trace, fromUs: number, toUs: number, { points } = useBreakpoints.getState()): Halt | undefined {
  if (points.length === 0) return undefined;
  const inTime = (tUs: number) => tUs > fromUs && tUs <= toUs;
  const atEntry = firstEntry(trace, fromUs, toUs, points);
  const promise = points.find(({ kind }) => kind === 'promise-broken');
  const broken = promise
    ? trace.sagaRuns
        .filter((saga) => saga.broken.length > 0 && inTime(saga.endedUs ?? trace.durationUs) && (promise.subjectId ?? saga.sagaId) === saga.sagaId)
        .map((saga) => ({ breakpoint: promise, tUs: saga.endedUs ?? trace.durationUs, word: saga.broken[0] ?? '' }))
        .sort((a, b) => a.tUs - b.tUs)[0]
    : undefined;
  return broken && broken.tUs < (atEntry?.tUs ?? Number.POSITIVE_INFINITY) ? broken : atEntry;
}

function firstEntry({ entries }: Trace, fromUs: number, toUs: number, points: readonly Breakpoint[]): Halt | undefined {
  for (let index = firstAfter(entries, fromUs); index < entries.length; index += 1) {
    const entry = entries[index];
    if (!entry || entry.tUs > toUs) return undefined;
    const breakpoint = points.find((point) => stopsAt(point, entry));
    if (breakpoint) return { breakpoint, tUs: entry.tUs, entry: index };
  }
  return undefined;
}

function stopsAt({ kind, subjectId }: Breakpoint, entry: LogEntry): boolean {
  if (kind === 'promise-broken') return false;
  if (kind !== undefined && !(ICONS[kind] as readonly LogIcon[]).includes(entry.icon)) return false;
  return subjectId === undefined || entry.subjects.includes(subjectId);
}

/** Index of the first entry later than a moment; entries stand in order of time. */
function firstAfter(entries: readonly LogEntry[], tUs: number): number {
  let low = 0;
  let high = entries.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((entries[middle]?.tUs ?? 0) <= tUs) low = middle + 1;
    else high = middle;
  }
  return low;
}

useDesign.subscribe((now, before) => {
  if (now.designId !== before.designId) useBreakpoints.setState({ points: pointsFrom(remembered(`breakpoints:${now.designId}`)) });
});

useBreakpoints.subscribe(({ points }) => {
  const { designId } = useDesign.getState();
  if (designId) remember(`breakpoints:${designId}`, points.length === 0 ? undefined : points);
});

function pointsFrom(kept: unknown): readonly Breakpoint[] {
  if (!Array.isArray(kept)) return [];
  return kept.flatMap((point: unknown): Breakpoint[] => {
    if (typeof point !== 'object' || point === null) return [];
    const { kind, subjectId } = point as { readonly kind?: unknown; readonly subjectId?: unknown };
    const known = STOP_KINDS.find((one) => one === kind);
    const subject = typeof subjectId === 'string' ? subjectId : undefined;
    if (!known && subject === undefined) return [];
    return [{ ...(known ? { kind: known } : {}), ...(subject === undefined ? {} : { subjectId: subject }) }];
  });
}
