import type { Trace } from '../../workspace/index.ts';
import { figuresOf } from './results/figures.ts';

const TOLD = ['availability', 'p50', 'p99', 'failed', 'rejected'];

/** What came of a run in one breath, for somebody who listens: "Over after 12.0 s. Came in 60. Availability 91.7 %, …". */
export function summaryWords(trace: Trace): string {
  const { results, sagaRuns, stopped } = trace;
  const [saga, ...others] = sagaRuns;
  const end = stopped.kind === 'finished' ? `Over after ${(trace.durationUs / 1_000_000).toFixed(1)} seconds.` : `Stopped. ${stopped.message}`;
  if (saga && others.length === 0) return `${end} The saga ${SAGA_WORDS[saga.status]}${saga.reason === '' ? '' : `: ${saga.reason}`}.`;
  const figures = figuresOf(trace).filter(({ id, value }) => TOLD.includes(id) && value > 0);
  return `${end} ${results.started} came in. ${figures.map(({ label, text }) => `${label} ${text}`).join(', ')}.`;
}

const SAGA_WORDS: Readonly<Record<Trace['sagaRuns'][number]['status'], string>> = {
  running: 'still runs',
  compensating: 'still compensates',
  completed: 'is completed',
  failed: 'is rolled back',
  'needs-human': 'needs a person',
  stuck: 'waits for ever',
  forgotten: 'was forgotten',
};
