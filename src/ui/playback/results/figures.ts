import { mark, numberWords, t } from '../../../language/index.ts';
import type { RunResults, Trace } from '../../../workspace/index.ts';
import { rounded } from '../charts/chartData.ts';
import { stretch } from '../time.ts';

/** One number of the results of a run. */
export interface Figure {
  readonly id: string;
  readonly label: string;
  readonly value: number;
  readonly text: string;
  /** Which way is better; absent where neither is. */
  readonly better?: 'more' | 'less';
}

/** A number of two runs beside each other. `words` say how the run on the canvas differs from the other one. */
export interface ComparedFigure {
  readonly id: string;
  readonly label: string;
  readonly here: string;
  readonly there: string;
  readonly words: string;
  readonly verdict: 'better' | 'worse' | 'same' | 'different';
}

/** What came of a run, as numbers. Those that say nothing in this run (no fallback was needed) are still there, so that two runs can be compared. */
export function figuresOf(trace: Trace): readonly Figure[] {
  const { results, durationUs } = trace;
  const { latency } = results;
  const ended = results.succeeded + results.failed;
  const time = (us: number) => (latency.count === 0 ? '–' : stretch(us));
  return [
    { id: 'availability', label: t('Availability'), value: results.availability, text: ended === 0 ? '–' : percent(results.availability), better: 'more' },
    { id: 'p50', label: t('Latency p50'), value: latency.p50Us, text: time(latency.p50Us), better: 'less' },
    { id: 'p95', label: t('Latency p95'), value: latency.p95Us, text: time(latency.p95Us), better: 'less' },
    { id: 'p99', label: t('Latency p99'), value: latency.p99Us, text: time(latency.p99Us), better: 'less' },
    perSecond('throughput', t('Answered per second'), results.succeeded / (durationUs / 1_000_000)),
    count('started', t('Came in'), results.started),
    { ...count('failed', t('Failed'), results.failed), better: 'less' },
    count('degraded', t('Answered by a fallback'), results.degraded),
    count('attempts', t('Attempts on the wire'), sum(results, 'attempts')),
    count('rejected', t('Turned away by a policy'), sum(results, 'rejectedByBreaker') + sum(results, 'rejectedByBulkhead') + sum(results, 'rejectedByLimiter')),
    { ...count('timedOut', t('Timed out'), sum(results, 'timedOut') + sum(results, 'deadlines')), better: 'less' },
    { ...count('late', t('Answered too late'), sum(results, 'late')), better: 'less' },
  ];
}

const percent = (share: number): string => `${numberWords(Number((share * 100).toPrecision(share > 0.99 ? 5 : 3)))} %`;
const count = (id: string, label: string, value: number): Figure => ({ id, label, value, text: numberWords(value) });
const perSecond = (id: string, label: string, value: number): Figure => ({ id, label, value, text: rounded(value), better: 'more' });

type Counted = { [K in keyof RunResults['flows'][number]]-?: RunResults['flows'][number][K] extends number ? K : never }[keyof RunResults['flows'][number]];
const sum = (results: RunResults, field: Counted): number => results.flows.reduce((total, flow) => total + flow[field], 0);

/** Less than a hundredth is no difference that a person should act on. */
const SAME = 0.01;

/** The figures of two runs beside each other; those that are nought in both are left out. */
export function compareFigures(here: readonly Figure[], there: readonly Figure[]): readonly ComparedFigure[] {
  return here.flatMap((figure): ComparedFigure[] => {
    const other = there.find(({ id }) => id === figure.id);
    if (!other || (figure.value === 0 && other.value === 0)) return [];
    return [{ id: figure.id, label: figure.label, here: figure.text, there: other.text, ...difference(figure, other) }];
  });
}

function difference(here: Figure, there: Figure): Pick<ComparedFigure, 'words' | 'verdict'> {
  const { value: now, better } = here;
  const { value: then } = there;
  if (here.id === 'availability') {
    const points = (now - then) * 100;
    if (Math.abs(points) < 0.005) return { words: t('the same'), verdict: 'same' };
    const by = { points: numberWords(Math.abs(points), { maximumSignificantDigits: 3 }) };
    return points > 0 ? { words: t('{{points}} points more', by), verdict: 'better' } : { words: t('{{points}} points less', by), verdict: 'worse' };
  }
  if (now === then || Math.abs(now - then) <= SAME * Math.max(now, then)) return { words: now === then ? t('the same') : t('about the same'), verdict: 'same' };
  const more = now > then;
  const verdict = better === undefined ? 'different' : more === (better === 'more') ? 'better' : 'worse';
  const isTime = here.id.startsWith('p');
  const words =
    then === 0
      ? t('{{here}} instead of none', { here: here.text })
      : now === 0
        ? t('none instead of {{there}}', { there: there.text })
        : ratio(now / then, isTime);
  return { words, verdict };
}

/** "3 times as many", "a third as long", "12 % fewer". */
function ratio(factor: number, isTime: boolean): string {
  if (factor >= 2) return t(isTime ? mark('{{factor}} times as long') : mark('{{factor}} times as many'), { factor: rounded(factor) });
  if (factor > 1) return t(isTime ? mark('{{percent}} % longer') : mark('{{percent}} % more'), { percent: Math.round((factor - 1) * 100) });
  if (factor > 0.5) return t(isTime ? mark('{{percent}} % shorter') : mark('{{percent}} % fewer'), { percent: Math.round((1 - factor) * 100) });
  return t('{{percent}} % of it', { percent: rounded(factor * 100) });
}

/** The difference in one sentence, for the head of the comparison and for screen readers: what matters most first. */
export function verdictOf(figures: readonly ComparedFigure[]): string {
  const told = ['availability', 'p99', 'attempts'].flatMap((id) => {
    const figure = figures.find((one) => one.id === id);
    return figure && figure.verdict !== 'same'
      ? [t('{{label}} {{here}} instead of {{there}}', { label: figure.label, here: figure.here, there: figure.there })]
      : [];
  });
  return told.length === 0 ? t('Nothing that matters is different.') : `${told.join(' · ')}.`;
}
