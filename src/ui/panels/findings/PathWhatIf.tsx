import { type KeyboardEvent, useState } from 'react';
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
import { counted } from '../../records/words.ts';
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
    announce('The numbers are in the design now. Done in one step; undo takes it back.');
  };
  const forget = () => {
    whatIf.forget();
    setRound(round + 1);
  };

  return (
    <section className={css.path} aria-label="What if">
      <header className={css.head}>
        <h3 className={css.title}>What if</h3>
        <p className={css.result} aria-live="polite">
          {words.map((sentence) => (
            <span key={sentence}>{sentence} </span>
          ))}
        </p>
        {changed > 0 && (
          <span className={css.acts}>
            <Button size="small" variant="quiet" onClick={forget}>
              Forget
            </Button>
            <Button size="small" variant="line" disabled={readOnly} trailing={counted(changed, 'element')} onClick={apply}>
              Apply these values
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
  const sum = figureWords(productSoFar, p99SoFar);
  return (
    <li className={css.hop}>
      <span className={css.name} title={name}>
        {name}
      </span>
      {editable && (
        <span className={css.fields}>
          <Assume
            elementId={step.elementId}
            name="availability"
            label={`Availability of ${name}`}
            unit="0 to 1"
            stated={step.availability}
            assumed={assumed?.availability}
            limits={{ min: 0, max: 1 }}
          />
          <Assume
            elementId={step.elementId}
            name="p99"
            label={`99th percentile of ${name}`}
            unit="ms"
            stated={step.p99}
            assumed={assumed?.p99}
            limits={{ above: 0, max: 86_400_000 }}
          />
        </span>
      )}
      <span className={css.sum}>
        {sum === '' ? 'nothing stated' : sum}
        {step.attempts !== undefined && step.attempts > 1 && ` · ${Number.isFinite(step.attempts) ? `${step.attempts} tries` : 'tries for ever'}`}
        {step.dispensable && ' · not needed'}
      </span>
    </li>
  );
}

interface AssumeProps {
  elementId: string;
  name: keyof AssumedNumbers;
  label: string;
  unit: string;
  stated: number | undefined;
  assumed: number | undefined;
  limits: { readonly min?: number; readonly max: number; readonly above?: number };
}

/** A number that counts while it is being typed. What is no number, or impossible, counts as nothing and says why. */
function Assume({ elementId, name, label, unit, stated, assumed, limits }: AssumeProps) {
  const [text, setText] = useState<string>();
  const [reason, setReason] = useState<string>();
  const written = assumed ?? stated;
  const shown = text ?? (written === undefined ? '' : formatQuantity(written, unit));

  const type = (next: string) => {
    setText(next);
    if (next.trim() === '') {
      setReason(undefined);
      return whatIf.assume(elementId, name, undefined);
    }
    const parsed = parseQuantity(next, unit);
    const refused = parsed.ok ? outsideLimits(parsed.value, limits, unit) : parsed.reason;
    setReason(refused);
    whatIf.assume(elementId, name, parsed.ok && refused === undefined && parsed.value !== stated ? parsed.value : undefined);
  };
  const onKeyDown = (event: KeyboardEvent) => {
    if (event.key === 'Escape' && text !== undefined) {
      event.stopPropagation();
      whatIf.assume(elementId, name, undefined);
      setReason(undefined);
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
      title={reason ?? label}
      placeholder={name === 'p99' ? 'p99' : 'avail.'}
      value={shown}
      onChange={(event) => type(event.currentTarget.value)}
      onBlur={() => reason === undefined && setText(undefined)}
      onKeyDown={onKeyDown}
    />
  );
}
