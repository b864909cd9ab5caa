import type { Span } from '../../simulation/index.ts';
import { firstStop } from './breakpoints.ts';
import { clockOfRun, loadedSimulation, show } from './making.ts';
import { SPEEDS, useRun } from './state.ts';

const set = useRun.setState;
const get = useRun.getState;

/** The log entries before or after the playhead that count as a stop. */
function stop(direction: 1 | -1, only: 'entries' | 'decisions'): void {
  const { trace, frame } = get();
  if (!trace || !frame) return;
  set({ playing: false });
  const times = only === 'entries' ? trace.entries.map((entry) => entry.tUs) : trace.decisions.map((index) => trace.entries[index]?.tUs ?? 0);
  const { tUs } = get();
  const target = direction === 1 ? times.find((time) => time > tUs) : times.findLast((time) => time < tUs);
  show(target ?? (direction === 1 ? trace.durationUs : 0));
}

/** Where in the run one is, and what is looked at there. */
export const playhead = {
  play(): void {
    const { trace, tUs } = get();
    if (!trace) return;
    if (tUs >= trace.durationUs) show(0);
    set({ playing: true });
  },

  pause(): void {
    set({ playing: false });
  },

  toggle(): void {
    if (get().playing) playhead.pause();
    else playhead.play();
  },

  /** Back to the beginning; faults stay. */
  reset(): void {
    set({ playing: false });
    show(0);
  },

  seek(tUs: number): void {
    show(tUs);
  },

  stepForward: (): void => stop(1, 'entries'),
  stepBack: (): void => stop(-1, 'entries'),
  nextDecision: (): void => stop(1, 'decisions'),
  previousDecision: (): void => stop(-1, 'decisions'),

  /** Called by the view for each frame while it plays: so much time passed on the wall. */
  tick(wallMs: number): void {
    const { playing, tUs, trace, speed, status } = get();
    const clock = clockOfRun();
    if (!playing || !trace || !clock || status === 'computing') return;
    const next = clock.advance(tUs, Math.min(wallMs, 250) * speed);
    const stop = firstStop(trace, tUs, next);
    if (stop) {
      show(stop.tUs);
      set({ playing: false, halted: stop });
      return;
    }
    show(next);
    if (next >= trace.durationUs) set({ playing: false });
  },

  setSpeed(speed: number): void {
    set({ speed: Math.min(SPEEDS.fastest, Math.max(SPEEDS.slowest, speed)) });
  },

  /** Moves the playhead to a moment and lights up where it was; of many runs of a saga the one that it speaks of is looked at. */
  visit(tUs: number, ids: readonly string[], sagaRun?: number): void {
    set({ playing: false });
    show(tUs);
    set({ lit: ids, ...(sagaRun === undefined || get().entry?.kind !== 'saga' ? {} : { sagaRun }) });
  },

  /** Lights these elements and flows up where the playhead stands. */
  light(ids: readonly string[]): void {
    set({ playing: false, lit: ids });
  },

  /** Looks at the lanes of one run of the saga; `null`: at those of the newest, whichever it is. */
  lookAtSagaRun(sagaRun: number | null): void {
    set({ sagaRun });
  },

  /** What one request or saga run looked like to a tracer; empty where it was not kept. */
  spans(ofRun: number): readonly Span[] {
    const { trace } = get();
    const simulation = loadedSimulation();
    return trace && simulation ? simulation.spansOf(trace, ofRun) : [];
  },

  /** The requests or saga runs that have spans, rising. */
  tracedRuns(): Int32Array {
    const { trace } = get();
    const simulation = loadedSimulation();
    return trace && simulation ? simulation.tracedRuns(trace) : new Int32Array();
  },

  /** The traced request or saga run that is under way at a moment, or was last. */
  tracedRunNear(tUs: number): number | undefined {
    const { trace } = get();
    const simulation = loadedSimulation();
    return trace && simulation ? simulation.tracedRunNear(trace, tUs) : undefined;
  },
};
