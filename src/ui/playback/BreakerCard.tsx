import { memo } from 'react';
import { DEFAULTS } from '../../model/index.ts';
import { type BreakerView, comparison, policiesInPlay, useDesign, view } from '../../workspace/index.ts';
import { BreakerGlyph } from './BreakerGlyph.tsx';
import css from './BreakerCard.module.css';

const WORDS: Readonly<Record<BreakerView['state'], string>> = { closed: 'Closed', open: 'Open', 'half-open': 'Half-open' };
/** Radius of the ring that runs out. */
const RADIUS = 15;

/** Nothing has failed: the card is only its switch. */
export const quietBreaker = (breaker: BreakerView): boolean => breaker.state === 'closed' && breaker.failures === 0;

/** Radius of a quiet breaker on its flow, in canvas pixels. */
export const BREAKER_RADIUS = 14;

const sentence = (breaker: BreakerView): string =>
  `Circuit breaker ${WORDS[breaker.state]}. ${breaker.reason}${breaker.state === 'open' ? `, ${left(breaker)} seconds left` : ''}`;

/** Seconds until the next call may probe. */
const left = ({ remainingUs }: BreakerView): string => (remainingUs / 1_000_000).toFixed(1);

/** A breaker that has nothing to tell: its switch on the line. */
export const QuietBreaker = memo(function QuietBreaker({ breaker }: { breaker: BreakerView }) {
  return (
    <div className={css.quiet} role="img" aria-label={sentence(breaker)}>
      <BreakerGlyph state={breaker.state} size={14} />
    </div>
  );
});

/** A circuit breaker beside its flow: state by word, switch and colour; the window as slots; the time until the next probe. */
export const BreakerCard = memo(function BreakerCard({ breaker }: { breaker: BreakerView }) {
  return (
    <div className={css.card} data-state={breaker.state}>
      <div className={css.picture} role="img" aria-label={sentence(breaker)}>
        <span className={css.glyph}>
          <BreakerGlyph state={breaker.state} size={18} />
          {breaker.state === 'open' && <Ring flowId={breaker.flowId} remainingUs={breaker.remainingUs} />}
        </span>
        <span className={css.words}>
          <span className={css.head}>
            <b>{WORDS[breaker.state]}</b>
            {breaker.state === 'open' && <span className={css.left}>{left(breaker)} s</span>}
            {breaker.probes && (
              <span className={css.left}>
                probe {breaker.probes.used} of {breaker.probes.of}
              </span>
            )}
          </span>
          <span className={css.slots} aria-hidden="true">
            {breaker.slots.slice(-8).map((slot, index) => (
              <i key={index} data-slot={slot}>
                {slot === 'failed' ? '×' : slot === 'slow' ? '~' : ''}
              </i>
            ))}
          </span>
        </span>
      </div>
      {breaker.state !== 'closed' && (
        <div className={css.foot}>
          <span className={css.reason}>{breaker.reason}</span>
          <button type="button" className={css.without} data-canvas-own="" onClick={() => compareWithout(breaker.flowId)}>
            What without it?
          </button>
        </div>
      )}
    </div>
  );
});

/** Plays the same run without this breaker beside it. */
function compareWithout(flowId: string): void {
  const own = policiesInPlay(useDesign.getState().design, [flowId]).find(({ policy }) => policy === 'circuitBreaker');
  if (!own) return;
  comparison.start({ kind: 'edits', title: own.title, edits: own.edits });
  view.openDrawer('results');
}

/** Full when the breaker has just opened, gone when the next call may probe. */
function Ring({ flowId, remainingUs }: { flowId: string; remainingUs: number }) {
  const openMs = useDesign(({ design }) => {
    const flow = design.flows[flowId];
    return (flow?.kind === 'call' ? flow.circuitBreaker?.openMs : undefined) ?? DEFAULTS.circuitBreaker.openMs;
  });
  const share = Math.min(1, remainingUs / (openMs * 1_000));
  const around = 2 * Math.PI * RADIUS;
  return (
    <svg className={css.ring} width="36" height="36" viewBox="0 0 36 36" aria-hidden="true" focusable="false">
      <circle
        cx="18"
        cy="18"
        r={RADIUS}
        fill="none"
        stroke="currentColor"
        strokeWidth="3"
        strokeDasharray={`${around * share} ${around}`}
        transform="rotate(-90 18 18)"
      />
    </svg>
  );
}
