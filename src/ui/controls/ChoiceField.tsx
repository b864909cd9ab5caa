import { Radio } from '@base-ui/react/radio';
import { RadioGroup } from '@base-ui/react/radio-group';
import { useId } from 'react';
import { mark, t } from '../../language/index.ts';
import css from './Choice.module.css';
import { Field, type FieldProps } from './Field.tsx';
import type { Option } from './SelectField.tsx';
import { cx } from './cx.ts';

interface SegmentsProps<V extends string> extends FieldProps {
  value: V;
  options: readonly Option<V>[];
  onChange: (value: V) => void;
  disabled?: boolean | undefined;
  className?: string | undefined;
}

/** Two to four short words, one of which holds. */
export function Segments<V extends string>({ value, options, onChange, disabled, className, ...field }: SegmentsProps<V>) {
  const labelId = useId();
  return (
    <Field {...field} labelId={labelId} className={className}>
      {(control) => (
        <RadioGroup<V>
          aria-labelledby={labelId}
          aria-describedby={control['aria-describedby']}
          className={css.segments}
          value={value}
          onValueChange={(next) => onChange(next)}
          disabled={disabled ?? false}
        >
          {options.map((option) => (
            <label key={option.value} className={css.segment}>
              <Radio.Root value={option.value} className={css.hiddenRadio} />
              {option.label}
            </label>
          ))}
        </RadioGroup>
      )}
    </Field>
  );
}

type Answer = 'unset' | 'yes' | 'no';
const ANSWERS: readonly Option<Answer>[] = [
  { value: 'unset', label: '–', hint: mark('Not stated') },
  { value: 'yes', label: mark('Yes') },
  { value: 'no', label: mark('No') },
];

interface YesNoFieldProps extends FieldProps {
  value: boolean | undefined;
  onChange: (value: boolean | undefined) => void;
  disabled?: boolean | undefined;
}

/** Yes, no, or nobody said: three states, because "absent" and "no" are different things to a rule. */
export function YesNoField({ value, onChange, disabled, ...field }: YesNoFieldProps) {
  const labelId = useId();
  const answer: Answer = value === undefined ? 'unset' : value ? 'yes' : 'no';
  return (
    <Field {...field} labelId={labelId}>
      {(control) => (
        <RadioGroup<Answer>
          aria-labelledby={labelId}
          aria-describedby={control['aria-describedby']}
          className={cx(css.segments, css.answers)}
          value={answer}
          onValueChange={(next) => onChange(next === 'unset' ? undefined : next === 'yes')}
          disabled={disabled ?? false}
        >
          {ANSWERS.map((option) => (
            <label key={option.value} className={css.segment} title={option.hint && t(option.hint)}>
              <Radio.Root value={option.value} className={css.hiddenRadio} aria-label={t(option.hint ?? option.label)} />
              <span aria-hidden={option.hint !== undefined}>{t(option.label)}</span>
            </label>
          ))}
        </RadioGroup>
      )}
    </Field>
  );
}

interface RadioListProps<V extends string> {
  label: string;
  value: V | undefined;
  options: readonly { value: V; label: React.ReactNode }[];
  onChange: (value: V) => void;
}

/** One of a few sentences, each with its round mark. The label is read out; what is seen above it is the caller's matter. */
export function RadioList<V extends string>({ label, value, options, onChange }: RadioListProps<V>) {
  return (
    <RadioGroup<V> aria-label={label} className={css.radios} value={value ?? ('' as V)} onValueChange={(next) => onChange(next)}>
      {options.map((option) => (
        <label key={option.value} className={css.radioRow}>
          <Radio.Root value={option.value} className={css.radio} />
          <span>{option.label}</span>
        </label>
      ))}
    </RadioGroup>
  );
}
