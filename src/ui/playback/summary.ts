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

/** So many attempts for each call, or calls for each request, are what kept a run going. */
const MANY = 5;

/** Why a run that reached its bound went on and on, and what lets it end: retries, calls in a circle, or just much to do. */
export function driverWords({ results: { flows, started } }: Trace, nameOf: (flowId: string) => string): string {
  const most = (of: (flow: Trace['results']['flows'][number]) => number) => flows.toSorted((a, b) => of(b) - of(a))[0];
  const tried = most(({ attempts, calls }) => attempts - calls);
  if (tried && tried.attempts >= MANY * tried.calls)
    return `${nameOf(tried.flowId)} was tried ${count(tried.attempts)} times for ${count(tried.calls)} calls: fewer retries, or a circuit breaker, let it end.`;
  const called = most(({ calls }) => calls);
  if (called && called.calls >= MANY * Math.max(1, started))
    return `${nameOf(called.flowId)} was called ${count(called.calls)} times for ${count(started)} requests: look for calls that go in a circle.`;
  return `${count(started)} requests had come in: a lower rate or a shorter duration lets it end.`;
}

const count = (value: number): string => value.toLocaleString('en');

const SAGA_WORDS: Readonly<Record<Trace['sagaRuns'][number]['status'], string>> = {
  running: 'still runs',
  compensating: 'still compensates',
  completed: 'is completed',
  failed: 'is rolled back',
  'needs-human': 'needs a person',
  stuck: 'waits for ever',
  forgotten: 'was forgotten',
};
