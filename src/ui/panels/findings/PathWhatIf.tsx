import { type KeyboardEvent, useId, useState } from 'react';
import { t } from '../../../language/index.ts';
import {
  type AssumedNumbers,
  type HopFigures,
  hopFigures,
  type PathStep,
  pathWords,
  saysHowFast,
  useDesign,
  useWhatIf,
  whatIf,
} from '../../../workspace/index.ts';
import { announce } from '../../controls/announce.ts';
import { Button } from '../../controls/Button.tsx';
import { cx } from '../../controls/cx.ts';
import input from '../../controls/Input.module.css';
import { formatQuantity, outsideLimits, parseQuantity } from '../../controls/quantity.ts';
import { figureWords } from '../../records/figures.ts';
import { titleOf } from '../../records/describe.ts';
import css from './PathWhatIf.module.css';

/**
 * The path of a request, hop by hop, with the numbers that the design states. Other numbers may be tried: what they come to is counted at once, here and
 * on the canvas, and the design changes only when they are applied.
 */
export function PathWhatIf({ path }: { path: readonly PathStep[] }) {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const assumed = useWhatIf((state) => state.assumed);
  // Another round of empty fields after the numbers were applied or forgotten.
  const [round, setRound] = useState(0);
  const changed = Object.keys(assumed).length;
  const words = pathWords(path, assumed);

  const apply = () => {
    if (!whatIf.apply().ok) return;
    setRound(round + 1);
    announce(t('The numbers are in the design now. Done in one step; undo takes it back.'));
  };
  const forget = () => {
    whatIf.forget();
    setRound(round + 1);
  };

  return (
    <section className={css.path} aria-label={t('What if')}>
      <header className={css.head}>
        <h3 className={css.title}>{t('What if')}</h3>
        <p className={css.result} aria-live="polite">
          {words.map((sentence) => (
            <span key={sentence}>{sentence} </span>
          ))}
        </p>
        {changed > 0 && (
          <span className={css.acts}>
            <Button size="small" variant="quiet" onClick={forget}>
              {t('Forget')}
            </Button>
            <Button size="small" variant="line" disabled={readOnly} trailing={t('{{count}} elements', { count: changed })} onClick={apply}>
              {t('Apply these values')}
            </Button>
          </span>
        )}
      </header>
      <ol className={css.hops}>
        {hopFigures(path, assumed).map((hop, index) => {
          const { elementId } = hop.step;
          const element = design.elements[elementId];
          return (
            <Hop
              key={`${round} ${index} ${elementId}`}
              hop={hop}
              name={titleOf(design, elementId)}
              assumed={assumed[elementId]}
              editable={element !== undefined && saysHowFast(element)}
            />
          );
        })}
      </ol>
    </section>
  );
}

interface HopProps {
  hop: HopFigures;
  name: string;
  assumed: AssumedNumbers | undefined;
  editable: boolean;
}

function Hop({ hop: { step, productSoFar, p99SoFar }, name, assumed, editable }: HopProps) {
  const [refusals, setRefusals] = useState<Refusals>({});
  const refused = refusals.availability ?? refusals.p99;
  const reasonId = useId();
  const field = (which: FieldName) => ({
    elementId: step.elementId,
    name: which,
    stated: step[which],
    assumed: assumed?.[which],
    reason: refusals[which],
    reasonId,
    onReason: (reason: string | undefined) => setRefusals((before) => ({ ...before, [which]: reason })),
  });
  return (
    <li className={css.hop}>
      <span className={css.name} title={name}>
        {name}
      </span>
      {editable && (
        <span className={css.fields}>
          <Assume {...field('availability')} label={t('Availability of {{name}}', { name })} unit="0 to 1" limits={{ min: 0, max: 1 }} />
          <Assume {...field('p99')} label={t('99th percentile of {{name}}', { name })} unit="ms" limits={{ above: 0, max: 86_400_000 }} />
        </span>
      )}
      {refused === undefined ? (
        <span className={css.sum}>{sumWords(step, figureWords(productSoFar, p99SoFar))}</span>
      ) : (
        <span id={reasonId} className={css.refused} role="alert">
          {refused}
        </span>
      )}
    </li>
  );
}

type FieldName = 'availability' | 'p99';
type Refusals = { readonly [K in FieldName]?: string | undefined };

/** What has come together up to a step, and what is special about it. */
function sumWords({ attempts = 1, dispensable }: PathStep, sum: string): string {
  const tries = Number.isFinite(attempts) ? t('{{attempts}} tries', { attempts }) : t('tries for ever');
  return [sum === '' ? t('nothing stated') : sum, ...(attempts > 1 ? [tries] : []), ...(dispensable ? [t('not needed')] : [])].join(' · ');
}

interface AssumeProps {
  elementId: string;
  name: FieldName;
  label: string;
  unit: string;
  stated: number | undefined;
  assumed: number | undefined;
  limits: { readonly min?: number; readonly max: number; readonly above?: number };
  /** Why what is typed counts as nothing. */
  reason: string | undefined;
  reasonId: string;
  onReason: (reason: string | undefined) => void;
}

/** A number that counts while it is being typed. What is no number, or impossible, counts as nothing and says why. */
function Assume({ elementId, name, label, unit, stated, assumed, limits, reason, reasonId, onReason }: AssumeProps) {
  const [text, setText] = useState<string>();
  const written = assumed ?? stated;
  const shown = text ?? (written === undefined ? '' : formatQuantity(written, unit));

  const type = (next: string) => {
    setText(next);
    if (next.trim() === '') {
      onReason(undefined);
      return whatIf.assume(elementId, name, undefined);
    }
    const parsed = parseQuantity(next, unit);
    const refused = parsed.ok ? outsideLimits(parsed.value, limits, unit) : parsed.reason;
    onReason(refused);
    whatIf.assume(elementId, name, parsed.ok && refused === undefined && parsed.value !== stated ? parsed.value : undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== undefined) {
      event.stopPropagation();
      whatIf.assume(elementId, name, undefined);
      onReason(undefined);
      setText(undefined);
    }
  };
  return (
    <input
      type="text"
      autoComplete="off"
      spellCheck={false}
      className={cx(input.box, input.mono, css.field, assumed !== undefined && css.assumed)}
      aria-label={label}
      aria-invalid={reason === undefined ? undefined : true}
      aria-describedby={reason === undefined ? undefined : reasonId}
      title={label}
      placeholder={name === 'p99' ? 'p99' : t('avail.')}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => reason === undefined && setText(undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
