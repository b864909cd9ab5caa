import { memo } from 'react';
import { DEFAULTS, effectivePolicy } from '../../model/index.ts';
import { numberWords, t, wordTable } from '../../language/index.ts';
import { type BreakerAs, breakersAs, type BreakerView, comparison, policiesInPlay, PROFILE_WORDS, useDesign, view } from '../../workspace/index.ts';
import { Menu } from '../controls/index.ts';
import { BreakerGlyph } from './BreakerGlyph.tsx';
import css from './BreakerCard.module.css';

const WORDS: Readonly<Record<BreakerView['state'], string>> = wordTable({ closed: 'Closed', open: 'Open|state', 'half-open': 'Half-open' });
/** Outcomes of the window that are shown, the last ones. */
const SLOTS = 8;
/** Radius of the ring that runs out. */
const RADIUS = 15;

/** Nothing has failed: the card is only its switch. */
export const quietBreaker = (breaker: BreakerView): boolean => breaker.state === 'closed' && breaker.failures === 0;

/** Radius of a quiet breaker on its flow, in canvas pixels. */
export const BREAKER_RADIUS = 14;

const sentence = (breaker: BreakerView): string =>
  [
    t('Circuit breaker {{state}}.', { state: WORDS[breaker.state] }),
    breaker.reason + (breaker.state === 'open' ? `, ${t('{{seconds}} seconds left', { seconds: left(breaker) })}` : ''),
  ].join(' ');

/** Seconds until the next call may probe. */
const left = ({ remainingUs }: BreakerView): string => numberWords(remainingUs / 1_000_000, { minimumFractionDigits: 1, maximumFractionDigits: 1 });

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
            {breaker.probes && <span className={css.left}>{t('probe {{number}} of {{all}}', { number: breaker.probes.used, all: breaker.probes.of })}</span>}
          </span>
          <span className={css.slots} aria-hidden="true">
            {breaker.slots.slice(-SLOTS).map((slot, index) => (
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
          <span className={css.asks}>
            <button type="button" className={css.without} data-canvas-own="" onClick={() => compareWithout(breaker.flowId)}>
              {t('What without it?')}
            </button>
            <Others flowId={breaker.flowId} />
          </span>
        </div>
      )}
    </div>
  );
});

/** The same in little: the window and the time, where many breakers have something to tell, or the picture is far away. */
export const BreakerChip = memo(function BreakerChip({ breaker, onOpen }: { breaker: BreakerView; onOpen: () => void }) {
  return (
    <div className={css.chip} data-state={breaker.state}>
      <span className={css.inChip} role="img" aria-label={sentence(breaker)} title={sentence(breaker)}>
        <BreakerGlyph state={breaker.state} size={14} />
        <span className={css.small} aria-hidden="true">
          {breaker.slots.slice(-SLOTS).map((slot, index) => (
            <i key={index} data-slot={slot} />
          ))}
        </span>
        {breaker.state === 'open' && <span className={css.left}>{left(breaker)} s</span>}
        {breaker.probes && (
          <span className={css.left}>
            {breaker.probes.used}/{breaker.probes.of}
          </span>
        )}
      </span>
      {breaker.state !== 'closed' && (
        <button type="button" className={css.more} data-canvas-own="" aria-label={t('More about this breaker')} onClick={onOpen}>
          …
        </button>
      )}
    </div>
  );
});

/** Plays the same run without this breaker beside it. */
function compareWithout(flowId: string): void {
  const own = policiesInPlay(useDesign.getState().design, [flowId]).find(({ policy }) => policy === 'circuitBreaker');
  if (own) compare(own);
}

function compare({ title, edits }: Pick<BreakerAs, 'title' | 'edits'>): void {
  comparison.start({ kind: 'edits', title, edits });
  view.openDrawer('results');
}

/** The same run with the breaker as another library keeps it. */
function Others({ flowId }: { flowId: string }) {
  const design = useDesign((state) => state.design);
  const others = breakersAs(design, [flowId]);
  return (
    <Menu
      align="end"
      trigger={
        <button type="button" className={css.without} data-canvas-own="">
          {t('In another library?')}
        </button>
      }
      groups={[
        {
          label: t('What would it do as'),
          items: others.map((other) => ({ id: other.profile, label: capitalised(PROFILE_WORDS[other.profile]), onSelect: () => compare(other) })),
        },
      ]}
    />
  );
}

const capitalised = (words: string): string => words.replace(/^the /, 'The ');

/** Full when the breaker has just opened, gone when the next call may probe. */
function Ring({ flowId, remainingUs }: { flowId: string; remainingUs: number }) {
  const openMs = useDesign(({ design }) => {
    const flow = design.flows[flowId];
    const policy = flow && effectivePolicy(design, flow, 'circuitBreaker');
    return (policy?.state === 'set' ? policy.policy.openMs : undefined) ?? DEFAULTS.circuitBreaker.openMs;
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
