import { Select } from '@base-ui/react/select';
import Check from 'lucide-react/icons/check';
import ChevronDown from 'lucide-react/icons/chevron-down';
import { useId } from 'react';
import { Field, type FieldProps } from './Field.tsx';
import css from './Input.module.css';
import list from './List.module.css';
import { cx } from './cx.ts';

export interface Option<V extends string = string> {
  value: V;
  label: string;
  /** Said after the label in a lighter tone. */
  hint?: string | undefined;
}

interface SelectFieldProps<V extends string> extends FieldProps {
  value: V | undefined;
  options: readonly Option<V>[];
  onChange: (value: V | undefined) => void;
  /** Words for "nothing chosen". Where they are given, that can be chosen as well. */
  unset?: string | undefined;
  /** A word inside of the box, before the value, for selects whose label is hidden. */
  prefix?: string | undefined;
  disabled?: boolean | undefined;
  reason?: string | undefined;
}

/** One of a few values. From about a dozen on, use `ComboField`. */
export function SelectField<V extends string>({ value, options, onChange, unset, prefix, disabled, reason, ...field }: SelectFieldProps<V>) {
  const labelId = useId();
  const items: readonly { value: V | null; label: string; hint?: string | undefined }[] =
    unset === undefined ? options : [{ value: null, label: unset }, ...options];

  return (
    <Field {...field} labelId={labelId} reason={reason}>
      {(control) => (
        <Select.Root<V | null> items={items} value={value ?? null} onValueChange={(next) => onChange(next ?? undefined)} disabled={disabled ?? false}>
          <Select.Trigger {...control} aria-labelledby={labelId} className={css.box}>
            {prefix !== undefined && <span className={list.hint}>{prefix}</span>}
            <Select.Value className={cx(css.value)} data-placeholder={value === undefined ? '' : undefined} />
            <Select.Icon>
              <ChevronDown size={14} aria-hidden="true" />
            </Select.Icon>
          </Select.Trigger>
          <Select.Portal>
            <Select.Positioner className={list.positioner} sideOffset={4} alignItemWithTrigger={false} collisionPadding={8}>
              <Select.Popup className={list.popup}>
                <Select.List className={list.list}>
                  {items.map((item) => (
                    <Select.Item key={item.value ?? ''} value={item.value} className={cx(list.item, item.value === null && list.unset)}>
                      <span className={list.mark}>
                        <Select.ItemIndicator>
                          <Check size={14} aria-hidden="true" />
                        </Select.ItemIndicator>
                      </span>
                      <Select.ItemText className={list.text}>{item.label}</Select.ItemText>
                      {item.hint !== undefined && <span className={list.hint}>{item.hint}</span>}
                    </Select.Item>
                  ))}
                </Select.List>
              </Select.Popup>
            </Select.Positioner>
          </Select.Portal>
        </Select.Root>
      )}
    </Field>
  );
}
