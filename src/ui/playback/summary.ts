import { t, wordTable } from '../../language/index.ts';
import type { Trace } from '../../workspace/index.ts';
import { figuresOf } from './results/figures.ts';
import { seconds } from './time.ts';

const TOLD = ['availability', 'p50', 'p99', 'failed', 'rejected'];

/** What came of a run in one breath, for somebody who listens: "Over after 12.0 s. Came in 60. Availability 91.7 %, …". */
export function summaryWords(trace: Trace): string {
  const { results, sagaRuns, stopped } = trace;
  const [saga, ...others] = sagaRuns;
  const end =
    stopped.kind === 'finished' ? t('Over after {{seconds}} seconds.', { seconds: seconds(trace.durationUs, 1) }) : `${t('Stopped.')} ${stopped.message}`;
  if (saga && others.length === 0)
    return `${end} ${t('The saga {{state}}', { state: SAGA_WORDS[saga.status] })}${saga.reason === '' ? '' : `: ${saga.reason}`}.`;
  const figures = figuresOf(trace).filter(({ id, value }) => TOLD.includes(id) && value > 0);
  return `${end} ${t('{{count}} came in.', { count: results.started })} ${figures.map(({ label, text }) => `${label} ${text}`).join(', ')}.`;
}

/** So many attempts for each call, or calls for each request, are what kept a run going. */
const MANY = 5;

/** Why a run that reached its bound went on and on, and what lets it end: retries, calls in a circle, or just much to do. */
export function driverWords({ results: { flows, started } }: Trace, nameOf: (flowId: string) => string): string {
  const most = (of: (flow: Trace['results']['flows'][number]) => number) => flows.toSorted((a, b) => of(b) - of(a))[0];
  const tried = most(({ attempts, calls }) => attempts - calls);
  if (tried && tried.attempts >= MANY * tried.calls)
    return t('{{name}} was tried {{attempts}} times for {{calls}} calls: fewer retries, or a circuit breaker, let it end.', {
      name: nameOf(tried.flowId),
      attempts: tried.attempts,
      calls: tried.calls,
    });
  const called = most(({ calls }) => calls);
  if (called && called.calls >= MANY * Math.max(1, started))
    return t('{{name}} was called {{calls}} times for {{requests}} requests: look for calls that go in a circle.', {
      name: nameOf(called.flowId),
      calls: called.calls,
      requests: started,
    });
  return t('{{count}} requests had come in: a lower rate or a shorter duration lets it end.', { count: started });
}

const SAGA_WORDS: Readonly<Record<Trace['sagaRuns'][number]['status'], string>> = wordTable({
  running: 'still runs',
  compensating: 'still compensates',
  completed: 'is completed',
  failed: 'is rolled back',
  'needs-human': 'needs a person',
  stuck: 'waits for ever',
  forgotten: 'was forgotten',
});
