import { memo } from 'react';
import { t } from '../../../../language/index.ts';
import type { FormField, Json } from '../../../../model/index.ts';
import { useDesign } from '../../../../workspace/index.ts';
import { YesNoField } from '../../../controls/ChoiceField.tsx';
import { ComboField } from '../../../controls/ComboField.tsx';
import { MultiField } from '../../../controls/MultiField.tsx';
import { NumberField } from '../../../controls/NumberField.tsx';
import { type Option, SelectField } from '../../../controls/SelectField.tsx';
import { TextField } from '../../../controls/TextField.tsx';
import css from './Form.module.css';
import { referenceOptions } from './references.ts';
import { NumberOrWordField } from './NumberOrWordField.tsx';

/** What a form hands over for a field: a value, or `null` to take the field away. Returns the reason when the document refuses it. */
export type CommitField = (key: string, value: Json | null) => string | undefined;

/** Makes a record of that name in the collection a reference points to, and sets the reference in the same step. */
export type CreateReferenced = (field: FormField, name: string) => void;

export interface FormRowProps {
  field: FormField;
  value: unknown;
  /** Id of the record that holds the field; it cannot refer to itself. */
  holder?: string | undefined;
  /** The source of an import could not say: shown in the empty field. */
  unknown?: boolean;
  /** Several records with different values: shown in the empty field. */
  mixed?: boolean;
  /** What counts where nothing is written: shown in the empty field. */
  placeholder?: string | undefined;
  layout?: 'beside' | 'above';
  onCommit: CommitField;
  onCreate?: CreateReferenced | undefined;
}

/** One field of a record as the control that fits its schema. */
export const FormRow = memo(function FormRow(props: FormRowProps) {
  const { field, value, unknown, mixed, layout, onCommit, onCreate } = props;
  const { key } = field;
  const placeholder = mixed ? t('Mixed') : unknown ? t('Unknown') : props.placeholder;
  const shared = { label: t(field.label), help: field.help && t(field.help), layout };
  const unset = placeholder ?? t('Not set');

  switch (field.type) {
    case 'text':
    case 'prose':
      return (
        <TextField
          {...shared}
          value={value as string | undefined}
          multiline={field.type === 'prose'}
          required={!field.optional}
          maxLength={field.max}
          mono={MONO.has(key)}
          placeholder={placeholder}
          onCommit={(next) => onCommit(key, next ?? null)}
        />
      );
    case 'number':
    case 'integer':
      return (
        <NumberField
          {...shared}
          value={value as number | undefined}
          unit={field.unit}
          min={field.exclusiveMin ? undefined : field.min}
          max={field.max}
          above={field.exclusiveMin ? field.min : undefined}
          integer={field.type === 'integer'}
          placeholder={placeholder}
          onCommit={(next) => onCommit(key, next ?? null)}
        />
      );
    case 'numberOrWord':
      return (
        <NumberOrWordField
          {...shared}
          value={value as number | string | undefined}
          words={optionsOf(field)}
          limits={{ max: field.max, ...(field.exclusiveMin ? { above: field.min } : { min: field.min }) }}
          placeholder={placeholder}
          onCommit={(next) => onCommit(key, next)}
        />
      );
    case 'boolean':
      return <YesNoField {...shared} value={value as boolean | undefined} onChange={(next) => onCommit(key, next ?? null)} />;
    case 'enum':
      return (
        <SelectField
          {...shared}
          value={value as string | undefined}
          options={optionsOf(field)}
          unset={field.optional || mixed ? unset : undefined}
          onChange={(next) => onCommit(key, next ?? null)}
        />
      );
    case 'list':
      return (
        <MultiField
          {...shared}
          values={(value as string[] | undefined) ?? []}
          options={[]}
          placeholder={placeholder ?? t('Type and press Enter')}
          onChange={(next) => onCommit(key, next.length === 0 ? null : next)}
          onCreate={(name) => onCommit(key, [...new Set([...((value as string[] | undefined) ?? []), name])])}
        />
      );
    case 'enumList':
      return (
        <MultiField
          {...shared}
          values={(value as string[] | undefined) ?? []}
          options={optionsOf(field)}
          placeholder={placeholder}
          onChange={(next) => onCommit(key, next.length === 0 ? null : next)}
        />
      );
    case 'reference':
    case 'referenceList':
      return <ReferenceRow {...props} placeholder={placeholder} onCreate={onCreate} />;
    case 'group':
      return <GroupRow {...props} />;
    case 'groupList':
    case 'record':
    case 'variant':
      return null;
  }
});

/** What can be chosen, in words of the language. */
const optionsOf = ({ options = [] }: FormField): readonly Option[] => options.map(({ value, label }) => ({ value, label: t(label) }));

/** Identifiers and other code. */
const MONO = new Set(['operation', 'group', 'action', 'compensation']);

function ReferenceRow({ field, value, holder, placeholder, layout, onCommit, onCreate }: FormRowProps) {
  const design = useDesign((state) => state.design);
  const { key, ref } = field;
  if (ref === undefined) return null;
  const options = referenceOptions(design, ref, key, holder);
  const shared = {
    label: t(field.label),
    help: field.help && t(field.help),
    layout,
    options,
    placeholder: placeholder ?? (field.type === 'referenceList' ? t('None') : t('Not set')),
  };
  const create = CREATABLE.has(ref) && onCreate ? (name: string) => onCreate(field, name) : undefined;
  if (field.type === 'referenceList') {
    const values = (value as string[] | undefined) ?? [];
    return <MultiField {...shared} values={values} onChange={(next) => onCommit(key, next.length === 0 ? null : next)} onCreate={create} />;
  }
  return (
    <ComboField {...shared} value={value as string | undefined} clearable={field.optional} onChange={(next) => onCommit(key, next ?? null)} onCreate={create} />
  );
}

/** Collections in which a record needs no more than a name. */
const CREATABLE = new Set(['contexts', 'teams', 'messages']);

/** Fields that stand and fall together, such as both latencies. An emptied group goes as a whole. */
function GroupRow({ field, value, onCommit, placeholder }: FormRowProps) {
  const group = (value ?? {}) as Readonly<Record<string, Json>>;
  const set: CommitField = (key, next) => {
    const merged = Object.fromEntries(Object.entries({ ...group, [key]: next }).filter(([, one]) => one !== null && one !== undefined));
    return onCommit(field.key, Object.keys(merged).length === 0 ? null : (merged as Json));
  };
  const numbers = field.fields?.every((one) => one.type === 'number' || one.type === 'integer') ?? false;
  return (
    <fieldset className={css.group}>
      <legend className={css.legend}>{t(field.label)}</legend>
      <div className={numbers ? css.columns : css.rows}>
        {field.fields?.map((one) => (
          <FormRow key={one.key} field={one} value={group[one.key]} placeholder={placeholder} layout={numbers ? 'above' : 'beside'} onCommit={set} />
        ))}
      </div>
    </fieldset>
  );
}
