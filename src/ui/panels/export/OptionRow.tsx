import { t } from '../../../language/index.ts';
import { type Choices, type OptionValues, takesPart, type Target, type TargetOption } from '../../../workspace/index.ts';
import { Segments } from '../../controls/ChoiceField.tsx';
import { SelectField } from '../../controls/SelectField.tsx';
import { Switch } from '../../controls/Switch.tsx';
import css from './Export.module.css';

interface OptionRowProps {
  target: Target;
  choices: Choices;
  values: OptionValues;
  onChoose: (key: string, value: string | number | boolean | undefined) => void;
}

/** What can be chosen before a target is written, as far as it means anything beside the other choices. */
export function OptionRow({ target, choices, values, onChoose }: OptionRowProps) {
  const shown = target.options.filter((option) => option.commandLineOnly !== true && takesPart(option, values));
  if (shown.length === 0) return null;
  return (
    <div role="group" aria-label={t('Options')} className={css.options}>
      {shown.map((option) => (
        <OptionControl key={option.key} option={option} choices={choices} value={values[option.key]} onChange={(value) => onChoose(option.key, value)} />
      ))}
    </div>
  );
}

interface OptionControlProps {
  option: TargetOption;
  choices: Choices;
  value: string | number | boolean | undefined;
  onChange: (value: string | boolean | undefined) => void;
}

/** More or longer words than these do not stand beside each other. */
const MOST_SEGMENTS = 4;
const LONGEST_SEGMENTS = 20;

const said = ({ value, label, hint }: { readonly value: string; readonly label: string; readonly hint?: string }) => ({
  value,
  label: t(`${label}|option`),
  hint: hint && t(hint),
});

function OptionControl({ option, choices, value, onChange }: OptionControlProps) {
  const text = typeof value === 'string' ? value : undefined;
  switch (option.type) {
    case 'switch':
      return <Switch label={t(option.label)} checked={value === true} onChange={onChange} />;
    case 'choice': {
      const length = option.choices.reduce((sum, { label }) => sum + label.length, 0);
      if (option.choices.length <= MOST_SEGMENTS && length <= LONGEST_SEGMENTS)
        return <Segments label={t(option.label)} layout="hidden" value={text ?? option.otherwise} options={option.choices.map(said)} onChange={onChange} />;
      return (
        <div className={css.select}>
          <SelectField label={t(option.label)} layout="hidden" prefix={t(option.label)} value={text} options={option.choices.map(said)} onChange={onChange} />
        </div>
      );
    }
    case 'ofDesign': {
      const own = choices[option.key] ?? [];
      if (own.length === 0) return null;
      return (
        <div className={css.select}>
          <SelectField
            label={t(option.label)}
            layout="hidden"
            prefix={t(option.label)}
            unset={option.unset && t(option.unset)}
            value={text}
            options={own}
            onChange={onChange}
          />
        </div>
      );
    }
    case 'text':
    case 'number':
      return null;
    default:
      return option satisfies never;
  }
}
