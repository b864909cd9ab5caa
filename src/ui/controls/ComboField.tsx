import { Combobox } from '@base-ui/react/combobox';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useId, useState } from 'react';
import { t } from '../../language/index.ts';
import { Field, type FieldControl, type FieldProps } from './Field.tsx';
import css from './Input.module.css';
import list from './List.module.css';
import type { Option } from './SelectField.tsx';
import { cx } from './cx.ts';

interface ComboFieldProps extends FieldProps {
  value: string | undefined;
  options: readonly Option[];
  onChange: (value: string | undefined) => void;
  placeholder?: string | undefined;
  /** Offers to make what was typed and is not there: `Create “Billing”`. */
  onCreate?: ((name: string) => void) | undefined;
  disabled?: boolean | undefined;
  reason?: string | undefined;
  /** An emptied field hands over `undefined`; without this it keeps its value. */
  clearable?: boolean | undefined;
}

const CREATE = '\u0000create';

/** The options that contain what was typed, and the offer to make it when no name is the same. */
export function offered(options: readonly Option[], query: string, creates: boolean): readonly Option[] {
  const wanted = query.trim().toLocaleLowerCase();
  if (wanted === '') return options;
  const found = options.filter((option) => option.label.toLocaleLowerCase().includes(wanted) || option.hint?.toLocaleLowerCase().includes(wanted));
  const exact = options.some((option) => option.label.toLocaleLowerCase() === wanted);
  return creates && !exact ? [...found, { value: CREATE, label: query.trim() }] : found;
}

/** One of many, found by typing. */
export function ComboField({ value, options, onChange, placeholder, onCreate, disabled, reason, clearable = true, ...field }: ComboFieldProps) {
  const labelId = useId();
  const [query, setQuery] = useState<string | null>(null);
  const chosen = options.find((option) => option.value === value) ?? (value === undefined ? null : { value, label: value });

  const pick = (option: Option | null) => {
    setQuery(null);
    if (option?.value === CREATE) return onCreate?.(option.label);
    if (option === null && !clearable) return;
    onChange(option?.value);
  };

  return (
    <Field {...field} labelId={labelId} reason={reason}>
      {(control) => (
        <Combobox.Root<Option>
          items={options}
          filteredItems={offered(options, query ?? '', onCreate !== undefined)}
          value={chosen}
          onValueChange={pick}
          inputValue={query ?? chosen?.label ?? ''}
          onInputValueChange={(text, details) => {
            if (details.reason === 'input-change') setQuery(text);
            if (details.reason === 'input-clear' || details.reason === 'clear-press') setQuery('');
          }}
          onOpenChange={(open) => {
            if (open) return;
            if (query === '' && chosen !== null) pick(null);
            setQuery(null);
          }}
          isItemEqualToValue={(a, b) => a.value === b.value}
          disabled={disabled ?? false}
          autoHighlight
        >
          <Combobox.InputGroup className={css.box}>
            <Combobox.Input
              {...inputProps(control)}
              aria-labelledby={labelId}
              placeholder={placeholder ?? t('Not set')}
              onFocus={(event) => event.currentTarget.select()}
            />
            <Combobox.Trigger aria-label={t('Show choices for {{label}}', { label: field.label })} className={cx(list.chipRemove)} tabIndex={-1}>
              <ChevronDown size={14} aria-hidden="true" />
            </Combobox.Trigger>
          </Combobox.InputGroup>
          <ComboList />
        </Combobox.Root>
      )}
    </Field>
  );
}

const inputProps = (control: FieldControl) => ({ ...control, autoComplete: 'off', spellCheck: false });

/** The popup with the rows of a combobox. */
export function ComboList({ empty = t('Nothing found.') }: { empty?: string }) {
  return (
    <Combobox.Portal>
      <Combobox.Positioner className={list.positioner} sideOffset={6} collisionPadding={8}>
        <Combobox.Popup className={list.popup}>
          <Combobox.Empty className={list.empty}>{empty}</Combobox.Empty>
          <Combobox.List className={list.list}>{(option: Option) => <ComboRow key={option.value} option={option} />}</Combobox.List>
        </Combobox.Popup>
      </Combobox.Positioner>
    </Combobox.Portal>
  );
}

function ComboRow({ option }: { option: Option }) {
  return (
    <Combobox.Item value={option} className={list.item}>
      <span className={list.mark}>
        <Combobox.ItemIndicator>
          <Check size={14} aria-hidden="true" />
        </Combobox.ItemIndicator>
      </span>
      <span className={list.text}>{option.value === CREATE ? t('Create “{{label}}”', { label: option.label }) : option.label}</span>
      {option.hint !== undefined && <span className={list.hint}>{option.hint}</span>}
    </Combobox.Item>
  );
}

export { CREATE as CREATE_OPTION };
