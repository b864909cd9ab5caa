import { type EffectiveSetting, effectiveSetting, resetRule, setRuleParameter, setRuleSeverity, useDesign } from '../../../workspace/index.ts';
import { Button } from '../../controls/Button.tsx';
import { NumberField } from '../../controls/NumberField.tsx';
import { formatQuantity } from '../../controls/quantity.ts';
import { type Option, SelectField } from '../../controls/SelectField.tsx';
import { SEVERITY_WORDS } from '../../controls/Severity.tsx';
import css from './Rules.module.css';
import type { ParameterInfo, RuleInfo } from './types.ts';

type Choice = 'error' | 'warning' | 'info' | 'off';

const SEVERITIES: readonly Option<Choice>[] = [
  { value: 'error', label: SEVERITY_WORDS.error },
  { value: 'warning', label: SEVERITY_WORDS.warning },
  { value: 'info', label: SEVERITY_WORDS.info },
  { value: 'off', label: 'Off' },
];

/** What this design asks of the rule: how bad, and from which number on. Each change is one undo step; an empty field goes back to the rule's own. */
export function RuleSettings({ rule }: { rule: RuleInfo }) {
  const design = useDesign((state) => state.design);
  const readOnly = useDesign((state) => state.readOnly !== false);
  const setting = effectiveSetting(design, rule);
  return (
    <div className={css.settings}>
      <SelectField<Choice>
        label="Severity"
        layout="above"
        value={setting.severity}
        unset="As the rule says"
        options={SEVERITIES}
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
            Back to the defaults
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
        {parameter.help} {say(parameter.min)} to {say(parameter.max)};{' '}
        {state?.isOwn ? `${say(parameter.default)} if nobody sets it.` : `${say(parameter.default)} counts.`}
      </p>
      {state?.refused !== undefined && (
        <p className={css.refused}>
          What stands in the file {state.refused}; {say(parameter.default)} counts instead.
        </p>
      )}
    </div>
  );
}

/** Units that stand behind the number need no mention. */
const withUnit = ({ label, unit }: ParameterInfo): string => (unit === undefined || /^(?:ms|requests\/s|0 to 1)$/u.test(unit) ? label : `${label} (${unit})`);
