import { Combobox } from '@base-ui/react/combobox';
import X from 'lucide-react/icons/x';
import { useId, useState } from 'react';
import { t } from '../../language/index.ts';
import { ComboList, CREATE_OPTION, offered } from './ComboField.tsx';
import { Field, type FieldProps } from './Field.tsx';
import css from './Input.module.css';
import list from './List.module.css';
import type { Option } from './SelectField.tsx';

interface MultiFieldProps extends FieldProps {
  values: readonly string[];
  /** What can be chosen. For free words leave it empty and give `onCreate`. */
  options: readonly Option[];
  onChange: (values: string[]) => void;
  onCreate?: ((name: string) => void) | undefined;
  placeholder?: string | undefined;
  disabled?: boolean | undefined;
  reason?: string | undefined;
}

/** Several of many, as chips; found by typing, taken away by Backspace or by the button of the chip. */
export function MultiField({ values, options, onChange, onCreate, placeholder, disabled, reason, ...field }: MultiFieldProps) {
  const labelId = useId();
  const [query, setQuery] = useState('');
  const chosen = values.map((value) => options.find((option) => option.value === value) ?? { value, label: value });

  const pick = (next: readonly Option[]) => {
    setQuery('');
    const created = next.find((option) => option.value === CREATE_OPTION);
    if (created) return onCreate?.(created.label);
    onChange(next.map((option) => option.value));
  };
  const create = () => {
    if (onCreate === undefined || query.trim() === '') return;
    onCreate(query.trim());
    setQuery('');
  };

  return (
    <Field {...field} labelId={labelId} reason={reason}>
      {(control) => (
        <Combobox.Root<Option, true>
          multiple
          items={options}
          filteredItems={offered(options, query, onCreate !== undefined)}
          value={chosen}
          onValueChange={pick}
          inputValue={query}
          onInputValueChange={(text, details) => details.reason === 'input-change' && setQuery(text)}
          onOpenChange={(open, details) => {
            if (!open && details.reason !== 'item-press') setQuery('');
          }}
          isItemEqualToValue={(a, b) => a.value === b.value}
          disabled={disabled ?? false}
          autoHighlight
        >
          <Combobox.InputGroup className={css.box}>
            <Combobox.Chips className={list.chips}>
              {chosen.map((option) => (
                <Combobox.Chip key={option.value} className={list.chip} aria-label={option.label}>
                  <span className={list.chipText}>{option.label}</span>
                  <Combobox.ChipRemove className={list.chipRemove} aria-label={t('Remove {{label}}', { label: option.label })}>
                    <X size={12} aria-hidden="true" />
                  </Combobox.ChipRemove>
                </Combobox.Chip>
              ))}
              <Combobox.Input
                {...control}
                aria-labelledby={labelId}
                autoComplete="off"
                spellCheck={false}
                placeholder={chosen.length === 0 ? (placeholder ?? t('None')) : undefined}
                onBlur={options.length === 0 ? create : undefined}
              />
            </Combobox.Chips>
          </Combobox.InputGroup>
          <ComboList empty={onCreate === undefined ? t('Nothing found.') : t('Type a name.')} />
        </Combobox.Root>
      )}
    </Field>
  );
}
