import { listWords, t } from '../../../../language/index.ts';
import { cx } from '../../../controls/cx.ts';
import { useDraft } from '../../../controls/draft.ts';
import { Field, type FieldProps } from '../../../controls/Field.tsx';
import input from '../../../controls/Input.module.css';
import { type Limits, outsideLimits, type Parsed, parseQuantity } from '../../../controls/quantity.ts';
import type { Option } from '../../../controls/SelectField.tsx';

/** Reads a number inside of the limits, or one of the words; hyphens and blanks are the same, and case means nothing. Nothing typed is `null`. */
export function parseNumberOrWord(text: string, words: readonly Option[], limits: Limits): Parsed<number | string | null> {
  if (text.trim() === '') return { ok: true, value: null };
  const plain = (word: string) =>
    word
      .trim()
      .toLocaleLowerCase()
      .replaceAll(/[\s-]+/gu, ' ');
  const word = words.find((one) => plain(one.value) === plain(text) || plain(one.label) === plain(text));
  if (word) return { ok: true, value: word.value };
  const parsed = parseQuantity(text);
  if (!parsed.ok)
    return {
      ok: false,
      reason: t('A number, or {{words}}.', {
        words: listWords(
          words.map((one) => t('“{{word}}”', { word: one.label })),
          'or',
        ),
      }),
    };
  const reason = outsideLimits(parsed.value, limits);
  return reason === undefined ? parsed : { ok: false, reason };
}

interface NumberOrWordFieldProps extends FieldProps {
  value: number | string | undefined;
  words: readonly Option[];
  limits: Limits;
  placeholder?: string | undefined;
  onCommit: (value: number | string | null) => string | undefined;
}

/** A number, or one of a few words that stand for one. */
export function NumberOrWordField({ value, words, limits, placeholder, onCommit, ...field }: NumberOrWordFieldProps) {
  const current = value === undefined ? '' : (words.find((word) => word.value === value)?.label ?? String(value));
  const draft = useDraft({ current, parse: (text) => parseNumberOrWord(text, words, limits), onCommit });
  return (
    <Field {...field} reason={draft.reason}>
      {(control) => (
        <>
          <input
            type="text"
            autoComplete="off"
            list={`${control.id}-words`}
            {...control}
            {...draft.handlers}
            className={cx(input.box, input.mono)}
            value={draft.text}
            placeholder={placeholder ?? words.map((word) => t('1 or {{word}}', { word: word.label }))[0]}
            onChange={(event) => draft.setText(event.currentTarget.value)}
          />
          <datalist id={`${control.id}-words`}>
            {words.map((word) => (
              <option key={word.value} value={word.label}>
                {word.label}
              </option>
            ))}
          </datalist>
        </>
      )}
    </Field>
  );
}
