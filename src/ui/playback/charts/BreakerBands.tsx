import { mark, t } from '../../../language/index.ts';
import type { Trace } from '../../../workspace/index.ts';
import { BreakerGlyph } from '../BreakerGlyph.tsx';
import { seconds, stretch } from '../time.ts';
import { stretchesOf } from './chartData.ts';
import css from './Charts.module.css';

const STATES = [mark('closed'), mark('open'), mark('half-open')] as const;

/** Every breaker as a band over time, in the frame of the charts: open where it was open at any moment of the bucket. */
export function BreakerBands({ trace, other, nameOf }: { trace: Trace; other: Trace | null; nameOf: (id: string) => string }) {
  const bands = [
    ...trace.series.breakers.map((series) => ({ ...series, of: trace, other: false })),
    ...(other?.series.breakers ?? []).map((series) => ({ ...series, of: other as Trace, other: true })),
  ];
  if (bands.length === 0) return null;
  const endUs = Math.max(trace.durationUs, other?.durationUs ?? 0);
  return (
    <figure className={css.card}>
      <figcaption className={css.caption}>
        <b>{t('Circuit breakers')}</b>
      </figcaption>
      <div className={css.bands}>
        {bands.map(({ flowId, state, of, other: isOther }) => (
          <div key={`${flowId}${isOther}`} className={css.band}>
            <span className={css.bandName}>
              <BreakerGlyph state="open" size={13} />
              <span>{nameOf(flowId)}</span>
              {isOther && <i>{t('other')}</i>}
            </span>
            <div className={css.bandTrack} role="img" aria-label={bandWords(state, of.series.bucketUs)}>
              {stretchesOf(state, of.series.bucketUs).map((part) => {
                const word = STATES[part.state] ?? 'closed';
                const toUs = Math.min(part.toUs, of.durationUs);
                return (
                  <span
                    key={part.fromUs}
                    className={css.state}
                    data-state={word}
                    title={t('{{state}}, {{from}} s to {{to}} s', { state: t(word), from: seconds(part.fromUs), to: seconds(toUs) })}
                    style={{ left: `${(part.fromUs / endUs) * 100}%`, width: `${((toUs - part.fromUs) / endUs) * 100}%` }}
                  >
                    {toUs - part.fromUs > endUs / 10 && t(word)}
                  </span>
                );
              })}
            </div>
          </div>
        ))}
      </div>
    </figure>
  );
}

/** "closed until 2.4 s, open for 1.2 s, half-open …" */
function bandWords(state: Uint8Array, bucketUs: number): string {
  return stretchesOf(state, bucketUs)
    .map(({ state: value, fromUs, toUs }) => t('{{state}} for {{time}}', { state: t(STATES[value] ?? 'closed'), time: stretch(toUs - fromUs) }))
    .join(', ');
}
