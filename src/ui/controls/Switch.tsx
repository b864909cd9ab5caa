import { Checkbox as BaseCheckbox } from '@base-ui/react/checkbox';
import { Switch as BaseSwitch } from '@base-ui/react/switch';
import Check from 'lucide-react/icons/check';
import css from './Choice.module.css';

interface ToggleProps {
  label: string;
  checked: boolean;
  onChange: (checked: boolean) => void;
  disabled?: boolean | undefined;
}

/** On or off, at once. For a value of the document that may also be absent, see `YesNoField`. */
export function Switch({ label, checked, onChange, disabled }: ToggleProps) {
  return (
    <label className={css.switchRow}>
      <BaseSwitch.Root className={css.switch} checked={checked} onCheckedChange={(next) => onChange(next)} disabled={disabled ?? false}>
        <BaseSwitch.Thumb className={css.thumb} />
      </BaseSwitch.Root>
      {label}
    </label>
  );
}

/** One of several that may hold together. */
export function Checkbox({ label, checked, onChange, disabled }: ToggleProps) {
  return (
    <label className={css.switchRow}>
      <BaseCheckbox.Root className={css.checkbox} checked={checked} onCheckedChange={(next) => onChange(next)} disabled={disabled ?? false}>
        <BaseCheckbox.Indicator>
          <Check size={12} strokeWidth={3} aria-hidden="true" />
        </BaseCheckbox.Indicator>
      </BaseCheckbox.Root>
      {label}
    </label>
  );
}
