import { mark, t } from '../../../language/index.ts';
import { type EffectiveSetting, effectiveSetting, resetRule, setRuleParameter, setRuleSeverity, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { formatQuantity } from '../../controls/quantity.ts';
import { type Option, SelectField } from '../../controls/SelectField.tsx';
import css from './Rules.module.css';
import type { ParameterInfo, RuleInfo } from './types.ts';

type Choice = 'error' | 'warning' | 'info' | 'off';

const SEVERITIES: readonly Option<Choice>[] = [
  { value: 'error', label: mark('Error') },
  { value: 'warning', label: mark('Warning') },
  { value: 'info', label: mark('Note') },
  { value: 'off', label: mark('Off') },
];

/** What this design asks of the rule: how bad, and from which number on. Each change is one undo step; an empty field goes back to the rule's own. */
export function RuleSettings({ rule }: { rule: RuleInfo }) {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const setting = effectiveSetting(design, rule);
  return (
    <div className={css.settings}>
      <SelectField<Choice>
        label={t('Severity')}
        layout="above"
        value={setting.severity}
        unset={t('As the rule says')}
        options={SEVERITIES.map(({ value, label }) => ({ value, label: t(label) }))}
        disabled={readOnly}
        onChange={(next) => void setRuleSeverity(rule, next ?? null)}
      />
      {rule.parameters.map((parameter) => (
        <Parameter
          key={parameter.name}
          rule={rule}
          parameter={parameter}
          state={setting.parameters.find(({ name }) => name === parameter.name)}
          disabled={readOnly}
        />
      ))}
      {setting.isOwn && (
        <div className={css.reset}>
          <Button size="small" variant="line" disabled={readOnly} onClick={() => void resetRule(rule)}>
            {t('Back to the defaults')}
          </Button>
        </div>
      )}
    </div>
  );
}

interface ParameterProps {
  rule: RuleInfo;
  parameter: ParameterInfo;
  state: EffectiveSetting['parameters'][number] | undefined;
  disabled: boolean;
}

function Parameter({ rule, parameter, state, disabled }: ParameterProps) {
  const say = (number: number) => formatQuantity(number, parameter.unit);
  const commit = (next: number | undefined) => setRuleParameter(rule, parameter.name, next === undefined || next === parameter.default ? null : next);
  return (
    <div className={css.parameter}>
      <NumberField
        label={withUnit(parameter)}
        layout="above"
        value={state?.isOwn ? state.value : undefined}
        placeholder={say(parameter.default)}
        unit={parameter.unit}
        min={parameter.min}
        max={parameter.max}
        integer={parameter.integer !== false}
        disabled={disabled}
        onCommit={commit}
      />
      <p className={css.help}>
        {t(parameter.help)} {t('{{min}} to {{max}};', { min: say(parameter.min), max: say(parameter.max) })}{' '}
        {t(state?.isOwn ? mark('{{number}} if nobody sets it.') : mark('{{number}} counts.'), { number: say(parameter.default) })}
      </p>
      {state?.refused !== undefined && (
        <p className={css.refused}>{t(REFUSED[state.refused], { min: say(parameter.min), max: say(parameter.max), number: say(parameter.default) })}</p>
      )}
    </div>
  );
}

/** What a file sets for a threshold, and nobody can count with. */
const REFUSED = {
  'no number': mark('What stands in the file is no number between {{min}} and {{max}}; {{number}} counts instead.'),
  'no whole number': mark('What stands in the file is no whole number between {{min}} and {{max}}; {{number}} counts instead.'),
  outside: mark('What stands in the file is not between {{min}} and {{max}}; {{number}} counts instead.'),
} as const;

/** Units that stand behind the number need no mention. */
const withUnit = ({ label, unit }: ParameterInfo): string =>
  unit === undefined || /^(?:ms|requests\/s|0 to 1)$/u.test(unit) ? t(label) : `${t(label)} (${t(unit)})`;
