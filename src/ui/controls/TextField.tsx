import { t } from '../../language/index.ts';
import { Field, type FieldProps } from './Field.tsx';
import css from './Input.module.css';
import { cx } from './cx.ts';
import { useDraft } from './draft.ts';
import type { Parsed } from './quantity.ts';

interface TextFieldProps extends FieldProps {
  /** What the document holds; absent where nobody wrote anything. */
  value: string | undefined;
  /** Receives the trimmed text, or `undefined` when it was emptied. Returns the reason when the document refuses it. */
  onCommit: (value: string | undefined) => string | undefined;
  required?: boolean | undefined;
  maxLength?: number | undefined;
  multiline?: boolean | undefined;
  /** Identifiers, operations and other code. */
  mono?: boolean | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  /** Names that are offered while typing. */
  suggestions?: readonly string[] | undefined;
}

/** One line of text, or several. Handed over on Enter and when focus leaves. */
export function TextField({ value, onCommit, required, maxLength, multiline = false, mono, placeholder, disabled, suggestions, ...field }: TextFieldProps) {
  const parse = (text: string): Parsed<string | undefined> => {
    const trimmed = text.trim();
    if (required && trimmed === '') return { ok: false, reason: t('{{label}} cannot be empty.', { label: field.label }) };
    if (maxLength !== undefined && trimmed.length > maxLength) {
      return { ok: false, reason: t('At most {{maxLength}} characters; these are {{count}}.', { maxLength, count: trimmed.length }) };
    }
    return { ok: true, value: trimmed === '' ? undefined : trimmed };
  };
  const draft = useDraft({ current: value ?? '', parse, onCommit, multiline });

  return (
    <Field {...field} reason={draft.reason}>
      {(control) => {
        const shared = {
          ...control,
          ...draft.handlers,
          className: cx(css.box, mono && css.mono),
          value: draft.text,
          placeholder,
          disabled,
          spellCheck: multiline,
          onChange: (event: { currentTarget: { value: string } }) => draft.setText(event.currentTarget.value),
        };
        if (multiline) return <textarea {...shared} rows={2} />;
        return (
          <>
            <input type="text" autoComplete="off" {...shared} list={suggestions?.length ? `${control.id}-list` : undefined} />
            {suggestions !== undefined && suggestions.length > 0 && (
              <datalist id={`${control.id}-list`}>
                {suggestions.map((suggestion) => (
                  <option key={suggestion} value={suggestion}>
                    {suggestion}
                  </option>
                ))}
              </datalist>
            )}
          </>
        );
      }}
    </Field>
  );
}
