import type { KeyboardEvent } from 'react';
import { t } from '../../language/index.ts';
import { Field, type FieldProps } from './Field.tsx';
import css from './Input.module.css';
import { cx } from './cx.ts';
import { useDraft } from './draft.ts';
import { formatQuantity, type Limits, outsideLimits, type Parsed, parseQuantity } from './quantity.ts';

interface NumberFieldProps extends FieldProps, Limits {
  /** In the unit of the schema. */
  value: number | undefined;
  /** Receives the number in the unit of the schema, or `undefined` when it was emptied. Returns the reason when the document refuses it. */
  onCommit: (value: number | undefined) => string | undefined;
  /** Unit of the schema: `ms`, `requests/s`, `0 to 1`, or another word that is shown behind the number. */
  unit?: string | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
}

/**
 * A number with its unit, typed as people write it: `10 s`, `99.9 %`. What is no number, or outside of the limits, stays in
 * the field with the reason. Arrow up and down change it by one step of what is shown; with Shift by ten.
 */
export function NumberField({ value, onCommit, unit, min, max, above, integer, placeholder, disabled, ...field }: NumberFieldProps) {
  const limits = { min, max, above, integer };
  const parse = (text: string): Parsed<number | undefined> => {
    if (text.trim() === '') return { ok: true, value: undefined };
    const parsed = parseQuantity(text, unit);
    if (!parsed.ok) return parsed;
    const reason = outsideLimits(parsed.value, limits, unit);
    return reason === undefined ? parsed : { ok: false, reason };
  };
  const draft = useDraft({ current: value === undefined ? '' : formatQuantity(value, unit), parse, onCommit });

  const onKeyDown = (event: KeyboardEvent<HTMLInputElement>) => {
    if (event.key !== 'ArrowUp' && event.key !== 'ArrowDown') return draft.handlers.onKeyDown(event);
    const next = stepped(draft.text, (event.key === 'ArrowUp' ? 1 : -1) * (event.shiftKey ? 10 : 1));
    if (next === undefined) return;
    event.preventDefault();
    const parsed = parse(next);
    if (parsed.ok) draft.setText(next);
  };

  return (
    <Field {...field} reason={draft.reason}>
      {(control) => (
        <input
          type="text"
          inputMode={unit === undefined ? 'decimal' : 'text'}
          autoComplete="off"
          spellCheck={false}
          {...control}
          {...draft.handlers}
          onKeyDown={onKeyDown}
          className={cx(css.box, css.mono)}
          value={draft.text}
          placeholder={placeholder ?? t('Not set')}
          disabled={disabled}
          onChange={(event) => draft.setText(event.currentTarget.value)}
        />
      )}
    </Field>
  );
}

/** The text with its number changed by whole steps, its unit untouched; nothing where there is no number. */
export function stepped(text: string, by: number): string | undefined {
  const match = /^(\s*)([+-]?\d+(?:\.\d+)?)(.*)$/u.exec(text === '' ? '0' : text);
  if (!match) return undefined;
  const [, lead = '', number = '0', tail = ''] = match;
  const decimals = number.split('.')[1]?.length ?? 0;
  return `${lead}${(Number(number) + by).toFixed(decimals)}${tail}`;
}
