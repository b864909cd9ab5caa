import { t, wordTable } from '../../../language/index.ts';
import type { Span, SpanKind, SpanStatus } from '../../../workspace/index.ts';
import { stretch } from '../time.ts';

export const STATUS_WORDS: Readonly<Record<SpanStatus, string>> = wordTable({
  running: 'still running',
  ok: 'done',
  failed: 'failed',
  refused: 'refused',
  rejected: 'turned away',
  timeout: 'timed out',
  cancelled: 'given up',
  lost: 'lost',
});

/** What stands in the colour of its status besides the bar: a tone that the others of its kind have too. */
export type SpanTone = 'ok' | 'error' | 'warning' | 'active' | 'quiet';

export const STATUS_TONES: Readonly<Record<SpanStatus, SpanTone>> = {
  running: 'active',
  ok: 'ok',
  failed: 'error',
  refused: 'error',
  rejected: 'warning',
  timeout: 'warning',
  cancelled: 'quiet',
  lost: 'error',
};

const KIND_WORDS: Readonly<Record<SpanKind, string>> = wordTable({
  request: 'request',
  saga: 'saga run',
  client: 'attempt',
  server: 'work',
  proxy: 'sidecar',
  producer: 'message',
  consumer: 'delivery',
});

/** "attempt 2", "work", "delivery 1": what kind of span it is, with its number where there may be several. */
export function kindWord({ kind, attempt }: Span): string {
  return kind === 'client' || kind === 'consumer' ? `${KIND_WORDS[kind]} ${attempt}` : KIND_WORDS[kind];
}

/** A span in one sentence: what it is, how it ended, how long it took and how much of that was waiting for a place. */
export function spanSentence(span: Span): string {
  const waited = span.beganUs - span.startUs;
  const took = span.endUs - span.startUs;
  const parts = [`${span.name}, ${kindWord(span)}: ${STATUS_WORDS[span.status]} ${took === 0 ? t('at once') : t('after {{time}}', { time: stretch(took) })}`];
  if (waited > 0) parts.push(t('of which {{time}} waiting for a place', { time: stretch(waited) }));
  return parts.join(', ');
}

/** The time that a waterfall spans: from its first start to its last end, with a little air. Never empty. */
export function timesOf(spans: readonly Span[]): { readonly fromUs: number; readonly toUs: number } {
  const fromUs = spans.reduce((first, span) => Math.min(first, span.startUs), Number.POSITIVE_INFINITY);
  const toUs = spans.reduce((last, span) => Math.max(last, span.endUs), 0);
  return spans.length === 0 ? { fromUs: 0, toUs: 1 } : { fromUs, toUs: Math.max(fromUs + 1, toUs) };
}

/** Pairs of rows between which a message went: from its producer to its consumer. */
export function linksOf(spans: readonly Span[]): readonly { readonly from: number; readonly to: number }[] {
  const rows = new Map(spans.map((span, row) => [span.id, row]));
  return spans.flatMap((span, row) => {
    const from = span.link === undefined ? undefined : rows.get(span.link);
    return from === undefined ? [] : [{ from, to: row }];
  });
}
